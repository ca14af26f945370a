"""Taking records into the library: finding what is known, inserting what is new, filling what is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, func, insert, select

from readinglist.domain.change import Entity, FieldChange, Value
from readinglist.domain.cite_key import FreeKeys, valid_key
from readinglist.domain.identity import is_stand_in, names, title_key
from readinglist.domain.links import Link, same_place
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.storage import checksums, keyed, sqlite, tables
from readinglist.storage.fields import chunks, link_row
from readinglist.storage.transaction import Transaction

_RECOGNISED = (
    *(tables.paper.c[name] for name in ("id", "arxiv", "doi", "title_key")),
    tables.paper.c.trashed.is_not(None).label("trashed"),
    (tables.paper.c.state == State.DISMISSED.value).label("dismissed"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A paper of the library, by what it is recognised; one in the trash comes back when a listing brings it.

    `aliases` are other names that it went by (`identity.names`).
    """

    id: int
    arxiv: str | None
    doi: str | None
    title_key: str
    trashed: bool = False
    dismissed: bool = False
    aliases: tuple[str, ...] = ()


def known(connection: Connection, records: Sequence[Record], decided: Iterable[int] = ()) -> list[Known]:
    """Return the papers that share an arXiv id, a DOI or a folded title with one of the records, or did once.

    Those `decided` on (ids) come along.
    """
    paper = tables.paper.c
    keys = {title_key(record.title) for record in records}
    wanted: list[tuple[Column[Any], set[Any]]] = [
        (paper.id, set(decided)),
        (paper.arxiv, {record.arxiv for record in records if record.arxiv}),
        (paper.doi, {record.doi for record in records if record.doi}),
        (paper.title_key, keys),
    ]
    found: dict[int, Known] = {}
    for column, values in wanted:
        if values:
            rows = connection.execute(select(*_RECOGNISED).where(column.in_(sqlite.given_ids())), sqlite.given(values))
            found.update((row.id, Known(*row)) for row in rows)
    for number, aliases in _aliases(connection, records, keys).items():
        if number not in found:
            found[number] = Known(*connection.execute(select(*_RECOGNISED).where(paper.id == number)).one())
        found[number] = replace(found[number], aliases=tuple(aliases))
    return [found[number] for number in sorted(found)]


def _aliases(connection: Connection, records: Iterable[Record], keys: Iterable[str]) -> dict[int, list[str]]:
    """Return the names of records by which papers went once; most libraries have next to none."""
    alias = tables.alias.c
    found: defaultdict[int, list[str]] = defaultdict(list)
    if connection.execute(select(alias.paper_id).limit(1)).first() is None:
        return found
    wanted = {name for record in records for name in names(record.arxiv, record.doi, "")}
    wanted.update(name for key in keys for name in names(None, None, key))
    for chunk in chunks(sorted(wanted)):
        for number, name in connection.execute(select(alias.paper_id, alias.name).where(alias.name.in_(chunk))):
            found[number].append(name)
    return found


def next_id(connection: Connection) -> int:
    """Return the id of the next new paper. No id is used twice: the text index and old changes remember them."""
    last = connection.execute(select(func.max(tables.paper.c.id))).scalar() or 0
    purged = connection.execute(select(func.max(tables.purged.c.paper_id))).scalar() or 0
    return int(max(last, purged)) + 1


def add_papers(transaction: Transaction, records: Mapping[int, Record], state: State) -> None:
    """Insert a paper for each record, under these ids; `state` is for those whose record gives none."""
    if not records:
        return
    connection = transaction.connection
    keys = _cite_keys(transaction, list(records.values()))
    added = sqlite.kept(connection, tables.paper.c.added, transaction.now)
    links = [row for number, record in records.items() for row in _link_rows(number, record.links)]
    rows = [
        _row(number, record, key, state, added, transaction.revision)
        for (number, record), key in zip(records.items(), keys, strict=True)
    ]
    sqlite.insert_rows(connection, tables.paper, _COLUMNS, rows)
    if links:
        connection.execute(insert(tables.link), links)
    checksums.add(connection, _checksums(rows, links))
    transaction.fields += [FieldChange(Entity.PAPER, number, "present", False, True) for number in records]
    transaction.stamped.update(records)


def fill_papers(transaction: Transaction, records: Mapping[int, Record]) -> None:
    """Give known papers what a record has and they lack; nothing that is there is overwritten.

    A title that only stands in for one is lacking, too. The citation key made of it stays: keys never change unasked.
    """
    ids = list(records)
    _fill_titles(transaction, records)
    blank: Mapping[str, Value] = {
        "abstract": "",
        "authors": "",
        "venue": "",
        "notes": "",
        "year": None,
        "arxiv": None,
        "doi": None,
        "rating": 0,
    }
    for name, nothing in blank.items():
        offered = {number: value for number in ids if (value := _field(records[number], name))}
        held = transaction.values(Entity.PAPER, name, list(offered))
        filled = {n: value for n, value in offered.items() if held.get(n, value) == nothing}
        transaction.set(Entity.PAPER, name, filled)
        if name == "abstract":
            transaction.set(Entity.PAPER, "raw_abstract", {n: _raw_abstract(records[n]) for n in filled})
    _fill_links(transaction, records)


_COLUMNS = (
    "id", "title", "abstract", "raw_title", "raw_abstract", "title_key", "authors", "year", "venue", "arxiv", "doi",
    "state", "starred", "rating", "notes", "cite_key", "added", "touches", "revision",
)  # fmt: skip


_WORDS = itemgetter(*map(_COLUMNS.index, checksums.WORDS))


def _row(number: int, record: Record, key: str, state: State, added: str, revision: int) -> tuple[object, ...]:
    """Return the row of a new paper, as `_COLUMNS` says."""
    return (
        number, record.title, record.abstract, _raw_title(record), _raw_abstract(record), title_key(record.title),
        "\n".join(record.authors), record.year, record.venue, record.arxiv, record.doi,
        (record.state or state).value, record.starred, record.rating, record.notes, key, added, 0, revision,
    )  # fmt: skip


def _checksums(rows: Sequence[tuple[Any, ...]], links: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """Return the checksums of the papers in `rows`, which have these links."""
    urls: defaultdict[int, list[str]] = defaultdict(list)
    for link in links:
        urls[link["paper_id"]].append(link["url"])
    return {row[0]: checksums.checksum(_WORDS(row), urls.get(row[0], ())) for row in rows}


def _link_rows(number: int, links: Iterable[Link]) -> list[dict[str, Any]]:
    unique = {same_place(link.url): link for link in reversed(tuple(links))}
    return [link_row(number, link) for link in reversed(unique.values())]


def _cite_keys(transaction: Transaction, records: Sequence[Record]) -> list[str]:
    """Return a citation key for each record that nothing in the library, nor another of them, has."""
    connection, pattern = transaction.connection, transaction.key_pattern
    wanted = [record.cite_key if valid_key(record.cite_key) else pattern.key(record) for record in records]
    taken = keyed.taken(connection, wanted)
    free = FreeKeys(taken)
    counts = Counter(key.lower() for key in wanted)
    if numbered := taken.union(key for key, count in counts.items() if count > 1):  # which numbers are used?
        free.hold(keyed.numbered(connection, numbered))
    return [free.take(key) for key in wanted]


def _field(record: Record, name: str) -> Value:
    if name == "authors":
        return "\n".join(record.authors)
    value: Value = getattr(record, name)
    return value


def _raw_title(record: Record) -> str | None:
    return None if record.raw_title == record.title else record.raw_title


def _raw_abstract(record: Record) -> str | None:
    return None if record.raw_abstract == record.abstract else record.raw_abstract


def _fill_titles(transaction: Transaction, records: Mapping[int, Record]) -> None:
    titled = [number for number, record in records.items() if not is_stand_in(record.title)]
    held = transaction.values(Entity.PAPER, "title", titled)
    lacking = [number for number, title in held.items() if is_stand_in(str(title))]
    transaction.set(Entity.PAPER, "title", {number: records[number].title for number in lacking})
    transaction.set(Entity.PAPER, "raw_title", {number: _raw_title(records[number]) for number in lacking})


def _fill_links(transaction: Transaction, records: Mapping[int, Record]) -> None:
    links = tables.link
    have: dict[int, set[str]] = {number: set() for number in records}
    for chunk in chunks(records):
        rows = transaction.connection.execute(select(links.c.paper_id, links.c.url).where(links.c.paper_id.in_(chunk)))
        for paper_id, url in rows:
            have[paper_id].add(same_place(url))
    for number, record in records.items():
        for link in record.links:
            if same_place(link.url) not in have[number]:
                have[number].add(same_place(link.url))
                transaction.add([number], "link", link.url)
