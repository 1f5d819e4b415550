"""Ask the search of a built site queries whose articles are known: how many are found, how soon, for how many bytes.

python -m tests.search SITE [--browser] [--list] [FILE.tsv ...]

Without files, the queries of `tests/cases/queries/`. A line of a file holds a query, the Q-number that it must find,
and a group, with tabs between them. Queries whose article is not in the site are counted apart.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mskb.render.urls import article_address
from mskb.search.files import FOLDER, read_index
from mskb.search.ranking import Ranker, first_articles

QUERIES = Path(__file__).parents[1] / "cases" / "queries"
DEEPEST = 10
STRAIGHT = {"number", "address"}
"""Groups that lead to the article without a search: only in a browser are they asked."""
_MARK = re.compile(r'<a class="headerlink".*?</a>')
_INLINE = re.compile(r"</?(?:a|code|span|em|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
Ask = Callable[[str], list[str]]
# What the box does with a text: an address of an article, or else a question.
_ASK = """async ([engine, text]) => {
  const { ask, named } = await import(engine);
  const article = named(text);
  if (article && article.sure) {
    return [article.id];
  }
  const found = await ask({ text, filters: {}, count: 10 }, () => true);
  return found.hits.map((hit) => hit.id);
}"""


class Case(NamedTuple):
    """A query whose article is known."""

    query: str
    id: str
    group: str


def read_cases(path: Path) -> Iterator[Case]:
    """Yields the queries of a file."""
    if path.suffix == ".json":
        for case in json.loads(path.read_text(encoding="utf-8")):
            yield Case(case["query"], case["id"], case["kind"])
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        query, article_id, group = line.split("\t")
        yield Case(query, article_id, group)


def ranks_of(cases: Sequence[Case], ask: Ask) -> dict[str, list[int]]:
    """Returns by group, and for `all`, the place of each case's article; 0 where it is below the tenth."""
    ranks: defaultdict[str, list[int]] = defaultdict(list)
    for case in cases:
        found = ask(case.query)[:DEEPEST]
        rank = found.index(case.id) + 1 if case.id in found else 0
        ranks["all"].append(rank)
        ranks[case.group].append(rank)
    return ranks


def share(ranks: Sequence[int], most: int) -> float:
    """Returns the part of the cases whose article is among the first so many."""
    return sum(0 < rank <= most for rank in ranks) / len(ranks)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--browser", action="store_true", help="ask in Chromium, and tell seconds and bytes")
    parser.add_argument("--list", action="store_true", help="print each query whose article is not in the first three")
    options = parser.parse_args()
    index = read_index(options.site / FOLDER)
    ids = {f"Q{number}" for number in index.numbers.tolist()}
    files = options.files or sorted(QUERIES.iterdir())
    if options.browser:
        _in_browser(options.site, files, ids, told=options.list)
        return
    ranker = Ranker(index)
    numbers = index.numbers.tolist()

    @cache
    def text_of(article: int) -> str:
        return _text_of_page(options.site / article_address(f"Q{numbers[article]}")[1:] / "index.html")

    def ask(query: str) -> list[str]:
        found = first_articles(ranker.search(query), text_of)
        return [f"Q{numbers[article]}" for article, _ in found[:DEEPEST]]

    _report(files, ids, ask, told=options.list, without=STRAIGHT)


def _text_of_page(path: Path) -> str:
    """The title and text of an article's page."""
    page = path.read_text(encoding="utf-8")
    title = page[page.index("<h1>") + 4 : page.index("</h1>")]
    body = page[page.index('<div class="mskb-body">') : page.index("<div class=mskb-foot>")]
    text = _INLINE.sub("", _MARK.sub("", body.partition("<section class=mskb-connections>")[0]))
    return html.unescape(f"{title} . {_TAG.sub(' ', text)}")


def _report(files: Sequence[Path], ids: set[str], ask: Ask, *, told: bool, without: Container[str] = ()) -> None:
    for file in files:
        cases = [case for case in read_cases(file) if case.group not in without]
        here = [case for case in cases if case.id in ids]
        for group, ranks in sorted(ranks_of(here, ask).items()):
            mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
            say(
                f"{file.name} {group}: {len(ranks)} queries, first {share(ranks, 1):.1%}, in 3 {share(ranks, 3):.1%}, "
                f"in 10 {share(ranks, DEEPEST):.1%}, MRR {mean:.3f}"
            )
        if len(here) < len(cases):
            say(f"{file.name}: {len(cases) - len(here)} queries left out, whose article the site lacks")
        if told:
            for case in here:
                found = ask(case.query)[:DEEPEST]
                if case.id not in found[:3]:
                    say(f"  {case.id} {case.query!r}: {found}")


def _in_browser(site: Path, files: Sequence[Path], ids: set[str], *, told: bool) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here
    from tests.browser.conftest import serve  # noqa: PLC0415
    from tests.conftest import find_chromium  # noqa: PLC0415

    waited: list[tuple[float, str]] = []
    sent: list[int] = []
    with serve(site, "/") as served, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{served.root}404.html")  # a page where nothing of search is loaded yet
        page.wait_for_load_state("networkidle")

        def ask(query: str) -> list[str]:
            before, begun = served.sent, time.perf_counter()
            found: list[str] = page.evaluate(_ASK, [f"{served.root}assets/mskb-search-engine.js", query])
            waited.append((time.perf_counter() - begun, query))
            sent.append(served.sent - before)
            return found

        _report(files, ids, ask, told=told)
        browser.close()
    seconds = [each for each, _ in waited]
    say(f"waited: median {statistics.median(seconds):.2f} s, 95 % {statistics.quantiles(seconds, n=20)[-1]:.2f} s")
    say(f"longest: {[(round(each, 2), query) for each, query in sorted(waited, reverse=True)[:5]]}")
    say(f"sent: first {sent[0]:,} bytes, later {statistics.median(sent[1:]):,.0f} (median)")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
