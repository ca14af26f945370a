"""Which of some texts are meant by what is typed: those with words that begin so, or else those spelt nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from readinglist.domain.tags import fold

MOST_OFFERED = 100
SHORTEST_MISSPELT = 3  # of fewer letters, almost every text has some
_CLOSE_ENOUGH = 75
_BETWEEN_WORDS = re.compile(r"\W+")


class Ranking:
    """Ranks texts by what is typed; they are prepared once, when the first letter is."""

    def __init__(self, texts_and_hints: Sequence[tuple[str, str]]) -> None:
        self._texts_and_hints = texts_and_hints

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
        Nothing typed returns the texts in their own order.
        """
        line = _in_words(typed)
        words = line.split()
        if not words:
            return list(range(min(limit, len(self._texts_and_hints))))
        beginning = self._beginning(line, words)
        known = set(beginning)
        hinted = (place for place in _places(words, self._with_hints) if place not in known)
        return [*beginning, *hinted][:limit] or self._close(line, limit)

    def _beginning(self, line: str, words: Sequence[str]) -> list[int]:
        found = _places(words, self._texts)
        closeness = {place: fuzz.ratio(line, self._texts[place]) for place in found}
        return sorted(found, key=lambda place: (not self._texts[place].startswith(line), -closeness[place]))

    def _close(self, line: str, limit: int) -> list[int]:
        typed = line.strip()
        if len(typed) < SHORTEST_MISSPELT:
            return []
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
