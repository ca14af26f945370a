"""What a review does not tell at once is found over a real library, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readinglist.domain.duplicates import Why
from readinglist.domain.records import Record
from readinglist.gui.importing.findings import BATCH, findings
from readinglist.library import Library, importing
from readinglist.library.review import Review, Source


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def record(title: str, abstract: str = "", authors: tuple[str, ...] = ("Ada Lovelace",)) -> Record:
    return Record(1, title, title, abstract, abstract, authors)


def review(library: Library, *records: Record, path: str = "list.bib", sha256: str = "") -> Review:
    return importing.review(library, [Source(path, "list.bib", sha256 or str(records), records=records)])


def test_new_papers_are_told_which_paper_of_the_library_they_may_be(library: Library) -> None:
    importing.commit(library, review(library, record("Reading Slowly and Well")))
    shown = review(library, record("Walking"), record("Reading Slowly and Well: A Study"), path="other.bib")
    *_, last = findings(library, shown)
    (match,) = last.near
    assert (match.place, match.paper.id, match.paper.title, match.why) == (
        (0, 1),
        1,
        "Reading Slowly and Well",
        Why.SUBTITLE,
    )


def test_known_papers_are_not_looked_at(library: Library) -> None:
    importing.commit(library, review(library, record("Reading Slowly"), record("Reading Slowly: A Study")))
    (only,) = findings(library, review(library, record("Reading Slowly"), path="other.bib"))
    assert (only.done, only.total, only.near) == (0, 0, ())


def test_what_differs_comes_first_and_then_one_hears_of_each_batch(library: Library) -> None:
    importing.commit(library, review(library, record("Reading Slowly", "We read.")))
    new = [record(f"Paper {number} of many") for number in range(2 * BATCH + 1)]
    found = list(findings(library, review(library, record("Reading Slowly", "We write."), *new)))
    assert [(each.done, each.total) for each in found] == [
        (0, 2 * BATCH + 1),
        (BATCH, 2 * BATCH + 1),
        (2 * BATCH, 2 * BATCH + 1),
        (2 * BATCH + 1, 2 * BATCH + 1),
    ]
    assert [len(each.differences) for each in found] == [1, 0, 0, 0]


def test_a_difference_is_shown_from_shortly_before_it_begins(library: Library) -> None:
    text = "It begins alike. " * 20
    importing.commit(library, review(library, record("Reading Slowly", f"{text}Slow.{text}")))
    (found,) = findings(library, review(library, record("Reading Slowly", f"{text}Fast.{text}")))
    ((name, old, new),) = found.differences[0].fields
    assert name == "abstract"
    assert [each.split()[0] for each in (old, new)] == ["…It", "…It"]
    assert ("Slow." in old, "Fast." in new) == (True, True)
    assert max(len(old), len(new)) < 250


def test_a_file_that_says_what_the_library_says_has_nothing_to_say(library: Library) -> None:
    importing.commit(library, review(library, record("Reading Slowly", "We read."), sha256="one"))
    (found,) = findings(library, review(library, record("Reading Slowly", "We read."), sha256="two"))
    assert found.differences == ()
