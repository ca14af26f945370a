"""What is left out in a review does not come in by another way."""

from __future__ import annotations

from readinglist.domain.records import Record
from readinglist.library import Library, importing
from readinglist.library.review import Source


def source(name: str, *titles: str) -> Source:
    records = tuple(Record(line, title, title) for line, title in enumerate(titles, start=1))
    return Source(name, name, sha256=name, format="page", records=records)


def test_a_paper_that_stands_twice_is_left_out_twice(library: Library) -> None:
    review = importing.review(library, [source("monday", "One", "Two"), source("tuesday", "one", "Three")])
    report = importing.commit(library, review.without({(0, 0)}))
    assert {paper.title for paper in library.papers(library.search("").ids)} == {"Two", "Three"}
    assert (report.found, report.new, report.known, report.skipped) == (4, 2, 0, 2)


def test_leaving_out_a_new_paper_leaves_known_ones_alone(library: Library) -> None:
    importing.commit(library, importing.review(library, [source("monday", "One")]))
    review = importing.review(library, [source("tuesday", "One", "Two")])
    report = importing.commit(library, review.without({(0, 1)}))
    assert (report.found, report.new, report.known, report.skipped) == (2, 0, 1, 1)


def test_a_paper_that_stands_twice_is_told_from_one_that_the_library_has(library: Library) -> None:
    importing.commit(library, importing.review(library, [source("monday", "One")]))
    review = importing.review(library, [source("tuesday", "One", "Two", "Two"), source("friday", "One", "Two")])
    assert (review.found, review.new, review.known, review.repeated) == (5, 1, 4, 2)


def test_nothing_left_out_is_the_review_itself(library: Library) -> None:
    review = importing.review(library, [source("monday", "One", "Two")])
    assert review.without(set()) == review
