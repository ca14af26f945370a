"""Changes of many papers in the window: one step of undo, counted while they are written, and taken back by Cancel."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.domain.paper import State
from readinglist.gui.changing.changing_bar import ChangingBar
from readinglist.gui.operations import marking, tagging, trashing, undoing
from readinglist.library import Library
from tests.gui.parts import Program, fill, open_program

MANY = 2_000
BULK: dict[str, Callable[[Program, list[int]], object]] = {
    "state": lambda program, ids: marking.mark(program.desk, ids, State.READ),
    "star": lambda program, ids: marking.star(program.desk, ids, True),
    "rating": lambda program, ids: marking.rate(program.desk, ids, 3),
    "tag": lambda program, ids: tagging.add(program.desk, ids, ["vision"]),
    "dropped on a tag": lambda program, ids: tagging.put(program.desk, ids, "vision"),
    "trash": lambda program, ids: trashing.trash(program.desk, ids),
    "undo": lambda program, _ids: undoing.undo(program.desk),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "library.db"
    fill(path, [f"Paper {number}" for number in range(MANY)])
    return path


@pytest.fixture
def large(qtbot: QtBot, made: Path, tmp_path: Path) -> Program:
    """The window on a library of many papers."""
    shutil.copy(made, tmp_path / "library.db")
    return open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")


@pytest.fixture
def talkative(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say at once how far a change is, and each time it is known."""
    for name in ("QUIET_SECONDS", "TELL_SECONDS"):
        monkeypatch.setattr(f"readinglist.gui.changing.changes.{name}", 0.0)


def ids(program: Program, query: str = "") -> list[int]:
    with Library.open(program.path, waits=False) as library:
        return list(library.search(query).ids)


def bar_of(program: Program) -> ChangingBar:
    bar = program.window.findChild(ChangingBar)
    assert bar is not None
    return bar


def stop_action(program: Program) -> QAction:
    action = program.window.findChild(QAction, "stop-change")
    assert isinstance(action, QAction)
    return action


def state_of(program: Program) -> object:
    with Library.open(program.path, waits=False) as library:
        return library.revision(), library.overview(), library.undo_labels()


@pytest.mark.usefixtures("talkative")
def test_the_bar_counts_the_papers_while_they_are_changed_and_leaves_at_the_end(large: Program) -> None:
    told: list[tuple[str, int, bool]] = []
    bar = bar_of(large)
    text, progress = bar.findChild(QLabel, "changing-count"), bar.findChild(QProgressBar)
    assert isinstance(text, QLabel)
    assert progress is not None
    large.desk.changes.advanced.connect(
        lambda *_far: told.append((text.text(), progress.value(), stop_action(large).isEnabled()))
    )
    marking.mark(large.desk, ids(large), State.READ)
    large.wait_for_writes()
    assert len(told) > 3
    assert all(words.startswith("Changing papers: ") and words.endswith(" of 2,000") for words, _, _ in told)
    assert [value for _, value, _ in told] == sorted(value for _, value, _ in told)
    assert all(is_enabled for _, _, is_enabled in told)
    assert not bar.isVisible()
    assert not stop_action(large).isEnabled()
    large.close()


@pytest.mark.parametrize("name", BULK)
def test_a_stopped_change_leaves_the_library_as_it_was_and_says_so(large: Program, name: str) -> None:
    before = state_of(large)
    BULK[name](large, ids(large))
    undoing.stop(large.desk)
    large.wait_for_writes()
    assert large.notice() == "It was stopped; your library is as it was."
    assert not large.desk.notices.property("error")
    assert state_of(large) == before
    large.close()


@pytest.mark.usefixtures("talkative")
def test_cancel_is_a_button_and_a_key(large: Program) -> None:
    bar = bar_of(large)
    button = bar.findChild(QPushButton)
    assert button is not None
    for stop in (button.click, stop_action(large).trigger):
        large.desk.changes.advanced.connect(stop)
        marking.mark(large.desk, ids(large), State.READ)
        large.wait_for_writes()
        large.desk.changes.advanced.disconnect(stop)
        assert ids(large, "is:read") == []
    assert stop_action(large).shortcut().toString() == "Ctrl+."
    large.close()


def test_only_the_change_under_way_is_stopped_and_what_waits_behind_it_goes_on(large: Program) -> None:
    some = ids(large)
    marking.mark(large.desk, some, State.READ)
    marking.star(large.desk, some[:2], True)
    undoing.stop(large.desk)
    large.wait_for_writes()
    assert (ids(large, "is:read"), len(ids(large, "is:starred"))) == ([], 2)
    large.close()


def test_who_asked_hears_that_it_was_stopped(large: Program) -> None:
    told: list[str] = []
    some = ids(large)
    large.desk.changes.write(
        len(some), lambda library: library.mark(some, "read"), refused=lambda error: told.append(str(error))
    )
    undoing.stop(large.desk)
    large.wait_for_writes()
    assert (told, large.notice()) == (["It was stopped; your library is as it was."], "")
    large.close()


@pytest.mark.usefixtures("talkative")
def test_few_papers_are_changed_without_a_word(large: Program) -> None:
    told: list[int] = []
    large.desk.changes.advanced.connect(lambda done, _papers: told.append(done))
    marking.mark(large.desk, ids(large)[:300], State.READ)
    large.wait_for_writes()
    assert len(told) < 3  # of a moment each: there is not much work to tell of
    assert large.notice() == "300 papers are marked read now."
    undoing.undo(large.desk)
    large.wait_for_writes()
    assert ids(large, "is:read") == []
    large.close()


def test_a_window_that_is_closed_waits_for_the_change(large: Program) -> None:
    marking.mark(large.desk, ids(large), State.READ)
    large.close()
    assert len(ids(large, "is:read")) == MANY


def test_a_change_that_is_stopped_while_the_window_closes_asks_nothing(large: Program) -> None:
    marking.mark(large.desk, ids(large), State.READ)
    large.window.close()
    undoing.stop(large.desk)
    large.wait(lambda: not large.window.isVisible())
    assert large.answers.asked == []
    assert ids(large, "is:read") == []
