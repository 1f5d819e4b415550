"""A small index, of articles about clocks."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeAlias

import pytest

from mskb.search.build import Document, build_index
from mskb.search.index import Index
from mskb.search.sequences import pack_words

MakeIndex: TypeAlias = Callable[..., Index]


def document(number: int, title: str, text: str, *, names: tuple[str, ...] = (), citations: int = 0) -> Document:
    """An article as the index takes it."""
    article: Any = SimpleNamespace(text=text, facts=SimpleNamespace(query_words=()))
    return Document(number, title, names, citations, pack_words(article))


CLOCKS = (
    document(
        900001, "Tower Clock Stops at Noon", "Tick.exe stops. Error 0xC00DBEEF: The pendulum of the clock was lost."
    ),
    document(
        900002,
        "Bells Do Not Ring",
        "The bell was lost, and the clock rings no pendulum. Call RingTheBell in bells.dll.",
    ),
    document(
        900003, "Church Clock Runs Fast", "Set HKEY_LOCAL_MACHINE\\Clocks\\Speed.", names=("Windows NT Server 4.0",)
    ),
    document(900004, "List of Clock Errors", "clock " * 80 + "noon bell pendulum"),
    *(document(900100 + number, f"Sundial {number}", "The sundial shows no hour.") for number in range(5)),
)


@pytest.fixture(scope="session")
def clocks() -> Index:
    """The index of the clocks."""
    return build_index(CLOCKS)
