"""Golden articles: the bytes of an article, all that was read from them, and its page.

A folder of `goldens/` holds `article.txt` or `article.md` (the seeds' stand in `articles/`), `tree.txt` and `page.md`.
`pytest --accept` writes the latter two anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mskb.model.article import Article
from mskb.model.dump import dump
from mskb.pipeline.read import read_bytes
from mskb.render.front_matter import front_matter_of, with_front_matter
from mskb.render.page import render_article

PROJECT = Path(__file__).parent.parent
SEEDS = {path.stem: path for path in (PROJECT / "articles").iterdir()}
FOLDERS = sorted(path for path in (PROJECT / "tests" / "goldens").iterdir() if path.is_dir())


def read_golden(folder: Path) -> Article:
    """Read a golden's article; its folder may be what tells the Q-number."""
    found = [path for path in folder.iterdir() if path.stem == "article"]
    path = found[0] if found else SEEDS[folder.name]
    article = read_bytes(path.read_bytes(), f"{folder.name}/{path.name}" if found else path.name)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_golden(folder, accept):
    article = read_golden(folder)
    made = {
        "tree.txt": dump(article),
        "page.md": with_front_matter(front_matter_of(article), render_article(article)),
    }
    for name, text in made.items():
        if accept:
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        assert text == (folder / name).read_text(encoding="utf-8")


def test_every_seed_is_a_golden():
    assert set(SEEDS) <= {folder.name for folder in FOLDERS}
