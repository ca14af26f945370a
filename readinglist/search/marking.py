"""Which parts of a text match what was typed: the marks in titles and abstracts, also on loosened matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from readinglist.domain.query import Phrase, Query, TextField, Word, wanted_text
from readinglist.search.vocabulary import allowed_errors
from readinglist.search.words import Span, spans, words

_LONGEST_TEXT = 20_000
"""Characters looked through: what stands beyond is not marked."""


def marks(query: Query, text: str, field: TextField | None = None) -> list[tuple[int, int]]:
    """Return the parts of `text` that match what `query` wants, as (start, end) in characters, in order.

    A loosened match is marked where the text does not have the word as typed; of a word that begins as an unfinished
    one does, the beginning. With `field`, words asked for in another field are not marked.
    """
    found: list[tuple[int, int]] = []
    wanted = [part for part in wanted_text(query.where) if field is None or part.field in (None, field)]
    if not wanted:
        return found
    text = text[:_LONGEST_TEXT]
    standing = spans(text)
    for part in wanted:
        found += _phrase(part, standing) if isinstance(part, Phrase) else _word(part, standing)
    return _united(found)


def _word(wanted: Word, standing: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield where a word stands; one of several parts ("fine-tuning") is looked for part by part and glued."""
    parts = words(wanted.text)
    for place, part in enumerate(parts, start=1):
        unfinished = wanted.unfinished and place == len(parts)
        exact = list(_begun(part, standing) if unfinished else _same(part, standing))
        yield from exact or _glued("".join(parts), standing) or _near(part, unfinished, standing)


def _same(word: str, standing: Sequence[Span]) -> Iterator[tuple[int, int]]:
    return ((span.start, span.end) for span in standing if span.word == word)


def _begun(word: str, standing: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for span in standing:
        if span.word.startswith(word):
            as_long = len(span.word) == span.end - span.start  # folding may change the length: then mark it all
            yield span.start, span.start + len(word) if as_long else span.end


def _glued(word: str, standing: Sequence[Span]) -> list[tuple[int, int]]:
    """Return where two neighbours make up the word: "fine-tuning" for "finetuning"."""
    return [
        (first.start, second.end)
        for first, second in zip(standing, standing[1:], strict=False)
        if len(first.word) + len(second.word) == len(word) and first.word + second.word == word
    ]


def _near(word: str, unfinished: bool, standing: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the words that `word` may have meant, as the index loosens it."""
    errors = allowed_errors(word)
    if not errors:
        return
    for span in standing:
        compared = span.word
        if unfinished and len(compared) > len(word) and compared[:2] == word[:2]:
            compared = compared[: len(word)]
        if abs(len(compared) - len(word)) <= errors:
            distance = OSA.distance(word, compared, score_cutoff=errors)
            if distance <= errors:
                yield span.start, span.end


def _phrase(phrase: Phrase, standing: Sequence[Span]) -> Iterator[tuple[int, int]]:
    parts = words(phrase.text)
    whole = parts[:-1] if phrase.unfinished else parts
    for place in range(len(standing) - len(parts) + 1):
        here = standing[place : place + len(parts)]
        begun = not phrase.unfinished or here[-1].word.startswith(parts[-1])
        if parts and begun and [span.word for span in here[: len(whole)]] == whole:
            yield here[0].start, here[-1].end


def _united(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts in order, those that overlap as one."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
