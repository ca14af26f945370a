"""Backups are made every half hour and at the end, in a process of their own, where something has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist.domain.backups import Reason
from readinglist.domain.errors import ReadingListError
from readinglist.gui.ages import exact
from readinglist.gui.background import Background
from readinglist.gui.backups.backing_up import BackingUp
from readinglist.gui.backups.child import BackupProcess
from readinglist.gui.settings import Settings
from readinglist.library import Library, backups, marking
from tests.gui.parts import Backups, Program, fail_in_children, fill, open_program

SOON = 20  # milliseconds instead of half an hour


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(tmp_path / "library.db")
    return tmp_path / "library.db"


@pytest.fixture
def background(qtbot: QtBot, path: Path) -> Iterator[Background]:
    background = Background(lambda: Library.open(path, waits=False))
    with qtbot.waitSignal(background.opened):
        background.start()
    yield background
    background.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


def mark(qtbot: QtBot, background: Background, number: int) -> None:
    with qtbot.waitSignal(background.changed):
        background.write(lambda library: marking.mark(library, [number], "read"))


def test_the_first_half_hour_ends_with_a_look_and_others_only_after_changes(
    qtbot: QtBot, background: Background, path: Path, settings: Settings
) -> None:
    made = Backups()
    backing_up = BackingUp(background, made, settings, background, every=SOON)
    backing_up.begin()
    qtbot.waitUntil(lambda: made.runs == [path])
    qtbot.wait(5 * SOON)
    assert made.runs == [path]
    mark(qtbot, background, 1)
    qtbot.waitUntil(lambda: made.runs == [path, path])
    backing_up.end()
    assert made.left == []


def test_what_was_changed_since_is_backed_up_by_what_outlives_the_window(
    qtbot: QtBot, background: Background, path: Path, settings: Settings
) -> None:
    made = Backups()
    backing_up = BackingUp(background, made, settings, background)
    with qtbot.waitSignal(background.changed):
        backing_up.begin()
        background.write(lambda library: marking.mark(library, [1], "read"))
    backing_up.end()
    backing_up.end()
    assert made.left == [path]


def test_one_that_could_not_be_made_is_said_and_tried_again(
    qtbot: QtBot, background: Background, path: Path, settings: Settings
) -> None:
    made = Backups()
    made.error = ReadingListError("The disk is full, so no backup was made.")
    backing_up = BackingUp(background, made, settings, background, every=SOON)
    with qtbot.waitSignal(backing_up.failed) as failed:
        backing_up.begin()
    assert failed.args == ["The disk is full, so no backup was made. There is no backup of it."]
    made.error = None
    with qtbot.waitSignal(backing_up.made):
        pass
    assert len(made.runs) == 2
    backing_up.end()
    assert path.exists()


def leave_with_a_change(qtbot: QtBot, path: Path) -> None:
    """A window in which something was done, and whose backup at the end is lost."""
    program = open_program(qtbot, path, path.with_name("window.ini"))
    program.desk.background.write(lambda library: marking.mark(library, [1], "read"))
    program.wait_for_writes()
    program.leave()


def test_the_one_at_the_end_that_could_not_be_made_is_said_at_the_next_start(qtbot: QtBot, path: Path) -> None:
    earlier = backups.make(path, Reason.EXIT)
    leave_with_a_change(qtbot, path)
    again = open_program(qtbot, path, path.with_name("window.ini"), backups_fail="The disk is full.")
    again.wait(again.notice)
    assert again.notice() == f"The disk is full. The newest backup is of {exact(earlier.about.made)}."
    assert again.desk.notices.notice.button == "Backups…"
    assert again.backups.left == []
    again.leave()
    assert again.backups.left == [path]  # it is still to be made


def test_the_one_at_the_end_that_was_not_made_is_made_at_the_next_start(qtbot: QtBot, path: Path) -> None:
    leave_with_a_change(qtbot, path)
    again = open_program(qtbot, path, path.with_name("window.ini"))
    again.wait(lambda: backups.kept(path))
    assert again.notice() == ""
    again.leave()
    third = open_program(qtbot, path, path.with_name("window.ini"))
    third.settle()
    assert third.backups.runs == []


def test_the_one_at_the_end_that_was_made_is_not_made_again(qtbot: QtBot, path: Path) -> None:
    leave_with_a_change(qtbot, path)
    backups.make(path, Reason.EXIT)
    again = open_program(qtbot, path, path.with_name("window.ini"))
    again.settle()
    assert again.backups.runs == []


def test_a_window_in_which_nothing_was_done_leaves_no_process_behind(program: Program) -> None:
    program.leave()
    assert program.backups.left == []


def test_a_window_in_which_something_was_done_leaves_one_behind(program: Program) -> None:
    program.desk.background.write(lambda library: marking.mark(library, [1], "read"))
    program.wait_for_writes()
    program.leave()
    assert program.backups.left == [program.path]


def test_the_process_makes_a_backup_of_its_own(path: Path) -> None:
    BackupProcess().run(path, Reason.HALF_HOUR)
    (kept,) = backups.kept(path)
    assert (kept.about.reason.value, kept.about.papers) == ("half-hour", 5)
    BackupProcess().run(path, Reason.HALF_HOUR)
    assert len(backups.kept(path)) == 1
    BackupProcess().run(path, Reason.BY_HAND)
    assert len(backups.kept(path)) == 2


def test_a_fault_of_the_process_is_told_with_its_report(
    qtbot: QtBot, background: Background, path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_in_children(monkeypatch, path.parent, "readinglist.library.backups", "make_if_changed")
    backing_up = BackingUp(background, BackupProcess(), settings, background, every=SOON)
    with qtbot.waitSignal(backing_up.broken, timeout=20_000) as broken:
        backing_up.begin()
    backing_up.end()
    (report,) = broken.args
    assert "in backup" in report  # the function in the other process
    assert "KeyError" in report
    assert "private" not in report


def test_why_none_could_be_made_is_said_also_where_no_backup_can_be_looked_at(
    qtbot: QtBot, background: Background, path: Path, settings: Settings
) -> None:
    made = Backups()
    made.error = ReadingListError("The disk reports an error, so no backup was made.")
    backups.place(path).symlink_to(backups.place(path))  # no folder that can be read
    backing_up = BackingUp(background, made, settings, background, every=SOON)
    with qtbot.waitSignal(backing_up.failed) as failed:
        backing_up.begin()
    assert failed.args[0].startswith("The disk reports an error, so no backup was made.")
    backing_up.end()


def test_the_process_says_why_none_could_be_made(path: Path) -> None:
    backups.place(path).write_text("in the way")
    with pytest.raises(ReadingListError, match="the library is safe"):
        BackupProcess().run(path, Reason.HALF_HOUR)
