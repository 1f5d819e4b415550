"""The page of statistics: its text, in which signs stand where its template puts the figures."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mskb.publish.generated import add_page

_PATH = "statistics.md"
_SOURCE = """\
---
title: Statistics
description: The archive in numbers, with charts of years, products, types, citations, sizes and defects.
template: mskb/statistics.html
hide: [navigation]
---

# Statistics

What this archive holds, in numbers.
An article counts once, by the edition that is shown, but under each of its products, types and fix states.

## Years

The year in which an article was last changed, which may be long after it was written.

<!-- years -->

## Products

The products that most articles are about, as the articles themselves name them.

<!-- products -->

## Types

What articles tell of, by their issue type or the first word of their title.

<!-- kinds -->

### Fix states

Whether what they tell of was fixed, as their solution type or title says.

<!-- states -->

## Citations

<!-- resolved -->

### How many others an article cites

<!-- citing -->

### How many others cite an article

<!-- cited -->

### The most cited articles

<!-- most-cited -->

## Sizes

Words of title and text, without header and footer.

<!-- sizes -->

## Dialects

The written forms in which the articles were found.

<!-- dialects -->

## Defects

What was odd or damaged in the articles' files, and what was done about it: articles that have at least one of a kind.

<!-- defects -->
"""


def add_statistics_page(files: Files, config: MkDocsConfig) -> None:
    """Add the page, which may stand in the navigation; a hand-written `statistics.md` stays as it is."""
    add_page(files, config, _PATH, _SOURCE)
