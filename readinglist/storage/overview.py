"""What the sidebar lists: tags, listings and smart lists; and its counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Row,
    Select,
    String,
    and_,
    column,
    distinct,
    func,
    literal_column,
    or_,
    select,
    union,
    values,
)

from readinglist.domain.links import LinkKind
from readinglist.domain.overview import Listing, Overview, SmartList
from readinglist.domain.paper import State
from readinglist.domain.query import recently_added
from readinglist.domain.records import Skipped
from readinglist.domain.tags import Tag, fold, lineage
from readinglist.storage import tables
from readinglist.storage.filters import condition


def overview(connection: Connection, now: datetime) -> Overview:
    """Count what is in the library; what is hidden is few, mostly, and is told from a short list of its own."""
    paper, link = tables.paper, tables.link
    by_state = select(paper.c.state, func.count()).where(paper.c.trashed.is_(None)).group_by(paper.c.state)
    counted = {State(state): number for state, number in connection.execute(by_state)}
    states = {state: counted.get(state, 0) for state in State}
    code = select(func.count(distinct(link.c.paper_id))).where(link.c.kind == LinkKind.REPOSITORY.value)
    starred = select(func.count()).where(literal_column("paper.starred"))  # else SQLite would not see its index
    recent = select(func.count()).where(condition(recently_added(now.date())), paper.c.trashed.is_(None))

    def number(query: Select[int]) -> int:
        return connection.execute(query).scalar_one()

    tagged = tuple(_tags(connection))
    listings = _papers_of_listings(connection)
    return Overview(
        papers=sum(states.values()) - states[State.DISMISSED],
        states=states,
        starred=number(starred.select_from(paper).where(paper.c.id.not_in(_hidden()))),
        with_code=number(code.where(link.c.paper_id.not_in(_hidden()))),
        recent=number(recent.where(paper.c.state != State.DISMISSED.value)),
        trashed=number(select(func.count()).select_from(paper).where(paper.c.trashed.is_not(None))),
        tags=tagged,
        listings=tuple((listing, listings[listing.id]) for listing in _listings(connection)),
        smart_lists=tuple(smart_lists(connection)),
        levels=_levels(connection, tagged),
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


def _tags(connection: Connection) -> Iterable[tuple[Tag, int]]:
    """Yield all tags with the number of papers that have them or a tag nested below."""
    tag, of = tables.tag, tables.paper_tag
    inner = tag.alias()
    beginning = func.substr(inner.c.folded, 1, func.length(tag.c.folded) + 1)
    nested = and_(or_(inner.c.id == tag.c.id, beginning == tag.c.folded + "/"), inner.c.removed.is_(False))
    query = (
        select(tag, func.count(distinct(of.c.paper_id)).label("papers"))
        .select_from(tag)
        .join(inner, nested)
        .outerjoin(of, and_(of.c.tag_id == inner.c.id, of.c.paper_id.not_in(_hidden())))
        .where(tag.c.removed.is_(False))
        .group_by(tag.c.id)
        .order_by(tag.c.folded)
    )
    for row in connection.execute(query):
        yield _tag(row), row.papers


def _tag(row: Row[tuple[object, ...]]) -> Tag:
    return Tag(row.id, row.name, row.colour, row.number)


def _levels(connection: Connection, tagged: Iterable[tuple[Tag, int]]) -> dict[str, int]:
    """Return the levels that are no tags with the number of papers that have a tag nested below."""
    held = {fold(tag.name) for tag, _ in tagged}
    names = sorted({fold(name) for tag, _ in tagged for name in lineage(tag.name)} - held)
    if not names:
        return {}
    tag, of = tables.tag, tables.paper_tag
    level = values(column("name", String), name="level").data([(name,) for name in names]).cte("level")
    below = func.substr(tag.c.folded, 1, func.length(level.c.name) + 1) == level.c.name + "/"
    query = (
        select(level.c.name, func.count(distinct(of.c.paper_id)).label("papers"))
        .select_from(level)
        .join(tag, and_(below, tag.c.removed.is_(False)))
        .join(of, and_(of.c.tag_id == tag.c.id, of.c.paper_id.not_in(_hidden())))
        .group_by(level.c.name)
    )
    return {row.name: row.papers for row in connection.execute(query)}


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
    query = select(listing).where(listing.c.removed.is_(False)).order_by(listing.c.id.desc())
    return map(_listing, connection.execute(query))


def _listing(row: Row[tuple[object, ...]]) -> Listing:
    skipped = tuple(Skipped(*place) for place in json.loads(row.skipped))
    return Listing(
        row.id, row.name, row.format, row.sha256, row.imported, row.date_text, row.found, row.new, row.known, skipped
    )  # fmt: skip
