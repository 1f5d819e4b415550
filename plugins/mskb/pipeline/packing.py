"""Facts and drafts as bytes, for other processes and for the cache: pickles that may hold nothing else."""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from enum import Enum
from functools import cache
from importlib import import_module
from typing import TypeVar

from mskb.catalog.facts import ArticleFacts
from mskb.model.article import Dialect
from mskb.model.defects import DefectKind, Severity
from mskb.render.draft import Draft

Value = TypeVar("Value", ArticleFacts, Draft)

# Where the classes are that a pickle may name.
_MODULES = ("mskb.model.", "mskb.catalog.facts", "mskb.render.", "datetime")


def _by_value(member: Enum) -> tuple[type[Enum], tuple[object]]:
    return type(member), (member.value,)


# Python 3.11 before 3.11.4, which Debian 12 has, would have them made by `getattr`, which no pickle may name here.
for _kind in (Dialect, DefectKind, Severity):
    copyreg.pickle(_kind, _by_value)


class DamagedError(ValueError):
    """Bytes that are not what was packed."""


def pack(value: ArticleFacts | Draft) -> bytes:
    """A value as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes, kind: type[Value], checksum: int | None = None) -> Value:
    """A value from its bytes.

    Raises:
        DamagedError: they are not what was packed.
    """
    if not isinstance(packed, bytes):  # a damaged database may hold anything
        raise DamagedError(f"{type(packed).__name__} instead of bytes")
    if checksum is not None and zlib.crc32(packed) != checksum:
        raise DamagedError("a check sum is wrong")
    try:
        value = _Unpickler(io.BytesIO(packed)).load()
    except Exception as error:  # a damaged pickle may raise anything
        raise DamagedError(f"{type(error).__name__}: {error}") from error
    if not isinstance(value, kind):
        raise DamagedError(f"no {kind.__name__}")
    return value


class _Unpickler(pickle.Unpickler):
    """Makes objects of our own classes only: a pickle from elsewhere could run anything."""

    def find_class(self, module_name: str, global_name: str) -> type:
        return _find_class(module_name, global_name)


@cache
def _find_class(module_name: str, global_name: str) -> type:
    if module_name.startswith(_MODULES):
        found = getattr(import_module(module_name), global_name, None)
        if isinstance(found, type):
            return found
    raise pickle.UnpicklingError(f"{module_name}.{global_name} is nothing that a build keeps")
