"""Names that can be typed after a prefix: tags, listings, sites; and which of them is meant by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from readinglist.search.closeness import Ranking

MOST_NAMED = 50

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Name:
    """A name with what is said beside it ("12 papers"), and the colour of a tag (`#rrggbb`, or empty)."""

    text: str
    explanation: str = ""
    colour: str = ""


class NameList(Generic[T]):
    """Names with what is known of each, the likeliest first.

    They are read when they are first asked for, and only those that are meant become a `Name`: of thousands, that
    matters while one types.
    """

    def __init__(self, read: Callable[[], Mapping[str, T]], name: Callable[[str, T], Name]) -> None:
        self._read = read
        self._name = name

    def best(self, typed: str, limit: int = MOST_NAMED) -> list[Name]:
        """Return the names that `typed` may mean, the likeliest first; nothing typed returns the first."""
        texts = [self._texts[place] for place in self._ranking.best(typed, limit)]
        return [self._name(text, self._known[text]) for text in texts]

    @cached_property
    def _known(self) -> Mapping[str, T]:
        return self._read()

    @cached_property
    def _texts(self) -> list[str]:
        return list(self._known)

    @cached_property
    def _ranking(self) -> Ranking:
        return Ranking([(text, "") for text in self._texts])


@dataclass(frozen=True)
class Names:
    """What a library has names for, and the day (UTC) that years and days are counted from."""

    today: date
    tags: NameList[tuple[int, str]]
    listings: NameList[tuple[int, str]]
    sites: NameList[int]
