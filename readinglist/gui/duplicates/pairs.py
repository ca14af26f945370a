"""A pair of papers as the list of possible duplicates shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readinglist.domain.duplicates import PossibleDuplicate
from readinglist.gui.foreign_text import on_one_line

if TYPE_CHECKING:
    from readinglist.library.library import Library

LONGEST_TITLE = 200
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two papers that may be one, with their titles, each on one line."""

    found: PossibleDuplicate
    title: str
    other_title: str

    @property
    def key(self) -> Key:
        """The ids of the two, the smaller first."""
        return self.found.one, self.found.other

    @property
    def order(self) -> tuple[bool, float, int, int]:
        """What pairs are sorted by."""
        return self.found.order


def with_titles(library: Library, found: Sequence[PossibleDuplicate]) -> list[Pair]:
    """Return pairs with the titles of their papers; those of papers that are gone are left out."""
    titles = library.store.titles(sorted({number for pair in found for number in (pair.one, pair.other)}))
    return [
        Pair(pair, on_one_line(titles[pair.one], LONGEST_TITLE), on_one_line(titles[pair.other], LONGEST_TITLE))
        for pair in found
        if pair.one in titles and pair.other in titles
    ]
