"""Which of some texts are meant by what is typed: those with words that begin so, or else those spelt nearly so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from readinglist.domain.tags import fold

MOST_OFFERED = 100
SHORTEST_MISSPELT = 3  # of fewer letters, almost every text has some
_CLOSE_ENOUGH = 75
_BETWEEN_WORDS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A text as it is compared: one line of words, each after a space; and its hint alike."""

    text: str
    hint: str

    def begins_words(self, words: Sequence[str]) -> bool:
        return all(f" {word}" in self.text for word in words)

    def hints_at(self, words: Sequence[str]) -> bool:
        return all(f" {word}" in self.text or f" {word}" in self.hint for word in words)


class Ranking:
    """Ranks texts by what is typed; they are prepared once, when the first letter is."""

    def __init__(self, texts_and_hints: Sequence[tuple[str, str]]) -> None:
        self._texts_and_hints = texts_and_hints

    @cached_property
    def _spellings(self) -> list[_Spelling]:
        return [_Spelling(_in_words(text), _in_words(hint)) for text, hint in self._texts_and_hints]

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
        hinted = (at for at, each in enumerate(self._spellings) if at not in known and each.hints_at(words))
        return [*beginning, *hinted][:limit] or self._close(line, limit)

    def _beginning(self, line: str, words: Sequence[str]) -> list[int]:
        found = [at for at, each in enumerate(self._spellings) if each.begins_words(words)]
        closeness = {at: fuzz.ratio(line, self._spellings[at].text) for at in found}
        return sorted(found, key=lambda at: (not self._spellings[at].text.startswith(line), -closeness[at]))

    def _close(self, line: str, limit: int) -> list[int]:
        typed = line.strip()
        if len(typed) < SHORTEST_MISSPELT:
            return []
        texts = [each.text for each in self._spellings]
        close = process.extract(typed, texts, scorer=fuzz.partial_ratio, limit=limit, score_cutoff=_CLOSE_ENOUGH)
        by_score = sorted(close, key=lambda one: (-one[1], -fuzz.ratio(typed, one[0])))
        return [at for _text, _score, at in by_score]


def _in_words(text: str) -> str:
    """Return the words of `text`, folded, each after a space."""
    return f" {_BETWEEN_WORDS.sub(' ', fold(text)).strip()}" if text else ""
