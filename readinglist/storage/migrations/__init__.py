"""Bringing a library of an older version up to date, with Alembic: loaded only when one is due.

Revision `0001` is schema version 1, and so on: the file's `user_version` says where to start.
"""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from readinglist.domain.errors import LibraryError
from readinglist.storage import checksums, tables
from readinglist.storage.migrations.untouched import held


def upgrade(connection: Connection, version: int) -> None:
    """Bring the schema from `version` to this program's, inside the transaction that is open on `connection`.

    Raises:
        LibraryError: something that was there would be lost or be another; the transaction must not be committed.
    """
    configuration = Config()
    configuration.set_main_option("script_location", "readinglist.storage:migrations")
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    before = held(connection)
    command.stamp(configuration, f"{version:04}" if version else "base", purge=True)
    command.upgrade(configuration, "head")
    if held(connection, before.columns) != before:
        raise LibraryError(
            "The library could not be brought up to date without a loss; it was left as it is. Please report this."
        )
    checksums.fill(connection)
    connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA_VERSION}")
