"""What is SQLite's own: the connection, its settings, its errors, its files.

The settings lose nothing in a power cut (a rollback journal with `synchronous=EXTRA`), which SQLAlchemy's and SQLite's
defaults do not promise; see https://www.sqlite.org/pragma.html#pragma_synchronous.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    CursorResult,
    Select,
    Subquery,
    Table,
    bindparam,
    create_engine,
    event,
    func,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from readinglist.storage.plain_errors import damaged, plain_error

NO_TIME = "Invalid isoformat string"  # what SQLAlchemy lets through where a row should hold a time
APPLICATION_ID = 0x524C4942  # "RLIB"; https://www.sqlite.org/pragma.html#pragma_application_id
BUSY_TIMEOUT = 10_000  # milliseconds

SETTINGS = {
    "busy_timeout": BUSY_TIMEOUT,
    "journal_mode": "delete",
    "synchronous": 3,  # EXTRA
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "cache_spill": 0,  # a large transaction that spills would lock readers out before its commit
}
"""PRAGMA name to the value that reading it back gives."""

SETTINGS_FOR_READING = {
    "busy_timeout": BUSY_TIMEOUT,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "query_only": 1,
}
"""The same where nothing is written."""


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """Open one connection to the database at `path`, which must exist; it belongs to this thread and process.

    A file that cannot be opened for writing is opened for reading: `is_read_only` tells.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: _opened(path, read_only=read_only),
        poolclass=StaticPool,
        hide_parameters=True,  # a failed statement must not print the user's papers into the log
    )
    event.listen(engine, "begin", _begin)
    with speaking_plainly(path):
        return engine.connect()


def is_read_only(connection: Connection) -> bool:
    """Tell whether the file was opened for reading alone."""
    return bool(pragma(connection, "query_only"))


def _opened(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the file with our settings; for writing it is tried twice.

    SQLite opens a file for reading, without a word, where opening it for writing fails, if only this once, and refuses
    every change from then on (`unixOpen` in https://www.sqlite.org/src/file/src/os_unix.c).
    """
    connection = _connected(path, read_only=read_only)
    if not read_only and not _takes_changes(connection):
        connection.close()
        connection = _connected(path, read_only=False)
        read_only = not _takes_changes(connection)
    for name, value in (SETTINGS_FOR_READING if read_only else SETTINGS).items():
        connection.execute(f"PRAGMA {name}={value}").close()
    return connection


def _connected(path: Path, *, read_only: bool) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    return sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)  # BEGIN is ours, so DDL is transactional


def _takes_changes(connection: sqlite3.Connection) -> bool:
    """Tell whether the file was opened for writing; nobody is waited for, and what else is wrong shows later.

    A change of nothing is refused before any lock; BEGIN IMMEDIATE is not.
    """
    try:
        connection.execute("BEGIN").close()
        connection.execute("UPDATE library SET id = id WHERE 0").close()
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK").close()
    return True


def _begin(connection: Connection) -> None:
    # Two writers that begin with a plain BEGIN and then write meet an error instead of waiting for each other.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """Run a block in one transaction that has the write lock from its beginning."""
    connection.execution_options(immediate=True)
    try:
        with connection.begin():
            yield connection
    finally:
        connection.execution_options(immediate=False)


@contextmanager
def reading(connection: Connection) -> Iterator[Connection]:
    """Run a block that sees one state of the database; inside a transaction, see what that sees."""
    if connection.in_transaction():
        yield connection
    else:
        with connection.begin():
            yield connection


def pragma(connection: Connection, name: str) -> Any:
    """Return the value of a PRAGMA."""
    cursor = driver(connection).execute(f"PRAGMA {name}")
    try:
        return cursor.fetchone()[0]
    finally:
        cursor.close()


def driver(connection: Connection) -> sqlite3.Connection:
    """Return the sqlite3 connection below."""
    below = connection.connection.driver_connection
    assert isinstance(below, sqlite3.Connection)
    return below


def fetched(result: CursorResult[Any], count: int) -> list[tuple[Any, ...]]:
    """Return the next `count` rows as SQLite gives them: three times as quick, where there are a million."""
    return list(result.cursor.fetchmany(count)) if result.cursor else []


@contextmanager
def as_it_stands(connection: Connection) -> Iterator[None]:
    """Read text as the bytes in the file, which need be no UTF-8 any more: as a bytearray, where a BLOB is bytes."""
    below = driver(connection)
    below.text_factory = bytearray
    try:
        yield
    finally:
        below.text_factory = str


@contextmanager
def speaking_plainly(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, each one sentence that names the library."""
    try:
        yield
    except ValueError as error:
        names_damage = isinstance(error, UnicodeDecodeError)  # what SQLite says of a damaged schema need be no text
        if not (names_damage or str(error).startswith(NO_TIME)):
            raise
        raise damaged(path) from error
    except (DBAPIError, sqlite3.Error) as error:
        below = error.orig if isinstance(error, DBAPIError) else error
        plain = plain_error(below, path) if isinstance(below, sqlite3.Error) else None
        if plain is None:
            raise
        raise plain from error


def given_ids() -> Select[tuple[Any]]:
    """Return a subquery of any number of ids or texts, past the limit of parameters, for a statement with `given`."""
    return select(func.json_each(bindparam("ids")).table_valued("value").c.value)


def given(ids: Iterable[int | str]) -> dict[str, str]:
    """Return the parameters of a statement with `given_ids`."""
    return {"ids": json.dumps(list(ids))}


def insert_rows(
    connection: Connection,
    table: Table,
    names: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    otherwise: str = "ABORT",
) -> None:
    """Insert rows with values for the columns of these names, as SQLite keeps them.

    `otherwise` is what to do with a row that breaks a rule of the table: https://www.sqlite.org/lang_conflict.html
    For many rows: what Core makes of as many dictionaries takes as long as SQLite does.
    """
    values = ", ".join("?" * len(names))
    statement = f"INSERT OR {otherwise} INTO {table.name} ({', '.join(names)}) VALUES ({values})"
    driver(connection).executemany(statement, rows).close()


def rows(connection: Connection, query: Select[Any], parameters: Mapping[str, Any] | None = None) -> list[Any]:
    """Return all rows as SQLite gives them, tuples of what it keeps: for many rows, in a third of the time."""
    with connection.execute(query, parameters) as found:
        return list(found.cursor.fetchall()) if found.cursor else []


def kept(connection: Connection, column: Column[Any], value: object) -> Any:
    """Return a value as SQLite keeps it in a column."""
    processor = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return processor(value) if processor else value


def meant(connection: Connection, column: Column[Any], value: object) -> Any:
    """Return what a value means that SQLite keeps in a column."""
    processor = column.type.dialect_impl(connection.dialect).result_processor(connection.dialect, None)
    return processor(value) if processor else value


def given_names() -> Subquery:
    """Return any number of pairs as a table of `name` and `id`, for a statement run with `named`."""
    pair = func.json_each(bindparam("pairs")).table_valued("value").c.value
    return select(func.json_extract(pair, "$[0]").label("name"), func.json_extract(pair, "$[1]").label("id")).subquery()


def named(pairs: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Return the parameters of a statement with `given_names`."""
    return {"pairs": json.dumps(list(pairs))}


_PAPERS_OF_CHANGE = text(
    """
    SELECT DISTINCT json_extract(one.value, '$[0]')
    FROM change, json_each(change.fields) AS part, json_each(part.value, '$[2]') AS one
    WHERE change.id = :change AND json_valid(change.fields) AND json_extract(part.value, '$[0]') = 'paper'
    LIMIT :limit
    """
)


def papers_of_change(connection: Connection, change: int, limit: int) -> list[int]:
    """Return the first papers that a change was of; SQLite takes its record apart while other threads run."""
    return list(connection.execute(_PAPERS_OF_CHANGE, {"change": change, "limit": limit}).scalars())


def damage(connection: Connection) -> list[str]:
    """Return what SQLite's own check of its pages and indices finds, a line each; empty is sound."""
    found = driver(connection).execute("PRAGMA integrity_check(20)").fetchall()
    lines = [line for (told,) in found for line in told.splitlines() if line != "ok"]
    return [line for line in lines if not line.startswith("***")] or lines  # without the name of what is looked at


def broken_references(connection: Connection) -> list[tuple[str, int]]:
    """Return the rows that point to nothing, each by its table and its number there."""
    return [(row[0], row[1]) for row in driver(connection).execute("PRAGMA foreign_key_check").fetchall()]
