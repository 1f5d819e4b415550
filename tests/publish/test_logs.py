from __future__ import annotations

import logging
import pickle

from mskb.publish.logs import kept_records, log_again


def test_records_are_kept_and_logged_again(caplog):
    log = logging.getLogger("mkdocs.structure.pages")
    with caplog.at_level(logging.INFO, "mkdocs"):
        with kept_records() as records:
            log.warning("a link to %r leads nowhere", "Q7.md")
        assert caplog.messages == []
        log_again(pickle.loads(pickle.dumps(records)))
    assert caplog.record_tuples == [
        ("mkdocs.structure.pages", logging.WARNING, "a link to 'Q7.md' leads nowhere"),
    ]


def test_an_exception_is_kept_as_text():
    log = logging.getLogger("mkdocs")
    with kept_records() as records:
        try:
            int("no number")
        except ValueError:
            log.exception("it failed")
    assert "ValueError" in pickle.loads(pickle.dumps(records))[0].getMessage()


def test_handlers_are_put_back():
    logger = logging.getLogger("mkdocs")
    before = logger.handlers, logger.propagate
    with kept_records():
        pass
    assert (logger.handlers, logger.propagate) == before
