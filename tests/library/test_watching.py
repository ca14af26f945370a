"""Which files of a watched folder may be listings, are written to their end, and are ready to import."""

from __future__ import annotations

import pytest

from readinglist.library.source_files import MAX_SIZE
from readinglist.library.watching import (
    ReadyFile,
    Seen,
    Stamp,
    are_still,
    followed,
    may_be_listing,
    newest_still,
    ready,
)

OLD, NEW = Stamp(10, 1), Stamp(20, 2)


@pytest.mark.parametrize("name", ["march.txt", "refs.bib", "digest", "page.txt.gz", "page.HTML", "part.txt", "tmp"])
def test_a_file_of_any_name_may_be_a_listing(name: str) -> None:
    assert may_be_listing(name, 100, {name})


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", "march.txt.part", "march.txt.CRDOWNLOAD", "refs.bib.tmp", "Unconfirmed.crdownload", "a.download"],
)  # fmt: skip
def test_what_is_hidden_or_a_partial_download_is_left_out(name: str) -> None:
    assert not may_be_listing(name, 100, {name})


def test_what_is_left_of_a_broken_download_hides_no_file() -> None:
    assert may_be_listing("march.txt", 100, {"march.txt", "march.txt.part"})


def test_what_stands_beside_a_library_is_left_out() -> None:
    assert not may_be_listing("papers.db-journal", 100, {"papers.db", "papers.db-journal"})
    assert may_be_listing("papers.db-journal", 100, {"papers.db-journal"})


@pytest.mark.parametrize(("size", "expected"), [(0, False), (1, True), (MAX_SIZE, True), (MAX_SIZE + 1, False)])
def test_nothing_empty_or_too_large_is_opened(size: int, expected: bool) -> None:
    assert may_be_listing("video.mp4", size, {"video.mp4"}) is expected


def test_a_file_counts_from_when_it_looked_as_it_does_now() -> None:
    first = followed({}, {"a": OLD, "b": OLD}, 5.0)
    then = followed(first, {"a": OLD, "b": NEW, "c": NEW}, 6.0)
    assert then == {"a": Seen(OLD, 5.0), "b": Seen(NEW, 6.0), "c": Seen(NEW, 6.0)}


def test_a_file_is_read_when_it_has_not_grown_for_two_seconds() -> None:
    files = {"a": Seen(OLD, 5.0), "b": Seen(NEW, 6.0)}
    assert newest_still(files, 6.9) == []
    assert newest_still(files, 7.0) == ["a"]
    assert not are_still(files, 7.0)
    assert are_still(files, 8.0)


def test_the_newest_file_is_read_first() -> None:
    files = {"a": Seen(OLD, 0.0), "b": Seen(NEW, 0.0), "c": Seen(OLD, 0.0)}
    assert newest_still(files, 9.0) == ["b", "a", "c"]


def test_what_the_library_knows_is_not_ready() -> None:
    files = [ReadyFile("b", "2"), ReadyFile("a", "1"), ReadyFile("c", "3")]
    assert ready(files, {"1"}) == (ReadyFile("b", "2"), ReadyFile("c", "3"))


def test_the_same_bytes_under_two_names_are_ready_once() -> None:
    assert ready([ReadyFile("b", "1"), ReadyFile("a", "1")], ()) == (ReadyFile("a", "1"),)
