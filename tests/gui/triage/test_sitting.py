"""What a sitting remembers, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryReadOnly
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.gui.settings import Settings
from readinglist.gui.triage.rounds import MOST_ROUNDS, Round, Rounds
from readinglist.gui.triage.sitting import Outcome, Sitting
from readinglist.library import Library, editing, marking, sittings
from readinglist.storage import intake
from readinglist.storage.transaction import Transaction


def nothing(_library: object) -> None:
    return None


def sitting(ids: Sequence[int] = (11, 12, 13), passed: int = 0) -> Sitting:
    return Sitting("list", ids, passed)


def test_a_paper_decided_twice_counts_once_and_undo_gives_back_the_first() -> None:
    one = sitting()
    one.act("Read", nothing, Outcome.READ)
    one.step(-1)
    one.act("Dismiss", nothing, Outcome.DISMISSED)
    assert one.outcomes() == {Outcome.DISMISSED: 1, Outcome.UNREAD: 2}
    one.undo()
    assert one.outcomes() == {Outcome.READ: 1, Outcome.UNREAD: 2}
    assert one.paper_id == 11


def test_nothing_can_be_done_behind_the_last_paper() -> None:
    one = sitting(())
    assert one.is_over
    assert one.act("Read", nothing, Outcome.READ) is None
    assert one.undo() is None
    assert one.redo() is None


def test_notes_that_were_kept_several_times_are_taken_back_to_what_they_were_before(library: Library) -> None:
    library.do(lambda transaction: _add_paper(transaction, 11))
    editing.note(library, 11, "Before")
    marking.star(library, [11], True)
    one = sitting()
    for text in ("Before it", "Before it began", "Before it began at all"):
        one.add(11, "Edit Notes", partial(editing.note, paper_id=11, text=text), goes_on=True).write(library)
    (act,) = one.acts
    sittings.take_back(library, act.changes)
    assert library.papers([11])[0].notes == "Before"


def _add_paper(transaction: Transaction, number: int) -> str:
    intake.add_papers(transaction, {number: Record(1, "On Owls", "On Owls")}, State.UNREAD)
    return "Add a paper"


def test_a_new_act_makes_an_end_of_redo() -> None:
    one = sitting()
    one.act("Read", nothing, Outcome.READ)
    one.undo()
    one.act("Queue", nothing, Outcome.QUEUED)
    assert one.redo_says == ""


def test_an_act_that_was_refused_is_taken_out_wherever_one_is_by_then() -> None:
    one = sitting()
    refused = one.act("Read", nothing, Outcome.READ)
    one.act("Queue", nothing, Outcome.QUEUED)
    assert refused is not None
    one.refuse(refused)
    assert one.paper_id == 11
    assert one.outcomes() == {Outcome.QUEUED: 1, Outcome.UNREAD: 2}


def test_an_act_that_cannot_be_taken_back_just_now_stands_and_is_taken_back_with_all(library: Library) -> None:
    library.do(lambda transaction: _add_paper(transaction, 11))
    one = sitting()
    act = one.act("Read", lambda library: marking.mark(library, [11], State.READ), Outcome.READ)
    assert act is not None
    act.write(library)
    one.undo()
    library.store.read_only = True
    with pytest.raises(LibraryReadOnly):
        act.take_back(library)
    one.refuse(act)
    assert (one.undo_says, one.outcomes()[Outcome.READ]) == ("Read", 1)
    library.store.read_only = False
    act.take_back(library)
    assert library.papers([11])[0].state is State.UNREAD


def test_a_paper_left_out_moves_nothing_else() -> None:
    one = sitting()
    one.act("Read", nothing, Outcome.READ)
    one.leave_out(11)
    assert (one.paper_id, one.number, one.total) == (12, 1, 2)
    one.undo()
    assert one.paper_id == 12


def test_the_rest_of_a_long_list_follows_what_one_began_with() -> None:
    one = sitting()
    one.act("Read", nothing, Outcome.READ)
    one.complete([14, 15], total=5)
    one.step(2)
    assert (one.paper_id, one.total) == (14, 5)


def test_the_count_goes_on_from_the_round_before() -> None:
    one = sitting(passed=10)
    assert (one.number, one.total) == (11, 13)
    one.step(5)
    assert (one.number, one.is_over) == (13, True)


def test_what_is_left_does_not_count_what_was_decided_further_down() -> None:
    one = sitting()
    one.step(2)
    one.act("Read", nothing, Outcome.READ)
    one.step(-3)
    assert one.left() == 2
    assert one.passed_over() == []


def test_a_round_goes_on_without_what_was_seen_and_with_what_came_later_at_the_end() -> None:
    rest, one = Round("list", newest=20, latest=20, total=5, seen=(11,)).rest([31, 13, 12, 11, 30])
    assert list(rest) == [13, 12, 31, 30]
    assert (one.total, one.latest) == (7, 31)
    rest, again = replace(one, seen=(11, 13)).rest([31, 13, 12, 11, 30])
    assert (list(rest), again.total) == ([12, 31, 30], 7)


def test_a_round_counts_what_was_marked_or_unmarked_elsewhere_meanwhile() -> None:
    one = Round("list", newest=20, latest=20, total=5, seen=(11,))  # 12 and 13 wait, two others were read
    assert one.rest([11, 13])[1].total == 5
    assert one.rest([11, 12, 13, 14])[1].total == 5
    assert one.rest([11, 12, 13, 14, 15, 16, 17])[1].total == 6


def test_rounds_are_remembered_by_list_and_the_oldest_are_forgotten(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for number in range(MOST_ROUNDS + 1):
        Rounds(settings, "here").remember(Round(f'all\nä "{number}", x', number, number, 1, (2, 3)))
    settings.save()
    rounds = Rounds(Settings(tmp_path / "window.ini"), "here")
    assert rounds.of('all\nä "5", x') == Round('all\nä "5", x', 5, 5, 1, (2, 3))
    assert rounds.of('all\nä "0", x') is None
    rounds.forget('all\nä "5", x')
    assert rounds.of('all\nä "5", x') is None


def test_broken_settings_are_no_rounds(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.put("here/triage", ["{", "[]", '{"key": "a"}', '{"key":"b","newest":"x","latest":1,"total":1,"seen":[]}'])
    assert Rounds(settings, "here").of("a") is None
    assert Rounds(settings, "here").of("b") is None
