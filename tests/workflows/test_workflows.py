"""The workflows of .github/: what they may do, and that they run what .ci/run knows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
STEPS = set(re.findall(r"^(\w+)\(\) \{$", (PROJECT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE))
USES = re.compile(r"^ *(?:- )?uses: (?P<action>[\w-]+/[\w-]+)@(?P<commit>[0-9a-f]{40}) # v\d+\.\d+\.\d+$", re.MULTILINE)

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)


def jobs_of(file: Path) -> dict[str, Any]:
    jobs: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
    return jobs


def commands_of(file: Path) -> list[str]:
    return [step["run"] for job in jobs_of(file).values() for step in job["steps"] if "run" in step]


def test_the_workflows():
    assert [file.stem for file in WORKFLOWS] == ["ci", "external-links", "pages"]


@each_workflow
def test_nothing_is_granted_to_all_jobs(file):
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["permissions"] == {}
    for job in jobs_of(file).values():
        assert set(job["permissions"].values()) <= {"read", "write"}
        assert "write" not in job["permissions"].values() or set(job["permissions"]) == {"pages", "id-token"}


@each_workflow
def test_every_job_comes_to_an_end(file):
    assert all(0 < job["timeout-minutes"] <= 45 for job in jobs_of(file).values())


@each_workflow
def test_actions_are_pinned_to_a_commit_and_tell_its_version(file):
    text = file.read_text(encoding="utf-8")
    assert len(USES.findall(text)) == text.count("uses:") > 0


def test_an_action_is_of_one_commit_everywhere():
    pins = {match.groups() for file in WORKFLOWS for match in USES.finditer(file.read_text(encoding="utf-8"))}
    assert len(pins) == len({action for action, _ in pins})


@each_workflow
def test_no_checkout_leaves_its_credential(file):
    steps = [step for job in jobs_of(file).values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_workflow
def test_commands_are_those_that_a_person_types(file):
    for command in commands_of(file):
        program, *arguments = command.split()
        if program == ".ci/run":
            assert arguments
            assert set(arguments) <= STEPS
        else:
            assert program in {"python3", ".venv/bin/mkdocs", ".venv/bin/mskb"}


@each_workflow
def test_no_command_is_put_together_from_outside(file):
    assert not any("${{" in command for command in commands_of(file))


@pytest.mark.skipif(sys.platform == "win32", reason="`bash` may be another system's there")
def test_a_site_without_search_is_not_published(tmp_path):
    (tmp_path / ".ci").mkdir()
    shutil.copy(PROJECT / ".ci" / "run", tmp_path / ".ci")

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(["bash", ".ci/run", "search"], cwd=tmp_path, capture_output=True, text=True, check=False)

    (tmp_path / "site").mkdir()
    failed = run()
    assert (failed.returncode, "has no search index" in failed.stderr) == (1, True)
    (tmp_path / "site" / "search" / "index").mkdir(parents=True)
    (tmp_path / "site" / "search" / "index" / "entry.json").touch()
    assert run().returncode == 0
    steps = commands_of(PROJECT / ".github" / "workflows" / "pages.yml")
    assert steps.index(".venv/bin/mkdocs build") < steps.index(".ci/run search")


def test_the_whole_run_has_every_step_of_ci():
    every = re.search(r"^every=\((.*)\)$", (PROJECT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert every is not None
    in_ci = {
        step for command in commands_of(PROJECT / ".github" / "workflows" / "ci.yml") for step in command.split()[1:]
    }
    assert set(every[1].split()) == in_ci


def test_ci_tests_every_version_that_is_supported():
    matrix = jobs_of(PROJECT / ".github" / "workflows" / "ci.yml")["tests"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert [run["system"].partition("-")[0] for run in matrix["include"]] == ["macos", "windows"]
