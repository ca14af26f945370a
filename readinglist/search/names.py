"""Names that can be typed after a prefix: tags, listings, sites; and which of them is meant by what is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from readinglist.search.closeness import Ranking

MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class Name:
    """A name with what is said beside it ("12 papers"), and the colour of a tag (`#rrggbb`, or empty)."""

    text: str
    explanation: str = ""
    colour: str = ""


class NameList:
    """Names, the likeliest first; they are taken from where they come when they are first asked for."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._source = names

    def best(self, typed: str, limit: int = MOST_NAMED) -> list[Name]:
        """Return the names that `typed` may mean, the likeliest first; nothing typed returns the first."""
        return [self._names[place] for place in self._ranking.best(typed, limit)]

    @cached_property
    def _names(self) -> tuple[Name, ...]:
        return tuple(self._source)

    @cached_property
    def _ranking(self) -> Ranking:
        return Ranking([(name.text, "") for name in self._names])


@dataclass(frozen=True)
class Names:
    """What a library has names for, and the day (UTC) that years and days are counted from."""

    today: date
    tags: NameList = field(default_factory=NameList)
    listings: NameList = field(default_factory=NameList)
    sites: NameList = field(default_factory=NameList)
