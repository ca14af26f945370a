"""From rows to what the text index takes, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, select

from readinglist.domain.document import Document, LinkedPlace
from readinglist.domain.errors import LibraryDamaged
from readinglist.domain.links import LinkKind
from readinglist.domain.paper import State
from readinglist.storage import sqlite, tables
from readinglist.storage.fields import chunks
from readinglist.storage.kept_values import meaning

_PAPER = tables.paper.c
_COLUMNS = (
    _PAPER.id, _PAPER.revision, _PAPER.title, _PAPER.title_key, _PAPER.abstract, _PAPER.authors, _PAPER.year,
    _PAPER.arxiv, _PAPER.doi, _PAPER.state, _PAPER.starred, _PAPER.rating, _PAPER.notes, _PAPER.added,
    _PAPER.trashed.is_not(None).label("is_trashed"),
)  # fmt: skip
_STATES = {state.value: state for state in State}
_KINDS = {kind.value: kind for kind in LinkKind}


def documents(connection: Connection, wanted: ColumnElement[bool], limit: int) -> list[Document]:
    """Return the first `limit` papers that are `wanted`, ordered by revision and id."""
    query = select(*_COLUMNS).where(wanted).order_by(_PAPER.revision, _PAPER.id).limit(limit)
    rows = sqlite.rows(connection, query)
    ids = [row[0] for row in rows]
    tags, listings, links = _tags(connection, ids), _listings(connection, ids), _links(connection, ids)
    moments = {text: sqlite.meant(connection, _PAPER.added, text) for text in {row[13] for row in rows}}
    found = []
    for row in rows:
        number = row[0]
        tagged = tags.get(number, ())
        sets = (
            tuple([name for _, name in tagged]),
            tuple([tag for tag, _ in tagged]),
            tuple(listings.get(number, ())),
            tuple(links.get(number, ())),
        )
        starred, rating, notes, added, is_trashed = row[10:]
        state, added = state_of(number, row[9]), moments[added]
        found.append(Document._make((*row[:9], state, bool(starred), rating, notes, added, bool(is_trashed), *sets)))
    return found


def documents_of(connection: Connection, ids: Iterable[int]) -> Iterator[Document]:
    """Yield papers, some hundred at a time; those that are not there are left out."""
    for chunk in chunks(ids):
        yield from documents(connection, _PAPER.id.in_(chunk), len(chunk))


def state_of(paper_id: int, value: str) -> State:
    """Return the state in a paper's row; raises LibraryDamaged where there is no such state."""
    state = _STATES.get(value)
    if state is None:
        raise LibraryDamaged(
            f"Paper {paper_id} has a state that does not exist, so the library is damaged; it was left as it "
            "is. Restore a backup, or recover it."
        )
    return state


def _tags(connection: Connection, ids: list[int]) -> dict[int, list[tuple[int, str]]]:
    of, tag = tables.paper_tag.c, tables.tag.c
    query = select(of.paper_id, tag.id, tag.name).join_from(tables.paper_tag, tables.tag)
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    wanted = query.where(of.paper_id.in_(sqlite.given_ids()), tag.removed.is_(False))
    for number, tag_id, name in sqlite.rows(connection, wanted, sqlite.given(ids)):
        found[number].append((tag_id, name))
    return found


def _listings(connection: Connection, ids: list[int]) -> dict[int, list[int]]:
    seen, listing = tables.appearance.c, tables.listing.c
    query = select(seen.paper_id, seen.listing_id).join_from(tables.appearance, tables.listing)
    found: defaultdict[int, list[int]] = defaultdict(list)
    wanted = query.where(seen.paper_id.in_(sqlite.given_ids()), listing.removed.is_(False))
    for number, listing_id in sqlite.rows(connection, wanted, sqlite.given(ids)):
        found[number].append(listing_id)
    return found


def _links(connection: Connection, ids: list[int]) -> dict[int, list[LinkedPlace]]:
    link = tables.link.c
    query = select(link.paper_id, link.kind, link.host, link.address).where(link.paper_id.in_(sqlite.given_ids()))
    found: defaultdict[int, list[LinkedPlace]] = defaultdict(list)
    for number, kind, host, address in sqlite.rows(connection, query, sqlite.given(ids)):
        found[number].append(LinkedPlace(meaning(_KINDS, kind), host, address))
    return found
