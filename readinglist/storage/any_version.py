"""A library file of whatever version, asked as the driver gives it: a Store knows this program's version alone."""

from __future__ import annotations

import marshal
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from readinglist.domain.errors import LibraryBusy
from readinglist.storage import sqlite
from readinglist.storage.opening import file_at


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a library file of any version, as the driver gives it, while a block runs; its errors are ours."""
    with sqlite.speaking_plainly(path):
        connection = sqlite.connect(path, read_only=read_only or not os.access(path, os.W_OK))
        try:
            yield sqlite.driver(connection)
        finally:
            connection.close()
            connection.engine.dispose()


@contextmanager
def held_still(path: Path) -> Iterator[None]:
    """Keep everybody from writing to the library at `path` while a block runs; raises LibraryBusy and LibraryError."""
    there = file_at(path)
    with opened(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        if file_at(path) != there:  # by a restore that this one has waited for: nobody holds what is there now
            raise LibraryBusy(f"The library {path.name} was replaced just now; nothing was changed. Try again.")
        yield


def states(path: Path) -> tuple[Mapping[str, int], int]:
    """Return how many papers a library has in each state outside of the trash, and how many in the trash.

    A library of an old version may have neither: then there is nothing to tell.
    """
    with opened(path, read_only=True) as connection:
        known = {row[1] for row in connection.execute("PRAGMA table_info(paper)")}
        if not {"state", "trashed"} <= known:
            return {}, 0
        connection.text_factory = lambda state: state.decode(errors="replace")
        outside = connection.execute("SELECT CAST(state AS TEXT), count(*) FROM paper WHERE trashed IS NULL GROUP BY 1")
        trashed = connection.execute("SELECT count(*) FROM paper WHERE trashed IS NOT NULL").fetchone()[0]
        return dict(outside), trashed


def mark(path: Path) -> str:
    """Return what is another one after each change of the library, also where a backup was put back in between.

    Nothing where it is of a version that does not count its changes.
    """
    with opened(path) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not {"library", "change"} <= tables:
            return ""
        connection.text_factory = lambda kept: kept.decode(errors="replace")
        revision = connection.execute("SELECT revision FROM library").fetchone()
        latest = connection.execute("SELECT id, at FROM change ORDER BY id DESC LIMIT 1").fetchone()
        turns = blake2b(digest_size=8)  # two undos may be of different changes
        for row in connection.execute("SELECT status, turn, id FROM change ORDER BY status, turn, id"):  # in an index
            turns.update(marshal.dumps(row, 2))
    return " ".join(map(str, (*(revision or ()), *(latest or ()), turns.hexdigest())))
