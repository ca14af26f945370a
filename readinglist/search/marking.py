"""Which parts of a text match what was typed: the marks in titles and abstracts, also on loosened matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from readinglist.domain.query import Phrase, Query, TextField, Word, wanted_text
from readinglist.search.typed import cut
from readinglist.search.vocabulary import KNOWN_START, allowed_errors
from readinglist.search.words import Span, spans

_LONGEST_TEXT = 20_000
"""Characters looked through: what stands beyond is not marked."""

Part = tuple[int, int]


def marks(query: Query, text: str, field: TextField | None = None) -> list[Part]:
    """Return the parts of `text` that match what `query` wants, as (start, end) in characters, in order.

    A loosened match is marked where the text does not have the word as typed; of a word that begins as an unfinished
    one does, the beginning. With `field`, words asked for in another field are not marked.
    """
    wanted = [part for part in wanted_text(query.where) if field is None or part.field in (None, field)]
    if not wanted:
        return []
    standing = spans(text[:_LONGEST_TEXT])
    found = [mark for part in wanted if isinstance(part, Phrase) for mark in _phrase(part, standing)]
    typed = [word for part in wanted if isinstance(part, Word) for word in cut(part)]
    glued = {mark for first, second in pairwise(typed) for mark in _same(first.text + second.text, standing)}
    for word in typed:
        exact = list(_begun(word.text, standing) if word.unfinished else _same(word.text, standing))
        found += exact or _apart(word.text, standing) or ([] if glued else _near(word, standing))
    return _united([*found, *glued])


def _same(word: str, standing: Sequence[Span]) -> Iterator[Part]:
    return ((span.start, span.end) for span in standing if span.word == word)


def _begun(word: str, standing: Sequence[Span]) -> Iterator[Part]:
    for span in standing:
        if span.word.startswith(word):
            as_long = len(span.word) == span.end - span.start  # folding may change the length: then mark it all
            yield span.start, span.start + len(word) if as_long else span.end


def _apart(word: str, standing: Sequence[Span]) -> list[Part]:
    """Return where two neighbours make up the word: "fine-tuning" for "finetuning"."""
    return [
        (one.start, two.end)
        for one, two in pairwise(standing)
        if word.startswith(one.word) and one.word + two.word == word
    ]


def _near(typed: Word, standing: Sequence[Span]) -> Iterator[Part]:
    """Yield the words that the typed one may have meant, as the index loosens it."""
    errors = allowed_errors(typed.text)
    if errors:
        for span in standing:
            if _is_near(typed.text, span.word, errors) or (typed.unfinished and _begins_near(typed.text, span.word)):
                yield span.start, span.end


def _is_near(typed: str, word: str, errors: int) -> bool:
    return abs(len(word) - len(typed)) <= errors and OSA.distance(typed, word, score_cutoff=errors) <= errors


def _begins_near(typed: str, word: str) -> bool:
    if len(word) <= len(typed) or word[:KNOWN_START] != typed[:KNOWN_START]:
        return False
    return any(_is_near(typed, word[:length], 1) for length in range(len(typed) - 1, len(typed) + 2))


def _phrase(phrase: Phrase, standing: Sequence[Span]) -> Iterator[Part]:
    typed = cut(phrase)
    for place in range(len(standing) - len(typed) + 1 if typed else 0):
        here = standing[place : place + len(typed)]
        if all(
            span.word.startswith(word.text) if word.unfinished else span.word == word.text
            for span, word in zip(here, typed, strict=True)
        ):
            yield here[0].start, here[-1].end


def _united(found: list[Part]) -> list[Part]:
    """Return the parts in order, those that overlap as one."""
    united: list[Part] = []
    for start, end in sorted(found):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
