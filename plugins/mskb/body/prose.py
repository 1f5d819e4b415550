"""Tell prose from text whose line breaks have a meaning: code, commands, paths, screens (SURVEY 4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mskb.body.languages import COMMENTS, is_code_line, statement_of

# Words that hold English sentences together; commands and names seldom have them.
_JOINING = frozenset((
    "a", "about", "after", "again", "all", "already", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "but", "by", "can", "cannot", "could", "did", "do", "does", "during", "for", "from", "has", "have",
    "how", "if", "in", "into", "is", "it", "its", "may", "more", "must", "no", "not", "now", "of", "on", "only",
    "or", "other", "out", "please", "should", "so", "some", "than", "that", "the", "their", "then", "there", "these",
    "they", "this", "those", "to", "try", "was", "were", "when", "where", "which", "while", "will", "with",
    "without", "would", "you", "your",
))  # fmt: skip
_PLAIN_WORD = re.compile(r"(?<!\S)[(\"'<]*[A-Za-z][A-Za-z'’-]*[.,:;!?)\"'>]*(?!\S)")
_AROUND_A_WORD = ".,:;!?()\"'"
_PATH = re.compile(r"\s*[\"']?(?:[A-Za-z<][\w>]*:\\|\\\\?[\w<%$]|%\w+%|HKEY_|/[\w.-]+/|[\w$.-]+\\[\w\\$.-]+\s*$)")
_COLUMNS = re.compile(r"\S {3,}\S|\t")
_DRAWING = re.compile(r"[-=_]{5}|[|+][-=]{2}|[-=]{2}>|<[-=]{2}|(?:\s[|+/\\]){2}|^\s*[|+]")
# Signs without which a line holds no part of a drawing.
_DRAWN = re.compile(r"[-=_|+]{2}|[|+/\\]")
# A word by itself is a name, a command or a key, but for one that ends a sentence.
_SENTENCE_GOES_ON = (".", "!", "?", ":", ",")
_SETTING = re.compile(r"\s*[\w %$.-]{1,40}=")
_FILE_NAME = re.compile(
    r"[\w$~<>-]+\.(?:exe|com|bat|ini|sys|dll|inf|txt|drv|cpl|hlp|doc|xls|mdb|dbf|prg|vxd|386|reg|ocx|cab|zip|sc[rpx])\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"[;{}]\s*$|\(without the quotation marks|Volume in drive|Volume Serial Number|Directory of [A-Z]:"
)
_SPACED = re.compile(r"\s*(?:\S ){3,}\S\s*")
# The fields of an event in the log, of a registry value, of a message's head.
_FIELD = re.compile(r"\s*[A-Z][\w /#-]{1,28} ?:(?![\\/:])")
_COMPLAINT = re.compile(r"\W*(?:stop|error|fatal|warning|exception)\b", re.IGNORECASE)
_FEWEST_WORDS = 3
_FEWEST_RAGGED = 4
_MOSTLY_PLAIN = 0.65
_JOINED = 0.12
_SENTENCE_END = (".", "?", "!", '."', '!"', '?"', ".'", ".)")

_MESSAGE = re.compile(
    r"""
    error|messages?\b|warning|dialog|prompted\b|appears?\b|appeared|displayed|displays|reads\b|states\b|says\b
    | event\b|logged|respon|reports?\b|reported|returned|similar\ to|receive|alert|quot(?!ation\ mark)|excerpt
    | documentation|stop\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What follows the words tells when the message appears: `the following error message when you run the command:`
_ANNOUNCED = re.compile(
    r"""
    \b(?:following|this|these|similar)\b [^.]{0,60} \b(?:errors?|messages?|warnings?)\b
    (?: (?!\b(?:following|type|enter)\b) (?: [^.] | \.(?=\S) ) )* $
    """,
    re.IGNORECASE | re.VERBOSE,
)
# One of these stands in whatever the pattern above finds.
_MESSAGE_PARTS = (
    "message", "error", "appear", "receive", "display", "dialog", "warning", "prompted", "reads", "states", "says",
    "event", "logged", "respon", "report", "returned", "similar to", "alert", "quot", "excerpt", "documentation",
    "stop",
)  # fmt: skip
_LONGEST_LEAD = 200
_ENTRY = re.compile(
    r"""
    \b(?:type|types|typing|running|executing|entering|command|commands|line|lines|code|syntax|run(?![-\ ]time)|enter
    | key|subkey|path|value|statement|registry|directory|folder|section|entry|parameter|switch(?:es)?|query|files?
    | format|formula|macro|function|program|words?|setting|settings|add|output|expression|declaration|example)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_literal_line(line: str) -> bool:
    """Whether a line by itself looks like code, a path, a setting, a row of columns or a part of a drawing."""
    text = line.strip()
    return bool(
        (" " not in text and _is_lone_word(text))
        or _PATH.match(line)
        or ("." in text and has_file_name(text) and len(text.split()) <= 3)  # noqa: PLR2004 - a command and its object
        or ("=" in text and _SETTING.match(line))
        or _SPACED.fullmatch(line)
        or not any(map(str.isalpha, line))
        or (("   " in text or "\t" in text) and _COLUMNS.search(text))
        or (_DRAWN.search(line) and _DRAWING.search(line))
        or _STATEMENT.search(line)
        or is_code(line)
    )


def _is_lone_word(text: str) -> bool:
    return text != "" and not text.endswith(_SENTENCE_GOES_ON) and len(text.split()) == 1


def is_code(line: str) -> bool:
    """Whether a line is one of some programming language's and no sentence that happens to begin like one."""
    if not is_code_line(line):
        return False
    if line.lstrip().startswith(COMMENTS):
        return True
    words = statement_of(line).split()
    return _count_joining(words) < max(_FEWEST_WORDS, len(words) // 4)


def _count_joining(words: Iterable[str]) -> int:
    return sum(1 for word in words if word.strip(_AROUND_A_WORD).lower() in _JOINING)


def has_file_name(text: str) -> bool:
    """Whether a text begins with the name of a file of a kind that programs have."""
    return _FILE_NAME.match(text.strip()) is not None


def has_fields(lines: Sequence[str]) -> bool:
    """Whether lines are fields with a name each, such as an event's `Event ID: 9` and `Source: SNA Server`."""
    fields = sum(1 for line in lines if _FIELD.match(line))
    return fields > 1 and fields * 2 > len(lines)


def reads_as_prose(lines: Sequence[str]) -> bool:
    """Whether lines read on as sentences.

    Most of their words are plain ones, some of them are such as hold a sentence together, and few lines look like
    anything else.
    """
    text = " ".join(lines)
    words = text.split()
    if len(words) < _FEWEST_WORDS or len(_PLAIN_WORD.findall(text)) < _MOSTLY_PLAIN * len(words):
        return False
    joining = _count_joining(words)
    if not joining:
        return False
    enough = joining >= _JOINED * len(words) and len(words) > 2 * _FEWEST_WORDS
    if not enough and not words[-1].endswith(_SENTENCE_END):
        return False
    literal = sum(map(is_literal_line, lines))
    return literal * 3 <= len(lines) and not has_fields(lines) and not _is_ragged(lines)


def _is_ragged(lines: Sequence[str]) -> bool:
    """Whether most of some lines end where no wrapper would have ended them: each is a line of its own."""
    if len(lines) < _FEWEST_RAGGED:
        return False
    room = max(map(len, lines))
    early = sum(
        1
        for line, following in pairwise(lines)
        if len(line) + 1 + len(following.lstrip().partition(" ")[0]) < room and not line.endswith(_SENTENCE_END)
    )
    return early * 3 >= (len(lines) - 1) * 2


def has_words(text: str) -> bool:
    """Whether at least two words of five are plain ones, or the first is one that error messages begin with."""
    return _COMPLAINT.match(text) is not None or len(_PLAIN_WORD.findall(text)) * 5 >= len(text.split()) * 2


def announces_message(lead: str) -> bool:
    """Whether a line leads in to what a program says; where it also tells what to type, the typing is nearer."""
    lowered = lead.lower()
    if not any(part in lowered for part in _MESSAGE_PARTS):
        return False
    return _MESSAGE.search(lead) is not None and not announces_entry(lead)


def announces_entry(lead: str) -> bool:
    """Whether a line leads in to what is typed, run or stored."""
    if _ANNOUNCED.search(lead[-_LONGEST_LEAD:]):
        return False
    message = max((match.start() for match in _MESSAGE.finditer(lead)), default=-1)
    entry = max((match.start() for match in _ENTRY.finditer(lead)), default=-1)
    return entry > message
