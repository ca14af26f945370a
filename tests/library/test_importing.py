"""A page of papers becomes papers: found = new + known + skipped, always."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.paper import State
from readinglist.library import Library, editing, importing
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
    folder = tmp_path / "empty"
    folder.mkdir()
    report = library.import_files([empty, tmp_path / "missing.txt", folder, page("Learning to Read")])
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
    report = bring("Learning to Read", "Learning to Write", name="b.txt")
    assert (report.new, report.known, report.dismissed) == (1, 1, 1)
    assert titles(library) == ["Learning to Write"]
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


def test_an_import_that_was_undone_can_be_done_again_from_the_file(library: Library, page: Page) -> None:
    path = page("Learning to Read", "Reading to Learn")
    library.import_files([path])
    ids = list(library.search().ids)
    library.undo()
    review = importing.review(library, read_sources([path]))
    assert (review.new, review.known) == (2, 0)
    report = importing.commit(library, review, Choices(State.QUEUED, ("again",)))
    assert counts(report) == (2, 2, 0, 0)
    assert list(library.search().ids) == ids
    assert {(paper.state, paper.tags) for paper in library.papers(ids)} == {(State.QUEUED, ("again",))}
    library.undo()
    assert library.search().total == 0
    library.redo()
    assert library.search("tag:again is:queued").total == 2


def test_a_paper_from_the_trash_comes_back_with_what_it_had(library: Library, bring: Import) -> None:
    bring("Learning to Read")
    ids = list(library.search().ids)
    library.tag(ids, add=["mine"])
    library.trash(ids)
    report = bring("Learning to Read", "Something New", name="b.txt")
    assert counts(report) == (2, 2, 0, 0)
    assert library.papers(ids)[0].tags == ("mine",)
    assert library.papers(ids)[0].trashed is None
    library.undo()
    assert library.search("is:trash tag:mine").total == 1


def test_a_tag_of_an_import_that_was_undone_does_not_haunt_its_papers(library: Library, page: Page) -> None:
    review = importing.review(library, read_sources([page("One Thing", "Another Thing")]))
    importing.commit(library, review, Choices(tags=("monday",)))
    one, other = library.search().ids
    library.undo()
    editing.restore(library, [one, other])
    library.tag([one], add=["monday"])
    assert [paper.tags for paper in library.papers([one, other])] == [("monday",), ()]


def test_papers_keep_the_position_they_have_in_the_file_whatever_is_unticked(library: Library, page: Page) -> None:
    review = importing.review(library, read_sources([page("One Thing", "Another Thing", "A Third Thing")]))
    importing.commit(library, review.without({(0, 0)}))
    seen = {p.title: library.appearances(p.id)[0].position for p in library.papers(library.search().ids)}
    assert seen == {"Another Thing": 2, "A Third Thing": 3}


def test_a_paper_that_was_unticked_first_and_imported_later_was_seen_too(library: Library, page: Page) -> None:
    sources = read_sources([page("One Thing", "Another Thing")])
    importing.commit(library, importing.review(library, sources).without({(0, 0)}))
    importing.commit(library, importing.review(library, sources))
    (number,) = library.search('"one thing"').ids
    assert [place.position for place in library.appearances(number)] == [1]
    assert library.undo().kept == 0
    assert library.search().total == 1


def test_an_import_that_brings_nothing_new_is_called_by_its_file(library: Library, page: Page) -> None:
    library.import_files([page("Learning to Read")])
    library.import_files([page("Learning to Read", name="tuesday.txt", date="Mar 18")])
    assert library.undo_labels()[0] == "Import “tuesday.txt”"


def test_an_encoding_that_had_to_be_guessed_is_told(library: Library, page: Page) -> None:
    path = page("Learning to Read", "Réading with Accents")
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    (file,) = library.import_files([path]).files
    assert len(file.notes) == 1
    assert "1252" in file.notes[0]


@pytest.mark.skipif(not LISTINGS.is_dir(), reason="the real listings are not beside this checkout")
def test_three_real_pages_give_all_their_records_and_a_second_time_none_new(library: Library) -> None:
    files = sorted(LISTINGS.glob("*.txt"))
    report = library.import_files(files)
    assert [file.found for file in report.files] == [229, 64, 108]
    assert counts(report)[0] == 401
    assert report.skipped == 0
    again = library.import_files(files)
    assert counts(again) == (401, 0, 401, 0)
