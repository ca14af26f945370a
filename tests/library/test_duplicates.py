"""Two papers that are one are merged field by field; two that are not are kept apart for good."""

from __future__ import annotations

import pytest

from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.links import Link, LinkKind
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.library import Library, duplicates, editing, importing, marking
from readinglist.library.review import ImportReport, Source

PREPRINT = Record(
    1, "Reading Slowly", "Reading Slowly", abstract="Slow.", authors=("Ada Lovelace",), arxiv="2403.00001",
    links=(Link.to("https://github.com/example/slow"),), tags=("reading",),
)  # fmt: skip
PUBLISHED = Record(
    2, "Reading Slowly: A Study", "Reading Slowly: A Study", authors=("Ada Lovelace",), year=2024, venue="ACL",
    doi="10.1000/slow", links=(Link.to("http://www.github.com/example/slow/"), Link.to("https://slow.example.org/")),
    tags=("study",),
)  # fmt: skip


def bring(library: Library, name: str, *records: Record) -> ImportReport:
    source = Source(name, name, sha256=str(records) + name, format="test", records=records)
    return importing.commit(library, importing.review(library, [source]))


@pytest.fixture
def both(library: Library) -> Library:
    bring(library, "preprints", PREPRINT)
    bring(library, "proceedings", PUBLISHED)
    return library


def test_what_the_kept_paper_lacks_comes_from_the_other(both: Library) -> None:
    duplicates.merge(both, 1, 2)
    (paper,) = both.papers([1])
    assert (paper.title, paper.abstract, paper.arxiv) == ("Reading Slowly", "Slow.", "2403.00001")
    assert (paper.year, paper.venue, paper.doi) == (2024, "ACL", "10.1000/slow")


def test_tags_links_and_listings_are_united_each_once(both: Library) -> None:
    duplicates.merge(both, 1, 2)
    (paper,) = both.papers([1])
    assert paper.tags == ("reading", "study")
    assert [link.url for link in paper.links] == ["https://github.com/example/slow", "https://slow.example.org/"]
    assert [(seen.listing, seen.position) for seen in both.appearances(1)] == [("proceedings", 1), ("preprints", 1)]


def test_a_link_comes_with_the_kind_that_one_gave_it(both: Library) -> None:
    editing.edit(both, 2, links=["https://slow.example.org/ demo"])
    duplicates.merge(both, 1, 2)
    assert Link("https://slow.example.org/", LinkKind.DEMO) in both.papers([1])[0].links
    both.undo()
    assert [link.url for link in both.papers([1])[0].links] == ["https://github.com/example/slow"]


def test_chosen_fields_come_from_the_other_and_no_others(both: Library) -> None:
    keys = [paper.cite_key for paper in both.papers([1, 2])]
    duplicates.merge(both, 1, 2, ["title", "cite_key"])
    (paper,) = both.papers([1])
    assert (paper.title, paper.cite_key, paper.year, paper.doi) == ("Reading Slowly: A Study", keys[1], None, None)


def test_the_other_goes_to_the_trash(both: Library) -> None:
    duplicates.merge(both, 1, 2)
    assert list(both.search("reading").ids) == [1]
    assert list(both.search("is:trash").ids) == [2]


def test_no_notes_are_lost(both: Library) -> None:
    editing.note(both, 1, "Read twice.")
    editing.note(both, 2, "Seen at the conference.")
    duplicates.merge(both, 1, 2)
    assert both.papers([1])[0].notes == "Read twice.\n\nSeen at the conference."


def test_how_far_the_reader_has_come_is_kept(both: Library) -> None:
    both.mark([2], "read")
    marking.star(both, [2], True)
    marking.rate(both, [2], 4)
    duplicates.merge(both, 1, 2)
    (paper,) = both.papers([1])
    assert (paper.state, paper.starred, paper.rating) == (State.READ, True, 4)


def test_a_merge_is_undone_and_redone_whole(both: Library) -> None:
    editing.note(both, 2, "Seen.")
    before = both.papers([1, 2]), both.appearances(1), both.appearances(2)
    duplicates.merge(both, 1, 2, ["title", "cite_key", "doi"])
    after = both.papers([1, 2]), both.appearances(1)
    both.undo()
    assert (both.papers([1, 2]), both.appearances(1), both.appearances(2)) == before
    both.redo()
    assert (both.papers([1, 2])[0], both.appearances(1)) == (after[0][0], after[1])


@pytest.mark.parametrize(
    "record",
    [
        Record(1, "Reading slowly: a study", "Reading slowly: a study"),
        Record(1, "Otherwise", "Otherwise", doi="10.1000/slow"),
        Record(1, "Otherwise", "Otherwise", arxiv="2403.00001"),
    ],
)
def test_what_was_merged_does_not_come_again(both: Library, record: Record) -> None:
    duplicates.merge(both, 1, 2, [])
    report = bring(both, "next week", record)
    assert (report.new, report.known) == (0, 1)
    assert list(both.search("").ids) == [1]


def test_what_was_merged_does_not_come_again_after_the_trash_was_emptied(both: Library) -> None:
    duplicates.merge(both, 1, 2, [])
    both.purge([2])
    assert bring(both, "next week", PUBLISHED).new == 0
    assert both.papers([1])[0].doi == "10.1000/slow"


def test_after_an_undone_merge_each_comes_as_itself(both: Library) -> None:
    duplicates.merge(both, 1, 2, [])
    both.undo()
    bring(both, "next week", PUBLISHED)
    assert [seen.listing for seen in both.appearances(2)] == ["next week", "proceedings"]


def test_all_that_are_the_same_beyond_doubt_are_merged_at_once(library: Library) -> None:
    bring(library, "one", PREPRINT, PUBLISHED, Record(3, "Else", "Else", authors=("Ben Nevis",)))
    editing.edit(library, 2, title="Reading slowly", arxiv="2403.00001")
    bring(library, "two", Record(1, "Third", "Third", authors=("Ada Lovelace",)))
    editing.edit(library, 4, title="Reading Slowly!")
    groups = duplicates.exact_groups(library)
    change = duplicates.merge_all(library, groups)
    assert groups == [(1, 2, 4)]
    assert change is not None
    assert change.label == "Merge 2 duplicates"
    assert sorted(library.search("").ids) == [1, 3]
    library.undo()
    assert sorted(library.search("").ids) == [1, 2, 3, 4]


def test_the_same_title_by_others_or_by_nobody_is_not_beyond_doubt(library: Library) -> None:
    overview = Record(1, "Findings of the Shared Task", "Findings of the Shared Task", authors=("Ada Lovelace", "A. B"))
    bring(library, "one", overview, PREPRINT, Record(3, "Volume 14 (continued)", "Volume 14 (continued)"))
    bring(library, "two", *(Record(line, f"Else {line}", f"Else {line}") for line in (1, 2, 3)))
    editing.edit(library, 4, title=overview.title, authors=["Ada Lovelace", "C. D"])
    editing.edit(library, 5, title=PREPRINT.title, authors=["Lovelace, A."])
    editing.edit(library, 6, title="Volume 14 (continued)")
    assert len(list(library.possible_duplicates())) == 3
    assert duplicates.exact_groups(library) == [(2, 5)]


def test_papers_with_other_identifiers_are_not_merged_by_way_of_a_third(library: Library) -> None:
    bring(library, "one", PREPRINT, Record(2, "Second", "Second"), Record(3, "Third", "Third", arxiv="2403.00003"))
    change = duplicates.merge_all(library, [(1, 2, 3)])
    assert change is not None
    assert change.label == "Merge 1 duplicate"
    assert sorted(library.search("").ids) == [1, 3]


@pytest.mark.parametrize("apart", [(1, 3), (2, 3)])
def test_papers_said_to_be_different_are_not_merged_by_way_of_a_third(library: Library, apart: tuple[int, int]) -> None:
    bring(library, "one", *(Record(line, f"Title {line}", f"Title {line}") for line in (1, 2, 3)))
    duplicates.tell_apart(library, [apart])
    duplicates.merge_all(library, [(1, 2, 3)])
    assert sorted(library.search("").ids) == [1, 3]


def test_papers_that_are_said_to_be_different_are_proposed_no_more(both: Library) -> None:
    assert [(pair.one, pair.other) for pair in both.possible_duplicates()] == [(1, 2)]
    duplicates.tell_apart(both, [(2, 1)])
    assert list(both.possible_duplicates()) == []
    both.undo()
    assert len(list(both.possible_duplicates())) == 1


def test_what_differs_from_the_other_differs_from_what_it_was_merged_into(both: Library) -> None:
    third = Record(1, "Reading Slowly: Twelve Tales", "Reading Slowly: Twelve Tales", authors=("Ada Lovelace",))
    bring(both, "third", third)
    duplicates.tell_apart(both, [(2, 3)])
    duplicates.merge(both, 1, 2)
    assert list(both.possible_duplicates()) == []
    both.undo()
    assert [(pair.one, pair.other) for pair in both.possible_duplicates()] == [(1, 2), (1, 3)]


def test_what_several_merges_changed_in_turn_is_undone_to_what_it_was(library: Library) -> None:
    for number, state in enumerate(("unread", "queued", "read"), start=1):
        bring(library, f"{number}", Record(1, f"Title {number}", f"Title {number}"))
        library.mark([number], state)
    change = duplicates.merge_all(library, [(1, 2, 3)])
    assert change is not None
    assert library.papers([1])[0].state is State.READ
    undone = library.undo()
    assert (undone.kept, [paper.state for paper in library.papers([1, 2, 3])]) == (
        0, [State.UNREAD, State.QUEUED, State.READ],
    )  # fmt: skip
    library.redo()
    assert library.papers([1])[0].state is State.READ


def test_a_paper_that_is_gone_is_not_merged(both: Library) -> None:
    both.trash([2])
    with pytest.raises(NotFound):
        duplicates.merge(both, 1, 2)
    assert duplicates.merge_all(both, [(1, 2)]) is None


def test_a_paper_is_not_merged_with_itself_nor_in_fields_that_there_are_not(both: Library) -> None:
    with pytest.raises(InvalidValue):
        duplicates.merge(both, 1, 1)
    with pytest.raises(InvalidValue):
        duplicates.merge(both, 1, 2, ["colour"])


def test_a_paper_whose_title_was_edited_is_known_by_its_old_one(library: Library) -> None:
    record = Record(1, "Reding Slowly", "Reding Slowly")
    bring(library, "one", record)
    editing.edit(library, 1, title="Reading Slowly")
    assert bring(library, "two", record).new == 0
    assert library.papers([1])[0].title == "Reading Slowly"
