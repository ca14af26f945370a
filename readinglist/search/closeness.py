"""Which of some texts are meant by what is typed: those with words that begin so, or else those spelt nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log1p

from readinglist.domain.tags import fold

MOST_OFFERED = 100
SHORTEST_MISSPELT = 3  # of fewer letters, almost every text has some
_CLOSE_ENOUGH = 75
_FOR_BEGINNING = 100
_FOR_USE = 60
_BETWEEN_WORDS = re.compile(r"\W+")


class Ranking:
    """Ranks texts by what is typed; they are prepared once, when the first letter is.

    `uses` says of each text how much it is used (0: not at all): of texts that are as close, that one comes first, and
    one that is used much comes before one that begins as typed.
    """

    def __init__(self, texts_and_hints: Sequence[tuple[str, str]], uses: Sequence[float] = ()) -> None:
        self._texts_and_hints = texts_and_hints
        self._uses = uses or [0.0] * len(texts_and_hints)

    @cached_property
    def _texts(self) -> list[str]:
        return [_in_words(text) for text, _hint in self._texts_and_hints]

    @cached_property
    def _with_hints(self) -> list[str]:
        hints = (_in_words(hint) for _text, hint in self._texts_and_hints)
        return [text + hint for text, hint in zip(self._texts, hints, strict=True)]

    def best(self, typed: str, limit: int = MOST_OFFERED) -> list[int]:
        """Return the positions of the texts that may be meant, the likeliest first.

        First come those in which each word typed begins a word, before all where the text itself begins so; then those
        whose hint has the words. Where there are none of either, it was misspelt: then those that are spelt nearly so.
        Nothing typed returns the texts in their own order, those that are used before.
        """
        line = _in_words(typed)
        if not line.strip():
            return sorted(range(len(self._texts_and_hints)), key=lambda place: -self._uses[place])[:limit]
        return self.as_typed(typed)[:limit] or self.misspelt(typed, limit)

    def as_typed(self, typed: str) -> list[int]:
        """Return the positions of the texts with all words typed, in themselves or in their hints."""
        line = _in_words(typed)
        words = line.split()
        beginning = self._beginning(line, words)
        known = set(beginning)
        return [*beginning, *(place for place in _places(words, self._with_hints) if place not in known)]

    def _beginning(self, line: str, words: Sequence[str]) -> list[int]:
        found = _places(words, self._texts)
        return sorted(found, key=lambda place: -self._worth(line, place))

    def _worth(self, line: str, place: int) -> float:
        """Return how likely a text is meant, in points: its closeness up to 100, as much again if it begins so, and
        40 for one use, 90 for three and 140 for nine.
        """
        from rapidfuzz import fuzz  # here and below: no start waits for it, who reads the library loads it meanwhile

        text = self._texts[place]
        begins = _FOR_BEGINNING if text.startswith(line) else 0
        return fuzz.ratio(line, text) + begins + _FOR_USE * log1p(self._uses[place])

    def misspelt(self, typed: str, limit: int = MOST_OFFERED) -> list[int]:
        """Return the positions of the texts that are spelt nearly as typed, the nearest first."""
        typed = _in_words(typed).strip()
        if len(typed) < SHORTEST_MISSPELT:
            return []
        from rapidfuzz import fuzz, process

        close = process.extract(typed, self._texts, scorer=fuzz.partial_ratio, limit=limit, score_cutoff=_CLOSE_ENOUGH)
        by_score = sorted(close, key=lambda one: (-one[1], -fuzz.ratio(typed, one[0])))
        return [at for _text, _score, at in by_score]


def _places(words: Sequence[str], texts: Sequence[str]) -> list[int]:
    """Return the places of the texts in which each of `words` begins a word."""
    places: Iterable[int] = range(len(texts))
    for start in (f" {word}" for word in words):
        places = [place for place in places if start in texts[place]]
    return list(places)


def _in_words(text: str) -> str:
    """Return the words of `text`, folded, each after a space."""
    return f" {_BETWEEN_WORDS.sub(' ', fold(text)).strip()}" if text else ""
