from __future__ import annotations

import pytest

from mskb.fields.footer import category_names, read_footer, read_tail
from mskb.model.notice import LEGAL_NOTICE

RULE = "=" * 70
END_RULE = "=" * 77
FIELDS = [
    "Keywords          : kbsms200 kbfaq ",
    "Technology        : kbSMSSearch",
    "Version           : winnt:2.0",
    "Issue type        : kbbug",
    "Solution Type     : kbfix",
]
NOTICE = ["", *LEGAL_NOTICE, "", "Copyright Microsoft Corporation 2000."]


def test_a_whole_footer():
    footer = read_footer(["Text.", "", RULE, *FIELDS, "", END_RULE, *NOTICE])
    assert footer.fields == {
        "Keywords": "kbsms200 kbfaq",
        "Technology": "kbSMSSearch",
        "Version": "winnt:2.0",
        "Issue type": "kbbug",
        "Solution Type": "kbfix",
    }
    assert (footer.start, footer.after) == (2, [])


@pytest.mark.parametrize(
    ("lines", "fields", "start", "after"),
    [
        pytest.param(["Text.", "", RULE, *FIELDS, "", END_RULE], 5, 2, [], id="a-jekyll-page-has-no-notice"),
        pytest.param(["Text.", "", RULE, *FIELDS], 5, 2, [], id="cut-after-the-fields"),
        pytest.param(["Text.", RULE, FIELDS[0][:12]], 0, 3, [], id="cut-in-a-label"),
        pytest.param(["Text.", RULE, "", END_RULE, *NOTICE], 0, 1, [], id="no-fields"),
        pytest.param(["Text.", "", END_RULE, *NOTICE], 0, 2, [], id="the-oldest-have-a-notice-alone"),
        pytest.param(["Text.", *NOTICE], 0, 2, [], id="a-notice-without-a-rule"),
        pytest.param(["Text.", RULE, "More.", RULE, "Still more."], 0, 5, [], id="rules-of-the-text-are-none"),
        pytest.param(["Text.", RULE, *FIELDS, "", END_RULE, *NOTICE, "", "P.S."], 5, 1, ["P.S."], id="text-after-it"),
        pytest.param(["Text.", RULE, *FIELDS[:1], FIELDS[0], "", END_RULE], 1, 1, [FIELDS[0].rstrip()], id="twice"),
        pytest.param([], 0, 0, [], id="nothing"),
    ],
)
def test_footer_variants(lines, fields, start, after):
    footer = read_footer(lines)
    assert (len(footer.fields), footer.start, footer.after) == (fields, start, after)


@pytest.mark.parametrize(
    ("lines", "query_words", "categories", "end"),
    [
        pytest.param(["Text.", "", "Additional query words: copy queue"], ["copy queue"], [], 1, id="query-words"),
        pytest.param(["Text.", "", "Additional query words:", ""], [""], [], 1, id="none-given"),
        pytest.param(["Text.", "", "Additional reference words: 5.00"], ["5.00"], [], 1, id="reference-words"),
        pytest.param(["Text.", "", "Additional query word: one"], ["one"], [], 1, id="one-word"),
        pytest.param(
            ["Text.", "", "Additional query words: one two", "three", "four"],
            ["one two three four"],
            [],
            1,
            id="wrapped",
        ),
        pytest.param(
            ["Text.", "", "Additional query words: old", "", "Additional query words: new"],
            ["new", "old"],
            [],
            1,
            id="two",
        ),
        pytest.param(
            ["Text.", "", "KBCategory: kbother kbsetup", "KBSubcategory: win30", "Additional reference words: 5.00"],
            ["5.00"],
            ["kbother", "kbsetup", "win30"],
            1,
            id="the-oldest-footer",
        ),
        pytest.param(["Text.", "", "KBCategory:", "KBSubcategory:"], [], [], 1, id="no-categories"),
        pytest.param(
            ["Text.", "", "KBCategory: kbtool", "", "Additional query words: x", ""], ["x"], ["kbtool"], 1, id="apart"
        ),
        pytest.param(["Text.", "", "Additional information: see the manual."], [], [], 3, id="prose"),
        pytest.param(["Additional query words: x", "", "Text goes on."], [], [], 3, id="not-at-the-end"),
        pytest.param(
            ["Additional query words: x", "1", "2", "3", "4", "5"], [], [], 6, id="too-long-to-be-query-words"
        ),
        pytest.param([], [], [], 0, id="nothing"),
    ],
)
def test_read_tail(lines, query_words, categories, end):
    tail = read_tail(lines, len(lines))
    assert (tail.query_words, tail.categories, tail.end) == (query_words, categories, end)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("KBCategory: kbmm kbsound", "kbmm kbsound", id="category"),
        pytest.param("KBSubcategory: win30", "win30", id="subcategory"),
        pytest.param("KBSubCategory:", "", id="empty"),
        pytest.param("The KBCategory: line", None, id="prose"),
    ],
)
def test_category_names(line, names):
    assert category_names(line) == names
