"""Ask the search of a built site, in a browser, queries whose answers are known: what is found, sent, waited for.

python -m tests.browser.measure_search SITE
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.conftest import serve
from tests.conftest import find_chromium

QUERIES = Path(__file__).parents[1] / "cases" / "queries.json"
FIRST = 3
STRAIGHT = ("number", "address")
"""Kinds that must lead to the article without a search."""
# What the box does with a text: an address of an article, or else a question.
_ASK = """async ([engine, text]) => {
  const { ask, named } = await import(engine);
  const article = named(text);
  if (article && article.sure) {
    return { direct: article.id, hits: [] };
  }
  const found = await ask({ text, count: 10 });
  return { hits: found.hits.map((hit) => hit.url), total: found.total, asked: found.asked };
}"""


def main(folder: Path) -> None:
    """Print a line for each query that fails, and the figures."""
    queries = json.loads(QUERIES.read_text(encoding="utf-8"))
    sent: list[int] = []
    waited: list[float] = []
    failed = 0
    with serve(folder, "/") as site, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{site.root}404.html")  # a page where nothing of search is loaded yet
        page.wait_for_load_state("networkidle")
        for query in queries:
            before, begun = site.sent, time.perf_counter()
            answer = page.evaluate(_ASK, [f"{site.root}assets/mskb-search-engine.js", query["query"]])
            waited.append(time.perf_counter() - begun)
            sent.append(site.sent - before)
            places = [url.rstrip("/").rpartition("/")[2] for url in answer["hits"]]
            straight = query["kind"] in STRAIGHT
            if answer.get("direct") != query["id"] and (straight or query["id"] not in places[:FIRST]):
                failed += 1
                place = places.index(query["id"]) + 1 if query["id"] in places else 0
                say(f"{query['id']} {query['query']!r}: place {place} of {answer.get('total')}, {answer.get('asked')}")
        browser.close()
        slow = sorted(zip(waited, (query["query"] for query in queries), strict=True), reverse=True)[:5]
        most = statistics.quantiles(waited, n=20)[-1]
        say(f"{len(queries) - failed} of {len(queries)} in the first {FIRST}")
        later = sent[1:]
        say(f"sent: first query {sent[0]:,} bytes; later {statistics.median(later):,.0f} (median) to {max(later):,}")
        say(f"waited: median {statistics.median(waited):.2f} s; 95 % {most:.2f} s")
        say(f"longest: {[(round(seconds, 2), text) for seconds, text in slow]}")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
