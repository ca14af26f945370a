"""What the sidebar lists: tags, listings and smart lists; and its counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Row,
    Select,
    distinct,
    func,
    literal_column,
    select,
    union,
)

from readinglist.domain.links import LinkKind
from readinglist.domain.overview import Listing, Overview, SmartList
from readinglist.domain.paper import State
from readinglist.domain.query import recently_added
from readinglist.domain.tags import Tag, fold, lineage
from readinglist.storage import sqlite, tables
from readinglist.storage.filters import condition
from readinglist.storage.kept_values import member


def overview(connection: Connection, now: datetime) -> Overview:
    """Count what is in the library; what is hidden is few, mostly, and is told from a short list of its own."""
    paper, link = tables.paper, tables.link
    by_state = select(paper.c.state, func.count()).where(paper.c.trashed.is_(None)).group_by(paper.c.state)
    counted = {member(State, state): number for state, number in connection.execute(by_state)}
    states = {state: counted.get(state, 0) for state in State}
    code = select(func.count(distinct(link.c.paper_id))).where(link.c.kind == LinkKind.REPOSITORY.value)
    starred = select(func.count()).where(literal_column("paper.starred"))  # else SQLite would not see its index
    recent = select(func.count()).where(condition(recently_added(now.date())), paper.c.trashed.is_(None))

    def number(query: Select[int]) -> int:
        return connection.execute(query).scalar_one()

    known = tags(connection)
    below = _papers_below(connection, known)
    names_of_tags = {fold(tag.name) for tag in known}
    listings = _papers_of_listings(connection)
    return Overview(
        papers=sum(states.values()) - states[State.DISMISSED],
        states=states,
        starred=number(starred.select_from(paper).where(paper.c.id.not_in(_hidden()))),
        with_code=number(code.where(link.c.paper_id.not_in(_hidden()))),
        recent=number(recent.where(paper.c.state != State.DISMISSED.value)),
        trashed=number(select(func.count()).select_from(paper).where(paper.c.trashed.is_not(None))),
        tags=tuple((tag, below[fold(tag.name)]) for tag in known),
        listings=tuple((listing, listings[listing.id]) for listing in _listings(connection)),
        smart_lists=tuple(smart_lists(connection)),
        levels={level: count for level, count in below.items() if level not in names_of_tags},
    )


def names(connection: Connection) -> Overview:
    """Return the overview before anything is counted, which may take a while: every number is 0."""
    return Overview(
        papers=0,
        states={},
        starred=0,
        with_code=0,
        recent=0,
        trashed=0,
        tags=tuple((tag, 0) for tag in tags(connection)),
        listings=tuple((listing, 0) for listing in _listings(connection)),
        smart_lists=tuple(smart_lists(connection)),
    )


def tags(connection: Connection) -> list[Tag]:
    """Return all tags, in the order of their names."""
    tag = tables.tag
    query = select(tag).where(tag.c.removed.is_(False)).order_by(tag.c.folded)
    return [_tag(row) for row in connection.execute(query)]


def smart_lists(connection: Connection) -> list[SmartList]:
    """Return all smart lists in their order."""
    table = tables.smart_list
    query = select(table).where(table.c.removed.is_(False)).order_by(table.c.position, table.c.id)
    return [SmartList(row.id, row.name, row.query) for row in connection.execute(query)]


def _hidden() -> CompoundSelect[int]:
    """Return the papers that are not counted: in the trash, or dismissed."""
    paper = tables.paper
    dismissed = select(paper.c.id).where(paper.c.state == State.DISMISSED.value)
    return union(dismissed, select(paper.c.id).where(paper.c.trashed.is_not(None)))


def _papers_below(connection: Connection, known: Iterable[Tag]) -> Counter[str]:
    """Count the papers of each tag, and of each level above one, by its folded name: with all that is nested below."""
    of, level = tables.paper_tag.c, sqlite.given_names()
    query = (
        select(level.c.name, func.count(distinct(of.paper_id)))
        .join_from(level, tables.paper_tag, of.tag_id == level.c.id)
        .where(of.paper_id.not_in(_hidden()))
        .group_by(level.c.name)
    )
    pairs = [(name, tag.id) for tag in known for name in lineage(fold(tag.name))]
    return Counter({row[0]: row[1] for row in connection.execute(query, sqlite.named(pairs))})


def _tag(row: Row[tuple[object, ...]]) -> Tag:
    return Tag(row.id, row.name, row.colour, row.number, frozenset(row.unlike.split("\n")) - {""})


def _papers_of_listings(connection: Connection) -> Counter[int]:
    """Count the papers of each listing: all that stood there, but for what is hidden by now."""
    seen = tables.appearance
    query = select(seen.c.listing_id, func.count()).group_by(seen.c.listing_id)
    counted = Counter({row[0]: row[1] for row in connection.execute(query)})
    hidden = _hidden().subquery()
    counted.subtract({row[0]: row[1] for row in connection.execute(query.join(hidden, hidden.c.id == seen.c.paper_id))})
    return counted


def _listings(connection: Connection) -> Iterable[Listing]:
    listing = tables.listing
    columns = (column for column in listing.c if column.name not in ("skipped", "notes"))  # which may be long
    query = select(*columns).where(listing.c.removed.is_(False)).order_by(listing.c.id.desc())
    return map(_listing, connection.execute(query))


def _listing(row: Row[tuple[object, ...]]) -> Listing:
    return Listing(
        row.id, row.name, row.format, row.sha256, row.imported, row.date_text, row.found, row.new, row.known
    )  # fmt: skip
