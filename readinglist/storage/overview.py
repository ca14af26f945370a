"""The counts in the sidebar."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, String, and_, column, distinct, func, or_, select, values

from readinglist.domain.links import LinkKind
from readinglist.domain.overview import Listing, Overview, SmartList
from readinglist.domain.paper import State
from readinglist.domain.query import recently_added
from readinglist.domain.records import Skipped
from readinglist.domain.tags import Tag, fold, lineage
from readinglist.storage import tables
from readinglist.storage.filters import condition


def overview(connection: Connection, now: datetime) -> Overview:
    """Count what is in the library."""
    paper, link = tables.paper, tables.link
    shown = and_(paper.c.trashed.is_(None), paper.c.state != State.DISMISSED.value)
    by_state = select(paper.c.state, func.count()).where(paper.c.trashed.is_(None)).group_by(paper.c.state)
    counted = {State(state): number for state, number in connection.execute(by_state)}
    states = {state: counted.get(state, 0) for state in State}
    code = select(link.c.paper_id).where(link.c.kind == LinkKind.REPOSITORY.value)

    def number(condition: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).select_from(paper).where(condition)).scalar_one()

    tags = tuple(_tags(connection, shown))
    return Overview(
        papers=sum(states.values()) - states[State.DISMISSED],
        states=states,
        starred=number(and_(paper.c.starred.is_(True), shown)),
        with_code=number(and_(paper.c.id.in_(code), shown)),
        recent=number(and_(condition(recently_added(now.date())), shown)),
        trashed=number(paper.c.trashed.is_not(None)),
        tags=tags,
        listings=tuple(_listings(connection, shown)),
        smart_lists=tuple(_smart_lists(connection)),
        levels=_levels(connection, shown, tags),
    )


def _tags(connection: Connection, shown: ColumnElement[bool]) -> Iterable[tuple[Tag, int]]:
    """Yield all tags with the number of papers that have them or a tag nested below."""
    tag, of, paper = tables.tag, tables.paper_tag, tables.paper
    inner = tag.alias()
    beginning = func.substr(inner.c.folded, 1, func.length(tag.c.folded) + 1)
    nested = and_(or_(inner.c.id == tag.c.id, beginning == tag.c.folded + "/"), inner.c.removed.is_(False))
    query = (
        select(tag, func.count(distinct(paper.c.id)).label("papers"))
        .select_from(tag)
        .join(inner, nested)
        .outerjoin(of, of.c.tag_id == inner.c.id)
        .outerjoin(paper, and_(paper.c.id == of.c.paper_id, shown))
        .where(tag.c.removed.is_(False))
        .group_by(tag.c.id)
        .order_by(tag.c.folded)
    )
    for row in connection.execute(query):
        yield Tag(row.id, row.name, row.colour, row.number), row.papers


def _levels(connection: Connection, shown: ColumnElement[bool], tags: Iterable[tuple[Tag, int]]) -> dict[str, int]:
    """Return the levels that are no tags with the number of papers that have a tag nested below."""
    held = {fold(tag.name) for tag, _ in tags}
    names = sorted({fold(name) for tag, _ in tags for name in lineage(tag.name)} - held)
    if not names:
        return {}
    tag, of, paper = tables.tag, tables.paper_tag, tables.paper
    level = values(column("name", String), name="level").data([(name,) for name in names]).cte("level")
    below = func.substr(tag.c.folded, 1, func.length(level.c.name) + 1) == level.c.name + "/"
    query = (
        select(level.c.name, func.count(distinct(of.c.paper_id)).label("papers"))
        .select_from(level)
        .join(tag, and_(below, tag.c.removed.is_(False)))
        .join(of, of.c.tag_id == tag.c.id)
        .join(paper, and_(paper.c.id == of.c.paper_id, shown))
        .group_by(level.c.name)
    )
    return {row.name: row.papers for row in connection.execute(query)}


def _listings(connection: Connection, shown: ColumnElement[bool]) -> Iterable[tuple[Listing, int]]:
    listing, seen, paper = tables.listing, tables.appearance, tables.paper
    query = (
        select(listing, func.count(paper.c.id).label("papers"))
        .select_from(listing)
        .outerjoin(seen, seen.c.listing_id == listing.c.id)
        .outerjoin(paper, and_(paper.c.id == seen.c.paper_id, shown))
        .where(listing.c.removed.is_(False))
        .group_by(listing.c.id)
        .order_by(listing.c.id.desc())
    )
    for row in connection.execute(query):
        yield _listing(row), row.papers


def _listing(row: Row[tuple[object, ...]]) -> Listing:
    skipped = tuple(Skipped(*place) for place in json.loads(row.skipped))
    return Listing(
        row.id, row.name, row.format, row.sha256, row.imported, row.date_text, row.found, row.new, row.known, skipped
    )  # fmt: skip


def _smart_lists(connection: Connection) -> Iterable[SmartList]:
    table = tables.smart_list
    query = select(table).where(table.c.removed.is_(False)).order_by(table.c.position, table.c.id)
    for row in connection.execute(query):
        yield SmartList(row.id, row.name, row.query)
