"""A record whose title does not tell is of the paper that the user says it is, this time and the next."""

from __future__ import annotations

from readinglist.domain.records import Record
from readinglist.library import Library, importing
from readinglist.library.review import ImportReport, Review, Source

KNOWN = Record(1, "Reading Slowly", "Reading Slowly")
NEAR = Record(1, "Reading Slowly: A Study", "Reading Slowly: A Study", abstract="Slow.", doi="10.1000/slow")


def review(library: Library, *sources: tuple[Record, ...]) -> Review:
    made = [Source("", f"page {n}", sha256=f"{n} {records}", records=records) for n, records in enumerate(sources)]
    return importing.review(library, made)


def bring(library: Library, *records: Record) -> ImportReport:
    return importing.commit(library, review(library, records))


def same(library: Library, *sources: tuple[Record, ...]) -> Review:
    """Return a review in which the first candidate was said to be the first paper."""
    made = review(library, *sources)
    return made.with_same({made.sources[0].candidates[0].paper: 1})


def test_a_record_that_is_said_to_be_a_paper_fills_it(library: Library) -> None:
    bring(library, KNOWN)
    report = importing.commit(library, same(library, (NEAR,)))
    (paper,) = library.papers([1])
    assert (report.new, report.known) == (0, 1)
    assert (paper.title, paper.abstract, paper.doi) == ("Reading Slowly", "Slow.", "10.1000/slow")
    assert [seen.listing for seen in library.appearances(1)] == ["page 0", "page 0"]


def test_what_was_said_once_is_known_the_next_time(library: Library) -> None:
    bring(library, KNOWN)
    untold = Record(1, NEAR.title, NEAR.title)
    importing.commit(library, same(library, (untold,)))
    assert bring(library, untold, Record(2, "Else", "Else")).new == 1
    library.undo()
    library.undo()
    assert bring(library, untold).new == 1


def test_it_is_said_of_the_record_wherever_it_stands_among_the_sources(library: Library) -> None:
    bring(library, KNOWN)
    untold = Record(1, NEAR.title, NEAR.title)
    decided = same(library, (untold,), (untold, Record(2, "Else", "Else")))
    assert (decided.new, decided.known) == (1, 2)
    report = importing.commit(library, decided)
    assert (report.new, report.known) == (1, 2)


def test_a_paper_that_is_gone_meanwhile_is_not_brought_back_by_what_was_said(library: Library) -> None:
    bring(library, KNOWN)
    decided = same(library, (NEAR,))
    library.trash([1])
    library.purge([1])
    assert importing.commit(library, decided).new == 1


def test_what_is_said_of_one_new_paper_says_nothing_of_another_whatever_their_numbers(library: Library) -> None:
    bring(library, Record(1, "One", "One"), Record(2, "Two", "Two"), KNOWN)
    made = review(library, (Record(1, "Else", "Else"), NEAR, Record(3, "Third", "Third")))
    near = made.sources[0].candidates[1].paper
    assert made.new_papers.isdisjoint({1, 2, 3})
    assert made.with_same({near: 3}).repeated == 0
