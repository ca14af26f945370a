"""One tantivy index, in a folder or in memory: entries in, questions answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from traceback import clear_frames
from typing import NamedTuple

import tantivy

from readinglist.domain.document import Document
from readinglist.domain.query import Node, Sort, TextField
from readinglist.search import schema as fields
from readinglist.search.compiling import compile_query
from readinglist.search.entries import About, about_entry, entry
from readinglist.search.known_words import MOST_LEARNT, KnownWords
from readinglist.search.orders import order_of
from readinglist.search.wording import Wording

_THREADS = 2
_HEAP = 100_000_000
"""Bytes: a thread of tantivy's writes a segment out when its share is full, and wants 15 MB at least."""
_PART = 50_000
"""Papers that are written at a time."""
_MOST_TIES = 20_000
"""Papers that no number of an order tells apart; more would have one title."""


class EngineBusy(Exception):
    """Another process is writing the index."""


class EngineFailed(Exception):
    """The index's files are damaged, or cannot be written."""


class EngineMoved(Exception):
    """The index holds something else than the writer believed."""


class Looseness(Enum):
    """How the words of a query are taken, the strictest first."""

    AS_TYPED = auto()
    LOOSENED = auto()
    FORGIVING = auto()


@dataclass(frozen=True, slots=True)
class Hits:
    """Papers that were found, best first, with what they were ordered by, the greatest first.

    `total` counts all, also those beyond the limit; None where they were not counted.
    """

    ids: tuple[int, ...] = ()
    scores: tuple[float, ...] = ()
    total: int | None = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of all the matches is wanted: the best `limit` (None: all), or the first in the order of `sort`.

    In a sort, papers that the index cannot tell apart at the limit come along, and stand in no order among each other:
    the store puts them right.
    """

    limit: int | None
    sort: Sort | None = None
    counted: bool = True


class Engine:
    """An index of papers' words and filters. Every method may raise EngineFailed."""

    def __init__(self, folder: Path | None) -> None:
        self._schema = fields.make_schema()
        self._words = KnownWords()
        self._wordings: dict[Looseness, Wording] = {}
        with _failing_plainly():
            self._index = tantivy.Index(self._schema, None if folder is None else str(folder))
            fields.register_words(self._index)
            self._searcher = self._index.searcher()

    def reload(self) -> About:
        """See what was committed since, by whomever; return what the index holds now."""
        query = tantivy.Query.term_query(self._schema, fields.KEYS, fields.ABOUT_KEY, "basic")
        with _failing_plainly():
            self._index.reload()
            self._searcher = self._index.searcher()
            hits = self._searcher.search(query, 1).hits
            return About.read(str(self._searcher.doc(hits[0][1])[fields.ABOUT][0])) if hits else About()

    def write(
        self, documents: Iterable[Document], removed: Iterable[int], about: About, believed: About, *, anew: bool
    ) -> None:
        """Take in `documents`, in the order of their places, and forget `removed`; `anew` forgets all else first.

        Many are written in parts, each of which can be searched and is kept whatever happens to the next.

        Raises EngineBusy while another process writes, and EngineMoved where the index is no longer what the caller
        `believed`; nothing is taken from `documents` then.
        """
        some: list[Document] = []
        with _failing_plainly():
            writer = self._index.writer(_HEAP, num_threads=_THREADS)
            try:
                if self.reload() != believed:
                    raise EngineMoved
                writer.garbage_collect_files()  # what a killed writer left would be in the way of files of its name
                if anew:
                    writer.delete_all_documents()
                for number in removed:
                    writer.delete_documents_by_term(fields.ID, number)
                for count, document in enumerate(documents, start=1):
                    if document.revision > about.began:
                        writer.delete_documents_by_term(fields.ID, document.id)
                    writer.add_document(entry(document))
                    if count <= MOST_LEARNT + 1:
                        some.append(document)
                    if count % _PART == 0:
                        _commit(writer, replace(about, place=document.place))
                _commit(writer, about)
            except BaseException as problem:
                del writer  # gives back the lock, and leaves the merging of files to the next
                clear_frames(problem.__traceback__)  # where it would live on until garbage is collected
                raise
            writer.wait_merging_threads()  # gives back the lock, too
        self.reload()
        self.learn(some)

    def learn(self, documents: Iterable[Document]) -> None:
        """Hear of papers that were changed by others, for the words that mistyped ones may have meant."""
        with _failing_plainly():
            self._words.learn(documents)

    def prepare(self) -> None:
        """Begin to read what the first mistyped word would else wait for."""
        self._words.prepare(self._searcher)

    def search(
        self,
        node: Node,
        wanted: Wanted,
        looseness: Looseness,
        *,
        without: frozenset[int] = frozenset(),
        only: frozenset[int] = frozenset(),
    ) -> Hits:
        """Return the papers that `node` finds, those `without` left out; of those `only` that are named, if any are.

        No limit means all: half a microsecond a paper in which Python stands still, so not for a window.
        """
        query = compile_query(self._schema, node, self._wording(looseness))
        if without:
            query = query.and_must_not_match(self._any_of(without))
        if only:
            query = query.and_must_match(tantivy.Query.const_score_query(self._any_of(only), 0.0))
        with _failing_plainly():
            found = self._sorted(query, wanted, wanted.sort) if wanted.sort else self._best(query, wanted)
            ids = self._searcher.fast_field_values(fields.ID, [address for _, address in found.hits])
        return Hits(tuple(int(number or 0) for number in ids), tuple(by for by, _ in found.hits), found.total)

    def with_titles_like(self, words: Iterable[str], limit: int) -> list[tuple[float, int]]:
        """Return the score and id of the `limit` papers whose titles have the most, and rarest, of these folded words.

        Nothing but the best is looked at, so that it takes a millisecond or two among a million papers.
        """
        terms = [tantivy.Query.term_query(self._schema, TextField.TITLE.value, word) for word in words]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        with _failing_plainly():
            hits = self._searcher.search(query, limit, False).hits
            ids = self._searcher.fast_field_values(fields.ID, [address for _, address in hits])
        return [(score, int(number or 0)) for (score, _), number in zip(hits, ids, strict=True)]

    def _any_of(self, ids: frozenset[int]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, fields.ID, list(ids))

    def _wording(self, looseness: Looseness) -> Wording:
        """Return what makes questions of words; it is kept, since it remembers those that it made."""
        with _failing_plainly():
            vocabulary = None if looseness is Looseness.AS_TYPED else self._words.of(self._searcher)
        kept = self._wordings.get(looseness)
        if kept is None or kept.vocabulary is not vocabulary:
            kept = Wording(self._schema, vocabulary, forgiving=looseness is Looseness.FORGIVING)
            self._wordings[looseness] = kept
        return kept

    def _best(self, query: tantivy.Query, wanted: Wanted) -> _Found:
        limit = wanted.limit or max(self._searcher.num_docs, 1)
        result = self._searcher.search(query, limit, wanted.counted)
        return _Found(result.hits, _total(result) if wanted.counted else None)

    def _sorted(self, query: tantivy.Query, wanted: Wanted, sort: Sort) -> _Found:
        limit = wanted.limit or max(self._searcher.num_docs, 1)
        name, down = order_of(sort)
        order = tantivy.Order.Desc if down else tantivy.Order.Asc
        result = self._searcher.search(query, limit, wanted.counted, name, order=order)
        total = _total(result) if wanted.counted else None
        hits = result.hits
        if len(hits) == limit:
            last = hits[-1][0]
            equal = tantivy.Query.range_query(self._schema, name, tantivy.FieldType.Integer, last, last)
            alike = query.and_must_match(tantivy.Query.const_score_query(equal, 0.0))
            ties = self._searcher.search(alike, _MOST_TIES, False, name, order=order).hits
            hits = [hit for hit in hits if hit[0] != last] + ties
        sign = 1 if down else -1
        return _Found([(sign * by, address) for by, address in hits], total)


class _Found(NamedTuple):
    hits: list[tuple[float, tantivy.DocAddress]]
    total: int | None


def _total(result: tantivy.SearchResult) -> int:
    total: int = result.count  # type: ignore[attr-defined] # tantivy's stub forgets it
    return total


def _commit(writer: tantivy.IndexWriter, about: About) -> None:
    writer.delete_documents_by_term(fields.KEYS, fields.ABOUT_KEY)
    writer.add_document(about_entry(about))
    writer.commit()


@contextmanager
def _failing_plainly() -> Iterator[None]:
    """Turn what tantivy raises into our errors. Damaged files can make it panic, which no Exception is."""
    try:
        yield
    except UnicodeError:  # text that is no text: not the files' fault
        raise
    except ValueError as problem:
        raise (EngineBusy if "LockBusy" in str(problem) else EngineFailed)(str(problem)) from problem
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise EngineFailed(str(problem)) from problem
