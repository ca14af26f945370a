"""What a loosened search took the typed words for, and the sentence that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.domain.paper import Paper
from readinglist.domain.query import Query, TextField, Word, wanted_text
from readinglist.search.marking import hyphenated
from readinglist.search.nearness import errors_between
from readinglist.search.vocabulary import allowed_errors
from readinglist.search.words import compounds, spans, words

MOST_READ = 20
"""Papers that are looked through: the best, which are those on the screen."""
MOST_NAMED = 4
_LONGEST_TEXT = 5_000
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as it was typed, and the one shown instead; empty where the papers do without it."""

    typed: str
    shown: str


def corrections(query: Query, papers: Sequence[Paper]) -> tuple[Correction, ...]:
    """Return what the typed words became in the best `papers` that a loosened search found.

    Words that stand in one of them as typed are left out. Of the words that a mistyped one may have meant, that with
    the fewest other letters is told, and among these the one that most papers have; words of titles go before others.
    Twenty papers take about two milliseconds.
    """
    typed = list(dict.fromkeys(_typed(query)))
    best = papers[:MOST_READ]
    standing = {name: _Standing(best, name) for name in {word.field for word, _ in typed}}
    glued = {
        place
        for first, (one, two) in enumerate(pairwise(word for word, _ in typed))
        if one.field == two.field and standing[one.field].has(Word(one.text + two.text, None, two.unfinished))
        for place in (first, first + 1)
    }
    return tuple(
        Correction(spelt, shown)
        for place, (word, spelt) in enumerate(typed)
        if place not in glued and (shown := standing[word.field].instead_of(word)) is not None
    )


def in_words(found: Sequence[Correction]) -> str:
    """Return one sentence that says what was looked for instead."""
    if not found:
        return "Nothing matches as typed; showing what is spelt nearly so."
    typed = _listed([one.typed for one in found])
    shown = _listed(list(dict.fromkeys(one.shown for one in found if one.shown)))
    without = _listed([one.typed for one in found if not one.shown])
    if not shown:
        return f"Nothing for {typed}; showing what has the other words."
    return f"Nothing for {typed}; showing {shown}{f', without {without}' if without else ''}."


def _typed(query: Query) -> Iterator[tuple[Word, str]]:
    """Yield the words that can be loosened, folded, each with how it was spelt."""
    for part in wanted_text(query.where):
        if isinstance(part, Word):
            standing = spans(part.text)
            for span in standing:
                is_unfinished = part.unfinished and span is standing[-1]
                yield Word(span.word, part.field, is_unfinished), part.text[span.start : span.end]


class _Standing:
    """The words of some papers in one field, or in all where that is None."""

    def __init__(self, papers: Sequence[Paper], field: TextField | None) -> None:
        self._texts = ["\n".join(_texts(paper, field))[:_LONGEST_TEXT] for paper in papers]
        self._counted = _counted(self._texts)
        titles = [paper.title[:_LONGEST_TEXT] for paper in papers]
        self._in_titles = _counted(titles) if field in (None, TextField.TITLE) else Counter()

    def has(self, typed: Word) -> bool:
        """Tell whether the word stands there as typed."""
        if typed.unfinished:
            return any(word.startswith(typed.text) for word in self._counted)
        return typed.text in self._counted

    def instead_of(self, typed: Word) -> str | None:
        """Return what stands there instead of a word: another, none (""), or None where it stands there itself."""
        if self.has(typed):
            return None
        word = _nearest(typed, self._in_titles) or _nearest(typed, self._counted)
        if word:
            return self._spelt(word)
        return None if allowed_errors(typed.text) else ""

    def _spelt(self, word: str) -> str:
        """Return a word as one of the papers spells it, in lower case."""
        for text in self._texts:
            standing = spans(text)
            for span in (*standing, *hyphenated(text, standing)):
                if span.word == word:
                    return text[span.start : span.end].lower()
        return word


def _counted(texts: Sequence[str]) -> Counter[str]:
    """Return the words of texts, each with the number of texts that have it."""
    return Counter(word for text in texts for word in dict.fromkeys([*words(text), *compounds(text)]))


def _nearest(typed: Word, counted: Counter[str]) -> str:
    """Return the likeliest word that the typed one may have meant; empty if there is none."""
    near = [
        (errors, -papers, word)
        for word, papers in counted.items()
        if (errors := errors_between(typed, word)) is not None
    ]
    return min(near, key=lambda one: one[:2])[2] if near else ""


def _texts(paper: Paper, field: TextField | None) -> Iterator[str]:
    every = {
        TextField.TITLE: (paper.title,),
        TextField.TAG: paper.tags,
        TextField.AUTHOR: paper.authors,
        TextField.NOTES: (paper.notes,),
        TextField.ABSTRACT: (paper.abstract,),
    }
    for name in every if field is None else (field,):
        yield from every[name]


def _listed(spelt: Sequence[str]) -> str:
    """Return words as a sentence lists them; of many the first."""
    quoted = [f"“{word[:_LONGEST_WORD]}”" for word in spelt[:MOST_NAMED]]
    if len(spelt) > MOST_NAMED:
        return f"{', '.join(quoted)} and others"
    return " and ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))
