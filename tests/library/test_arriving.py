"""What is taken in while it is still being read: whole or not at all, and no other than after a review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from readinglist.domain.errors import UnreadableSource
from readinglist.domain.links import Link
from readinglist.domain.paper import State
from readinglist.domain.records import Record, Skipped
from readinglist.formats.frames import Part
from readinglist.library import Library, importing
from readinglist.library.arriving import BATCH, Arriving
from readinglist.library.importing import ImportCancelled
from readinglist.library.reading import arriving_sources
from readinglist.library.review import Choices, Source
from tests.library.conftest import Page
from tests.listings import page as page_of


def record(number: int, **fields: object) -> Record:
    title = f"Paper {number}"
    return Record(line=number, raw_title=title, title=title, **fields)  # type: ignore[arg-type]


def arriving(*parts: Part, name: str = "page.txt") -> Arriving:
    return Arriving(Source(name, name, sha256=name), parts)


def parts_of(records: Sequence[Record], size: int = 200) -> Iterator[Part]:
    for first in range(0, len(records), size):
        yield Part(tuple(records[first : first + size]), is_last=first + size >= len(records), format="test")


def breaking_off(records: Sequence[Record]) -> Iterator[Part]:
    yield Part(tuple(records))
    raise UnreadableSource("Reading it had to be stopped.")


def contents(library: Library) -> list[tuple[object, ...]]:
    papers = library.papers(sorted(library.search().ids))
    seen = {paper.id: [(place.listing, place.position) for place in library.appearances(paper.id)] for paper in papers}
    return [(p.title, p.state, p.tags, p.links, p.cite_key, p.abstract, seen[p.id]) for p in papers]


RECORDS = [
    record(
        number % 1_700,
        abstract="" if number < 1_700 else "Told only the second time.",
        links=(Link.to(f"https://github.com/a/{number}"),) if number % 3 == 0 else (),
        tags=("even",) if number % 2 == 0 else (),
        state=State.READ if number % 7 == 0 else None,
    )
    for number in range(2 * BATCH + 300)
]


def test_what_arrives_in_parts_becomes_what_a_review_of_all_would_make_of_it(tmp_path: Path) -> None:
    with Library.open(tmp_path / "arriving.db") as library:
        report = importing.take_in(library, [arriving(*parts_of(RECORDS))])
        taken = contents(library)
    with Library.open(tmp_path / "reviewed.db") as library:
        source = Source("page.txt", "page.txt", "page.txt", "test", records=tuple(RECORDS))
        reviewed = importing.commit(library, importing.review(library, [source]))
        assert contents(library) == taken
    assert report == reviewed
    assert (report.found, report.new, report.known) == (2_300, 1_700, 600)


def test_what_arrived_in_many_parts_is_one_change(library: Library) -> None:
    before = library.revision()
    report = importing.take_in(library, [arriving(*parts_of(RECORDS))], Choices(tags=("new",)))
    assert library.revision() == before + 1
    assert report.change is not None
    assert report.change.label == "Import 1,700 papers"
    assert len(library.search("tag:new").ids) == 1_700
    assert library.undo().kept == 0
    assert not library.search().ids
    library.redo()
    assert len(library.search("tag:new is:unread").ids) == len(library.search("is:unread").ids)


def test_places_that_were_skipped_count_in_the_positions_of_those_behind(library: Library) -> None:
    gap = Skipped(2, "why", "what")
    importing.take_in(library, [arriving(Part((record(1),)), Part((record(3),), (gap,), "test", is_last=True))])
    assert [seen for *_, seen in contents(library)] == [[("page.txt", 1)], [("page.txt", 3)]]


def test_a_file_that_breaks_off_leaves_nothing_behind_and_the_others_are_imported(library: Library) -> None:
    good, bad = [record(1), record(2)], [record(number) for number in range(2, 5_000)]
    broken = Arriving(Source("bad.txt", "bad.txt"), breaking_off(bad))
    report = importing.take_in(library, [arriving(*parts_of(good)), broken], Choices(tags=("new",)))
    assert [title for title, *_ in contents(library)] == ["Paper 1", "Paper 2"]
    assert report.errors == ("Reading it had to be stopped.",)
    assert [file.found for file in report.files] == [2, 0]
    assert library.search("tag:new").total == 2
    assert library.undo().kept == 0
    assert not library.search().ids


def test_a_file_that_breaks_off_at_once_or_late_changes_nothing(library: Library) -> None:
    before = library.revision()
    report = importing.take_in(library, [Arriving(Source("bad.txt", "bad.txt"), breaking_off([record(1)]))])
    assert report.change is None
    assert library.revision() == before


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_an_import_that_is_cancelled_leaves_the_library_as_it_was(library: Library, after: int) -> None:
    importing.take_in(library, [arriving(*parts_of([record(3)]))])
    before, revision, bytes_before = contents(library), library.revision(), library.path.read_bytes()
    told: list[int] = []
    with pytest.raises(ImportCancelled, match="as it was"):
        importing.take_in(
            library,
            [arriving(*parts_of(RECORDS), name="other.txt")],
            progress=told.append,
            cancelled=lambda: len(told) >= after,
        )
    assert len(told) == after
    assert (contents(library), library.revision()) == (before, revision)
    assert library.path.read_bytes() == bytes_before
    assert library.undo_labels()[0] == "Import 1 paper"


def test_progress_is_told_as_papers_come_in(library: Library) -> None:
    told: list[int] = []
    sources = [arriving(*parts_of(RECORDS)), arriving(*parts_of([record(9_999)]), name="other.txt")]
    importing.take_in(library, sources, progress=told.append)
    assert told == [0, BATCH, 2 * BATCH, 2_300, 2_300, 2_301]


def test_all_files_but_the_last_are_read_before_anything_is_stored(page: Page, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(page_of(range(900)), encoding="utf-8")
    with arriving_sources([page("First"), long]) as (first, last):
        assert [record.title for record in first.source.records] == ["First"]
        assert last.source.records == ()
        assert sum(len(batch.records) for batch in last.batches()) == 900
        assert last.source.format == "trending page"


def test_a_reader_that_dies_while_its_papers_are_stored_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(page_of(range(5_000)), encoding="utf-8")
    with arriving_sources([long]) as sources:
        (source,) = sources
        batches = source.batches()
        next(batches)
    report = importing.take_in(library, [source])  # its process is gone by now
    assert report.new == 0
    assert len(report.errors) == 1
