"""Which lines of a page are titles and which are abstracts, where nothing marks either.

A page is a sequence of a title, its abstract, a title, its abstract. What breaks the rule (an abstract is missing, a
title or an abstract is broken into several lines) costs something, and so does a line that does not look its part; the
cheapest reading of the whole page is chosen (Viterbi's algorithm over two states).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.formats.page_lines import Unit, is_title_like

MISSING_ABSTRACT = 5.0
MISSING_TITLE = 7.0
UNFINISHED_PAGE = 2.0

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
    found: list[Entry] = []
    titles: list[Unit] = []
    abstracts: list[Unit] = []
    for unit, is_title, begins in _cheapest_reading(page):
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


def _cheapest_reading(page: Sequence[Unit]) -> list[tuple[Unit, bool, bool]]:
    """Return each unit with whether it belongs to a title, and whether that begins here."""
    if not page:
        return []
    spaced = sum(unit.after_gap for unit in page) > len(page) / 3
    in_title, in_abstract = _title_cost(page[0].text), MISSING_TITLE + _abstract_cost(page[0].text)
    # For each unit, how the cheapest way to read it as title and as abstract came: (from a title?, does it begin?).
    ways: list[tuple[tuple[bool, bool], tuple[bool, bool]]] = [((True, True), (True, True))]
    for before, unit in pairwise(page):
        as_title, as_abstract = _title_cost(unit.text), _abstract_cost(unit.text)
        crowded = spaced and not unit.after_gap
        to_title = (
            (in_title + MISSING_ABSTRACT + as_title + _unfinished_title(before.text), (True, True)),
            (in_title + as_title + _broken_title(before.text, unit), (True, False)),
            (in_abstract + as_title + 5.0 * crowded, (False, True)),
        )
        to_abstract = (
            (in_title + as_abstract, (True, True)),
            (in_abstract + _broken_abstract(before.text, crowded), (False, False)),
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


def _title_cost(text: str) -> float:
    """Return how unlike a title a unit is: nothing up to 160 characters, 11 at 600; sentences, addresses add to it."""
    cost = min(14.0, max(0.0, (len(text) - 160) / 40))
    if len(text) < 1_000:
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


def _unfinished_title(before: str) -> float:
    return 3.0 if _GOES_ON.search(before[-12:]) else 0.0


def _broken_title(before: str, unit: Unit) -> float:
    """Return how unlikely `unit` goes on with the title `before`."""
    if unit.after_gap:
        return 9.0
    return 0.5 if _GOES_ON.search(before[-12:]) or unit.text[0].islower() else 6.0


def _broken_abstract(before: str, crowded: bool) -> float:
    """Return how unlikely a unit goes on with the abstract that ends with `before`."""
    if crowded:
        return 0.5
    return 5.0 if before.endswith(_SENTENCE_ENDS) else 1.0
