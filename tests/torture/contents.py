"""What is in a library and the exports beside it, as one number: two with the same hold the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

EXPORTS = "exported*"
_OF_EACH_FILE = {"library": ("identity", "created")}
"""Columns in which two libraries with the same papers differ."""


def contents(path: Path) -> str:
    """Return a hash of every row of every table, once a journal that lies there has been played back, and of exports.

    Raises:
        sqlite3.DatabaseError: the file is damaged.
    """
    connection = sqlite3.connect(path)
    try:
        connection.text_factory = bytes
        (found,) = connection.execute("PRAGMA integrity_check").fetchone()
        if found != b"ok":
            raise sqlite3.DatabaseError(found.decode(errors="replace"))
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.DatabaseError(f"{len(broken)} rows point to nothing")
        return _hash(connection, sorted(path.parent.glob(EXPORTS)))
    finally:
        connection.close()


def _hash(connection: sqlite3.Connection, exports: Sequence[Path]) -> str:
    whole = sha256()
    for export in exports:
        whole.update(repr((export.name, export.read_bytes())).encode())
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (raw,) in tables:
        table = raw.decode()
        columns = [name.decode() for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
        kept = [f'"{name}"' for name in columns if name not in _OF_EACH_FILE.get(table, ())]
        for row in connection.execute(f"SELECT {', '.join(kept)} FROM {table} ORDER BY rowid"):
            whole.update(repr((table, row)).encode())
    return whole.hexdigest()
