"""Words that are not those that were stored: put back from a copy of the library, or taken as they are now.

Neither is a change of the user's, and so neither can be undone: what is damaged may be no text at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, update

from readinglist.domain.identity import title_key
from readinglist.storage import checksums, rows, sqlite, tables
from readinglist.storage.checksums import WORDS
from readinglist.storage.misfits import misfits_after
from readinglist.storage.transaction import next_revision

_LINK = ("paper_id", "url", "kind", "host", "address")


@dataclass(frozen=True, slots=True)
class Found:
    """Of damaged papers: those whose words are in a copy as they were stored, and those that are `unharmed`.

    Of the latter the checksum is what was damaged: a copy vouches for the words that they have now. One that was made
    after the words were damaged has the same words, too, but not the checksum to them, and so vouches for nothing.
    """

    lost: tuple[int, ...]
    unharmed: tuple[int, ...]


def find(connection: Connection, copy: Path, ids: Sequence[int]) -> Found:
    """Look for the words of damaged papers in a copy of the library, of whatever version; raises LibraryError."""
    kept, now = checksums.kept(connection, ids), checksums.right(connection, ids)
    there, vouched = _in_copy(copy, ids)
    lost = tuple(number for number, value in there.items() if value == kept.get(number))
    others = ((number, value) for number, value in there.items() if value != kept.get(number))
    return Found(lost, tuple(number for number, value in others if value == now[number] == vouched.get(number)))


def _in_copy(copy: Path, ids: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the checksums that are right for the words in a copy, and those that it vouches for.

    A copy of a time without checksums vouches for all: they were made later, of these very words.
    """
    with sqlite.speaking_plainly(copy):
        connection = sqlite.connect(copy, read_only=True)
        try:
            there = checksums.right(connection, ids)
            has_checksums = connection.dialect.has_table(connection, tables.checksum.name)
            return there, checksums.kept(connection, ids) if has_checksums else there
        finally:
            connection.close()
            connection.engine.dispose()


def put_back(connection: Connection, copy: Path, ids: Sequence[int]) -> None:
    """Give papers the words and links that they have in a copy of the library."""
    other = sqlite.connect(copy, read_only=True)
    try:
        for number in ids:
            _put_back(connection, sqlite.driver(other), number)
    finally:
        other.close()
        other.engine.dispose()
    take_as_they_are(connection, ids)


def _put_back(connection: Connection, source: sqlite3.Connection, number: int) -> None:
    source.text_factory = lambda kept: kept.decode(errors="replace")
    words = source.execute(f"SELECT {', '.join(WORDS)} FROM paper WHERE id = ?", (number,)).fetchone()
    links = source.execute(f"SELECT {', '.join(_LINK)} FROM link WHERE paper_id = ? ORDER BY id", (number,)).fetchall()
    paper = tables.paper
    connection.execute(update(paper).where(paper.c.id == number).values(dict(zip(WORDS, words, strict=True))))
    connection.execute(delete(tables.link).where(tables.link.c.paper_id == number))
    sqlite.insert_rows(connection, tables.link, _LINK, links)


def take_as_they_are(connection: Connection, ids: Sequence[int]) -> None:
    """Count the words that papers have now as those that were stored; what cannot be read is made readable.

    Bytes that are no text become U+FFFD, and a state that there is not becomes the first one.
    """
    paper, revision = tables.paper, next_revision(connection)
    for number in ids:
        misfits, _, _ = misfits_after(connection, paper, number - 1, 1)
        values = {**misfits.get(number, {}), "revision": revision}
        connection.execute(update(paper).where(paper.c.id == number).values(values))
        key = title_key(rows.titles(connection, [number])[number])
        connection.execute(update(paper).where(paper.c.id == number).values(title_key=key))
    checksums.renew_all(connection, ids)
