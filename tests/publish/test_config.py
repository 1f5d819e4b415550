"""A wrong option stops with one sentence that says what to change."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from mskb.config import KnowledgeBaseConfig

OPTIONS = "articles_dir, content_security_policy, only, report, search, source_url, workers"


def validate(folder: Path, options: dict[str, object]) -> tuple[KnowledgeBaseConfig, list[str]]:
    config = KnowledgeBaseConfig(config_file_path=str(folder / "mkdocs.yml"))
    config.load_dict(options)
    failed, warnings = config.validate()
    assert not warnings
    return config, [f"{name}: {error}" for name, error in failed]


@pytest.fixture
def site(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        pytest.param(
            {"articles_dir": 7}, "articles_dir: 7 is no folder: name one, or a list of folders.", id="folder-a-number"
        ),
        pytest.param(
            {"articles_dir": []}, "articles_dir: [] is no folder: name one, or a list of folders.", id="no-folder"
        ),
        pytest.param(
            {"articles_dir": None},
            "articles_dir: null is no folder: name one, or a list of folders.",
            id="folder-null",
        ),
        pytest.param(
            {"articles_dir": ["articles", 7]},
            'articles_dir: ["articles", 7] is no folder: name one, or a list of folders.',
            id="list-with-a-number",
        ),
        pytest.param(
            {"artikel": "x"}, f"artikel: there is no such option; the options are {OPTIONS}.", id="unknown-option"
        ),
        *(
            pytest.param(
                {"content_security_policy": value}, f"content_security_policy: {sentence}", id=f"policy-{name}"
            )
            for name, value, sentence in [
                (
                    "word",
                    "strict",
                    (
                        '"strict" is neither true nor false, nor names it what is allowed besides, such as '
                        '{"img-src": ["https://example.com"]}.'
                    ),
                ),
                (
                    "directive",
                    {"scripts": "https://example.com"},
                    (
                        '"scripts" is no directive; the directives are default-src, script-src, style-src, img-src, '
                        "font-src, connect-src, form-action, base-uri, child-src, frame-src, manifest-src, media-src, "
                        "object-src, worker-src, script-src-elem, script-src-attr, style-src-elem, style-src-attr."
                    ),
                ),
                (
                    "two-in-one",
                    {"img-src": "https://example.com; script-src *"},
                    (
                        '"https://example.com; script-src *" is no source, nor a list of sources, for img-src: name '
                        "them one by one, such as [https://example.com]."
                    ),
                ),
                (
                    "number",
                    {"img-src": [7]},
                    (
                        "[7] is no source, nor a list of sources, for img-src: name them one by one, such as "
                        "[https://example.com]."
                    ),
                ),
            ]
        ),
        *(
            pytest.param({"search": value}, f"search: {shown} is neither true nor false.", id=f"search-{shown}")
            for value, shown in [("sometimes", '"sometimes"'), (1, "1")]
        ),
        *(
            pytest.param(
                {"workers": value},
                f"workers: {shown} is no number of processes: use 0 for one a core, or 1 and up.",
                id=f"workers-{shown}",
            )
            for value, shown in ((-1, "-1"), (True, "true"), ("two", '"two"'), (1.5, "1.5"))
        ),
        *(
            pytest.param(
                {"only": value},
                f"only: {shown} is no list of names: give product codes and Q-numbers, such as [sms, Q168845].",
                id=f"only-{shown}",
            )
            for value, shown in ((5, "5"), ("sms", '"sms"'), ([168845], "[168845]"))
        ),
        pytest.param(
            {"report": 3},
            "report: 3 is no name of a file: write one as text, such as report.json.",
            id="report-a-number",
        ),
        pytest.param(
            {"source_url": 3},
            "source_url: 3 is no address: write one as text, with {path} and {id} where they belong.",
            id="source-url-a-number",
        ),
    ],
)
def test_a_wrong_option_is_one_sentence(site, options, sentence):
    assert validate(site, options)[1] == [sentence]


def test_a_missing_folder_is_one_sentence(site):
    missing = site / "nowhere"
    assert validate(site, {"articles_dir": "nowhere"})[1] == [
        f"articles_dir: there is no folder {missing}: make it, or name the one that holds the articles."
    ]


def test_defaults(site):
    config, failed = validate(site, {})
    assert not failed
    assert (config.articles_dir, config.workers, config.only, config.source_url) == (
        [str(site / "articles")],
        0,
        [],
        "",
    )


def test_folders_are_found_beside_the_configuration(site):
    (site / "more").mkdir()
    config, failed = validate(site, {"articles_dir": ["articles", "./more", str(site)]})
    assert not failed
    assert config.articles_dir == [str(site / "articles"), str(site / "more"), str(site)]


def test_a_report_cannot_be_a_folder(site):
    assert validate(site, {"report": "articles"})[1] == [
        f"report: {site / 'articles'} is a folder: name a file, such as report.json."
    ]


@pytest.mark.parametrize(
    ("value", "file"), [(None, ""), ("", ""), ("a/../b.json", "{site}/b.json"), ("/c.json", "/c.json")]
)
def test_a_report_stands_beside_the_configuration(site, value, file):
    config, failed = validate(site, {"report": value})
    assert not failed
    assert config.report == file.format(site=site)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"articles_dir": "nowhere"}, "there is no folder {site}" + os.sep + "nowhere: make it, or name the one that"),
        ({"searhc": True}, f"there is no such option; the options are {OPTIONS}."),
    ],
)
def test_mkdocs_stops_and_says_why(site, caplog, options, sentence):
    (site / "docs").mkdir()
    (site / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": "x", "plugins": [{"mskb": options}]}))
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises((Abort, ConfigurationError)):
        load_config(str(site / "mkdocs.yml"))
    (message,) = [record.getMessage() for record in caplog.records]
    (name,) = options
    assert f"Plugin 'mskb' option '{name}': " + sentence.format(site=site) in message
