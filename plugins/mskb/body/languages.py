"""Programming languages: name that of a piece of code where it is sure (SURVEY 4.4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

# For each language, by the name that Pygments has for it, lines that hardly stand in any other.
_LINES = {
    "cpp": r"""
            \#\s*(?:include\s*[<"]|define\s+\w|if(?:n?def)?\b|endif\b|pragma\b|undef\b|else\b)
          | (?://|/\*)(?!\w*\.) | \*/$
          | (?:static|extern|const|unsigned|virtual|typedef|struct|class|enum|union)\s+\w.*[;{,)]$
          | (?:typedef\s+)?(?:class|struct|enum|union)\s+\w+(?:\s*:\s*public\s.*)?$
          | (?:void|int|char|long|short|float|double|BOOL|LRESULT|DWORD|HWND|HANDLE|UINT|WORD|LPSTR|HRESULT|BSTR)
            \s+(?:(?:far|near|huge|pascal|cdecl|CALLBACK|WINAPI|FAR|NEAR|PASCAL)\s+)*\*?\s*[\w:~]+\s*[\[(;,=]
          | _{1,2}asm\b | (?:return|break|continue|goto\s+\w+)\b[^.]*;\s*(?://.*|/\*.*)?$
          | (?:if|while|for|switch)\s?\(.*\)\s*[{;]?\s*(?://.*|/\*.*)?$
          | [{}];?\s*(?:\#|//.*|/\*.*)?$ | \}\s*else\b | else\s*\{
          | (?=[^;]*;) (?: [\w\->.*&\[\]:()]+\s*[-+|&*/]?=\s*[^=].*;\s*(?://.*|/\*.*)?$
                         | [\w:>.-]+\s?\(.*\)\s*;\s*(?://.*|/\*.*)?$ | [A-Z]\w+\s*\*?\s*\w+\s*(?:=\s*[^;]+)?;$ )
          | (?:case\b.*|default)\s*:\s*(?://.*|/\*.*)?$
          | \w+::~?\w+\s?\(
    """,
    "vbnet": r"""
            (?:Public\s|Private\s|Static\s|Friend\s)?\s*(?:Sub|Function|Property\s(?:Get|Let|Set))\s+\w+\s*\(?
          | (?i:dim|redim|global)\s+\w+[%&!\#$@]?(?:\(.*?\))?(?:\s+(?i:as)\b|\s*,|\s*(?:'.*)?$)
          | End\s(?:Sub|Function|If|Select|With|Type|Property)$ | Exit\s(?:Sub|Function|Do|For)\b
          | (?:Declare|Private\sDeclare|Public\sDeclare)\s(?:Sub|Function)\b
          | (?:Private|Public|Static)\s+\w+\s+As\s
          | Set\s+[\w.]+\s*=\s*\w | On\sError\s(?:GoTo|Resume) | (?:If|ElseIf)\s.*\sThen\s*(?:'.*)?$
          | (?:Const|Public\sConst|Global\sConst)\s+\w+.*=
          | (?:MsgBox|Debug\.Print|Select\sCase|Option\s(?:Explicit|Base)|Loop\s(?:While|Until)|DoEvents|Wend)\b
          | (?:Me|Screen|App|Form\d+|Text\d+|Command\d+|List\d+|Data\d+|Selection|ActiveDocument|WordBasic)\.\w+
          | Next\s+\w+$ | For\s(?:Each\s)?\w+[%&!]?\s*(?:=|In)\s
          | .*\s_$ | '.*$ | Call\s+\w+\s*\( | With\s+[\w.]+$
    """,
    "qbasic": r"""
            \d+\s+(?:PRINT|DIM|REM|LET|GOTO|GOSUB|IF|FOR|NEXT|CLS|INPUT|OPEN|CLOSE|END|DATA|READ|SCREEN|LINE|ON|DEF)\b
          | (?:PRINT|LPRINT|INPUT|LOCATE|CLS|SCREEN|COLOR|DATA|READ|GOSUB|GOTO|POKE|PSET|CHAIN|FIELD|LSET|RSET)\b
            (?!\s[a-z]{2,}\s[a-z])
          | (?:DIM|REDIM|COMMON|CONST|DECLARE|SHARED|DEFINT|DEFSTR|TYPE|OPTION\sBASE)\s+[\w/(]
          | (?:CALL\s+\w+|SUB\s+\w+|FUNCTION\s+\w+|END\s(?:SUB|FUNCTION|IF|TYPE|SELECT)|WEND|NEXT\s\w+%?)\b
          | IF\b.*\bTHEN\b | FOR\s+\w+[%!\#&]?\s*= | WHILE\s | LOOP\b | DO\b\s*(?:$|WHILE|UNTIL)
          | SELECT\sCASE | OPEN\s.*\bFOR\b | OPEN\s" | \w+[%$!\#]\s*=\s*\S | REM\b
    """,
    "foxpro": r"""
            SET\s(?:TALK|SAFETY|DELETED|EXACT|ORDER|FILTER|RELATION|PROCEDURE|LIBRARY|ECHO|PRINTER|SYSMENU|COLOR|KEY)\b
          | (?:DEFINE\s(?:WINDOW|CLASS|POPUP|MENU|BAR|PAD)|ACTIVATE\s(?:WINDOW|MENU|POPUP|SCREEN))\b
          | END(?:DEFINE|PROC|FUNC|SCAN|DO|CASE|IF|FOR|TEXT|WITH)\b
          | (?:PROCEDURE|LPARAMETERS?|PARAMETERS|LOCAL|DO\sCASE|DO\sFORM|DO\sWHILE|SCAN|ON\sKEY\sLABEL)\b
          | (?:MODIFY\s(?:COMMAND|FORM|PROJECT|REPORT|STRUCTURE)|CREATE\s(?:TABLE|CURSOR|CLASS)|STORE\s.*\sTO\s)
          | (?:BROWSE|REPLACE\s\w+\sWITH|APPEND\s(?:BLANK|FROM|GENERAL)|GO(?:TO)?\s(?:TOP|BOTTOM)|USE\s+\w+)\b
          | (?:CLOSE\s(?:DATA|ALL|TABLES)|INDEX\sON|SELECT\s\w+$|READ\s(?:EVENTS|CYCLE|MODAL))\b
          | @\s*\d+\s*,\s*\d+\s+(?:SAY|GET|TO|CLEAR|PROMPT)\b | \?\s+["\w] | \#DEFINE\b | WAIT\s(?:WINDOW|CLEAR)\b
          | .*(?:\.T\.|\.F\.|&&\s) | \*+!?\*?\s+\w.*$ | \*$ | \*{3,}.*[A-Za-z] | =\w+\(.*\)$ | (?i:thisform|this)\.\w+
          | CLEAR(?:\s(?:ALL|EVENTS|WINDOWS|DLLS))?$ | RELEASE\s\w+ | \w+\s?=\s?CREATEOBJECT\( | ERASE\s\w
          | DECLARE\s(?:INTEGER|STRING|LONG|SHORT)\s\w+\sIN\b | CREATE\s(?:SQL\sVIEW|CONNECTION|DATABASE|REPORT)\b
          | [A-Z]{3,}\s+\w.*\s;$ | (?i:select|from|where|into|order|group|and|or)\b.*;$
    """,
    "sql": r"""
            (?i: (?-i:select|SELECT)\s+
            (?: (?:distinct|top|all)\s | \* | @?[\w.@]+\s*(?:,\s*@?[\w.]+\s*,?|=|\bfrom\b)
              | .*\bfrom\s+\w+\s*(?:$|\bwhere\b|,|\w\b) )
          | insert\s+into\s+\w | update\s+\w+\s+set\b | delete\s+from\s+\w
          | create\s+(?:table|proc|procedure|view|index|trigger|database|unique)\s
          | alter\s+(?:table|database) | drop\s+(?:table|proc|procedure|view|index)
          | exec(?:ute)?\s+\w | grant\s | revoke\s | declare\s+@ | use\s+(?:master|pubs|msdb|tempdb)
          | dbcc\s+\w
          | go$ | sp_\w | from\s+\w+(?:\s+\w+)?\s*,?$
          | where\s+[\w.]+\s*(?:=|<|>|in\b|like\b) | (?:order|group)\s+by\s
        )
    """,
    "fortran": r"""
        (?i: (?-i:PROGRAM|program|SUBROUTINE|subroutine|MODULE|module)\s+\w+\s*(?:\(.*)?$
          | end\s(?:program|subroutine|module|interface)\b
          | (?:integer|real|character|logical|complex)\s?\*\s?\d | write\s?\(\s?(?:\*|\d) | read\s?\(\s?(?:\*|\d)
          | implicit\s+(?:none|real|integer) | interface\s+to\s | include\s'\w+\.f[di]' | \$(?:debug|large|noruntime)
          | (?:integer|real|character|logical)\s.*::
        )
    """,
    "nasm": r"""
        (?i: (?:\w+:)?\s*
        (?: (?: mov|push|pop|call|jmp|jn?[ezcbals]e?|int|lea|les|lds|add|sub|xor|and|or|cmp|test|ret[fn]?|inc|dec|shl
              | shr|cli|sti|rep|movs[bwd]|stos[bwd]|lods[bwd]|loop )\s+
            (?:[a-d][xhl]|e[a-d]x|[sd]i|e[sd]i|[bs]p|[csde]s|\d\w*h?|\[|(?:word|byte|dword|offset|near|far)\b|_\w+)
          | \.(?:model|code|data|stack|286|386|486|8086|const|fardata)\b
          | (?:\w+\s+)?
            (?: (?:proc|endp|segment|ends|assume|public|extrn|equ|dup|org|includelib|invoke)\b(?:\s|$)
              | d[bwdq]\s+(?:[\d'"?] | \w+\s*(?:;.*)?$) )
        )
        )
    """,
    "bat": r"""
            (?i: @?echo\s(?:off|on)\b | rem\s+\w | [A-Z]:[\w\\]*> | goto\s+\w+$ | :\w+$
          | if\s+(?:not\s)?(?:exist|errorlevel)\s | pause$ | (?:set|path)\s*\w*=\S+
          | (?: copy|xcopy|del|ren|attrib|dir|cd|md|format|net\s(?:use|start|stop|view|user|send)|mode|expand|regedit
              | rundll32|ping|nbtstat|ipconfig|fdisk|loadhigh|lh )
            \s+(?=\S*[\\.:*/<%])[\w.:\\*/<%"-]+(?:\s+[\w.:\\*/<%"-]+)*$
        )
    """,
    "html": r"""
            (?i: </?(?: html|head|body|title|form|input|table|tr|td|th|script|a|img|meta|object|param|frame(?:set)?|font
              | p|br|h[1-6]|b|i|center|select|option|ul|li|applet|embed|iframe|div|span|style|link )\b[^<>]*>
          | <!-- | <% | .*%>$ | <!DOCTYPE | </?(?:xsl|xml|\?xml)\S*.*>
        )
    """,
    "ini": r"\[[^\[\]]{1,60}\]\s*(?:;.*)?$ | [A-Za-z][\w .\\-]{0,40}=[^=;]*$ | ;.*$ | device=\S+",
    "registry": r"""
            REGEDIT4 | Windows\sRegistry\sEditor | "[^"]+"=(?:"|(?i:dword:|hex)) | @=" | \[-?HKEY_[^\]]+\]
    """,
}
# What a line by itself can tell: whether one of these languages has such lines, and which of them do.
_ANY_LINE = re.compile("|".join(f"(?:{pattern})" for pattern in _LINES.values()), re.VERBOSE)
_SIGNS = {language: re.compile(pattern, re.VERBOSE) for language, pattern in _LINES.items()}
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


def statement_of(line: str) -> str:
    """A line of code without the comment at its end."""
    match = _COMMENTED.search(line)
    return line if match is None else line[: match.start() + 1]


@lru_cache(maxsize=_REMEMBERED)
def is_code_line(line: str) -> bool:
    """Whether a line by itself is one of some language's."""
    text = line.strip()[:_LONGEST]
    if text.endswith(".") and "=" not in text and not text.startswith(COMMENTS) and text[-3:-2] != ".":
        # a full stop ends sentences, and no statement but FoxPro's `.T.` or one with a comment behind it
        return _COMMENTED.search(text) is not None and _ANY_LINE.match(text) is not None
    return _ANY_LINE.match(text) is not None


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
        for language, sign in _SIGNS.items():
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
