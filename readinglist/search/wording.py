"""Words and phrases as questions to the text index: as typed, glued or parted, unfinished, loosened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import tantivy

from readinglist.domain.query import Phrase, TextField, Word
from readinglist.search import schema as fields
from readinglist.search.typed import cut
from readinglist.search.vocabulary import Near, Vocabulary, allowed_errors

Occur = tantivy.Occur
Engine = tantivy.Query

# The title before tags, authors, notes, abstract.
_WEIGHTS = {
    TextField.TITLE: 4.0,
    TextField.TAG: 3.0,
    TextField.AUTHOR: 2.5,
    TextField.NOTES: 2.0,
    TextField.ABSTRACT: 1.0,
}
_GLUED = 2.0
_SHORTEST_PART = 2
_REMEMBERED = 200
_BEGUN = 0.5
_LOOSENED = (0.02, 0.01, 0.005)
"""What a word counts by the errors in it."""
_AS_TYPED = 0.5
"""What a word as typed counts besides: more than the rarest loosened one (BM25 seldom exceeds 20)."""
_MOST_RANKED, _MOST_NEAR = 12, 50
"""Words near the typed one that are weighed each by itself, and that are looked for at all."""
_FEW_LETTERS = 2
"""A word of which so few are typed is looked for in titles, tags and authors alone: any abstract has some such word."""
_FEWEST_SURE = 2
"""Words that must match for a short one to be forgiven: a title is not known by less."""


class Wording:
    """Makes questions of words for one index.

    With a `vocabulary` words are loosened: those near a word count as it, but less. A `forgiving` one also does without
    one of the words that are too short to be loosened, where at least two others match.
    """

    def __init__(
        self, schema: tantivy.Schema, vocabulary: Vocabulary | None = None, *, forgiving: bool = False
    ) -> None:
        self.vocabulary = vocabulary
        self._schema = schema
        self._forgiving = forgiving
        self._made: dict[Word, tuple[Sequence[Near], tuple[Engine, ...]]] = {}

    def all_of(self, typed: Sequence[Word]) -> list[tuple[Occur, Engine]]:
        """Return the clauses that find papers with all words; neighbours may be written as one ("data set")."""
        groups = [group for part in typed if (group := cut(part))]
        row = [word for group in groups for word in group]
        starts = accumulate(map(len, groups), initial=0)
        clauses = [self._group(group, row, start) for group, start in zip(groups, starts, strict=False)]
        if self._forgiving and len(groups) > _FEWEST_SURE:
            return _all_but_a_short_one(groups, clauses)
        return [(Occur.Must, clause) for clause in clauses]

    def phrase(self, phrase: Phrase) -> Engine:
        """Return what finds the words in this order; while the last is unfinished, that may stand anywhere."""
        typed = cut(phrase)
        return any_of(self._phrase_in(name, typed) for name in _named(phrase.field)) if typed else everything()

    def _group(self, group: Sequence[Word], row: Sequence[Word], start: int) -> Engine:
        """Return what finds the parts of one typed word, which begins at `start` of the row, apart or glued."""
        apart = [any_of(self._in_row(row, start + offset)) for offset in range(len(group))]
        return apart[0] if len(group) == 1 else any_of([every(apart), *self._options(_joined(group))])

    def _in_row(self, row: Sequence[Word], place: int) -> Iterator[Engine]:
        """Yield what one word of several can be: itself, or a part of one word with its neighbour."""
        yield from self._options(row[place])
        for pair in (row[max(place - 1, 0) : place + 1], row[place : place + 2]):
            if len(pair) == 2 and pair[0].field == pair[1].field:
                yield from (term for term, _ in self._terms(_joined(pair)))

    def _options(self, word: Word) -> tuple[Engine, ...]:
        """Return what finds the word alone. As one types, the words before the last come again with every letter."""
        near = self.vocabulary.near(word.text, unfinished=word.unfinished) if self.vocabulary else ()
        if word in self._made and self._made[word][0] is near:
            return self._made[word][1]
        if len(self._made) >= _REMEMBERED:
            self._made.clear()
        options = tuple(self._make_options(word, near))
        self._made[word] = near, options
        return options

    def _make_options(self, word: Word, near: Sequence[Near]) -> Iterator[Engine]:
        for term, weight in self._terms(word):
            yield Engine.boost_query(term, weight)
        if word.field in (None, TextField.TITLE):
            yield from self._parted(word.text)
        if word.unfinished:
            yield from self._begun(word)
        if self.vocabulary:
            for term, weight in self._terms(word):
                yield Engine.const_score_query(term, weight * _AS_TYPED)
            for likely in near[:_MOST_RANKED]:
                for term, weight in self._terms(Word(likely.word, word.field)):
                    yield Engine.boost_query(term, weight * _LOOSENED[likely.errors])
            yield from self._any_term([other.word for other in near[_MOST_RANKED:_MOST_NEAR]], word.field)

    def _any_term(self, texts: Sequence[str], field: TextField | None) -> Iterator[Engine]:
        for name in _named(field) if texts else ():
            terms = Engine.term_set_query(self._schema, name.value, list(texts))
            yield Engine.const_score_query(terms, _WEIGHTS[name] * _LOOSENED[-1])

    def _begun(self, word: Word) -> Iterator[Engine]:
        if len(word.text) <= _FEW_LETTERS and word.field is None:
            starts = Engine.term_query(self._schema, fields.STARTS, word.text, "basic")
            yield Engine.const_score_query(starts, _WEIGHTS[TextField.TITLE] * _BEGUN)
            return
        for name in _named(word.field):
            yield Engine.const_score_query(self._beginning(name, word.text), _WEIGHTS[name] * _BEGUN)

    def _parted(self, text: str) -> Iterator[Engine]:
        """Yield what finds the word written as two in a title: "data set" for "dataset"."""
        for place in range(_SHORTEST_PART, len(text) - _SHORTEST_PART + 1):
            parts: list[str | tuple[int, str]] = [text[:place], text[place:]]
            phrase = Engine.phrase_query(self._schema, TextField.TITLE.value, parts)
            yield Engine.boost_query(phrase, _GLUED)

    def _terms(self, word: Word) -> Iterator[tuple[Engine, float]]:
        for name in _named(word.field):
            yield Engine.term_query(self._schema, name.value, word.text), _WEIGHTS[name]

    def _beginning(self, name: TextField, text: str) -> Engine:
        return Engine.fuzzy_term_query(self._schema, name.value, text, distance=0, prefix=True)

    def _phrase_in(self, name: TextField, typed: Sequence[Word]) -> Engine:
        whole: list[str | tuple[int, str]] = [word.text for word in typed if not word.unfinished]
        parts = [self._beginning(name, word.text) for word in typed if word.unfinished]
        if len(whole) > 1:
            parts.append(Engine.phrase_query(self._schema, name.value, whole))
        elif whole:  # tantivy panics at a phrase of one word
            parts.append(Engine.term_query(self._schema, name.value, whole[0]))
        return Engine.boost_query(every(parts), _WEIGHTS[name])


def _all_but_a_short_one(groups: Sequence[Sequence[Word]], clauses: Sequence[Engine]) -> list[tuple[Occur, Engine]]:
    """Return the clauses that let one word be missing, of those that are too short to be loosened."""
    sure: list[tuple[Occur, Engine]] = []
    short: list[tuple[Occur, Engine]] = []
    for group, clause in zip(groups, clauses, strict=True):
        if len(group) == 1 and not allowed_errors(group[0].text):
            short.append((Occur.Should, clause))
        else:
            sure.append((Occur.Must, clause))
    if len(short) < 2:
        return sure + short
    return [*sure, (Occur.Must, Engine.boolean_query(short, minimum_number_should_match=len(short) - 1))]


def _joined(group: Sequence[Word]) -> Word:
    return Word("".join(word.text for word in group), group[0].field, group[-1].unfinished)


def _named(field: TextField | None) -> tuple[TextField, ...]:
    return fields.WORD_FIELDS if field is None else (field,)


def everything() -> Engine:
    """Return what finds all papers, and counts nothing."""
    return Engine.const_score_query(Engine.all_query(), 0.0)


def any_of(options: Iterable[Engine]) -> Engine:
    """Return what finds papers that match at least one."""
    return Engine.boolean_query([(Occur.Should, option) for option in options])


def every(parts: Iterable[Engine]) -> Engine:
    """Return what finds papers that match all."""
    return Engine.boolean_query([(Occur.Must, part) for part in parts])
