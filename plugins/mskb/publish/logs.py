"""Log records of worker processes: kept there, and logged again in the main process, where `--strict` counts them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mkdocs.utils import CountHandler

_MKDOCS = "mkdocs"


class _Keeper(logging.Handler):
    """Keeps records in a form that crosses processes: their message is made, and they hold no exception."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        kept = logging.LogRecord(
            record.name, record.levelno, record.pathname, record.lineno, self.format(record), None, None
        )
        self.records.append(kept)


@contextmanager
def kept_records() -> Iterator[list[logging.LogRecord]]:
    """Keep what is logged below `mkdocs` instead of handling it.

    Yields:
        The records, which fill as they are logged.
    """
    logger, keeper = logging.getLogger(_MKDOCS), _Keeper()
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [keeper], False
    try:
        yield keeper.records
    finally:
        logger.handlers, logger.propagate = handlers, propagate


def log_again(records: Iterable[logging.LogRecord]) -> None:
    """Log records that another process kept."""
    for record in records:
        logging.getLogger(record.name).handle(record)


@contextmanager
def uncounted() -> Iterator[None]:
    """Let what is logged meanwhile pass a strict build, even if it is a warning."""
    logger = logging.getLogger(_MKDOCS)
    counting = [handler for handler in logger.handlers if isinstance(handler, CountHandler)]
    for handler in counting:
        logger.removeHandler(handler)
    try:
        yield
    finally:
        for handler in counting:
            logger.addHandler(handler)
