"""A Query as SQL: which papers, in which order.

`search.compiling` says the same to the text index; a test holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import singledispatch
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, case, false, not_, or_, select, true

from readinglist.domain import query as q
from readinglist.domain.links import LinkKind, address_of
from readinglist.domain.paper import State
from readinglist.storage import tables

paper = tables.paper

_HIDDEN = (q.Not(q.Is(q.Flag.TRASH)), q.Not(q.Is(q.Flag.DISMISSED)))
_SCATTERED = (q.Flag.STARRED, q.Flag.TAGGED, q.Flag.TRASH)
"""Flags of papers that no index holds in the order of time."""


@singledispatch
def condition(node: q.Node) -> ColumnElement[bool]:
    """Return the SQL condition on a paper that `node` means. Words and phrases are the text index's to answer."""
    raise TypeError(f"{type(node).__name__} is not a filter")


@condition.register
def _(node: q.And) -> ColumnElement[bool]:
    return and_(true(), *(condition(part) for part in node.parts))


@condition.register
def _(node: q.Or) -> ColumnElement[bool]:
    return or_(false(), *(condition(part) for part in node.parts))


@condition.register
def _(node: q.Not) -> ColumnElement[bool]:
    return not_(condition(node.part))


@condition.register
def _(node: q.Is) -> ColumnElement[bool]:
    match node.flag:
        case q.Flag.STARRED:
            return paper.c.starred.is_(True)
        case q.Flag.TRASH:
            return paper.c.trashed.is_not(None)
        case q.Flag.TAGGED:
            return _has_tag()
        case state:
            return paper.c.state == State(state.value).value


@condition.register
def _(node: q.Has) -> ColumnElement[bool]:
    match node.feature:
        case q.Feature.LINK:
            return _has_link()
        case q.Feature.CODE:
            return _has_link(tables.link.c.kind == LinkKind.REPOSITORY.value)
        case q.Feature.TAGS:
            return _has_tag()
        case q.Feature.RATING:
            return paper.c.rating > 0
        case q.Feature.NOTES | q.Feature.ABSTRACT | q.Feature.AUTHORS as text:
            return _column(text.value) != ""
        case kind:
            return _has_link(tables.link.c.kind == LinkKind(kind.value).value)


@condition.register
def _(node: q.TagIds) -> ColumnElement[bool]:
    return _has_tag(tables.paper_tag.c.tag_id.in_(node.ids))


@condition.register
def _(node: q.ListingIds) -> ColumnElement[bool]:
    seen = tables.appearance
    return paper.c.id.in_(select(seen.c.paper_id).where(seen.c.listing_id.in_(node.ids)))


@condition.register
def _(node: q.Site) -> ColumnElement[bool]:
    wanted = node.wanted
    if not wanted:
        return false()
    if "/" in wanted:
        address = tables.link.c.address
        return _has_link(address >= wanted, address < wanted + chr(0x10FFFF))
    host = tables.link.c.host
    return _has_link(or_(host == wanted, host.endswith(f".{wanted}", autoescape=True)))


@condition.register
def _(node: q.YearBetween) -> ColumnElement[bool]:
    lower = paper.c.year >= node.first if node.first is not None else true()
    upper = paper.c.year <= node.last if node.last is not None else true()
    return and_(paper.c.year.is_not(None), lower, upper)


@condition.register
def _(node: q.AddedBetween) -> ColumnElement[bool]:
    lower = paper.c.added >= _midnight(node.first) if node.first is not None else true()
    upper = paper.c.added < _midnight(node.last) + timedelta(days=1) if node.last is not None else true()
    return and_(lower, upper)


@condition.register
def _(node: q.Identifier) -> ColumnElement[bool]:
    match node.scheme:
        case "arxiv":
            return paper.c.arxiv == node.value
        case "doi":
            return paper.c.doi == node.value
        case _:
            return _has_link(tables.link.c.address == address_of(node.value))


def order(sort: q.Sort) -> list[ColumnElement[Any]]:
    """Return what to order by; ties stand newest first, and as their listing had them.

    The other way round everything is, ties too; only of papers of one year the titles always go from A to Z.
    """
    newest: list[ColumnElement[Any]] = [paper.c.added.desc(), paper.c.id.asc()]
    oldest: list[ColumnElement[Any]] = [paper.c.added.asc(), paper.c.id.desc()]
    down = sort.is_descending
    match sort.key:
        case q.SortKey.BEST:
            return newest
        case q.SortKey.ADDED:
            return newest if down else oldest
        case q.SortKey.TITLE:
            title = paper.c.title_key
            return [title.desc(), paper.c.id.desc()] if down else [title.asc(), paper.c.id.asc()]
        case q.SortKey.YEAR:  # papers without a year stand last, whichever way
            year = paper.c.year.desc() if down else paper.c.year.asc()
            return [year.nulls_last(), paper.c.title_key.asc(), paper.c.id.asc()]
        case q.SortKey.RATING:
            return [paper.c.rating.desc(), *newest] if down else [paper.c.rating.asc(), *oldest]
        case q.SortKey.STATE:
            rank = case({state.value: number for number, state in enumerate(State)}, value=paper.c.state)
            return [rank.desc(), *oldest] if down else [rank.asc(), *newest]
        case q.SortKey.TRASHED:  # those in no trash stand last, whichever way
            trashed = paper.c.trashed.desc() if down else paper.c.trashed.asc()
            return [trashed.nulls_last(), *(newest if down else oldest)]


def is_walked(query: q.Query) -> bool:
    """Tell whether an index leads through the answer in its order: that of all papers, or of a state, newest first."""
    sort = query.sort or q.Sort(q.SortKey.ADDED)
    by_time = sort.key in (q.SortKey.ADDED, q.SortKey.BEST)
    flags = [part for part in _parts(query.where) if part not in _HIDDEN]
    if not flags:
        return by_time or sort.key in (q.SortKey.TITLE, q.SortKey.RATING) or sort == q.Sort(q.SortKey.YEAR)
    return by_time and len(flags) == 1 and isinstance(flags[0], q.Is) and flags[0].flag not in _SCATTERED


def _parts(node: q.Node) -> Iterator[q.Node]:
    if isinstance(node, q.And):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _has_link(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return paper.c.id.in_(select(tables.link.c.paper_id).where(*conditions))


def _has_tag(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return paper.c.id.in_(select(tables.paper_tag.c.paper_id).where(*conditions))


def _column(name: str) -> Column[Any]:
    return paper.c[name]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
