"""From a query to a question for the text index: the same meaning that `storage.filters` gives it in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import tantivy

from readinglist.domain import query as q
from readinglist.domain.links import address_of
from readinglist.domain.query import Node, TextField
from readinglist.search import schema as fields
from readinglist.search.typed import cut
from readinglist.search.vocabulary import Vocabulary
from readinglist.search.words import words

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
_GLUED_WEIGHT = 2.0
_BEGINNING = 0.5
_LOOSENED = (1.0, 0.4, 0.15)
"""What a word counts by the errors in it."""
_MOST_NEAR = 50


class Compiler:
    """Compiles queries for one index. Tags and listings must have been resolved to ids.

    With a `vocabulary` words are loosened: those near a word count as it, but less. Words under a `Not` never are.
    """

    def __init__(self, schema: tantivy.Schema, vocabulary: Vocabulary | None = None) -> None:
        self._schema = schema
        self._vocabulary = vocabulary

    def compile(self, node: Node) -> Engine:
        """Return the question that finds what `node` means. It never finds the index's own entry."""
        about = self._key(fields.ABOUT_KEY)
        return Engine.boolean_query([(Occur.Must, self._query(node)), (Occur.MustNot, about)])

    def _query(self, node: Node) -> Engine:
        match node:
            case q.Word() | q.And():
                return self._all(node.parts if isinstance(node, q.And) else (node,))
            case q.Or(parts):
                return _any(self._query(part) for part in parts)
            case q.Not(part):
                return _all_but(_everything(), Compiler(self._schema)._query(part))
            case q.Phrase():
                return self._phrase(node)
            case _:
                return self._filter(node)

    # Words

    def _all(self, parts: Sequence[Node]) -> Engine:
        """Return what finds papers with all parts. Words that stand side by side may be written as one."""
        tokens = [word for part in parts if isinstance(part, q.Word) for word in cut(part)]
        clauses = [self._word(tokens, place) for place in range(len(tokens))]
        clauses += [self._query(part) for part in parts if not isinstance(part, q.Word | q.Not)]
        clauses = clauses or [_everything()]
        refused = [Compiler(self._schema)._query(part.part) for part in parts if isinstance(part, q.Not)]
        return Engine.boolean_query([(Occur.Must, c) for c in clauses] + [(Occur.MustNot, r) for r in refused])

    def _word(self, tokens: Sequence[q.Word], place: int) -> Engine:
        word = tokens[place]
        options = [Engine.boost_query(term, weight) for term, weight in self._terms(word.text, word.field)]
        options += self._glued(word.text, word.field)
        for first, second in ((place - 1, place), (place, place + 1)):
            if first >= 0 and second < len(tokens) and tokens[first].field == tokens[second].field:
                joined = tokens[first].text + tokens[second].text
                options += [term for term, _ in self._terms(joined, word.field)]
        if word.unfinished:
            options += self._beginnings(word)
        if self._vocabulary:
            options += self._loosened(word, self._vocabulary)
        return _any(options)

    def _terms(self, word: str, field: TextField | None) -> Iterator[tuple[Engine, float]]:
        for name in _named(field):
            yield Engine.term_query(self._schema, name.value, word), _WEIGHTS[name]

    def _glued(self, word: str, field: TextField | None) -> list[Engine]:
        names = []
        if field is None:
            names = [fields.COMPOUNDS, fields.PAIRS]
        elif field is TextField.TITLE:
            names = [fields.PAIRS]
        return [Engine.boost_query(Engine.term_query(self._schema, name, word), _GLUED_WEIGHT) for name in names]

    def _beginnings(self, word: q.Word) -> list[Engine]:
        return [
            Engine.const_score_query(_prefix(self._schema, name.value, word.text), _WEIGHTS[name] * _BEGINNING)
            for name in _named(word.field)
        ]

    def _loosened(self, word: q.Word, vocabulary: Vocabulary) -> Iterator[Engine]:
        for near in vocabulary.near(word.text, unfinished=word.unfinished)[:_MOST_NEAR]:
            for term, weight in self._terms(near.word, word.field):
                yield Engine.boost_query(term, weight * _LOOSENED[near.errors])

    def _phrase(self, phrase: q.Phrase) -> Engine:
        tokens = words(phrase.text)
        return _any(self._phrase_in(name.value, tokens, phrase.unfinished) for name in _named(phrase.field))

    def _phrase_in(self, name: str, tokens: list[str], unfinished: bool) -> Engine:
        """Return what finds the phrase in one field; while its last word is unfinished, that may stand anywhere."""
        last = [_prefix(self._schema, name, tokens[-1])] if unfinished and tokens else []
        whole = tokens[:-1] if last else tokens
        if len(whole) > 1:
            last.append(Engine.phrase_query(self._schema, name, list(whole)))
        elif whole:
            last.append(Engine.term_query(self._schema, name, whole[0]))
        return Engine.boost_query(_every(last), _WEIGHTS[TextField(name)])

    # Filters

    def _filter(self, node: Node) -> Engine:
        match node:
            case q.Is(flag):
                return self._key(fields.flag_key(flag))
            case q.Has(feature):
                return self._key(fields.feature_key(feature))
            case q.TagIds(ids):
                return self._any_key(map(fields.tag_key, ids))
            case q.ListingIds(ids):
                return self._any_key(map(fields.listing_key, ids))
            case q.Identifier(scheme, value):
                return self._key(fields.identifier_key(scheme, value))
            case q.Site(address):
                return self._site(address)
            case q.YearBetween(first, last):
                return self._range(fields.YEAR, first, last)
            case q.AddedBetween(first, last):
                return self._range(fields.DAY, first.toordinal() if first else None, last.toordinal() if last else None)
            case _:
                raise TypeError(f"{type(node).__name__} is not resolved")

    def _key(self, key: str) -> Engine:
        return _unscored(Engine.term_query(self._schema, fields.KEYS, key, "basic"))

    def _any_key(self, keys: Iterable[str]) -> Engine:
        return _unscored(Engine.term_set_query(self._schema, fields.KEYS, list(keys)))

    def _site(self, address: str) -> Engine:
        wanted = address_of("//" + address.removeprefix("https://").removeprefix("http://"))
        if not wanted:
            return Engine.empty_query()
        if "/" not in wanted:
            return self._key(fields.host_key(wanted))
        return _unscored(_prefix(self._schema, fields.KEYS, f"url:{wanted}"))

    def _range(self, name: str, first: int | None, last: int | None) -> Engine:
        if first is None and last is None:
            return _unscored(Engine.exists_query(name))
        return _unscored(Engine.range_query(self._schema, name, tantivy.FieldType.Integer, first, last))


def _named(field: TextField | None) -> tuple[TextField, ...]:
    return fields.WORD_FIELDS if field is None else (field,)


def _prefix(schema: tantivy.Schema, name: str, beginning: str) -> Engine:
    return Engine.fuzzy_term_query(schema, name, beginning, distance=0, prefix=True)


def _everything() -> Engine:
    return _unscored(Engine.all_query())


def _unscored(query: Engine) -> Engine:
    return Engine.const_score_query(query, 0.0)


def _any(options: Iterable[Engine]) -> Engine:
    return Engine.boolean_query([(Occur.Should, option) for option in options])


def _every(parts: Iterable[Engine]) -> Engine:
    return Engine.boolean_query([(Occur.Must, part) for part in parts])


def _all_but(found: Engine, refused: Engine) -> Engine:
    return Engine.boolean_query([(Occur.Must, found), (Occur.MustNot, refused)])
