"""Lists: bullets, numbers and letters, each item with blocks of its own (SURVEY 4.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase, digits

from mskb.body.citations import is_citation
from mskb.body.headings import is_rule
from mskb.body.languages import is_code_line
from mskb.body.prose import reads_as_prose
from mskb.body.rule import Body, chunk_end, indent_of, next_text
from mskb.model.blocks import BulletList, ListItem, NumberedList
from mskb.source.cursor import LineCursor

_MARKER = re.compile(
    r"""
    (?P<indent>\ *)
    (?: (?P<bullet>[-·•]) | (?P<sign>[*o])(?=\ ) | (?P<number>\d{1,3})(?P<end>[.)]) | (?P<letter>[a-z])(?P<after>[.)]) )
    \ + (?=\S)(?=.*[^\W_])  # a word follows: a brace alone is code
    """,
    re.VERBOSE,
)
# A line of text can begin with no other sign, if a marker is to follow.
_SIGNS = frozenset(f" -·•*{digits}{ascii_lowercase}")
_DEEP = 4
_DEEPEST = 12
# A list inside a list inside a list: what goes on beyond is text.
_DEEPEST_NESTED = 40
# Text after a marker that stands deep in a line, where code and drawings are: it begins with a word and goes on.
_WORDS = re.compile(r"[\"'(]?[A-Za-z][A-Za-z'-]*,? +[\"'(]?[A-Za-z\d]")
# What follows a marker stands at column 3, whatever the number's length: `10. ` too (SURVEY 4).
_CONTENT = 3
_FURTHEST_SIBLING = 400
_LINE_NUMBER = re.compile(r" *\d{1,3}[.)](?: +|$)")
_ENDS = (".", ":", ")", '"', "!", "?")


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item of a list begins with."""

    kind: str
    """`bullet`, `number` or `letter`, or the sign itself for `*` and `o`, which seldom are bullets."""
    ordinal: int
    """The number, or the letter's place in the alphabet; 0 for a bullet."""
    indent: int
    content: int
    """The column of the text after it."""
    delimiter: str = "."


def read_marker(line: str) -> Marker | None:
    """The marker that a line begins with; `*` and `o` are none by themselves."""
    marker = _read_any_marker(line)
    return None if marker is None or marker.kind in ("*", "o") else marker


def _read_any_marker(line: str) -> Marker | None:
    if line[:1] not in _SIGNS:
        return None
    match = _MARKER.match(line)
    if match is None or match.end("indent") >= _DEEPEST:
        return None
    indent = match.end("indent")
    if indent >= _DEEP and not _WORDS.match(line, match.end()):
        return None
    if match["number"]:
        return Marker("number", int(match["number"]), indent, match.end(), match["end"])
    if match["letter"]:
        return Marker("letter", ord(match["letter"]) - ord("a") + 1, indent, match.end(), match["after"])
    return Marker(match["sign"] or "bullet", 0, indent, match.end())


def read_list(cursor: LineCursor, body: Body) -> BulletList | NumberedList | None:
    """Read a list whose first item stands at the cursor.

    list = item *( *BLANK item )
    item = MARKER text NEWLINE *( line at the text's column or deeper | BLANK )
    """
    first = _read_any_marker(cursor.peek()) if cursor.indent < _DEEPEST_NESTED else None
    if first is None or not _may_start(first, cursor):
        return None
    start = cursor.position
    items: list[ListItem] = []
    marker: Marker | None = first
    while marker is not None and _follows(marker, first, len(items)):
        items.append(_read_item(cursor, marker, body))
        end = cursor.position
        cursor.skip_blank_lines()
        marker = None if cursor.at_end else _read_any_marker(cursor.peek())
    cursor.position = end
    span = cursor.span(start, end)
    if first.kind in ("number", "letter"):
        return NumberedList(span, tuple(items), first.ordinal, first.kind == "letter", first.delimiter)
    return BulletList(span, tuple(items), first.kind if first.kind.isalpha() and len(first.kind) == 1 else "")


def interrupts_paragraph(lines: list[str], index: int) -> bool:
    """Whether a line in the middle of a run of text begins a list.

    A bullet does. A number or a letter may be the end of a sentence that was wrapped before it: it has to be the first
    with the second below it, or the next of a list above it, after a line that ends a sentence.
    """
    marker = read_marker(lines[index]) if lines[index][0] in _SIGNS else None
    if marker is None:
        return False
    if marker.kind == "bullet":
        return marker.indent > 0 or lines[index - 1].endswith(":")
    if marker.ordinal > 1 and not lines[index - 1].endswith(_ENDS):
        return False
    return _has_sibling(marker, lines, index, step=1 if marker.ordinal == 1 else -1)


def _follows(marker: Marker, first: Marker, count: int) -> bool:
    if marker.kind != first.kind or marker.delimiter != first.delimiter or abs(marker.indent - first.indent) > 1:
        return False
    return not first.ordinal or marker.ordinal == first.ordinal + count


def _may_start(marker: Marker, cursor: LineCursor) -> bool:
    """A list starts with 1, or goes on where the one before it was interrupted; a lone `1996. ` starts none."""
    lines, position = cursor.lines, cursor.position
    if marker.kind in ("*", "o"):
        return _is_bulleted(marker, cursor)
    if marker.kind == "bullet":
        return True
    if marker.kind == "number" and _is_listing(lines, position):
        return False
    within = cursor.indent > 0 and position == 0  # `1. 1. Copy the file` has one number too many
    if marker.ordinal == 1 and marker.kind == "number" and marker.delimiter == "." and marker.indent < _DEEP:
        return not within or _has_sibling(marker, lines, position, step=1)
    return _has_sibling(marker, lines, position, step=1) or (
        marker.ordinal > 1 and _has_sibling(marker, lines, position, step=-1)
    )


def _is_listing(lines: list[str], position: int) -> bool:
    """Whether the lines of some code are numbered: `1. main()` with `2. {` right below it."""
    following = "".join(lines[position + 1 : position + 2])
    number = _LINE_NUMBER.match(following)
    if number is None or not is_code_line(_LINE_NUMBER.sub("", lines[position])):
        return False
    return number.end() == len(following) or is_code_line(following[number.end() :])


def _is_bulleted(marker: Marker, cursor: LineCursor) -> bool:
    """Whether a run of lines with `*` or `o` is a list: these also begin comments of FoxPro and C (SURVEY 4.3)."""
    lines, start = cursor.lines, cursor.position
    chunk = lines[start : chunk_end(lines, start)]
    texts = [line[marker.content :] for line in chunk]
    if any(map(is_code_line, texts)) or not _WORDS.match(texts[0]):
        return False
    marked = [line for line in chunk if (found := _read_any_marker(line)) and found.kind == marker.kind]
    if any(indent_of(line) <= marker.indent and line not in marked for line in chunk):
        return False
    following = next_text(lines, start + len(chunk))
    sibling = _read_any_marker(lines[following]) if following < len(lines) else None
    alone = len(marked) == 1 and not (sibling and sibling.kind == marker.kind)
    return reads_as_prose(texts) or (not alone and marker.kind == "o") or (not alone and all(map(_WORDS.match, texts)))


def _has_sibling(marker: Marker, lines: list[str], position: int, step: int) -> bool:
    label = str(marker.ordinal + step) if marker.kind == "number" else chr(ord("a") + marker.ordinal + step - 1)
    sign = f"{' ' * marker.indent}{label}{marker.delimiter} "
    if step > 0:
        return any(line.startswith(sign) for line in lines[position + 1 : position + _FURTHEST_SIBLING])
    return any(line.startswith(sign) for line in lines[max(0, position - _FURTHEST_SIBLING) : position])


def _read_item(cursor: LineCursor, marker: Marker, body: Body) -> ListItem:
    start = cursor.position
    column = marker.indent + (_CONTENT if marker.ordinal else 2)
    end = _item_end(cursor, marker, body)
    text = cursor.lines[start][marker.content :]
    blanks = " " * column
    lines = [text]
    lines += [line[column:] if line.startswith(blanks) else line.lstrip(" ") for line in cursor.lines[start + 1 : end]]
    # the first paragraph may be wrapped to a column of its own
    for index in range(1, len(lines)):
        if not lines[index] or read_marker(lines[index]) or indent_of(lines[index]) > 2:  # noqa: PLR2004
            break
        lines[index] = lines[index].lstrip()
    cursor.position = end
    inner = LineCursor(lines, cursor.first + start, cursor.indent + column)
    return ListItem(cursor.span(start, end), body.read_blocks(inner))


def _item_end(cursor: LineCursor, marker: Marker, body: Body) -> int:
    """The index of the line after the item, trailing blank lines left out."""
    lines = cursor.lines
    least = marker.indent + 2
    end = index = cursor.position + 1
    while index < len(lines):
        line = lines[index]
        if not line:
            index += 1
            continue
        if _is_next(line, marker):
            break
        tight = index == end  # no blank line before it
        inside = indent_of(line) >= least or (not tight and _ends_sentence(line, lines[end - 1], marker))
        if not inside and not (tight and _goes_on(lines, index, body.margin - cursor.indent)):
            break
        index += 1
        end = index
    return end


def _is_next(line: str, marker: Marker) -> bool:
    """Whether a line begins the next item of a list whose bullets are not told by themselves."""
    if marker.kind not in ("*", "o"):
        return False
    found = _read_any_marker(line)
    return found is not None and found.kind == marker.kind and found.indent <= marker.indent


def _ends_sentence(line: str, above: str, marker: Marker) -> bool:
    """Whether a line at the list's column ends a sentence that indented lines interrupted, as `and press ENTER.`."""
    return (
        indent_of(line) == marker.indent
        and line.strip()[:1].islower()
        and indent_of(above) > marker.indent
        and not above.endswith((".", ":"))
        and read_marker(line) is None
    )


def _goes_on(lines: list[str], index: int, margin: int) -> bool:
    """Whether a line left of the item's text goes on with it: wrapped by hand to column 0 (906 items, SURVEY 4.3)."""
    line, previous = lines[index], lines[index - 1]
    if (
        read_marker(line)
        or is_rule(line)
        or is_citation(line.strip())
        or is_rule("".join(lines[index + 1 : index + 2]))
    ):
        return False
    return len(previous) + 1 + len(line.lstrip().partition(" ")[0]) > margin - 12
