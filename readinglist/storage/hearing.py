"""How far a change is while SQLite works on it, and a way to stop it there; see
https://www.sqlite.org/c3ref/progress_handler.html.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from readinglist.domain.errors import ChangeStopped
from readinglist.storage import sqlite

Hear = Callable[[int], bool]
"""Hears of how many papers a change is done by now, and says whether to stop it."""

_ROWS = 3
"""Written for a paper that is changed: the field, with what is counted and stamped on the paper afterwards."""
_STEPS = 50_000
"""Of SQLite's machine between two calls: some milliseconds."""


@contextmanager
def heard(connection: Connection, hear: Hear) -> Iterator[None]:
    """Let `hear` follow the changes of a block. Once it says so, the statement that runs is the last.

    Raises:
        ChangeStopped: `hear` said so; the library is as it was before the change.
    """
    below = sqlite.driver(connection)
    before = below.total_changes
    is_stopped = False

    def call() -> bool:
        nonlocal is_stopped
        is_stopped = is_stopped or hear((below.total_changes - before) // _ROWS)
        return is_stopped

    below.set_progress_handler(call, _STEPS)
    try:
        yield
    except Exception as error:
        if is_stopped:  # whatever came of it
            raise ChangeStopped("It was stopped; your library is as it was.") from error
        raise
    finally:
        below.set_progress_handler(None, 0)
