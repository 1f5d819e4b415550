"""How the files of the index hold numbers and texts: LEB128, and UTF-8 after its length."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np

from mskb.search.index import Integers


def text_as_bytes(text: str) -> bytes:
    """Returns a text as its length and its UTF-8; what is no text in it becomes `?`."""
    data = text.encode("utf-8", errors="replace")
    return number_as_bytes(len(data)) + data


def number_as_bytes(value: int) -> bytes:
    """Returns a number from 0 as LEB128."""
    out = bytearray()
    while value >= 0x80:  # noqa: PLR2004 - seven bits to a byte
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def numbers_as_bytes(values: Integers) -> bytes:
    """Returns numbers from 0 to 2^28 - 1 as LEB128."""
    return numbers_with_ends(values)[0]


def numbers_with_ends(values: Integers) -> tuple[bytes, list[int]]:
    """Returns numbers from 0 to 2^28 - 1 as LEB128, and where each ends."""
    lengths = 1 + (values >= 1 << 7).astype(np.int64) + (values >= 1 << 14) + (values >= 1 << 21)
    ends = np.cumsum(lengths)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    begins = ends - lengths
    for place in range(4):
        has = lengths > place
        more = lengths[has] > place + 1
        out[begins[has] + place] = (values[has] >> (7 * place)) & 0x7F | more * 0x80
    return out.tobytes(), ends.tolist()


class Reader:
    """Reads a file of numbers and texts."""

    def __init__(self, path: Path) -> None:
        self.data = gzip.decompress(path.read_bytes())
        self.at = 0

    def number(self) -> int:
        """Reads a number."""
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:  # noqa: PLR2004
                return value

    def text(self) -> str:
        """Reads a text."""
        length = self.number()
        self.at += length
        return self.data[self.at - length : self.at].decode()

    def bytes(self, length: int) -> bytes:
        """Reads so many bytes."""
        self.at += length
        return self.data[self.at - length : self.at]

    def articles(self, count: int) -> Integers:
        """Reads a list of so many articles."""
        numbers = np.fromiter((self.number() for _ in range(count)), np.int64, count)
        return np.cumsum(numbers) - 1
