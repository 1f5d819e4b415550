"""What a built site may weigh.

GitHub Pages takes a site of 1 GB, and no change is to bring that of the whole archive near it unnoticed. A checkout has
a few articles only; what these tell of the whole is the chrome of their pages, which 54,000 others have as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mskb.audit.weight import Weight

SITE_MB = 850
"""In millions of bytes: 15 % below the limit. The whole archive's site has 778."""
PAGE_KB = 250
"""In thousands of bytes. The whole archive's largest page has 194; it is that of its longest article."""
CHROME_KB = 8.0
"""In thousands of bytes, the mean. With so much, the whole archive's site would have about 863 MB; it has 6.4."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What is allowed: the site in MB, each page in KB, the mean chrome of an article's page in KB."""

    site_mb: float = SITE_MB
    page_kb: float = PAGE_KB
    chrome_kb: float = CHROME_KB


def exceeded(weight: Weight, budget: Budget) -> Iterator[str]:
    """A sentence for each part of a budget that a site exceeds."""
    if weight.bytes > budget.site_mb * 1e6:
        yield f"The site has {weight.bytes / 1e6:,.1f} MB, over its budget of {budget.site_mb:g} MB."
    if weight.largest > budget.page_kb * 1e3:
        yield (
            f"The page {weight.largest_page} has {weight.largest / 1e3:,.1f} KB, "
            f"over the budget of {budget.page_kb:g} KB for a page."
        )
    if weight.chrome is not None and weight.chrome > budget.chrome_kb * 1e3:
        yield (
            f"What the pages of articles have around their text is {weight.chrome / 1e3:,.1f} KB in the mean, "
            f"over its budget of {budget.chrome_kb:g} KB."
        )
