"""Which papers are worth comparing: those that share something rare.

Blocking (Christen, "Data Matching", 2012, chapter 4): each paper gets some twenty keys, and papers that share one are
candidates. Most keys are pairs of a title's rarest words, after the prefix filter of Bayardo, Ma and Srikant ("Scaling
up all pairs similarity search", 2007): of two titles that are much alike, the rarest words are the same but for one
or two. A key that many papers share tells nothing and is passed over, so the work for a paper has a bound, whatever
the library's size.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, groupby

from readinglist.library.compared_paper import SMALL_WORDS, Compared

RAREST = 4
"""Words of a title that are paired."""
MOST_SHARING = 24
"""Papers that may share a key; more are not compared for it."""
_BEGINNING = 30
"""Letters with which two titles begin alike, where one of them was cut short."""
_PARTS = 64
"""Parts in which keys and pairs are sorted, so that few of them are Python objects at a time."""
_PLACE_BITS = 24  # of 64; the rest is the key's. More than 16 million papers are not compared.
_KEY_BYTES = (64 - _PLACE_BITS) // 8
_PLACE = (1 << _PLACE_BITS) - 1


class Rarity:
    """In how many titles each word is."""

    def __init__(self) -> None:
        self._titles: Counter[str] = Counter()

    def count(self, found: Iterable[str]) -> None:
        """Count the words of a title."""
        self._titles.update(set(found))

    def rarest(self, found: Iterable[str]) -> list[str]:
        """Return the rarest of a title's words, the rarest first; small words only where there are no others."""
        distinct = set(found)
        return sorted(distinct - SMALL_WORDS or distinct, key=lambda word: (self._titles[word], word))[:RAREST]


class Candidates:
    """Gathers papers, numbered by their places from 0 on, and gives the pairs of those that share a key.

    It holds 8 bytes for each key and pair.
    """

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._keys = [array("Q") for _ in range(_PARTS)]
        self._papers = 0

    def add(self, paper: Compared) -> None:
        """Take the next paper in."""
        for key in set(keys(paper, self._rarity)):
            digest = int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=_KEY_BYTES).digest(), "big")
            self._keys[digest % _PARTS].append(digest << _PLACE_BITS | self._papers)
        self._papers += 1

    def pairs(self, between: Callable[[], object]) -> Iterator[tuple[int, int]]:
        """Yield pairs of places in order, each once, the smaller first; calls `between` parts of the work."""
        parts = [array("Q") for _ in range(_PARTS)]
        for part in self._keys:
            between()
            for low, high in _sharing(part):
                parts[low * _PARTS // self._papers].append(low << _PLACE_BITS | high)
        for part in parts:
            yield from ((pair >> _PLACE_BITS, pair & _PLACE) for pair in sorted(set(part)))


def _sharing(part: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, same in groupby(sorted(part), lambda entry: entry >> _PLACE_BITS):
        places = [entry & _PLACE for entry in same]
        if len(places) <= MOST_SHARING:
            yield from combinations(places, 2)


def keys(compared: Compared, rarity: Rarity) -> Iterator[str]:
    """Yield what a paper shares with others of the same work; each begins with the sign of its kind."""
    paper = compared.paper
    if paper.arxiv:
        yield f"arxiv {paper.arxiv}"
    if paper.doi:
        yield f"doi {paper.doi}"
    yield f"title {compared.key}"
    yield f"beginning {compared.key[:_BEGINNING]}"
    for found in (compared.words, *compared.parts):
        yield from (f"words {' '.join(sorted(pair))}" for pair in combinations(rarity.rarest(found), 2))
    if compared.names:
        yield f"authors {' '.join(sorted(compared.names))}"
    for word in rarity.rarest(compared.words)[:2]:
        yield from (f"author {name} {word}" for name in sorted(compared.names)[:3])
