"""Programming languages: name that of a piece of code where it is sure (SURVEY 4.4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from mskb.body.language_lines import ASCII, LINES, LINES_WITH_A_SIGN, SIGN_INSIDE

# What stands in more languages than one speaks half: a comment's sign, a brace, a continued line, a setting.
_WEAK = {
    "cpp": re.compile(r"//|/\*|[{}]$|[A-Z]\w+\s+\w+;$"),
    "vbnet": re.compile(r"'|.*\s_$"),
    "foxpro": re.compile(r"\*"),
    "ini": re.compile(r"[^\[]"),
    "bat": re.compile(r"rem\s|:\w", re.IGNORECASE),
    "nasm": re.compile(r";"),
}
# What no other language has: one such line is worth several, and makes a language sure where most lines tell nothing.
_PROOFS = {
    language: re.compile(pattern, re.VERBOSE)
    for language, pattern in {
        "cpp": r"\#\s*include\s*[<\"] | \w+::~?\w+\s?\( | (?:void|int)\s+main\s?\(",
        "vbnet": r"(?:Private\s|Public\s)?(?:Sub|Function)\s\w+\s?\( | End\s(?:Sub|Function|Type)$ | Dim\s\w+\sAs\s"
        r" | (?:Private\s|Public\s)?Declare\s(?:Sub|Function)\s",
        "qbasic": r"DECLARE\s(?:SUB|FUNCTION)\s | END\s(?:SUB|FUNCTION)$ | DEF(?:INT|STR|LNG|DBL)\s | L?PRINT\b",
        "foxpro": r"DEFINE\sCLASS\s | END(?:DEFINE|PROC|SCAN|FOR)\b | .*(?:&&\s|(?i:\.[tf]\.)) | \*!\* | LPARAMETERS\b"
        r" | CLOSE\s(?:DATA|ALL|TABLES)\b | (?i:create\s+(?:table|cursor)\s.*\b[a-z]\w*\s[cndlm]\(\d) | .*[^\s;]\s;$",
        "sql": r"(?i:create\s+proc|exec\s+sp_|go$)",
    }.items()
}
_WORTH = 2
_FEWEST_PROVED = 6
_C_PLUS_PLUS = re.compile(r"::|\bclass\s|\bnew\s|\bCString\b|<iostream|\bvirtual\b|^\s*//", re.MULTILINE)
_ASP = re.compile(r"<%")
_COMMENTED = re.compile(r"\S\s+(?:'|//|/\*|;|&&)\s?\w")
COMMENTS = ("'", "//", "/*", "*", ";", "&&", "<!--")
"""What comments begin with."""

_LINE_NUMBER = re.compile(r"^\d{1,4}[:.](?=\D|$)\s*")
_FEWEST_LINES = 2
_TWICE = 2
# No statement is longer; a line of 100,000 characters is not looked at to its end.
_LONGEST = 200
# Several rules look at one line, one after another.
_REMEMBERED = 1024


@cache
def _signs(sign: str) -> dict[str, re.Pattern[str]]:
    """By language, what tells a line that begins with a sign of ASCII; with none, what tells any line."""
    rows = {language: _rows(language, sign) for language in LINES}
    return {language: re.compile(pattern, re.VERBOSE) for language, pattern in rows.items() if pattern}


@cache
def _any_sign(sign: str) -> re.Pattern[str]:
    """What tells that one of the languages has a line that begins with a sign of ASCII, or with any."""
    plain = filter(None, (_rows_of(rows, sign) for rows in LINES.values()))
    signed = filter(None, (_rows_of(rows, sign) for rows in LINES_WITH_A_SIGN.values()))
    return re.compile("|".join((*plain, f"{SIGN_INSIDE}(?:{'|'.join(signed)})")), re.VERBOSE)


def _rows(language: str, sign: str) -> str:
    return _rows_of((*LINES[language], *LINES_WITH_A_SIGN.get(language, ())), sign)


def _rows_of(rows: Iterable[tuple[str, str]], sign: str) -> str:
    return "|".join(f"(?:{pattern})" for signs, pattern in rows if sign in signs)


def _sign_of(line: str) -> str:
    return line[0] if line and line[0] in ASCII else ""


def statement_of(line: str) -> str:
    """A line of code without the comment at its end."""
    match = _COMMENTED.search(line)
    return line if match is None else line[: match.start() + 1]


@lru_cache(maxsize=_REMEMBERED)
def is_code_line(line: str) -> bool:
    """Whether a line by itself is one of some language's."""
    text = line.strip()[:_LONGEST]
    pattern = _any_sign(_sign_of(text))
    if text.endswith(".") and "=" not in text and not text.startswith(COMMENTS) and text[-3:-2] != ".":
        # a full stop ends sentences, and no statement but FoxPro's `.T.` or one with a comment behind it
        return _COMMENTED.search(text) is not None and pattern.match(text) is not None
    return pattern.match(text) is not None


def language_of(text: str) -> str:
    """The language of a piece of code as Pygments names it, or an empty text where it is not sure.

    The language that most lines speak for is sure where it has at least two lines, clearly more than the next one,
    and at least a third of all; a sixth will do where a line proves it.
    """
    lines = [_LINE_NUMBER.sub("", line.strip()[:_LONGEST]) for line in text.split("\n") if line.strip()]
    votes, proved = _votes(lines)
    if not votes:
        return ""
    ranked = votes.most_common(2)
    language, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    fewest = len(lines) / (_FEWEST_PROVED if language in proved else 3)
    if lines[0][:1] == "<" and votes["html"] >= _FEWEST_LINES:
        language = "html"  # a page, whatever the language of its scripts
    elif count < max(_FEWEST_LINES, fewest, second * 1.3):
        return ""
    if language == "cpp" and not _C_PLUS_PLUS.search(text):
        return "c"
    return "aspx-vb" if language == "html" and _ASP.search(text) else language


def _votes(lines: Iterable[str]) -> tuple[Counter[str], set[str]]:
    """How many lines speak for each language, and those that a line proves; a comment's sign speaks half."""
    votes: Counter[str] = Counter()
    halves: Counter[str] = Counter()
    proved: set[str] = set()
    for line in filter(is_code_line, lines):
        for language, sign in _signs(_sign_of(line)).items():
            if not sign.match(line):
                continue
            weak = _WEAK.get(language)
            (halves if weak is not None and weak.match(line) else votes)[language] += 1
            proof = _PROOFS.get(language)
            if proof is not None and proof.match(line):
                votes[language] += _WORTH
                proved.add(language)
    for language, count in halves.items():
        if votes[language]:
            votes[language] += (count + 1) // _TWICE
    if not halves["ini"]:
        del votes["ini"]  # names in brackets, and no settings
    return votes, proved
