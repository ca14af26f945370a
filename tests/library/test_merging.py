"""What a file knows besides a paper's words comes along, and overwrites nothing of the user's."""

from __future__ import annotations

from readinglist.domain.paper import Paper, State
from readinglist.domain.records import Record
from readinglist.library import Library, editing, importing, marking
from readinglist.library.review import Choices, Source


def bring(library: Library, *records: Record, choices: Choices | None = None) -> None:
    name = str(records)
    source = Source(name, "page.bib", sha256=name, format="test", records=records)
    importing.commit(library, importing.review(library, [source]), choices)


def record(**fields: object) -> Record:
    return Record(1, "Learning to Read", "Learning to Read", **fields)  # type: ignore[arg-type]


def only(library: Library) -> Paper:
    (paper,) = library.papers(library.search("is:dismissed OR -is:dismissed").ids)
    return paper


def test_a_new_paper_has_what_its_record_has(library: Library) -> None:
    bring(library, record(tags=("Vision", "theory/proofs"), notes="Look at page 3.", state=State.READ))
    paper = only(library)
    assert (paper.tags, paper.notes, paper.state) == (("theory/proofs", "Vision"), "Look at page 3.", State.READ)


def test_the_chosen_state_is_for_records_that_give_none(library: Library) -> None:
    bring(library, record(), choices=Choices(State.QUEUED))
    assert only(library).state is State.QUEUED


def test_keywords_are_left_out_where_that_is_chosen(library: Library) -> None:
    bring(library, record(tags=("vision",)), choices=Choices(keywords=False))
    assert only(library).tags == ()


def test_spellings_of_a_keyword_are_one_tag_and_what_can_be_none_is_left_out(library: Library) -> None:
    bring(library, record(tags=("Vision", "vision", ", ,", "x" * 300, 'a "b"')))
    assert only(library).tags == ("a b", "Vision")


def test_a_known_paper_gets_tags_and_keeps_its_own(library: Library) -> None:
    bring(library, record(tags=("vision",)))
    library.tag([1], add=["mine"])
    bring(library, record(tags=("theory",)))
    assert only(library).tags == ("mine", "theory", "vision")


def test_notes_are_filled_in_and_never_overwritten(library: Library) -> None:
    bring(library, record())
    bring(library, record(notes="From a colleague."))
    assert only(library).notes == "From a colleague."
    editing.note(library, 1, "Mine.")
    bring(library, record(notes="From another."))
    assert only(library).notes == "Mine."


def test_a_paper_that_was_read_elsewhere_is_read_here(library: Library) -> None:
    for before in (State.UNREAD, State.QUEUED, State.READING):
        bring(library, record())
        marking.mark(library, [1], before)
        bring(library, record(state=State.READ, notes=before))
        assert only(library).state is State.READ


def test_no_other_state_changes_a_paper_that_is_known(library: Library) -> None:
    bring(library, record())
    for state in (State.QUEUED, State.READING, State.DISMISSED, State.UNREAD):
        bring(library, record(state=state))
        assert only(library).state is State.UNREAD
    library.mark([1], "dismissed")
    bring(library, record(state=State.READ))
    assert library.papers([1])[0].state is State.DISMISSED


def test_an_undo_takes_tags_notes_and_state_back(library: Library) -> None:
    bring(library, record())
    bring(library, record(tags=("theory",), notes="N", state=State.READ))
    library.undo()
    paper = only(library)
    assert (paper.tags, paper.notes, paper.state) == ((), "", State.UNREAD)
