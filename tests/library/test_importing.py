"""A page of papers becomes papers: found = new + known + skipped, always."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.paper import State
from readinglist.library import Library, importing
from readinglist.library.reading import read_sources
from readinglist.library.review import Choices, ImportReport
from tests.library.conftest import Import, Page

LISTINGS = Path(__file__).parents[3] / "shared" / "listings"


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    assert report.found == report.new + report.known + report.skipped
    return report.found, report.new, report.known, report.skipped


def titles(library: Library) -> list[str]:
    return [paper.title for paper in library.papers(library.search().ids)]


def test_a_page_becomes_papers_in_its_order(library: Library, bring: Import) -> None:
    report = bring("Learning to Read", "Reading to Learn")
    assert counts(report) == (2, 2, 0, 0)
    assert titles(library) == ["Learning to Read", "Reading to Learn"]


def test_the_same_page_again_brings_nothing_new_and_changes_nothing(library: Library, bring: Import) -> None:
    bring("Learning to Read", "Reading to Learn")
    revision = library.revision()
    report = bring("Learning to Read", "Reading to Learn")
    assert counts(report) == (2, 0, 2, 0)
    assert report.change is None
    assert library.revision() == revision


def test_a_paper_on_two_pages_is_one_paper_seen_twice(library: Library, bring: Import) -> None:
    bring("Learning to Read", name="monday.txt")
    report = bring("LEARNING to read.", "Something New", name="tuesday.txt")
    assert counts(report) == (2, 1, 1, 0)
    number = library.search("title:reading OR title:read").ids[0]
    assert [(place.listing, place.position) for place in library.appearances(number)] == [
        ("tuesday.txt", 1),
        ("monday.txt", 1),
    ]
    assert library.papers([number])[0].listings == ("tuesday.txt", "monday.txt")


def test_a_paper_twice_on_one_page_is_counted_twice_and_kept_once(library: Library, bring: Import) -> None:
    report = bring("Learning to Read", "Learning to Read")
    assert counts(report) == (2, 1, 1, 0)
    assert titles(library) == ["Learning to Read"]


def test_links_of_all_appearances_are_united(library: Library, bring: Import) -> None:
    bring(("Learning to Read", "The code is at https://github.com/example/read and more is to come later. " * 4))
    bring(
        ("Learning to Read", "See https://read.example.org/ for all that is to know about it, in time. " * 4), name="b"
    )
    (paper,) = library.papers(library.search().ids)
    assert [link.url for link in paper.links] == ["https://github.com/example/read", "https://read.example.org/"]
    assert paper.abstract.startswith("The code is at")


def test_a_link_that_two_files_of_one_import_bring_does_not_count_as_touched(library: Library, page: Page) -> None:
    library.import_files(
        [
            page("Learning to Read", name="a.txt"),
            page(
                ("Learning to Read", "The code is at https://github.com/example/read, as it should be. " * 4), name="b"
            ),
        ]
    )
    assert library.papers(library.search().ids)[0].links
    assert library.undo().kept == 0
    assert titles(library) == []


def test_what_is_no_listing_is_reported_and_the_rest_imported(library: Library, page: Page, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    report = library.import_files([empty, tmp_path / "missing.txt", tmp_path, page("Learning to Read")])
    assert counts(report) == (1, 1, 0, 0)
    assert len(report.errors) == 3
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in report.errors)
    assert titles(library) == ["Learning to Read"]


def test_new_papers_get_the_chosen_state_and_tags_and_known_ones_keep_theirs(
    library: Library, bring: Import, page: Page
) -> None:
    bring("Learning to Read")
    sources = read_sources([page("Learning to Read", "Something New", name="b.txt")])
    importing.commit(library, importing.review(library, sources), Choices(State.QUEUED, ("Monday", "to do")))
    found = {paper.title: (paper.state, paper.tags) for paper in library.papers(library.search().ids)}
    assert found == {
        "Learning to Read": (State.UNREAD, ()),
        "Something New": (State.QUEUED, ("Monday", "to do")),
    }


def test_a_review_tells_new_from_known_before_anything_is_written(library: Library, bring: Import, page: Page) -> None:
    bring("Learning to Read")
    revision = library.revision()
    review = importing.review(
        library, read_sources([page("Learning to Read", "Reading Later", "Reading Later", name="b.txt")])
    )
    assert [candidate.known for candidate in review.sources[0].candidates] == [True, False, True]
    assert (review.found, review.new, review.known, review.skipped) == (3, 1, 2, 0)
    assert library.revision() == revision


def test_unticked_papers_are_left_out_and_counted_as_skipped(library: Library, page: Page) -> None:
    review = importing.review(library, read_sources([page("One Thing", "Another Thing")]))
    report = importing.commit(library, review.without({(0, 0)}))
    assert counts(report) == (2, 1, 0, 1)
    assert titles(library) == ["Another Thing"]
    (left,) = report.files[0].skipped
    assert (left.reason, left.text) == ("left out in the review", "One Thing")


def test_a_dismissed_paper_that_comes_again_stays_dismissed(library: Library, bring: Import) -> None:
    bring("Learning to Read")
    library.mark(library.search().ids, "dismissed")
    report = bring("Learning to Read", name="b.txt")
    assert report.new == 0
    assert titles(library) == []
    assert library.search("is:dismissed").total == 1


def test_undo_takes_a_whole_import_back_with_its_tags_and_redo_brings_it_again(library: Library, page: Page) -> None:
    review = importing.review(library, read_sources([page("One Thing", "Another Thing")]))
    importing.commit(library, review, Choices(State.READING, ("new",)))
    assert library.undo_labels()[0] == "Import 2 papers"
    library.undo()
    assert titles(library) == []
    assert library.overview().tags == ()
    assert library.overview().listings == ()
    library.redo()
    assert [(paper.state, paper.tags) for paper in library.papers(library.search().ids)] == [
        (State.READING, ("new",)),
        (State.READING, ("new",)),
    ]


def test_an_import_that_was_undone_can_be_done_again_from_the_file(library: Library, bring: Import) -> None:
    bring("Learning to Read")
    library.undo()
    report = bring("Learning to Read")
    assert report.known == 1
    assert library.search("is:trash").total == 1


@pytest.mark.skipif(not LISTINGS.is_dir(), reason="the real listings are not beside this checkout")
def test_three_real_pages_give_all_their_records_and_a_second_time_none_new(library: Library) -> None:
    files = sorted(LISTINGS.glob("*.txt"))
    report = library.import_files(files)
    assert [file.found for file in report.files] == [229, 64, 108]
    assert counts(report)[0] == 401
    assert report.skipped == 0
    again = library.import_files(files)
    assert counts(again) == (401, 0, 401, 0)
