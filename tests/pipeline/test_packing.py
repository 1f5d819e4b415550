"""Facts and drafts as bytes, whatever Python packs them."""

from __future__ import annotations

import pickle
from enum import Enum

import pytest

from mskb.model.article import Article, Dialect
from mskb.model.defects import DefectKind, Severity
from mskb.pipeline.packing import pack, unpack
from mskb.pipeline.read import read_file
from mskb.render.draft import Draft, draft_of


@pytest.fixture
def enumerations_as_in_python_3_11_3(monkeypatch):
    """Members are made by `getattr`, as Python 3.11.0 to 3.11.3 have it: Debian 12's is 3.11.2."""
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda self, _: (getattr, (type(self), self.name)))


@pytest.mark.usefixtures("enumerations_as_in_python_3_11_3")
def test_what_an_early_python_packed_is_unpacked(make_archive, raw_export):
    archive = make_archive({"Q10010.TXT": raw_export("Q10010")})
    article = read_file(str(archive / "Q10010.TXT"), "Q10010.TXT")
    assert isinstance(article, Article)
    draft = draft_of(article)
    assert unpack(pack(draft), Draft) == draft


@pytest.mark.usefixtures("enumerations_as_in_python_3_11_3")
@pytest.mark.parametrize("kind", [Dialect, DefectKind, Severity])
def test_every_member_comes_back_without_getattr(kind):
    packed = pickle.dumps(list(kind))
    assert b"getattr" not in packed
    assert pickle.loads(packed) == list(kind)
