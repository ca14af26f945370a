"""A checksum of each paper's words, by which damage is noticed that SQLite's own check does not look at.

It is 64 bits of BLAKE2b (RFC 7693) over the fields and the links, each as UTF-8 and parted by NUL, which no text of a
paper holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from readinglist.domain.change import Entity, FieldChange
from readinglist.storage import sqlite, tables
from readinglist.storage.fields import ASKED, chunks

WORDS = (
    "title", "abstract", "raw_title", "raw_abstract", "authors", "year", "venue", "arxiv", "doi", "notes", "cite_key",
)  # fmt: skip
"""The columns that a checksum is of, in its order."""

_PAPER = tables.paper.c
_NOTHING, _NO_TEXT = "\1", b"\2"


def checksum(words: Sequence[object], links: Iterable[str]) -> int:
    """Return the checksum of a paper with these `WORDS` and the addresses of its links, in any order."""
    parts = [_NOTHING if word is None else str(word) for word in words]
    return _number("\0".join([*parts, *sorted(links)]).encode())


def renew(connection: Connection, changed: Iterable[FieldChange]) -> None:
    """Give the papers whose words are other ones after these changes their new checksums."""
    ids = {field.id for field in changed if field.entity is Entity.PAPER and field.field in (*WORDS, "link")}
    renew_all(connection, sorted(ids))


def renew_all(connection: Connection, ids: Iterable[int]) -> None:
    """Give papers the checksums of the words that they have now."""
    for chunk in chunks(ids, ASKED):
        _write(connection, dict(_read(connection, chunk)))


def fill(connection: Connection) -> None:
    """Give those papers a checksum that have none: all, in a library of a time without."""
    lacking = _PAPER.id.not_in(select(tables.checksum.c.paper_id))
    query = select(_PAPER.id).where(lacking, _PAPER.id > bindparam("last")).order_by(_PAPER.id).limit(ASKED)
    last = 0
    while ids := list(connection.execute(query, {"last": last}).scalars()):
        _write(connection, dict(_read(connection, ids)))
        last = ids[-1]


def damaged_after(connection: Connection, paper_id: int) -> tuple[list[int], int, int]:
    """Look at the first papers with larger ids than this: which have not the words that were stored?

    Returns these, how many were looked at, and the last of them; 0 papers at the end.
    """
    query = select(_PAPER.id).where(_PAPER.id > paper_id).order_by(_PAPER.id).limit(ASKED)
    ids = list(connection.execute(query).scalars())
    held, wanted = kept(connection, ids), right(connection, ids)
    return [number for number in ids if held.get(number) != wanted[number]], len(ids), max(ids, default=paper_id)


def kept(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Return the checksums that were stored with papers."""
    query = select(tables.checksum).where(tables.checksum.c.paper_id.in_(sqlite.given_ids()))
    return dict(sqlite.rows(connection, query, sqlite.given(ids)))


def add(connection: Connection, checksums: Mapping[int, int]) -> None:
    """Keep the checksums of papers that have none."""
    sqlite.insert_rows(connection, tables.checksum, ("paper_id", "words"), checksums.items())


def right(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Return the checksums that are right for the words in the file, in a library of whatever version."""
    return dict(_read(connection, ids))


_OF_PAPERS = (
    select(_PAPER.id, *(_PAPER[name] for name in WORDS)).where(_PAPER.id.in_(sqlite.given_ids())).order_by(_PAPER.id)
)
_LINKS = (
    select(tables.link.c.paper_id, tables.link.c.url)
    .where(tables.link.c.paper_id.in_(sqlite.given_ids()))
    .order_by(tables.link.c.paper_id)
)


def _read(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield papers with the checksums that are right for what is in the file, whatever bytes that are."""
    with sqlite.as_it_stands(connection):
        papers = sqlite.rows(connection, _OF_PAPERS, sqlite.given(ids))
        links = sqlite.rows(connection, _LINKS, sqlite.given(ids))
    urls = {number: [_bytes(url) for _, url in run] for number, run in groupby(links, itemgetter(0))}
    for number, *words in papers:
        yield number, _number(b"\0".join([*map(_bytes, words), *sorted(urls.get(number, ()))]))


def _write(connection: Connection, checksums: Mapping[int, int]) -> None:
    before = delete(tables.checksum).where(tables.checksum.c.paper_id.in_(sqlite.given_ids()))
    connection.execute(before, sqlite.given(checksums))
    add(connection, checksums)


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytearray):
        return bytes(value)
    if isinstance(value, bytes):  # none of ours: one bit makes it of a text
        return _NO_TEXT + value
    return (_NOTHING if value is None else str(value)).encode()


def _number(words: bytes) -> int:
    return int.from_bytes(blake2b(words, digest_size=8).digest(), signed=True)
