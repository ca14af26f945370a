"""The words of the index, asked for those that a mistyped word may have meant.

Distances are optimal string alignment: letters dropped, added, changed, or two neighbours swapped.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

_PIECE = 20_000
"""Words compared in one call: rapidfuzz holds the interpreter for all of it, so the window would wait (about 2 ms)."""
_KNOWN_START = 3
"""Letters that must be right for a word that is still being typed: else any few letters would begin something."""
_FEWEST_BEGUN = 7
"""Letters of such a word that are asked for: of fewer at random, too many begin some word."""
_SHORTEST, _LONGEST = 4, 40
"""Letters of a word that can be meant by a mistyped one: a shorter one is never one, what is longer is no word."""
_SURE = 2
"""One error in five letters or more spares the first so many or the last, and two seldom meet both."""
_REMEMBERED = 500


class Near(NamedTuple):
    """A word of the index, and in how many letters it differs from the one typed."""

    word: str
    errors: int


def may_have_begun(typed: str, word: str) -> bool:
    """Tell whether an unfinished word may be the beginning of a longer one, as far as its first letters tell."""
    return _FEWEST_BEGUN <= len(typed) < len(word) and typed[:_KNOWN_START] == word[:_KNOWN_START]


def allowed_errors(word: str) -> int:
    """Return how many errors a word of this length may have: short words would turn into any other."""
    if len(word) <= 4:
        return 0
    return 1 if len(word) <= 7 else 2


class Vocabulary:
    """The words of an index, each with the number of papers that have it.

    Words that begin alike lie sorted in one list, and those that end alike in another, so that a mistyped one is
    compared with few. A million papers have some 300,000 words, so nothing more than needed is kept of each.
    """

    def __init__(self, papers: Iterable[tuple[str, int]]) -> None:
        """Take in words, each with a number of papers that have it; of one that comes again the greatest counts."""
        self._starts: defaultdict[str, list[str]] = defaultdict(list)
        self._counts: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        self._ends: defaultdict[str, list[str]] = defaultdict(list)
        self._near: dict[tuple[str, bool], tuple[Near, ...]] = {}
        # By their beginnings from the first: one dictionary of all would stop the window as it grows, and is sorted.
        alike: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for word, count in papers:
            if _can_be_meant(word):
                counts = alike[word[:_SURE]]
                counts[word] = max(count, counts.get(word, 0))
        while alike:
            start, counts = alike.popitem()
            self._starts[start] = sorted(counts)
            self._counts[start] = array("L", map(counts.__getitem__, self._starts[start]))
            for word in counts:
                self._ends[word[-_SURE:]].append(word)

    def add(self, papers: Mapping[str, int]) -> None:
        """Take in words, each with the number of papers that have it."""
        for word in filter(_can_be_meant, papers):
            words, counts = self._starts[word[:_SURE]], self._counts[word[:_SURE]]
            place = bisect_left(words, word)
            if words[place : place + 1] == [word]:
                counts[place] += papers[word]
            else:
                words.insert(place, word)
                counts.insert(place, papers[word])
                self._ends[word[-_SURE:]].append(word)
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
            whole = self._within(word, errors) if errors else {}
            begun = self._beginning(word, whole) if errors and unfinished else {}
            self._near[asked] = (*self._likeliest(word, whole), *self._likeliest(word, begun))
        return self._near[asked]

    def _within(self, word: str, errors: int) -> dict[str, int]:
        """Return the words that differ from `word` in so many letters at most, with the number of these."""
        alike = (self._starts.get(word[:_SURE], []), self._ends.get(word[-_SURE:], []))
        found = {near: distance for words in alike for near, distance in _nearest(word, words, errors)}
        if errors > 1 and not found:
            found = {
                near: distance for words in self._starts.values() for near, distance in _nearest(word, words, errors)
            }
        return found

    def _beginning(self, word: str, besides: Mapping[str, int]) -> dict[str, int]:
        """Return the longer words that begin like `word` with at most one error, `besides` those."""
        longer = [other for other in self._with_start(word[:_KNOWN_START]) if may_have_begun(word, other)]
        found: dict[str, int] = {}
        for cut in (len(word) - 1, len(word), len(word) + 1):
            for beginning, errors in _nearest(word, list(dict.fromkeys(other[:cut] for other in longer)), 1):
                for other in self._with_start(beginning):
                    if may_have_begun(word, other) and other not in besides:
                        found[other] = min(errors, found.get(other, 1))
        return found

    def _with_start(self, start: str) -> Sequence[str]:
        words = self._starts.get(start[:_SURE], [])
        return words[bisect_left(words, start) : bisect_left(words, start + chr(0x10FFFF))]

    def _likeliest(self, typed: str, found: Mapping[str, int]) -> Iterator[Near]:
        ranked = sorted((errors, -self._papers(word), word) for word, errors in found.items() if word != typed)
        return (Near(word, errors) for errors, _, word in ranked)

    def _papers(self, word: str) -> int:
        return self._counts[word[:_SURE]][bisect_left(self._starts[word[:_SURE]], word)]


def _can_be_meant(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and not word.isdigit()


def _nearest(word: str, candidates: list[str], errors: int) -> Iterable[tuple[str, int]]:
    for begin in range(0, len(candidates), _PIECE):
        piece = candidates if len(candidates) <= _PIECE else candidates[begin : begin + _PIECE]
        found = process.extract(word, piece, scorer=OSA.distance, score_cutoff=errors, limit=None)
        yield from ((candidate, int(distance)) for candidate, distance, _ in found)
