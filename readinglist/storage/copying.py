"""Copies of a library file, of whatever version: made through SQLite, read again whole, and compared.

The copy is made some megabytes at a time, so nobody who writes meanwhile waits for long; SQLite begins again where
somebody did: https://www.sqlite.org/backup.html
"""

from __future__ import annotations

import marshal
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from readinglist.domain.errors import LibraryBusy, LibraryDamaged, NotALibrary
from readinglist.storage import sqlite
from readinglist.storage.any_version import opened

_STEP = 2_048  # pages, mostly 8 MB
_ROWS = 1_000  # read at a time: a millisecond or ten, in which nobody can commit
_FEW = 50  # rows taken up at once: one may be as long as a book
_TRIES = 3
_ROUNDS = 5  # of the whole file; then too much is being written just now


Heed = Callable[[], object]
"""Is called again and again while something goes on, which ends where it raises."""


def go_on() -> None:
    """Let it go on."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a database holds: its program and version, how many rows each table has, and a hash of all values."""

    application: int
    version: int
    rows: Mapping[str, int]
    digest: bytes


def copy_verified(source: Path, target: Path, heed: Heed = go_on) -> Content:
    """Copy the library at `source` to the new file `target`, and return what both hold.

    `heed` is called again and again meanwhile; what it raises ends it, and `target` is of no use.

    Raises:
        NotALibrary: the source belongs to another program; `target` was not made.
        LibraryDamaged: the source is damaged, or what was written is not what is read; `target` is of no use.
        LibraryBusy, DiskFull, LibraryError: as their names say, and the same.
    """
    with opened(source) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != sqlite.APPLICATION_ID:
            raise NotALibrary(f"{source.name} belongs to another program; it was left as it is.")
        for tries in range(_TRIES):
            if tries == _TRIES - 1:  # somebody writes all the time: let them wait
                connection.execute("BEGIN")
            content = _content(connection, heed)
            target.unlink(missing_ok=True)
            _copy(connection, target, heed, step=-1 if connection.in_transaction else _STEP)
            if content == verified(target, heed):
                _sync(target)
                return content
    raise LibraryDamaged(f"The copy of {source.name} was not like it when it was read again; the disk may be failing.")


def verified(path: Path, heed: Heed = go_on) -> Content:
    """Return what a library file holds that nobody writes to, and that is sound; raises LibraryDamaged.

    `heed` is called meanwhile, as by `copy_verified`.
    """
    with opened(path, read_only=True) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise LibraryDamaged(f"{path.name} was damaged when it was read again ({found}), so it is of no use.")
        return _content(connection, heed)


def _copy(connection: sqlite3.Connection, target: Path, heed: Heed, step: int) -> None:
    steps = 0

    def tell(_status: int, _remaining: int, total: int) -> None:
        nonlocal steps
        heed()
        steps += 1
        if steps > _ROUNDS * (total // _STEP + 1):
            raise LibraryBusy("Too much is being written to the library just now to copy it. Try again in a moment.")

    os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA journal_mode=OFF")  # it is thrown away where anything fails, and synced at the end
        copy.execute("PRAGMA synchronous=OFF")
        connection.backup(copy, pages=step, progress=tell, sleep=0.01)


def _content(connection: sqlite3.Connection, heed: Heed) -> Content:
    digest, counts = blake2b(), {}
    connection.text_factory = bytes  # what is damaged need not be UTF-8 any more, and all else is to be kept
    tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name"
    for name, sql in [(name.decode(), sql) for name, sql in connection.execute(tables).fetchall()]:
        digest.update(marshal.dumps((name, sql), 2))
        counts[name] = 0
        for some in _rows(connection, name):
            heed()
            counts[name] += len(some)
            digest.update(marshal.dumps(some, 2))  # version 2: the same bytes for equal values, wherever they are kept
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return Content(application, version, counts, digest.digest())


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[list[tuple[object, ...]]]:
    """Yield all rows of a table in their order, some at a time; between, others may write."""
    quoted = '"' + table.replace('"', '""') + '"'
    query = f"SELECT rowid, * FROM {quoted} WHERE rowid > ? ORDER BY rowid LIMIT {_ROWS}"
    last: object = -(2**63)
    while True:
        count = 0
        with closing(connection.execute(query, (last,))) as cursor:
            while some := cursor.fetchmany(_FEW):
                yield some
                last, count = some[-1][0], count + len(some)
        if count < _ROWS:
            return


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
