from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify, unique

from mskb.render.heading_ids import HeadingIds

TITLES = st.one_of(
    st.sampled_from(["", "A", "a", "A_1", "a_2", "A_09", "_", "_1", "a_1_1", "日本"]), st.text(max_size=8)
)


@given(st.lists(TITLES, max_size=40))
def test_ids_are_those_of_python_markdown(titles):
    ids = HeadingIds()
    taken: set[str] = set()
    assert [ids.take(title) for title in titles] == [unique(slugify(title, "-"), taken) for title in titles]


def test_many_headings_alike_are_counted_once_each():
    """Python-Markdown would count up 20,000,000,000 times."""
    ids = HeadingIds()
    assert [ids.take("Cause") for _ in range(200_000)][-1] == "cause_199999"
