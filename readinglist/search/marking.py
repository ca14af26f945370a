"""Which parts of a text match what was typed: the marks in titles and abstracts, also on loosened matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from readinglist.domain.query import Phrase, Query, TextField, Word, wanted_text
from readinglist.search.nearness import errors_between
from readinglist.search.typed import cut
from readinglist.search.words import Span, spans

_LONGEST_TEXT = 20_000
"""Characters looked through: what stands beyond is not marked."""
_LONGEST_GLUED = 40
"""Letters of a typed word that may stand in a text as two."""
_HYPHENS = "-‐‑"

Part = tuple[int, int]


class _Rank(IntEnum):
    """How a word of a text answers a typed one, the best first."""

    AS_TYPED = 0
    INFLECTED = 1
    NEAR = 2


class _Answer(NamedTuple):
    """That a word of a text answers typed ones, given by their places; its first `letters` do."""

    typed: tuple[int, ...]
    rank: _Rank
    letters: int


class _Found(NamedTuple):
    """A part of a text that answers typed words."""

    part: Part
    typed: tuple[int, ...]
    rank: _Rank


class Marker:
    """Finds in texts what a query wants; `is_loosened` tells that the search took its words nearly so, too.

    Made once for a query: it remembers what the words of texts mean to it, since the same ones stand in many rows.
    """

    def __init__(self, query: Query, *, is_loosened: bool = False) -> None:
        wanted = list(wanted_text(query.where))
        typed = [word for part in wanted if isinstance(part, Word) for word in cut(part)]
        self._phrases = [(phrase.field, cut(phrase)) for phrase in wanted if isinstance(phrase, Phrase) and cut(phrase)]
        self._typed = [(word, (place,)) for place, word in enumerate(typed)]
        self._glued = [
            (Word(one.text + two.text, one.field, two.unfinished), (place, place + 1))
            for place, (one, two) in enumerate(pairwise(typed))
            if one.field == two.field
        ]
        self._beginnings = {word.text[:n] for word in typed for n in range(1, min(len(word.text), _LONGEST_GLUED))}
        self._is_loosened = is_loosened
        self._answers: dict[tuple[str, TextField], tuple[_Answer, ...]] = {}

    def marks(self, text: str, field: TextField) -> list[Part]:
        """Return the parts of `text`, which is the `field` of a paper, as (start, end) in characters, in order.

        Of a word that begins as an unfinished one does, the beginning is marked. Only where the text does not have a
        word as typed are its plural or singular marked, or else, in a loosened search, what it may have meant.
        """
        if not self._typed and not self._phrases:
            return []
        standing = spans(text[:_LONGEST_TEXT])
        found = list(self._found(text, standing, field))
        best: dict[int, _Rank] = {}
        for _, typed, rank in found:
            best |= {place: min(rank, best.get(place, rank)) for place in typed}
        parts = [part for part, typed, rank in found if any(best[place] is rank for place in typed)]
        phrases = [typed for named, typed in self._phrases if named in (None, field)]
        return _united([*parts, *(part for typed in phrases for part in _phrase(typed, standing))])

    def _found(self, text: str, standing: Sequence[Span], field: TextField) -> Iterator[_Found]:
        """Yield all that answers: single words, two that make up one, and those that hyphens join."""
        for place, span in enumerate(standing):
            for typed, rank, letters in self._answered(span.word, field):
                yield _Found(_beginning(span, letters), typed, rank)
            if span.word in self._beginnings and place + 1 < len(standing):
                after = standing[place + 1]
                yield from self._whole(Span(span.start, after.end, span.word + after.word), field, _Rank.AS_TYPED)
        for span in hyphenated(text, standing):
            yield from self._whole(span, field, _Rank.NEAR)

    def _whole(self, span: Span, field: TextField, worst: _Rank) -> Iterator[_Found]:
        for typed, rank, letters in self._answered(span.word, field):
            if letters == len(span.word) and rank <= worst:
                yield _Found((span.start, span.end), typed, rank)

    def _answered(self, standing: str, field: TextField) -> tuple[_Answer, ...]:
        """Return which typed words a word of a `field` answers."""
        asked = (standing, field)
        if asked not in self._answers:
            self._answers[asked] = tuple(self._compared(standing, field))
        return self._answers[asked]

    def _compared(self, standing: str, field: TextField) -> Iterator[_Answer]:
        for word, places in (*self._typed, *self._glued):
            if word.field not in (None, field):
                continue
            if standing == word.text or (word.unfinished and standing.startswith(word.text)):
                yield _Answer(places, _Rank.AS_TYPED, len(word.text))
            elif len(places) == 1 and _is_inflected(word.text, standing):
                yield _Answer(places, _Rank.INFLECTED, len(standing))
            elif len(places) == 1 and self._is_loosened and errors_between(word, standing) is not None:
                yield _Answer(places, _Rank.NEAR, len(standing))


def _is_inflected(typed: str, standing: str) -> bool:
    """Tell whether one is the plural of the other."""
    shorter, longer = sorted((typed, standing), key=len)
    return len(shorter) > 3 and longer in (f"{shorter}s", f"{shorter}es")


def hyphenated(text: str, standing: Sequence[Span]) -> Iterator[Span]:
    """Yield the words that hyphens join, glued to one."""
    if not any(hyphen in text for hyphen in _HYPHENS):
        return
    run: list[Span] = []
    for one, two in pairwise([*standing, Span(len(text) + 2, 0, "")]):
        if two.start == one.end + 1 and text[one.end] in _HYPHENS:
            run = [*(run or [one]), two]
        elif run:
            yield Span(run[0].start, one.end, "".join(span.word for span in run))
            run = []


def _beginning(span: Span, letters: int) -> Part:
    as_long = len(span.word) == span.end - span.start  # folding may change the length: then all of it is meant
    return span.start, span.start + letters if as_long else span.end


def _phrase(typed: Sequence[Word], standing: Sequence[Span]) -> Iterator[Part]:
    for place, span in enumerate(standing):
        if span.word.startswith(typed[0].text):
            here = standing[place : place + len(typed)]
            if len(here) == len(typed) and all(map(_is_spelt, typed, here)):
                yield span.start, here[-1].end


def _is_spelt(typed: Word, span: Span) -> bool:
    return span.word.startswith(typed.text) if typed.unfinished else span.word == typed.text


def _united(found: Iterable[Part]) -> list[Part]:
    """Return the parts in order, those that overlap as one."""
    united: list[Part] = []
    for start, end in sorted(found):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
