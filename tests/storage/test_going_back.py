"""One goes back to any point of the past, and forward again, all or nothing."""

from __future__ import annotations

import pytest

from readinglist.domain.errors import NothingToUndo
from readinglist.domain.history import Standing
from readinglist.domain.paper import State
from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record
from tests.storage.test_history import mark, states, tag, throw_away


def say_nothing(_done: int, _all: int) -> None:
    """Let it go on."""


def labels(store: Store, words: str = "") -> list[str]:
    return [past.label for past in store.past_changes(store.change_ids(words))]


def standings(store: Store) -> list[Standing]:
    return [past.standing for past in store.past_changes(store.change_ids())]


def three_changes(store: Store, ids: list[int]) -> None:
    mark(store, ids, State.READING)
    mark(store, ids[:1], State.READ)
    tag(store, ids[1:], "vision")


def test_all_that_was_done_since_is_undone_in_one_go(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    three_changes(store, ids)
    change = store.undo_to(1, say_nothing)
    assert (change.label, change.steps, change.kept) == ("3 changes", 3, 0)
    assert states(store, ids) == [State.UNREAD, State.UNREAD]
    assert store.overview().tags == ()
    assert standings(store) == [Standing.UNDONE, Standing.UNDONE, Standing.UNDONE, Standing.DONE]


def test_the_change_that_tells_of_it_has_each_field_once(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    three_changes(store, ids)
    change = store.undo_to(1, say_nothing)
    of_states = {(field.id, field.old, field.new) for field in change.fields if field.field == "state"}
    assert of_states == {(ids[0], "read", "unread"), (ids[1], "reading", "unread")}


def test_one_goes_forward_again_to_any_point(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    three_changes(store, ids)
    store.undo_to(0, say_nothing)
    assert store.overview().papers == 0
    change = store.redo_to(3, say_nothing)
    assert change.steps == 3
    assert states(store, ids) == [State.READ, State.READING]
    assert store.undo_labels() == ("Mark 1 papers read", "Tag vision")


def test_it_reaches_across_a_restart(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    three_changes(store, ids)
    store.close()
    again = Store(store.path)
    again.undo_to(2, say_nothing)
    assert states(again, ids) == [State.READING, State.READING]
    again.close()


def test_who_stops_half_way_finds_all_as_it_was(store: Store, add: AddPapers) -> None:
    class Stopped(Exception):
        pass

    def stop_at_the_last(done: int, total: int) -> None:
        if done == total - 1:
            raise Stopped

    ids = add(record("A"), record("B"))
    three_changes(store, ids)
    before = store.revision()
    with pytest.raises(Stopped):
        store.undo_to(1, stop_at_the_last)
    assert states(store, ids) == [State.READ, State.READING]
    assert (store.revision(), set(standings(store))) == (before, {Standing.DONE})


def test_what_was_undone_alone_before_is_passed_over(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    three_changes(store, ids)
    store.undo(3)
    assert store.undo_to(1, say_nothing).steps == 2
    assert states(store, ids) == [State.UNREAD, State.UNREAD]


def test_where_nothing_was_done_since_there_is_nothing_to_undo(store: Store, add: AddPapers) -> None:
    add(record("A"))
    with pytest.raises(NothingToUndo, match="nothing was changed"):
        store.undo_to(1, say_nothing)
    with pytest.raises(NothingToUndo, match="nothing was changed"):
        store.redo_to(1, say_nothing)


def test_no_way_leads_back_beyond_what_was_deleted_for_good(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    throw_away(store, ids[:1])
    store.purge(ids[:1])
    mark(store, ids, State.READ)
    with pytest.raises(NothingToUndo, match="nothing before change 3"):
        store.undo_to(1, say_nothing)
    assert states(store, ids[1:]) == [State.READ]
    store.undo_to(3, say_nothing)
    assert states(store, ids[1:]) == [State.UNREAD]


def test_what_was_deleted_for_good_stands_in_the_history(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    throw_away(store, ids)
    store.purge(ids)
    newest, *older = store.past_changes(store.change_ids())
    assert (newest.label, newest.papers, newest.standing) == ("Delete 2 papers for good", 2, Standing.FINAL)
    assert [past.standing for past in older] == [Standing.FINAL, Standing.FINAL]
    with pytest.raises(NothingToUndo, match="deleted for good"):
        store.undo(newest.id)


def test_the_history_says_what_was_done_to_how_many_papers(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    tag(store, ids[:1], "vision")
    assert [(past.label, past.papers) for past in store.past_changes(store.change_ids())] == [
        ("Tag vision", 1),
        ("Import 2 papers", 2),
    ]


def test_what_was_undone_and_can_not_be_done_again_is_told_so(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    mark(store, ids, State.READ)
    store.undo()
    mark(store, ids, State.QUEUED)
    assert standings(store) == [Standing.DONE, Standing.GIVEN_UP, Standing.DONE]


def test_words_narrow_the_history(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    three_changes(store, ids)
    assert labels(store, "READ mark") == ["Mark 1 papers read", "Mark 2 papers reading"]
    assert labels(store, "100%") == []


def test_the_papers_of_a_change_are_those_that_it_changed(store: Store, add: AddPapers) -> None:
    ids = add(*(record(f"Paper {number}") for number in range(5)))
    mark(store, ids[2:4], State.READ)
    assert store.papers_of_change(2, 10) == ids[2:4]
    assert store.papers_of_change(1, 3) == ids[:3]
    assert store.papers_of_change(99, 3) == []
