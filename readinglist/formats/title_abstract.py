"""Which lines of a page are titles and which are abstracts, where nothing marks either.

A page is a sequence of a title, its abstract, a title, its abstract. What breaks the rule (an abstract is missing, a
title or an abstract is broken into several lines) costs something, and so does a line that does not look its part; the
cheapest reading of the whole page is chosen (Viterbi's algorithm over two states). A page that keeps the rule nearly
everywhere is then held to it more strictly: what looks like an exception there is likelier a short abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

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


@dataclass(frozen=True, slots=True)
class Entry:
    """A title with its abstract, either empty where the page lacks it. `line` is where the first of them begins."""

    line: int
    title: str
    abstract: str


def entries(page: Sequence[Unit]) -> list[Entry]:
    """Return the titles of a page with their abstracts."""
    found = _grouped(_cheapest_reading(page, 1.0))
    exceptions = len(page) - 2 * len(found) + 2 * sum(not entry.title or not entry.abstract for entry in found)
    if 0 < exceptions < REGULAR * len(page):
        found = _grouped(_cheapest_reading(page, STRICT))
    return found


def _grouped(reading: Iterable[tuple[Unit, bool, bool]]) -> list[Entry]:
    found: list[Entry] = []
    titles: list[Unit] = []
    abstracts: list[Unit] = []
    for unit, is_title, begins in reading:
        if is_title and begins and (titles or abstracts):
            found.append(_entry(titles, abstracts))
            titles, abstracts = [], []
        (titles if is_title else abstracts).append(unit)
    if titles or abstracts:
        found.append(_entry(titles, abstracts))
    return found


def _entry(titles: Sequence[Unit], abstracts: Sequence[Unit]) -> Entry:
    return Entry(
        line=(*titles, *abstracts)[0].line,
        title="\n".join(unit.text for unit in titles),
        abstract="\n".join(unit.text for unit in abstracts),
    )


def _cheapest_reading(page: Sequence[Unit], strictness: float) -> list[tuple[Unit, bool, bool]]:
    """Return each unit with whether it belongs to a title, and whether that begins here."""
    if not page:
        return []
    costs = _Costs.of(page, strictness)
    in_title, in_abstract = costs.looks(page[0])
    in_abstract += MISSING_TITLE
    # For each unit, how the cheapest way to read it as title and as abstract came: (from a title?, does it begin?).
    ways: list[tuple[tuple[bool, bool], tuple[bool, bool]]] = [((True, True), (True, True))]
    for before, unit in pairwise(page):
        as_title, as_abstract = costs.looks(unit)
        to_title = (
            (in_title + as_title + costs.missing_abstract(before, unit), (True, True)),
            (in_title + as_title + costs.broken_title(before, unit), (True, False)),
            (in_abstract + as_title + costs.early_title(before, unit), (False, True)),
        )
        to_abstract = (
            (in_title + as_abstract, (True, True)),
            (in_abstract + costs.broken_abstract(before, unit), (False, False)),
        )
        (in_title, title_way), (in_abstract, abstract_way) = min(to_title), min(to_abstract)
        ways.append((title_way, abstract_way))
    return _walk_back(page, ways, in_title + UNFINISHED_PAGE <= in_abstract)


def _walk_back(
    page: Sequence[Unit], ways: Sequence[tuple[tuple[bool, bool], tuple[bool, bool]]], is_title: bool
) -> list[tuple[Unit, bool, bool]]:
    reading = []
    for unit, (title_way, abstract_way) in zip(reversed(page), reversed(ways), strict=True):
        came_from_title, begins = title_way if is_title else abstract_way
        reading.append((unit, is_title, begins))
        is_title = came_from_title
    return reading[::-1]


@dataclass(frozen=True, slots=True)
class _Costs:
    """What exceptions cost on a page: `spaced` by blank lines, or broken into lines of a `width` (0 if it is not)."""

    spaced: bool
    width: int
    strictness: float

    @classmethod
    def of(cls, page: Sequence[Unit], strictness: float) -> _Costs:
        spaced = sum(unit.after_gap for unit in page) > len(page) / 3
        width = width_of([unit.text for unit in page])
        return cls(spaced, 0 if spaced or width >= LONG else width, strictness)

    def looks(self, unit: Unit) -> tuple[float, float]:
        """Return how unlike the first line of a title and of an abstract a unit is."""
        if not self.width:
            return _title_cost(unit.text), _abstract_cost(unit.text)
        return _title_cost(unit.text) + (0.0 if is_title_like(unit.text) else 2.0), min(3.0, _abstract_cost(unit.text))

    def missing_abstract(self, before: Unit, unit: Unit) -> float:
        """Return the cost of a title's following on a title."""
        goes_on = _GOES_ON.search(before.text[-12:]) or self._is_full(before, unit)
        return self.strictness * (MISSING_ABSTRACT + 3.0 * bool(goes_on))

    def broken_title(self, before: Unit, unit: Unit) -> float:
        """Return the cost of a title's going on in `unit`."""
        if unit.after_gap:
            return self.strictness * 9.0
        goes_on = _GOES_ON.search(before.text[-12:]) or unit.text[0].islower() or self._is_full(before, unit)
        return self.strictness * (0.5 if goes_on else 6.0)

    def early_title(self, before: Unit, unit: Unit) -> float:
        """Return the cost of a title's beginning in `unit`, where an abstract might go on."""
        if self.spaced and not unit.after_gap:
            return 5.0
        if not self._is_full(before, unit):
            return 0.0
        may_end = before.text.endswith(_SENTENCE_ENDS) or before.text.startswith("http")
        return 1.5 if may_end and is_title_like(unit.text) else 5.0

    def broken_abstract(self, before: Unit, unit: Unit) -> float:
        """Return the cost of an abstract's going on in `unit`."""
        if self.width:
            return 0.0 if self._is_full(before, unit) else self.strictness * 9.0
        if self.spaced and not unit.after_gap:
            return self.strictness * 0.5
        is_open = not before.text.endswith(_SENTENCE_ENDS) and (len(before.text) >= LONG or unit.text[0].islower())
        return self.strictness * (1.0 if is_open else 8.0 if is_title_like(unit.text) else 5.0)

    def _is_full(self, before: Unit, unit: Unit) -> bool:
        return bool(self.width) and is_full(before.text, unit.text, self.width)


def _title_cost(text: str) -> float:
    """Return how unlike a title a unit is: nothing up to 160 characters, 11 at 600; sentences, addresses add to it."""
    cost = min(14.0, max(0.0, (len(text) - 160) / 40))
    if len(text) < 400:
        cost += 2.0 * min(3, len(_NEXT_SENTENCE.findall(text)))
    if "http" in text:
        cost += 5.0
    return cost + (1.5 if text.endswith(".") else 0.0)


def _abstract_cost(text: str) -> float:
    """Return how unlike an abstract a unit is: a short line, most of all one that looks like a title."""
    if len(text) >= 250:
        return 0.0
    if len(text) < 160 and is_title_like(text):
        return 11.0
    cost = 1.5 if len(text) >= 100 else 3.0 if len(text) >= 40 else 5.0
    return 0.6 * cost if text.endswith(_SENTENCE_ENDS) else cost
