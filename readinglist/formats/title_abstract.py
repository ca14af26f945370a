"""Which lines of a page are titles and which are abstracts, where nothing marks either.

A page is a sequence of a title, its abstract, a title, its abstract. What breaks the rule (an abstract is missing, a
title or an abstract is broken into several lines) costs something, and so does a line that does not look its part; the
cheapest reading of the whole page is chosen (Viterbi's algorithm over two states). A page that keeps the rule nearly
everywhere is then held to it more strictly: what looks like an exception there is likelier a short abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from readinglist.formats.page_lines import LONG, Unit, is_full, is_title_like, width_of

MISSING_ABSTRACT = 5.0
MISSING_TITLE = 7.0
UNFINISHED_PAGE = 2.0
REGULAR = 0.002  # the share of exceptions below which a page is held to the rule
STRICT = 8.0  # how many times more an exception costs there

_SENTENCE_ENDS = (".", "!", "?", "…", "。", ".)", '."', ".”", ":")
_GOES_ON = re.compile(
    r"(?:\b(?:and|or|of|for|with|via|the|an?|in|on|to|from|by|as|at|using|under|towards?)|[,:&–—-])$", re.I
)
_NEXT_SENTENCE = re.compile(r"[a-z)]\. [A-Z]")


class Entry(NamedTuple):
    """A title with its abstract, either empty where the page lacks it. `line` is where the first of them begins."""

    line: int
    title: str
    abstract: str


def entries(page: Sequence[Unit]) -> list[Entry]:
    """Return the titles of a page with their abstracts."""
    steps = list(_Layout.of(page).steps(page)) if page else []
    reading = _cheapest_reading(steps, 1.0)
    if 0 < _exceptions(reading) < REGULAR * len(page):
        reading = _cheapest_reading(steps, STRICT)
    return _grouped(page, reading)


def _exceptions(reading: Sequence[tuple[bool, bool]]) -> int:
    """Return how many lines go on with a title or an abstract, and how many titles and abstracts are missing."""
    titles, abstracts = reading.count((True, True)), reading.count((False, True))
    first_is_missing = bool(reading) and not reading[0][0]
    going_on = len(reading) - titles - abstracts
    missing_abstracts = titles + first_is_missing - abstracts
    return going_on + missing_abstracts + first_is_missing


def _grouped(page: Iterable[Unit], reading: Iterable[tuple[bool, bool]]) -> list[Entry]:
    found: list[Entry] = []
    titles: list[Unit] = []
    abstracts: list[Unit] = []
    for unit, (is_title, begins) in zip(page, reading, strict=True):
        if is_title and begins and (titles or abstracts):
            found.append(_entry(titles, abstracts))
            titles, abstracts = [], []
        (titles if is_title else abstracts).append(unit)
    if titles or abstracts:
        found.append(_entry(titles, abstracts))
    return found


def _entry(titles: Sequence[Unit], abstracts: Sequence[Unit]) -> Entry:
    return Entry((titles or abstracts)[0].line, _joined(titles), _joined(abstracts))


def _joined(units: Sequence[Unit]) -> str:
    return units[0].text if len(units) == 1 else "\n".join([unit.text for unit in units])


class _Step(NamedTuple):
    """What it costs to read a unit as the first line of a title or of an abstract, and what exceptions cost there.

    These are a title's following on a title, a title's going on, a title's beginning where an abstract might go on, and
    an abstract's going on. Found once for all readings of a page.
    """

    as_title: float
    as_abstract: float
    missing_abstract: float
    broken_title: float
    early_title: float
    broken_abstract: float


def _cheapest_reading(steps: Sequence[_Step], strictness: float) -> list[tuple[bool, bool]]:
    """Return of each unit whether it belongs to a title, and whether that begins here."""
    if not steps:
        return []
    in_title, in_abstract = steps[0].as_title, steps[0].as_abstract + MISSING_TITLE
    # For each unit, how the cheapest way to read it as title and as abstract came: (from a title?, does it begin?).
    title_ways, abstract_ways = [(True, True)], [(True, True)]
    for as_title, as_abstract, missing_abstract, broken_title, early_title, broken_abstract in islice(steps, 1, None):
        cost, way = in_abstract + as_title + early_title, (False, True)
        if (going_on := in_title + as_title + strictness * broken_title) < cost:
            cost, way = going_on, (True, False)
        if (next_title := in_title + as_title + strictness * missing_abstract) < cost:
            cost, way = next_title, (True, True)
        title_ways.append(way)
        going_on = in_abstract + strictness * broken_abstract
        in_abstract, way = min((going_on, (False, False)), (in_title + as_abstract, (True, True)))
        abstract_ways.append(way)
        in_title = cost
    return _walk_back(title_ways, abstract_ways, in_title + UNFINISHED_PAGE <= in_abstract)


def _walk_back(
    title_ways: Sequence[tuple[bool, bool]], abstract_ways: Sequence[tuple[bool, bool]], is_title: bool
) -> list[tuple[bool, bool]]:
    reading = []
    for title_way, abstract_way in zip(reversed(title_ways), reversed(abstract_ways), strict=True):
        came_from_title, begins = title_way if is_title else abstract_way
        reading.append((is_title, begins))
        is_title = came_from_title
    return reading[::-1]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a page is laid out: `spaced` by blank lines, or broken into lines of a `width` (0 if it is not)."""

    spaced: bool
    width: int

    @classmethod
    def of(cls, page: Sequence[Unit]) -> _Layout:
        spaced = sum(unit.after_gap for unit in page) > len(page) / 3
        width = LONG if spaced else width_of([unit.text for unit in page])
        return cls(spaced, width if width < LONG else 0)

    def steps(self, page: Sequence[Unit]) -> Iterator[_Step]:
        """Yield the costs of each unit; the first one counts as its own predecessor."""
        before = page[0]
        for unit in page:
            is_like = is_title_like(unit.text)
            fills = bool(self.width) and is_full(before.text, unit.text, self.width)
            goes_on = fills or (before.text[-1] != "." and _GOES_ON.search(before.text[-12:]) is not None)
            as_title, as_abstract = _title_cost(unit.text), _abstract_cost(unit.text, is_like)
            if self.width:
                as_title, as_abstract = as_title + (0.0 if is_like else 2.0), min(3.0, as_abstract)
            yield _Step(
                as_title,
                as_abstract,
                MISSING_ABSTRACT + (3.0 if goes_on else 0.0),
                9.0 if unit.after_gap else 0.5 if goes_on or unit.text[0].islower() else 6.0,
                self._early_title(before, unit, fills, is_like),
                self._broken_abstract(before, unit, fills, is_like),
            )
            before = unit

    def _early_title(self, before: Unit, unit: Unit, fills: bool, is_like: bool) -> float:
        if self.spaced and not unit.after_gap:
            return 5.0
        if not fills:
            return 0.0
        may_end = before.text.endswith(_SENTENCE_ENDS) or before.text.startswith("http")
        return 1.5 if may_end and is_like else 5.0

    def _broken_abstract(self, before: Unit, unit: Unit, fills: bool, is_like: bool) -> float:
        if self.width:
            return 0.0 if fills else 9.0
        if self.spaced and not unit.after_gap:
            return 0.5
        is_open = not before.text.endswith(_SENTENCE_ENDS) and (len(before.text) >= LONG or unit.text[0].islower())
        return 1.0 if is_open else 8.0 if is_like else 5.0


def _title_cost(text: str) -> float:
    """Return how unlike a title a unit is: nothing up to 160 characters, 11 at 600; sentences, addresses add to it."""
    cost = min(14.0, (len(text) - 160) / 40) if len(text) > 160 else 0.0
    if len(text) < 400:
        cost += 2.0 * min(3, len(_NEXT_SENTENCE.findall(text)))
    if "http" in text:
        cost += 5.0
    return cost + (1.5 if text.endswith(".") else 0.0)


def _abstract_cost(text: str, is_like: bool) -> float:
    """Return how unlike an abstract a unit is: a short line, most of all one that looks like a title."""
    if len(text) >= 250:
        return 0.0
    if len(text) < 160 and is_like:
        return 11.0
    cost = 1.5 if len(text) >= 100 else 3.0 if len(text) >= 40 else 5.0
    return 0.6 * cost if text.endswith(_SENTENCE_ENDS) else cost
