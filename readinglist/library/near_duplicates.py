"""Papers of a library that may be one, and papers of a library that new records may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from readinglist.domain.duplicates import PossibleDuplicate, Titled, Why
from readinglist.domain.records import Record
from readinglist.library.compared_paper import SMALL_WORDS, compared, title_words
from readinglist.library.duplicate_candidates import Candidates, Rarity
from readinglist.library.likeness import Likeness, contradict, likeness
from readinglist.search.index import IndexOutOfStep
from readinglist.search.words import words

if TYPE_CHECKING:
    from readinglist.library.library import Library

Progress = Callable[[int, int], object]
"""Hears how much of how much is done."""
_STEP = 500
"""Papers between two moments at which one may cancel."""
_PREPARED = 10_000
"""Papers that are kept ready to be compared."""
_PAGE = 2_000
_ASKED_WORDS = 6
_ANSWERS = 10
_EXACT = (Why.SAME_IDENTIFIER, Why.SAME_TITLE)


class _Cancelled(Exception):
    """Whoever asked wants no more."""


class _Course:
    """How far the work is: all papers are counted, then keyed, then compared."""

    def __init__(self, papers: int, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._total = 3 * papers
        self._progress = progress
        self._cancelled = cancelled

    def reach(self, done: int) -> None:
        """Tell that so much is done; raises _Cancelled."""
        if self._cancelled and self._cancelled():
            raise _Cancelled
        if self._progress:
            self._progress(done, self._total)


def near_duplicates(
    papers: Sequence[Titled], progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> Iterator[PossibleDuplicate]:
    """Yield the pairs of papers that may be one, in the order of `papers`; the same whatever that order is.

    Work and memory grow a little faster than the number of papers (`duplicate_candidates`). `progress` hears how
    much of how much is done; where `cancelled` says so, no more pairs come. Closing the generator ends the work, too.
    """
    course = _Course(len(papers), progress, cancelled)
    try:
        yield from _near_duplicates(papers, course)
    except _Cancelled:
        return


def _near_duplicates(papers: Sequence[Titled], course: _Course) -> Iterator[PossibleDuplicate]:
    count = len(papers)
    candidates = _candidates(papers, course)
    ready = lru_cache(_PREPARED)(lambda place: compared(papers[place]))
    last = -_STEP
    for low, pairs in groupby(candidates.pairs(lambda: course.reach(2 * count)), lambda pair: pair[0]):
        if low >= last + _STEP:
            course.reach(2 * count + low)
            last = low
        for _, high in pairs:
            if contradict(papers[low], papers[high]):
                continue
            found = likeness(ready(low), ready(high))
            if found:
                one, other = sorted((papers[low].id, papers[high].id))
                yield PossibleDuplicate(one, other, found.alike, found.why)
    course.reach(3 * count)


def _candidates(papers: Sequence[Titled], course: _Course) -> Candidates:
    rarity = Rarity()
    for place, paper in enumerate(papers):
        if place % _STEP == 0:
            course.reach(place)
        rarity.count(title_words(paper.title))
    candidates = Candidates(rarity)
    for place, paper in enumerate(papers):
        if place % _STEP == 0:
            course.reach(len(papers) + place)
        candidates.add(compared(paper))
    return candidates


def possible_duplicates(
    library: Library, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> Iterator[PossibleDuplicate]:
    """Yield the pairs of a library's papers that may be one; see `near_duplicates`.

    Those in the trash are left out, and pairs that the user has said are different. The library is read a page at a
    time before the first pair, so changes can be made meanwhile.
    """
    papers: list[Titled] = []
    while page := library.store.titled_after(papers[-1].id if papers else 0, _PAGE):
        if cancelled and cancelled():
            return
        papers += page
    told_apart = library.store.told_apart()
    pairs = near_duplicates(papers, progress, cancelled)
    yield from (pair for pair in pairs if (pair.one, pair.other) not in told_apart)


def similar(library: Library, records: Iterable[Record | Titled]) -> Iterator[list[tuple[Titled, Likeness]]]:
    """Yield, for each record (or paper), the papers of the library that it may be, most alike first.

    What is the same paper by the rules of `domain.identity` is not among them. Nothing but the best that the text
    index finds for a title's words is read: some two milliseconds of work for a record.
    """
    library.bring_in_step()
    for record in records:
        mine = compared(Titled(0, record.title, record.authors, record.year, record.arxiv, record.doi))
        found = [
            (paper, likeness(mine, compared(paper))) for paper in library.store.titled(_with_words(library, record))
        ]
        near = [(paper, like) for paper, like in found if like and like.why not in _EXACT]
        yield sorted(near, key=lambda each: (-each[1].alike, each[0].id))


def _with_words(library: Library, record: Record | Titled) -> Sequence[int]:
    """Return papers that have words of a record's title in theirs; of long words, which are rare most often."""
    telling = sorted(set(words(record.title)) - SMALL_WORDS, key=lambda word: (-len(word), word))[:_ASKED_WORDS]
    try:
        return library.index.with_titles_like(telling, _ANSWERS) if telling else []
    except IndexOutOfStep:
        return []
