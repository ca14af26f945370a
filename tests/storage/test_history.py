"""Every change can be taken back and done again, and what was changed since is kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readinglist.domain.change import Change, Entity, FieldChange
from readinglist.domain.document import Place
from readinglist.domain.errors import LibraryDamaged, LibraryError, NothingToUndo
from readinglist.domain.paper import State
from readinglist.storage import intake, listings
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction
from tests.storage.conftest import AddPapers, record


def mark(store: Store, ids: list[int], state: State) -> None:
    store.change(lambda transaction: f"Mark {transaction.set_papers(ids, 'state', state.value)} papers {state}")


def states(store: Store, ids: list[int]) -> list[State]:
    return [paper.state for paper in store.papers(ids)]


def throw_away(store: Store, ids: list[int]) -> None:
    def verb(transaction: Transaction) -> str:
        return f"Trash {transaction.set_papers(ids, 'trashed', transaction.now.isoformat())}"

    store.change(verb)


def tag(store: Store, ids: list[int], name: str) -> None:
    def verb(transaction: Transaction) -> str:
        transaction.add(ids, "tag", transaction.tag_id(name))
        return f"Tag {name}"

    store.change(verb)


def test_undo_gives_each_paper_its_own_old_state(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"), record("C"))
    mark(store, ids[:1], State.READING)
    mark(store, ids, State.READ)
    change = store.undo()
    assert change.label == "Mark 3 papers read"
    assert states(store, ids) == [State.READING, State.UNREAD, State.UNREAD]
    assert change.papers == set(ids)


def test_redo_does_it_again(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    mark(store, ids, State.READ)
    store.undo()
    store.redo()
    assert states(store, ids) == [State.READ, State.READ]


def test_undo_reaches_across_a_restart(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    mark(store, ids, State.READ)
    store.close()
    again = Store(store.path)
    assert again.undo_labels() == ("Mark 1 papers read", "")
    again.undo()
    assert states(again, ids) == [State.UNREAD]
    assert again.undo_labels() == ("Import 1 papers", "Mark 1 papers read")
    again.close()


def test_what_changes_nothing_is_no_change(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    before = store.revision()
    assert store.change(lambda transaction: f"{transaction.set_papers(ids, 'state', 'unread')}") is None
    assert store.revision() == before


def test_a_new_change_ends_redo(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    mark(store, ids, State.READ)
    store.undo()
    mark(store, ids, State.QUEUED)
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        store.redo()


def test_with_nothing_done_there_is_nothing_to_undo(store: Store) -> None:
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        store.undo()


def test_undoing_a_tag_takes_it_off_and_out(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    tag(store, ids, "vision")
    assert [paper.tags for paper in store.papers(ids)] == [("vision",), ("vision",)]
    store.undo()
    assert [paper.tags for paper in store.papers(ids)] == [(), ()]
    assert store.overview().tags == ()
    store.redo()
    assert [(tag.name, count) for tag, count in store.overview().tags] == [("vision", 2)]


def test_a_tag_is_the_same_whatever_its_case(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    tag(store, ids[:1], "Vision")
    tag(store, ids[1:], "vision")
    assert [(tag.name, count) for tag, count in store.overview().tags] == [("Vision", 2)]


def test_undoing_an_import_moves_its_papers_to_the_trash_and_takes_the_listing_away(
    store: Store, add: AddPapers
) -> None:
    ids = add(record("A"), record("B"))
    change = store.undo()
    assert change.kept == 0
    overview = store.overview()
    assert (overview.papers, overview.trashed, overview.listings) == (0, 2, ())
    store.redo()
    overview = store.overview()
    assert (overview.papers, overview.trashed, len(overview.listings)) == (2, 0, 1)
    assert states(store, ids) == [State.UNREAD, State.UNREAD]


def test_undoing_an_earlier_import_keeps_what_was_touched_since_and_what_another_listing_brought(
    store: Store, add: AddPapers
) -> None:
    touched, seen_again, untouched = add(record("A"), record("B"), record("C"))
    mark(store, [touched], State.READ)
    store.change(seen_in("again.txt", seen_again))
    change = store.undo(1)
    assert change.kept == 2
    assert [number for number in (touched, seen_again, untouched) if store.papers([number])[0].trashed] == [untouched]
    assert [place.listing for place in store.appearances(seen_again)] == ["again.txt"]


def test_undoing_an_earlier_change_does_not_disturb_the_order_of_undo_and_redo(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    mark(store, ids, State.READ)
    tag(store, ids, "vision")
    store.undo(2)
    assert store.undo_labels() == ("Tag vision", "Mark 1 papers read")
    store.undo()
    assert store.undo_labels() == ("Import 1 papers", "Tag vision")
    store.redo()
    store.redo()
    assert store.undo_labels() == ("Mark 1 papers read", "")
    assert states(store, ids) == [State.READ]


def test_a_change_is_undone_once(store: Store, add: AddPapers) -> None:
    add(record("A"))
    store.undo(1)
    with pytest.raises(NothingToUndo, match="already"):
        store.undo(1)


def seen_in(name: str, paper_id: int) -> Callable[[Transaction], str]:
    def verb(transaction: Transaction) -> str:
        number = listings.add(
            transaction, name=name, format="trending page", sha256=name, date_text="",
            found=1, new=0, known=1, skipped=[],
        )  # fmt: skip
        listings.add_appearances(transaction, number, {paper_id: 1})
        return "Import 0 papers"

    return verb


def test_a_field_that_another_program_changed_meanwhile_is_kept_and_counted(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    mark(store, ids, State.READ)
    with store._writing() as connection:  # behind the back of the history
        connection.exec_driver_sql(f"UPDATE paper SET state='reading' WHERE id={ids[0]}")
    change = store.undo()
    assert change.kept == 1
    assert states(store, ids) == [State.READING, State.UNREAD]


def test_every_change_raises_the_revision_of_what_it_touches_and_no_more(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"), record("C"))
    before = Place(store.revision())
    mark(store, ids[1:2], State.READ)
    assert [document.id for document in store.documents_since(before, store.revision(), 100)] == [ids[1]]
    assert store.count_since(before) == 1


def test_renaming_a_tag_touches_the_papers_that_have_it(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    tag(store, ids[:1], "vision")
    number = store.overview().tags[0][0].id
    before = Place(store.revision())
    store.change(lambda transaction: f"{transaction.set(Entity.TAG, 'name', {number: 'sight'})}")
    (document,) = store.documents_since(before, store.revision(), 100)
    assert document.tags == ("sight",)


def test_purged_papers_are_gone_and_their_ids_are_never_used_again(store: Store, add: AddPapers) -> None:
    ids = add(record("A"), record("B"))
    throw_away(store, ids)
    before = store.revision()
    assert store.purge(ids) == ids
    assert store.removed_since(before) == ids
    with pytest.raises(NothingToUndo):
        store.undo()
    assert add(record("C"), listing="other.txt")[0] > ids[-1]


def test_only_what_is_in_the_trash_is_purged(store: Store, add: AddPapers) -> None:
    kept, thrown = add(record("A"), record("B"))
    throw_away(store, [thrown])
    assert store.purge([kept, thrown, 999]) == [thrown]
    assert store.titles([kept, thrown]) == {kept: "A"}


def test_purging_nothing_leaves_undo_alone(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    assert store.purge(ids) == []
    store.undo()


def test_a_citation_key_that_another_paper_took_meanwhile_is_kept_by_it(store: Store, add: AddPapers) -> None:
    (first,) = add(record("A title"))
    store.change(lambda transaction: f"{transaction.set_papers([first], 'cite_key', 'other')}")
    (second,) = add(record("A Title", arxiv="2101.00001"), listing="b.txt")
    assert store.papers([second])[0].cite_key == "title"
    store.undo()
    assert store.undo().kept == 1
    assert [paper.cite_key for paper in store.papers([first, second])] == ["other", "title"]


def test_a_tags_name_that_another_tag_took_meanwhile_is_kept_by_it(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    tag(store, ids, "a")
    number = store.overview().tags[0][0].id
    renaming = store.change(lambda transaction: f"{transaction.set(Entity.TAG, 'name', {number: 'b'})}")
    assert renaming is not None
    tag(store, ids, "a")
    assert store.undo(renaming.id).kept == 1
    assert store.papers(ids)[0].tags == ("a", "b")


def test_a_deleted_tag_whose_name_was_taken_meanwhile_stays_deleted(store: Store, add: AddPapers) -> None:
    ids = add(record("A"))
    tag(store, ids, "x")
    tag(store, ids, "y")
    x, y = (tag.id for tag, _ in store.overview().tags)
    deleting = store.change(lambda transaction: f"{transaction.set(Entity.TAG, 'present', {x: False})}")
    assert deleting is not None
    store.change(lambda transaction: f"{transaction.set(Entity.TAG, 'name', {y: 'X'})}")
    assert store.undo(deleting.id).kept == 1
    assert [tag.name for tag, _ in store.overview().tags] == ["X"]


def test_a_damaged_record_of_a_change_is_said_in_a_sentence(store: Store, add: AddPapers) -> None:
    add(record("A"))
    with store._writing() as connection:
        connection.exec_driver_sql("UPDATE change SET fields='{nonsense'")
    with pytest.raises(LibraryError, match="cannot be undone") as refused:
        store.undo()
    assert not isinstance(refused.value, LibraryDamaged)  # the papers are sound, so nothing is to be recovered


def test_a_change_of_many_papers_is_kept_in_short_lines_and_undone_whole(store: Store, add: AddPapers) -> None:
    ids = add(*(record(f"Paper {number}\u2028of many") for number in range(1_200)))
    store.change(lambda transaction: f"Star {transaction.set_papers(ids, 'starred', True)}")
    with closing(sqlite3.connect(store.path)) as connection:
        (kept,) = connection.execute("SELECT fields FROM change ORDER BY id DESC").fetchone()
    assert len(json.loads(kept)) > 1
    assert max(map(len, kept.split("\n"))) < len(kept) / 2
    assert store.undo().papers == frozenset(ids)


def test_a_change_that_an_older_program_kept_in_one_line_is_undone(store: Store, add: AddPapers) -> None:
    ids = add(record("One"), record("Two"))
    store.change(lambda transaction: f"Star {transaction.set_papers(ids, 'starred', True)}")
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE change SET fields = replace(fields, char(10), '')")
    assert store.undo().papers == frozenset(ids)


def test_a_field_that_is_set_twice_in_one_change_is_one_change_and_none_where_it_is_as_before(
    store: Store, add: AddPapers
) -> None:
    (number,) = add(record("Reading"))

    def twice(transaction: Transaction) -> str:
        transaction.set_papers([number], "year", 2023)
        transaction.set_papers([number], "venue", "ACL")
        transaction.set_papers([number], "year", 2024)
        transaction.set_papers([number], "venue", "")
        transaction.add([number], "alias", "title else")
        transaction.remove([number], "alias", "title else")
        return "Edit"

    change = store.change(twice)
    assert change is not None
    assert change.fields == (FieldChange(Entity.PAPER, number, "year", None, 2024),)
    assert store.undo().kept == 0
    assert store.papers([number])[0].year is None


def write_notes(store: Store, paper: int, text: str) -> Change | None:
    def verb(transaction: Transaction) -> str:
        transaction.set_papers([paper], "notes", text)
        return "Edit Notes"

    return store.change(verb, timedelta(minutes=5))


def test_what_is_typed_on_is_one_change(store: Store, add: AddPapers) -> None:
    (paper,) = add(record("A"))
    first, second = write_notes(store, paper, "On"), write_notes(store, paper, "One")
    assert first is not None
    assert second is not None
    assert first.id == second.id
    assert [(field.old, field.new) for field in second.fields] == [("On", "One")]
    assert len(store.change_ids()) == 2
    assert [(field.old, field.new) for field in store.undo().fields] == [("One", "")]
    assert [(field.old, field.new) for field in store.redo().fields] == [("", "One")]


def test_what_is_typed_on_touches_a_paper_once(store: Store, add: AddPapers) -> None:
    (paper,) = add(record("A"))
    write_notes(store, paper, "On")
    write_notes(store, paper, "One")
    store.undo()
    assert store.undo().kept == 0
    assert store.overview().trashed == 1


def test_notes_of_another_paper_or_after_something_else_are_another_change(store: Store, add: AddPapers) -> None:
    one, other = add(record("A"), record("B"))
    write_notes(store, one, "On")
    write_notes(store, other, "On")
    mark(store, [other], State.READ)
    write_notes(store, other, "One")
    write_notes(store, other, "On")  # as it was when this change began
    assert len(store.change_ids()) == 6


def test_what_is_typed_after_an_undo_is_another_change(store: Store, add: AddPapers) -> None:
    (paper,) = add(record("A"))
    write_notes(store, paper, "On")
    store.undo()
    write_notes(store, paper, "One")
    assert len(store.change_ids()) == 3
    store.undo()
    assert store.papers([paper])[0].notes == ""


def test_what_is_typed_much_later_is_another_change(tmp_path: Path) -> None:
    now = [datetime(2026, 3, 2, 12, tzinfo=UTC)]
    store = Store(tmp_path / "slow.db", clock=lambda: now[0])
    store.change(lambda transaction: str(intake.add_papers(transaction, {1: record("A")}, State.UNREAD)))
    for minutes, changes in ((0, 2), (4, 2), (2, 3)):
        now[0] += timedelta(minutes=minutes)
        write_notes(store, 1, f"At {now[0]}")
        assert len(store.change_ids()) == changes
    store.close()
