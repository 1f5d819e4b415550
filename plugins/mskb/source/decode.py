"""From bytes to lines of text. Any bytes give lines; what had to be put right is told as defects."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from mskb.model.defects import Defect, DefectKind

MAX_BYTES = 16 * 1024 * 1024
"""A larger file is no article: the archive's largest has 179,160 bytes (SURVEY 6)."""

# Text of these bytes alone, as nearly all is, holds no control characters but line ends and TABs.
_PLAIN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Controls are shown by their codes, as the archive's Jekyll pages show them: `<7F>`. C1 means nothing here.
_SHOWN: dict[int, str] = {
    code: f"<{code:02X}>" for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n"
} | dict.fromkeys(range(0x80, 0xA0), "\ufffd")

_SHOWN_ALONE = {code: shown for code, shown in _SHOWN.items() if chr(code) not in "\f\v\r"}
# Halves of a pair in UTF-16: no text in UTF-8 holds one, but an escape in YAML may tell one.
_HALF = re.compile("[\ud800-\udfff]")

_ASCII_CODE = re.compile(r"\[ASCII (\d{3})\]")
# Which code page a placeholder meant shows in what is drawn with it: SURVEY 1.7 counted them.
_ASCII_CODES = {
    **{code: bytes([code]).decode("cp1252") for code in (133, 145, 146, 147, 148, 149, 150, 151, 160, 174)},
    **{code: bytes([code]).decode("cp437") for code in (179, 192, 195, 196, 217, 218)},
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    lines: list[str]
    """Without line ends; TABs and trailing blanks are still there."""
    defects: list[Defect]


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a file: UTF-8 where they are that, else Windows-1252 (SURVEY 1.7).

    A byte order mark is dropped. CR LF, LF and CR end a line. The placeholders `[ASCII nnn]` become the characters
    they stand for, where that is sure; a no-break space becomes a blank; other control characters become visible.
    """
    defects: list[Defect] = []
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        if undefined := text.count("\ufffd"):
            defects.append(Defect(DefectKind.UNDEFINED_BYTE, detail=f"{undefined} bytes"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if data.translate(None, _PLAIN):
        text = text.replace("\f", "\n").replace("\v", "\n")
        if controls := _CONTROL.findall(text):
            defects.append(Defect(DefectKind.CONTROL_CHARACTER, detail=f"{len(controls)} characters"))
            text = text.translate(_SHOWN)
    if "[ASCII " in text:
        text = _ASCII_CODE.sub(lambda match: _ASCII_CODES.get(int(match[1]), match[0]), text)
    if "\xa0" in text:
        text = text.replace("\xa0", " ")
    return Decoded(text.split("\n"), defects)


def show_controls(text: str) -> str:
    """A text that came another way than through `decode`, such as out of YAML's escapes, as `decode` would have it.

    Control characters become visible, but line ends and TABs; what UTF-8 cannot hold becomes U+FFFD.
    """
    return _HALF.sub("\ufffd", text.replace("\f", "\n").replace("\v", "\n").translate(_SHOWN_ALONE))


def is_binary(data: bytes) -> bool:
    """Whether over 1 % of the bytes are NUL, which no text in a one-byte code page or UTF-8 has."""
    return data.count(0) * 100 > len(data)
