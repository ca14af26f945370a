"""The words of the index, asked for those that a mistyped word may have meant.

Distances are optimal string alignment: letters dropped, added, changed, or two neighbours swapped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

_PIECE = 20_000
"""Words compared in one call: rapidfuzz holds the interpreter for all of it, so the window would wait (about 2 ms)."""
KNOWN_START = 3
"""Letters that must be right for a word that is still being typed: else any few letters would begin something."""
_LONGEST = 40
"""Letters of a word that can be meant by a mistyped one; what is longer is no word."""
_REMEMBERED = 500


class Near(NamedTuple):
    """A word of the index, and in how many letters it differs from the one typed."""

    word: str
    errors: int


def allowed_errors(word: str) -> int:
    """Return how many errors a word of this length may have: short words would turn into any other."""
    if len(word) <= 4:
        return 0
    return 1 if len(word) <= 7 else 2


class Vocabulary:
    """The words of an index, each with the number of papers that have it."""

    def __init__(self, papers: Mapping[str, int]) -> None:
        self._papers: dict[str, int] = {}
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        self._by_start: defaultdict[str, list[str]] = defaultdict(list)
        self._near: dict[tuple[str, bool], tuple[Near, ...]] = {}
        self.add(papers)

    def add(self, papers: Mapping[str, int]) -> None:
        """Take in words, each with the number of papers that have it."""
        for word, count in papers.items():
            if word not in self._papers and len(word) <= _LONGEST:
                self._by_length[len(word)].append(word)
                self._by_start[word[:KNOWN_START]].append(word)
            self._papers[word] = self._papers.get(word, 0) + count
        self._near.clear()

    def near(self, word: str, *, unfinished: bool = False) -> tuple[Near, ...]:
        """Return the words that `word` may have meant, itself left out, the likeliest first.

        Where it is `unfinished`, also those that begin nearly so.
        """
        asked = (word, unfinished)
        if asked not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            errors = allowed_errors(word)
            found = self._within(word, errors) if errors else []
            if errors and unfinished:
                whole = {near.word for near in found}
                found += [near for near in self._beginning(word) if near.word not in whole]
            self._near[asked] = tuple(near for near in found if near.word != word)
        return self._near[asked]

    def _within(self, word: str, errors: int) -> list[Near]:
        """Return the words that differ from `word` by so many letters."""
        lengths = range(len(word) - errors, len(word) + errors + 1)
        return self._likeliest(near for n in lengths for near in _nearest(word, self._by_length.get(n, []), errors))

    def _beginning(self, word: str) -> list[Near]:
        """Return the longer words that begin like `word` with at most one error."""
        longer = [candidate for candidate in self._by_start.get(word[:KNOWN_START], []) if len(candidate) > len(word)]
        found: dict[str, int] = {}
        for cut in (len(word) - 1, len(word), len(word) + 1):
            beginnings = defaultdict(list)
            for candidate in longer:
                beginnings[candidate[:cut]].append(candidate)
            for beginning, errors in _nearest(word, list(beginnings), 1):
                found |= {candidate: min(errors, found.get(candidate, 1)) for candidate in beginnings[beginning]}
        return self._likeliest(Near(*item) for item in found.items())

    def _likeliest(self, found: Iterable[Near]) -> list[Near]:
        return sorted(found, key=lambda near: (near.errors, -self._papers[near.word]))


def _nearest(word: str, candidates: list[str], errors: int) -> Iterator[Near]:
    for begin in range(0, len(candidates), _PIECE):
        piece = candidates[begin : begin + _PIECE]
        found = process.extract(word, piece, scorer=OSA.distance, score_cutoff=errors, limit=None)
        yield from (Near(candidate, int(distance)) for candidate, distance, _ in found)
