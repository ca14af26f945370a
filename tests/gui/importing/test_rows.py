"""Records as rows of the review."""

from __future__ import annotations

from readinglist.domain.records import Record
from readinglist.gui.importing.rows import Row, rows_of
from readinglist.gui.importing.sentences import summary
from readinglist.library.review import Candidate, Review, Source, SourceReview


def row_of(record: Record) -> Row:
    source = SourceReview(Source("/home/u/march.txt", "march.txt"), (Candidate(record, False, 1, 1),))
    (row,) = rows_of(Review((source,)))
    return row


def test_the_second_line_says_who_and_when() -> None:
    record = Record(1, "T", "T", abstract="We look.", authors=("Ada", "Grace"), venue="CVPR", year=2022)
    assert row_of(record).second_line == "Ada, Grace · CVPR · 2022"


def test_without_authors_it_is_how_the_abstract_begins() -> None:
    assert row_of(Record(1, "T", "T", abstract="We\nlook.", year=2022)).second_line == "We look."


def test_without_anything_it_is_the_source() -> None:
    assert row_of(Record(1, "T", "T")).second_line == "march.txt"


def test_titles_are_made_fit_for_one_line() -> None:
    assert row_of(Record(1, "T", "Deep\n\u202eReading")).title == "Deep \ufffdReading"


def test_rows_are_named_by_source_and_position_and_say_why_they_are_not_new() -> None:
    records = [Record(line, "T", f"T{line}") for line in range(4)]
    one = SourceReview(Source("a", "a"), (Candidate(records[0], False, 2, 1), Candidate(records[1], True, 1, 2)))
    two = SourceReview(Source("b", "b"), (Candidate(records[2], False, 3, 1), Candidate(records[3], True, 2, 2)))
    assert [(row.place, row.known) for row in rows_of(Review((one, two)))] == [
        ((0, 0), ""),
        ((0, 1), "in your library"),
        ((1, 0), ""),
        ((1, 1), "listed twice"),
    ]


def test_what_was_dismissed_before_says_so() -> None:
    gone = Candidate(Record(1, "T", "T"), True, 7, 1, is_dismissed=True)
    review = Review((SourceReview(Source("a", "a"), (gone, Candidate(Record(2, "N", "N"), False, 8, 2))),))
    assert [row.known for row in rows_of(review)] == ["dismissed before", ""]
    assert summary(review) == "2 found in 1 source  ·  1 in your library already (1 dismissed before)"
