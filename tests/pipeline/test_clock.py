from __future__ import annotations

import itertools

import pytest

from mskb.pipeline.clock import StageClock
from mskb.pipeline.run import collect


@pytest.fixture
def ticking(monkeypatch):
    """Each look at the time is a second after the last."""
    seconds = itertools.count(100.0)
    monkeypatch.setattr("mskb.pipeline.clock.time.perf_counter", lambda: next(seconds))


@pytest.mark.usefixtures("ticking")
def test_what_is_in_no_stage_is_the_rest():
    taken = StageClock()  # 100
    with taken.stage("reading"):  # 101, 102
        pass
    with taken.stage("pages"):  # 103, 104
        pass
    assert taken.seconds() == {"reading": 1.0, "pages": 1.0, "rest": 3.0}  # at 105


@pytest.mark.usefixtures("ticking")
def test_parts_of_a_stage_add_up():
    taken = StageClock()
    for stage in ("reading", "catalog", "reading"):
        with taken.stage(stage):
            pass
    assert list(taken.seconds().items()) == [("reading", 2.0), ("catalog", 1.0), ("rest", 4.0)]


@pytest.mark.usefixtures("ticking")
def test_a_stage_that_fails_counts():
    taken = StageClock()
    with pytest.raises(OSError, match="full"), taken.stage("pages"):
        raise OSError("full")
    assert taken.seconds() == {"pages": 1.0, "rest": 2.0}


def test_a_collection_tells_its_stages(make_archive, raw_export):
    taken = StageClock()
    collect([make_archive({"Q10022.TXT": raw_export("Q10022")})], clock=taken)
    assert list(taken.seconds()) == ["reading", "catalog", "rest"]
