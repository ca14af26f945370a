"""Searching the text index, once it is in step with the store; rapidfuzz orders the best that it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil

from readinglist.domain.query import Node, Query, Sort, SortKey
from readinglist.library.catching_up import ATTEMPTS
from readinglist.search.engine import Hits
from readinglist.search.index import Found, IndexOutOfStep, TextIndex
from readinglist.search.ranking import closest_first
from readinglist.storage.store import Store

CANDIDATES = 100
"""How many of the best are ordered by closeness to what was typed."""

InStep = Callable[[Store, TextIndex], object]
"""`catching_up.catch_up` or `keep_up`: what brings the index in step with the store, or near it."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Papers that match words, in order; `total` counts all, `loosened` tells that nothing matched as typed."""

    ids: Sequence[int]
    total: int | None
    loosened: bool


def find(
    store: Store, index: TextIndex, wanted: Query, limit: int | None, *, in_step: InStep, counted: bool = True
) -> Matches:
    """Return the first `limit` papers (None: all) that a resolved query finds in the index as `in_step` leaves it."""
    sort = _order(wanted)
    depth = _depth(limit, sort)
    found = _found(store, index, wanted.where, depth, sort, in_step, counted=counted)
    ids = store.sorted_ids(found.hits.ids, sort) if sort else _closest_first(store, wanted.where, found.hits)
    return Matches(ids[:limit], found.hits.total, found.loosened)


def _depth(limit: int | None, sort: Sort | None) -> int | None:
    """Return how many to ask the index for (None: all), so that the first `limit` of the order are among them."""
    if limit is None or (sort and sort.key is SortKey.TRASHED):
        return None
    return limit if sort else max(ceil(limit / CANDIDATES), 1) * CANDIDATES


def _order(wanted: Query) -> Sort | None:
    """Return the order to put matches in, None for the best first."""
    if wanted.sort and wanted.sort.key is not SortKey.BEST:
        return wanted.sort
    return None if wanted.has_text else Sort(SortKey.ADDED)


def _found(
    store: Store,
    index: TextIndex,
    where: Node,
    depth: int | None,
    sort: Sort | None,
    in_step: InStep,
    *,
    counted: bool,
) -> Found:
    """Ask the index; where it is found damaged, it is made again first."""
    for _ in range(ATTEMPTS):
        in_step(store, index)
        try:
            return index.search(where, depth, sort, counted=counted)
        except IndexOutOfStep as problem:
            lost = problem
    raise lost


def _closest_first(store: Store, where: Node, hits: Hits) -> Sequence[int]:
    """Order the best by closeness; of equals the newest stand first.

    All are ordered by the hundred, so that the first ones are the same however many were asked for.
    """
    scored = list(zip(hits.scores, hits.ids, strict=True))
    best, *others = [_newest_first(scored[at : at + CANDIDATES]) for at in range(0, len(scored), CANDIDATES)] or [[]]
    return [*closest_first(where, best, store.titles(best)), *chain.from_iterable(others)]


def _newest_first(scored: Sequence[tuple[float, int]]) -> list[int]:
    return [number for _, number in sorted(scored, reverse=True)]
