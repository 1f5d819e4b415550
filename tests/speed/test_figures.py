"""From runs, pages and system files to figures."""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path

import pytest
from tests.speed.command import Run, run
from tests.speed.errors import BenchmarkError
from tests.speed.figures import (
    Builder,
    Chrome,
    Size,
    chrome_of,
    count_files,
    median_ratio,
    pair_ratios,
    percentile,
    quotients,
)
from tests.speed.memory import descendants, parent_in_status, size_in_rollup
from tests.speed.stages import read_stages
from tests.speed.table import as_data, growth_lines, size_lines

from mskb.audit.weight import Part, Weight, body_size, weigh


@pytest.mark.parametrize(
    ("page", "size"),
    [
        pytest.param(b'<p>a</p><div class="mskb-body"><p>text</p></div><p>b</p>', 11, id="plain"),
        pytest.param(b'<div class="mskb-body">\n<div class="x"><div>a</div></div>b</div></div>', 35, id="nested"),
        pytest.param(b"<div class=mskb-body data-search>text</div>", 4, id="without-quotes"),
        pytest.param(b'<div class="mskb-body"><pre>&lt;/div&gt;</pre></div>', 23, id="a-tag-in-text"),
        pytest.param(b'<div class="mskb-body"></div>', 0, id="empty"),
        pytest.param(b"<div>a stub</div>", None, id="no-text"),
    ],
)
def test_body_size(page, size):
    assert body_size(page) == size


@pytest.fixture
def site(tmp_path):
    """A site of one article, one stub, one list and a style sheet."""
    pages = {
        "kb/168/Q168845/index.html": '<h1>One</h1><div class="mskb-body">text</div>',
        "kb/021/Q21569/index.html": "<h1>Not here</h1>",
        "kb/168/index.html": "<ul></ul>",
        "kb/168/Q168845/cited-by/index.html": "<ol></ol>",
        "assets/mskb.css": "p {}",
    }
    for path, text in pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_weigh(site):
    weight = weigh(site)
    assert weight.parts == {
        "articles": Part(1, 45),
        "stubs": Part(1, 17),
        "indexes": Part(2, 18),
        "assets": Part(1, 4),
    }
    assert (weight.files, weight.pages, weight.articles, weight.bytes) == (5, 4, 1, 84)
    assert weight.chrome == 41
    assert chrome_of(weight) == Chrome(41, 41, 41, 41, "kb/168/Q168845/index.html")


def test_count_files(site):
    assert count_files(site) == (Part(5, 84), Part(4, 80))


def test_percentile():
    assert percentile(list(range(1, 101)), 0.95) == 95
    assert percentile([7], 0.95) == 7


def test_ratios():
    assert pair_ratios([6, 9, 8], [3, 3, 4]) == [2, 3, 2]
    assert median_ratio([6, 9, 8], [3, 3, 4]) == pytest.approx(8 / 3)


def test_quotients_are_to_the_smallest_archive_in_any_order():
    assert quotients([(54_000, 3.0), (5_400, 2.0), (217_000, 2.2)]) == pytest.approx([1.5, 1.0, 1.1])


def test_medians_of_a_builder():
    builder = Builder("mkdocs build", [Run(3, 5), Run(9, 6), Run(4, 7)])
    builder.stages = [{"read": 1.0, "write": 2.0}, {"read": 3.0, "write": 2.0}]
    assert (builder.wall, builder.cpu, builder.stage_medians) == (4, 6, {"read": 2.0, "write": 2.0})


def test_table_and_data_tell_the_same():
    def size(name: str, count: int, wall: float) -> Size:
        builders = [Builder("mkdocs build", [Run(wall, 2 * wall)]), Builder("hugo", [Run(2, 4)])]
        parts = {"articles": Part(count, 10_000), "stubs": Part(), "indexes": Part(), "assets": Part()}
        return Size(name, count, 5_000, builders, Weight(parts, ((5, "kb/168/Q168845/index.html"),)))

    sizes = [size("1/10", 10, 1.0), size("whole", 100, 11.0)]
    data = json.loads(json.dumps(as_data(sizes)))
    assert [entry["wall_per_article_to_smallest"] for entry in data["sizes"]] == pytest.approx([1, 1.1])
    assert data["sizes"][1]["ratios_to_hugo"]["mkdocs build"]["wall"] == 5.5
    assert "mkdocs build / hugo: 5.50 (in each round: 5.50); CPU 5.50" in list(size_lines(sizes[1]))
    assert list(growth_lines(sizes))[-1].split() == ["whole", "100", "110.00", "1.10", "220.00", "1.10"]


def test_size_in_rollup():
    assert size_in_rollup(["00400000-7fff ---p 00000000 00:00 0 [rollup]", "Rss:  20 kB", "Pss:  12 kB"]) == 12_288
    assert size_in_rollup([]) == 0


def test_parent_in_status():
    assert parent_in_status("77 (a (strange) name) S 42 77 77 0 -1") == 42


def test_descendants():
    assert descendants(1, {1: 0, 2: 1, 3: 2, 4: 2, 9: 8}) == [1, 2, 3, 4]


def test_a_build_without_report_has_no_stages(tmp_path):
    assert read_stages(tmp_path / "none.json") == {}


def test_what_a_failed_program_said_is_told(tmp_path):
    with pytest.raises(BenchmarkError, match="no such article"):
        run([sys.executable, "-c", "raise SystemExit('no such article')"], tmp_path, {})


def test_a_run_is_measured_with_the_processes_below_it(tmp_path):
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(10 ** 6))'])"
    taken = run([sys.executable, "-c", code], tmp_path, {})
    assert taken.wall > 0
    assert taken.cpu > 0
    assert taken.peak == 0


def test_an_interrupted_run_leaves_no_process(tmp_path):
    """The command starts another, and tells both numbers before both wait."""
    code = "import os, subprocess, sys; from pathlib import Path; below = subprocess.Popen(['sleep', '60']);"
    code += "Path('unfinished').write_text(f'{os.getpid()} {below.pid}'); Path('unfinished').rename('told');"
    code += "below.wait()"

    def interrupt(*_: object) -> None:
        while not (tmp_path / "told").exists():
            time.sleep(0.01)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with pytest.raises(KeyboardInterrupt):
            run([sys.executable, "-c", code], tmp_path, {})
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    for process in (tmp_path / "told").read_text(encoding="utf-8").split():
        assert not is_running(int(process))


def is_running(process: int) -> bool:
    """Whether a process runs; one that was killed may wait a moment for its parent to look."""
    for _ in range(500):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.01)
    return True
