"""What lines look like that hardly stand in any other language than one (SURVEY 4.4).

Each pattern stands beside the characters that what it matches can begin with, so that a line is only ever tried against
those few that it may be.
"""

from __future__ import annotations

import string

# The signs of `\w`.
_WORD = string.ascii_letters + string.digits + "_"
_LETTERS = string.ascii_letters
ASCII = "".join(map(chr, range(33, 127)))
"""All signs and letters of ASCII."""

LINES: dict[str, tuple[tuple[str, str], ...]] = {
    "cpp": (
        ("#", r'\#\s*(?:include\s*[<"]|define\s+\w|if(?:n?def)?\b|endif\b|pragma\b|undef\b|else\b)'),
        ("/", r"(?://|/\*)(?!\w*\.)"),
        ("*", r"\*/$"),
        ("secuvt", r"(?:static|extern|const|unsigned|virtual|typedef|struct|class|enum|union)\s+\w.*[;{,)]$"),
        ("tcseu", r"(?:typedef\s+)?(?:class|struct|enum|union)\s+\w+(?:\s*:\s*public\s.*)?$"),
        (
            "viclsfdBLDHUW",
            r"""
            (?:void|int|char|long|short|float|double|BOOL|LRESULT|DWORD|HWND|HANDLE|UINT|WORD|LPSTR|HRESULT|BSTR)
            \s+(?:(?:far|near|huge|pascal|cdecl|CALLBACK|WINAPI|FAR|NEAR|PASCAL)\s+)*\*?\s*[\w:~]+\s*[\[(;,=]
            """,
        ),
        ("_", r"_{1,2}asm\b"),
        ("rbcg", r"(?:return|break|continue|goto\s+\w+)\b[^.]*;\s*(?://.*|/\*.*)?$"),
        ("iwfs", r"(?:if|while|for|switch)\s?\(.*\)\s*[{;]?\s*(?://.*|/\*.*)?$"),
        ("{}", r"[{}];?\s*(?:\#|//.*|/\*.*)?$"),
        ("}", r"\}\s*else\b"),
        ("e", r"else\s*\{"),
        ("cd", r"(?:case\b.*|default)\s*:\s*(?://.*|/\*.*)?$"),
    ),
    "vbnet": (
        (
            "PSF",
            r"(?:Public\s|Private\s|Static\s|Friend\s)?\s*(?:Sub|Function|Property\s(?:Get|Let|Set))\s+\w+\s*\(?",
        ),
        ("dDrRgG", r"(?i:dim|redim|global)\s+\w+[%&!\#$@]?(?:\(.*?\))?(?:\s+(?i:as)\b|\s*,|\s*(?:'.*)?$)"),
        ("E", r"End\s(?:Sub|Function|If|Select|With|Type|Property)$ | Exit\s(?:Sub|Function|Do|For)\b"),
        ("DP", r"(?:Declare|Private\sDeclare|Public\sDeclare)\s(?:Sub|Function)\b"),
        ("PS", r"(?:Private|Public|Static)\s+\w+\s+As\s"),
        ("S", r"Set\s+[\w.]+\s*=\s*\w"),
        ("O", r"On\sError\s(?:GoTo|Resume)"),
        ("IE", r"(?:If|ElseIf)\s.*\sThen\s*(?:'.*)?$"),
        ("CPG", r"(?:Const|Public\sConst|Global\sConst)\s+\w+.*="),
        (
            "MDSOLW",
            r"(?:MsgBox|Debug\.Print|Select\sCase|Option\s(?:Explicit|Base)|Loop\s(?:While|Until)|DoEvents|Wend)\b",
        ),
        (
            "MSAFTCLDW",
            r"(?:Me|Screen|App|Form\d+|Text\d+|Command\d+|List\d+|Data\d+|Selection|ActiveDocument|WordBasic)\.\w+",
        ),
        ("NF", r"Next\s+\w+$ | For\s(?:Each\s)?\w+[%&!]?\s*(?:=|In)\s"),
        ("'", r"'.*$"),
        ("CW", r"Call\s+\w+\s*\( | With\s+[\w.]+$"),
    ),
    "qbasic": (
        (
            string.digits,
            r"\d+\s+(?:PRINT|DIM|REM|LET|GOTO|GOSUB|IF|FOR|NEXT|CLS|INPUT|OPEN|CLOSE|END|DATA|READ|SCREEN|LINE|ON|DEF)\b",
        ),
        (
            "PLICSDRGF",
            r"""
            (?:PRINT|LPRINT|INPUT|LOCATE|CLS|SCREEN|COLOR|DATA|READ|GOSUB|GOTO|POKE|PSET|CHAIN|FIELD|LSET|RSET)\b
            (?!\s[a-z]{2,}\s[a-z])
            """,
        ),
        ("DRCSTO", r"(?:DIM|REDIM|COMMON|CONST|DECLARE|SHARED|DEFINT|DEFSTR|TYPE|OPTION\sBASE)\s+[\w/(]"),
        ("CSFEWN", r"(?:CALL\s+\w+|SUB\s+\w+|FUNCTION\s+\w+|END\s(?:SUB|FUNCTION|IF|TYPE|SELECT)|WEND|NEXT\s\w+%?)\b"),
        ("IF", r"IF\b.*\bTHEN\b | FOR\s+\w+[%!\#&]?\s*="),
        ("WLD", r"WHILE\s | LOOP\b | DO\b\s*(?:$|WHILE|UNTIL)"),
        ("SOR", r'SELECT\sCASE | OPEN\s.*\bFOR\b | OPEN\s" | REM\b'),
    ),
    "foxpro": (
        (
            "S",
            r"SET\s(?:TALK|SAFETY|DELETED|EXACT|ORDER|FILTER|RELATION|PROCEDURE|LIBRARY|ECHO|PRINTER|SYSMENU|COLOR|KEY)\b",
        ),
        ("DA", r"(?:DEFINE\s(?:WINDOW|CLASS|POPUP|MENU|BAR|PAD)|ACTIVATE\s(?:WINDOW|MENU|POPUP|SCREEN))\b"),
        ("E", r"END(?:DEFINE|PROC|FUNC|SCAN|DO|CASE|IF|FOR|TEXT|WITH)\b"),
        ("PLDSO", r"(?:PROCEDURE|LPARAMETERS?|PARAMETERS|LOCAL|DO\sCASE|DO\sFORM|DO\sWHILE|SCAN|ON\sKEY\sLABEL)\b"),
        (
            "MCS",
            r"(?:MODIFY\s(?:COMMAND|FORM|PROJECT|REPORT|STRUCTURE)|CREATE\s(?:TABLE|CURSOR|CLASS)|STORE\s.*\sTO\s)",
        ),
        (
            "BRAGU",
            r"(?:BROWSE|REPLACE\s\w+\sWITH|APPEND\s(?:BLANK|FROM|GENERAL)|GO(?:TO)?\s(?:TOP|BOTTOM)|USE\s+\w+)\b",
        ),
        ("CISR", r"(?:CLOSE\s(?:DATA|ALL|TABLES)|INDEX\sON|SELECT\s\w+$|READ\s(?:EVENTS|CYCLE|MODAL))\b"),
        ("@", r"@\s*\d+\s*,\s*\d+\s+(?:SAY|GET|TO|CLEAR|PROMPT)\b"),
        ("?", r'\?\s+["\w]'),
        ("#W", r"\#DEFINE\b | WAIT\s(?:WINDOW|CLEAR)\b"),
        ("*", r"\*+!?\*?\s+\w.*$ | \*$ | \*{3,}.*[A-Za-z]"),
        ("=", r"=\w+\(.*\)$"),
        ("tT", r"(?i:thisform|this)\.\w+"),
        ("CRE", r"CLEAR(?:\s(?:ALL|EVENTS|WINDOWS|DLLS))?$ | RELEASE\s\w+ | ERASE\s\w"),
        (
            "DC",
            r"DECLARE\s(?:INTEGER|STRING|LONG|SHORT)\s\w+\sIN\b | CREATE\s(?:SQL\sVIEW|CONNECTION|DATABASE|REPORT)\b",
        ),
        ("sSfFwWiIoOgGaA", r"(?i:select|from|where|into|order|group|and|or)\b.*;$"),
    ),
    "sql": (
        (
            "sS",
            r"""
            (?i: (?-i:select|SELECT)\s+
            (?: (?:distinct|top|all)\s | \* | @?[\w.@]+\s*(?:,\s*@?[\w.]+\s*,?|=|\bfrom\b)
              | .*\bfrom\s+\w+\s*(?:$|\bwhere\b|,|\w\b) ) | sp_\w )
            """,
        ),
        ("iIuUdD", r"(?i: insert\s+into\s+\w | update\s+\w+\s+set\b | delete\s+from\s+\w )"),
        ("cC", r"(?i: create\s+(?:table|proc|procedure|view|index|trigger|database|unique)\s )"),
        ("aAdD", r"(?i: alter\s+(?:table|database) | drop\s+(?:table|proc|procedure|view|index) )"),
        ("eEgGrR", r"(?i: exec(?:ute)?\s+\w | grant\s | revoke\s | go$ )"),
        ("dDuU", r"(?i: declare\s+@ | use\s+(?:master|pubs|msdb|tempdb) | dbcc\s+\w )"),
        ("fFwW", r"(?i: from\s+\w+(?:\s+\w+)?\s*,?$ | where\s+[\w.]+\s*(?:=|<|>|in\b|like\b) )"),
        ("oOgG", r"(?i: (?:order|group)\s+by\s )"),
    ),
    "fortran": (
        ("pPsSmM", r"(?:PROGRAM|program|SUBROUTINE|subroutine|MODULE|module)\s+\w+\s*(?i:\(.*)?$"),
        ("eE", r"(?i: end\s(?:program|subroutine|module|interface)\b )"),
        ("iIrRcClL", r"(?i: (?:integer|real|character|logical|complex)\s?\*\s?\d )"),
        ("wWrR", r"(?i: write\s?\(\s?(?:\*|\d) | read\s?\(\s?(?:\*|\d) )"),
        ("iI", r"(?i: implicit\s+(?:none|real|integer) | interface\s+to\s | include\s'\w+\.f[di]' )"),
        ("$", r"(?i: \$(?:debug|large|noruntime) )"),
        ("iIrRcClL", r"(?i: (?:integer|real|character|logical)\s.*:: )"),
    ),
    "nasm": (
        (
            _WORD,
            r"""
            (?i: (?:\w++:)?\s*
            (?: mov|push|pop|call|jmp|jn?[ezcbals]e?|int|lea|les|lds|add|sub|xor|and|or|cmp|test|ret[fn]?|inc|dec|shl
              | shr|cli|sti|rep|movs[bwd]|stos[bwd]|lods[bwd]|loop )\s+
            (?:[a-d][xhl]|e[a-d]x|[sd]i|e[sd]i|[bs]p|[csde]s|\d\w*h?|\[|(?:word|byte|dword|offset|near|far)\b|_\w+) )
            """,
        ),
        (f"{_WORD}.", r"(?i: (?:\w++:)?\s* \.(?:model|code|data|stack|286|386|486|8086|const|fardata)\b )"),
        (
            _WORD,
            r"""
            (?i: (?:\w++:)?\s* (?:\w++\s++)?
            (?: (?:proc|endp|segment|ends|assume|public|extrn|equ|dup|org|includelib|invoke)\b(?:\s|$)
              | d[bwdq]\s+(?:[\d'"?] | \w+\s*(?:;.*)?$) ) )
            """,
        ),
    ),
    "bat": (
        ("@eE", r"(?i: @?echo\s(?:off|on)\b )"),
        ("rRgG", r"(?i: rem\s+\w | goto\s+\w+$ )"),
        (_LETTERS, r"(?i: [A-Z]:[\w\\]*> )"),
        (":", r"(?i: :\w+$ )"),
        ("iIpP", r"(?i: if\s+(?:not\s)?(?:exist|errorlevel)\s | pause$ )"),
        ("sSpP", r"(?i: (?:set|path)\s*\w*=\S+ )"),
        (
            "cCxXdDrRaAmMfFnNeEpPiIlL",
            r"""
            (?i: (?: copy|xcopy|del|ren|attrib|dir|cd|md|format|net\s(?:use|start|stop|view|user|send)|mode|expand
              | regedit|rundll32|ping|nbtstat|ipconfig|fdisk|loadhigh|lh )
            \s+(?=\S*[\\.:*/<%])[\w.:\\*/<%"-]+(?:\s+[\w.:\\*/<%"-]+)*$ )
            """,
        ),
    ),
    "html": (
        (
            "<",
            r"""
            (?i: </?(?: html|head|body|title|form|input|table|tr|td|th|script|a|img|meta|object|param|frame(?:set)?|font
              | p|br|h[1-6]|b|i|center|select|option|ul|li|applet|embed|iframe|div|span|style|link )\b[^<>]*>
            | <!-- | <% | <!DOCTYPE | </?(?:xsl|xml|\?xml)\S*.*> )
            """,
        ),
    ),
    "ini": (
        ("[", r"\[[^\[\]]{1,60}\]\s*(?:;.*)?$"),
        (";", r";.*$"),
    ),
    "registry": (
        ("RW", r"REGEDIT4 | Windows\sRegistry\sEditor"),
        ('"@[', r'"[^"]+"=(?:"|(?i:dword:|hex)) | @=" | \[-?HKEY_[^\]]+\]'),
    ),
}
"""By the name that Pygments has for a language: patterns (verbose), each after the signs that it can begin with."""

# Lines that may begin with any word: one of these signs is in them, which most text has not.
# No group in it is possessive: Python 3.11 before 3.11.5 goes wrong where one takes a part back, as Debian 12's does.
SIGN_INSIDE = r"(?=[^;=%_&:.]*+(?:[:.](?![:TF])[^;=%_&:.]*+)*(?:[;=%_&]|[:.](?=[:TF])))"
LINES_WITH_A_SIGN: dict[str, tuple[tuple[str, str], ...]] = {
    "cpp": (
        (
            f"{_WORD}->.*&[]:()",
            r"""
            (?=[^;]*+;) (?: [\w\->.*&\[\]:()]+\s*[-+|&*/]?=\s*[^=].*;\s*(?://.*|/\*.*)?$
                         | [\w:>.-]+\s?\(.*\)\s*;\s*(?://.*|/\*.*)?$ | [A-Z]\w+\s*\*?\s*\w+\s*(?:=\s*[^;]+)?;$ )
            """,
        ),
        (_WORD, r"\w++::~?\w+\s?\("),
    ),
    "vbnet": ((ASCII, r".*+(?<=\s_)"),),
    "qbasic": ((_WORD, r"\w++[%$!\#]\s*=\s*\S"),),
    "foxpro": (
        (ASCII, r"[^.&]*+(?:[.&][^.&]*+)*?(?:\.[TF]\.|&&\s)"),
        (_WORD, r"\w++\s?=\s?CREATEOBJECT\("),
        (string.ascii_uppercase, r"[A-Z]{3,}\s+\w.*\s;$"),
    ),
    "html": ((ASCII, r".*+(?<=%>)"),),
    "ini": ((_LETTERS, r"[A-Za-z][\w .\\-]{0,40}+=[^=;]*$ | device=\S+"),),
}
"""As `LINES`, for patterns that match nothing without what `SIGN_INSIDE` looks for."""
