from __future__ import annotations

import errno
import hashlib
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mskb.model.article import Article, Source
from mskb.model.defects import Defect, DefectKind
from mskb.pipeline import read
from mskb.pipeline.read import Refused, path_with_folder, read_bytes, read_file


def test_an_article_knows_its_file(raw_export):
    data = raw_export("Q123456").encode()
    article = read_bytes(data, "123/Q123456.TXT")
    assert isinstance(article, Article)
    assert article.id == "Q123456"
    assert article.source == Source("123/Q123456.TXT", hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"", DefectKind.EMPTY_FILE, id="empty"),
        pytest.param(b" \r\n\r\n", DefectKind.EMPTY_FILE, id="blank"),
        pytest.param(b"DOCUMENT:Q123456\r\n" + b"\0" * 10, DefectKind.BINARY, id="nul-bytes"),
    ],
)
def test_bytes_that_give_no_article(data, kind):
    assert read_bytes(data, "Q123456.TXT") == Refused("Q123456.TXT", Defect(kind))


def test_a_file_without_a_number_is_no_article():
    assert read_bytes(b"Notes on the archive.\n", "README.md") == Refused("README.md", None)


def test_a_file_that_is_not_there(tmp_path):
    missing = str(tmp_path / "Q1.TXT")
    assert read_file(missing, "Q1.TXT") == Refused(
        "Q1.TXT", Defect(DefectKind.UNREADABLE, detail=os.strerror(errno.ENOENT))
    )


def test_a_file_that_may_not_be_read(make_archive, raw_export, monkeypatch):
    """The system's refusal is simulated: whoever runs the tests may be allowed to read anything."""
    folder = make_archive({"Q1.TXT": raw_export("Q1")})

    def refuse(path, *_):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("builtins.open", refuse)
    found = read_file(str(folder / "Q1.TXT"), "Q1.TXT")
    assert found == Refused("Q1.TXT", Defect(DefectKind.UNREADABLE, detail="Permission denied"))


def test_a_file_over_16_megabytes_is_not_opened(tmp_path):
    large = tmp_path / "Q1.TXT"
    with large.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)  # without a byte on the disk
    assert read_file(str(large), "Q1.TXT") == Refused("Q1.TXT", Defect(DefectKind.TOO_LARGE))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "Q1.TXT")
    found = read_file(str(tmp_path / "Q1.TXT"), "Q1.TXT")
    assert found == Refused("Q1.TXT", Defect(DefectKind.NOT_A_FILE, detail="no regular file"))


def test_a_bug_of_the_reader_is_one_articles_defect(raw_export, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(read, "read_article", fail)
    found = read_bytes(raw_export("Q1").encode(), "Q1.TXT")
    defect = Defect(DefectKind.READER_FAILED, detail="ZeroDivisionError: division by zero")
    assert found == Refused("Q1.TXT", defect)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.sampled_from([b"", b"DOCUMENT:Q1  1-JAN-2000  [x]\n", b"---\ntitle: x\n---\n", b"Q1: x\n", b"\tArticle: Q1\n"]),
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from(
                [b"TITLE   :", b"=" * 70 + b"\n", b"-" * 79 + b"\n", b"{% raw %}", b"\n1. x\n", b"\n - y\n", b"Q2 z\n"]
            ),
        ),
        max_size=12,
    ),
)
def test_any_bytes_give_an_article_or_a_reason(start, parts):
    found = read_bytes(start + b"".join(parts), "Q1.TXT")
    if isinstance(found, Refused):
        assert found.defect is not None
        assert found.defect.kind in {DefectKind.BINARY, DefectKind.EMPTY_FILE}


def test_the_path_of_a_single_file_has_its_folder(tmp_path):
    assert path_with_folder(tmp_path / "Q123456" / "README.md") == "Q123456/README.md"
