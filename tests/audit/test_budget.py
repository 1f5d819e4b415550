"""`mskb budget` on small sites."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from mskb.cli import main

ARTICLE = '<html><body><nav>{chrome}</nav><div class="mskb-body"><p>{text}</p></div></body></html>'


@pytest.fixture
def site(tmp_path):
    """Two articles with 1,000 bytes of chrome in the mean, a list of 2,000 bytes and an image of 10,000."""
    empty = len(ARTICLE.format(chrome="", text="")) - len("<p></p>")
    for number, chrome in ((10022, 500), (10033, 1500)):
        folder = tmp_path / "kb" / "010" / f"Q{number}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(ARTICLE.format(chrome="x" * (chrome - empty), text="y" * 100))
    (tmp_path / "index.html").write_text("z" * 2000)
    (tmp_path / "bell.png").write_bytes(b"\0" * 10_000)
    return tmp_path


def weigh(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["budget", *map(str, arguments)])


def test_a_site_within_its_budget(site):
    result = weigh(site)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == ("0.0 MB in 4 files; largest page 2.0 KB, index.html; chrome of an article's page 1.0 KB\n")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        pytest.param(("--site-mb", 0.01), "The site has 0.0 MB, over its budget of 0.01 MB.\n", id="site"),
        pytest.param(
            ("--page-kb", 1.9), "The page index.html has 2.0 KB, over the budget of 1.9 KB for a page.\n", id="page"
        ),
        pytest.param(
            ("--chrome-kb", 0.9),
            "What the pages of articles have around their text is 1.0 KB in the mean, over its budget of 0.9 KB.\n",
            id="chrome",
        ),
    ],
)
def test_a_site_over_its_budget(site, option, told):
    result = weigh(site, *option)
    assert (result.exit_code, result.stderr) == (1, told)


def test_just_its_budget_is_within_it(site):
    assert weigh(site, "--page-kb", 2, "--chrome-kb", 1).exit_code == 0


def test_a_folder_without_a_page_is_no_site(tmp_path):
    (tmp_path / "bell.png").write_bytes(b"\0")
    result = weigh(tmp_path)
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path}: no page was found: is this the folder of a built site?\n"
