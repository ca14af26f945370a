"""The words of an index as a vocabulary, read piece by piece and beside other work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import Future
from itertools import chain, islice, product
from threading import Thread

import tantivy

from readinglist.domain.document import Document
from readinglist.search import schema as fields
from readinglist.search.entries import words_of
from readinglist.search.vocabulary import Vocabulary

_FIELDS = tuple(name.value for name in fields.WORD_FIELDS)
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщыьэюя"
_FEW = 100_000
"""Words of so many papers are read by their first letter, of more by their first two: a call holds Python's lock."""
MOST_LEARNT = 500
"""Papers whose words are added one by one: to read all anew takes as long as some thousand."""


class KnownWords:
    """The vocabulary of an index. It is read on a thread of its own: who begins early does not wait for it later."""

    def __init__(self) -> None:
        self._reading: Future[Vocabulary] | None = None

    def prepare(self, searcher: tantivy.Searcher) -> None:
        """Begin to read the words, if that has not begun; a million papers take about a second."""
        if self._reading is None:
            self._reading = Future()
            Thread(target=_read, args=(searcher, self._reading)).start()

    def of(self, searcher: tantivy.Searcher) -> Vocabulary:
        """Return the vocabulary, once it is read."""
        self.prepare(searcher)
        assert self._reading is not None
        try:
            return self._reading.result()
        except BaseException:
            self._reading = None
            raise

    def learn(self, documents: Iterable[Document]) -> None:
        """Add the words of changed papers; of many, have all read anew when they are next asked for."""
        if self._reading is None:
            return
        some = list(islice(documents, MOST_LEARNT + 1))
        if len(some) > MOST_LEARNT or self._reading.exception() is not None:
            self._reading = None
        else:
            self._reading.result().add(Counter(word for document in some for word in words_of(document)))


def _read(searcher: tantivy.Searcher, reading: Future[Vocabulary]) -> None:
    try:
        reading.set_result(_vocabulary(searcher))
    except BaseException as problem:  # tantivy panics at damaged files, which is no Exception: for who asks to tell
        reading.set_exception(problem)


def _vocabulary(searcher: tantivy.Searcher) -> Vocabulary:
    """Return the words worth loosening to, each with the number of papers that have it in one field."""
    starts = _LETTERS if searcher.num_docs < _FEW else tuple(map("".join, product(_LETTERS, repeat=2)))
    return Vocabulary(chain.from_iterable(searcher.terms_with_prefix(*piece) for piece in product(_FIELDS, starts)))
