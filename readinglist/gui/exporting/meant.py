"""Which papers are meant: those that are selected, those that are listed, or all; how many, and how to get at them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from readinglist.domain.errors import ExportFailed
from readinglist.domain.query import Flag, Is, Not, Or, Query, Sort
from readinglist.gui.desk import Desk

if TYPE_CHECKING:
    from readinglist.library.library import Library


class What(Enum):
    """Which papers are taken away, each in the order that it has on the screen."""

    SELECTION = "Selected papers"
    LISTED = "Listed papers"
    EVERYTHING = "Everything"


@dataclass(frozen=True)
class Offer:
    """How many papers there are of each kind (None: not counted yet), and which can be found again by a search."""

    counts: Mapping[What, int | None] = field(default_factory=dict)
    kept: frozenset[What] = frozenset()


def offer(desk: Desk) -> Offer:
    """Return which papers can be taken away as things stand."""
    found = desk.papers.found
    is_found_again = found is not None and not found.is_loosened  # whoever follows a search takes it as it is typed
    kept = {What.EVERYTHING, What.LISTED} if is_found_again else {What.EVERYTHING}
    is_writable = not desk.snapshot.is_read_only
    return Offer({what: count(desk, what) for what in What}, frozenset(kept) if is_writable else frozenset())


def count(desk: Desk, what: What) -> int | None:
    """Return how many papers that is; None where they are not counted yet."""
    found = desk.papers.found
    match what:
        case What.SELECTION:
            return desk.papers.list.selected_count()
        case What.LISTED:
            return found.total if found is not None else 0
        case What.EVERYTHING:
            states = desk.snapshot.overview.states
            return sum(states.values()) if states else None


def ids_of(desk: Desk, what: What) -> Callable[[Library], Sequence[int]]:
    """Return how to get at the papers: what is on the screen is taken as it is now, the rest of a search is fetched."""
    found = desk.papers.found
    if what is What.EVERYTHING:
        order = desk.finder.question.sort
        return lambda library: _found(library, _everything(order))
    if what is What.LISTED and found is not None and not found.holds_all:
        return lambda library: _found(library, found.query)
    ids = desk.papers.selected_ids() if what is What.SELECTION or found is None else found.ids
    return lambda _library: ids


def first_of(desk: Desk, what: What, most: int) -> Callable[[Library], Sequence[int]]:
    """Return how to get at the first of the papers, at once, however many there are."""
    if what is What.EVERYTHING:
        order = desk.finder.question.sort
        return lambda library: library.search(_everything(order), limit=most, counted=False).ids
    found = desk.papers.found
    ids = desk.papers.selected_ids() if what is What.SELECTION or found is None else found.ids
    return lambda _library: ids[:most]


def _everything(order: Sort | None) -> Query:
    """Return a query for all papers but the trash; dismissed ones are among them."""
    is_dismissed = Is(Flag.DISMISSED)
    return Query(Or((is_dismissed, Not(is_dismissed))), order)


def _found(library: Library, query: Query) -> Sequence[int]:
    """Return all that a query finds; of a million papers without holding up other threads."""
    if not query.has_text:
        ids = array("q")
        for batch in library.batches(query):
            ids += batch
        return ids
    result = library.search(query)
    if not result.complete:
        raise ExportFailed("The search index is still being built, so nothing was written; try again in a moment.")
    return result.ids
