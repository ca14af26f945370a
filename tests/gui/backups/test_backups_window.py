"""The window of backups: what there is, one more now, and the way back to one."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.backups import Reason
from readinglist.domain.errors import ReadingListError
from readinglist.gui.backups.backups_window import BackupsWindow
from readinglist.gui.work_progress import WorkProgress
from readinglist.library import Library, backups
from tests.gui.parts import Program, fill, open_program


def show(program: Program) -> BackupsWindow:
    action = program.window.findChild(QAction, "backups")
    assert action is not None
    action.trigger()
    program.settle()
    window = program.window.findChild(BackupsWindow)
    assert window is not None
    return window


def press(program: Program, window: QWidget, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    button.click()
    program.wait_for_writes()


def make_one(program: Program, window: BackupsWindow) -> None:
    count = window.backups.rowCount()
    press(program, window, "make-backup")
    program.wait(lambda: window.backups.rowCount() == count + 1)


def text(window: QWidget, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text()


def row(window: BackupsWindow, number: int) -> list[str]:
    model = window.backups
    return [str(model.index(number, column).data()) for column in range(model.columnCount())]


def change(program: Program, state: str = "read") -> None:
    with Library.open(program.path) as library:
        library.mark([1, 2], state)
    program.settle()


def test_where_there_is_none_it_says_when_one_is_made(program: Program) -> None:
    window = show(program)
    assert "There is no backup yet" in text(window, "no-backups")
    restore = window.findChild(QPushButton, "restore-backup")
    assert restore is not None
    assert not restore.isEnabled()


def test_where_nothing_can_be_written_no_backup_is_promised(qtbot: QtBot, tmp_path: Path) -> None:
    window = BackupsWindow(is_read_only=True)
    qtbot.addWidget(window)
    window.show_backups([], tmp_path)
    assert "can only be read where it is" in text(window, "no-backups")


def test_where_the_folder_of_backups_is_gone_that_is_said_and_what_to_do(program: Program) -> None:
    window = show(program)
    make_one(program, window)
    backups.place(program.path).rename(program.path.with_name("aside"))
    window.look_wanted.emit()
    program.wait(lambda: window.backups.rowCount() == 0)
    assert "The backups of this library are gone" in text(window, "no-backups")
    assert str(backups.place(program.path)) in text(window, "no-backups")
    assert text(window, "status") == ""
    assert window.findChild(QPushButton, "make-backup").hasFocus()
    program.path.with_name("aside").rename(backups.place(program.path))
    window.look_wanted.emit()
    program.wait(lambda: window.backups.rowCount() == 1)


def test_a_library_that_came_here_without_its_backups_says_where_they_were(qtbot: QtBot, program: Program) -> None:
    make_one(program, show(program))
    program.leave()
    (program.path.parent / "elsewhere").mkdir()
    moved = program.path.rename(program.path.parent / "elsewhere" / "library.db")
    again = open_program(qtbot, moved, program.path.with_name("window.ini"))
    told = text(show(again), "no-backups")
    assert told.startswith("There is no backup here.")
    assert str(backups.place(program.path)) in told


def test_one_is_made_now_and_told_with_what_is_in_it(program: Program) -> None:
    change(program)
    window = show(program)
    QAbstractItemModelTester(window.backups, QAbstractItemModelTester.FailureReportingMode.Fatal)
    make_one(program, window)
    assert text(window, "status") == "A backup was made, read again and compared."
    number, _made, ago, why, papers, _size, note = row(window, 0)
    assert (number, ago, why, papers, note) == ("1", "just now", "by hand", "5", "")
    assert text(window, "backup-heading").startswith("Backup 1 of ")
    assert text(window, "backup-contents") == "5 papers: 3 unread, 2 read."


def test_the_keyboard_stays_with_the_backups_while_one_is_made(program: Program) -> None:
    window = show(program)
    make_one(program, window)
    button = window.findChild(QPushButton, "make-backup")
    button.setFocus()
    change(program)
    make_one(program, window)
    assert window.table.hasFocus()


def test_the_program_is_left_from_here_too(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(show(program), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: not program.window.isVisible())


def test_each_says_why_it_was_made(program: Program) -> None:
    for reason in Reason:
        backups.make(program.path, reason)
    window = show(program)
    why = [row(window, number)[3] for number in range(len(Reason))]
    assert why == ["before mending", "before an update", "before a restore", "by hand", "half hour", "window closed"]


def test_one_with_far_fewer_papers_is_flagged(program: Program) -> None:
    backups.make(program.path, Reason.EXIT)
    with Library.open(program.path) as library:
        library.trash([1, 2, 3])
        library.purge([1, 2, 3])
    backups.make(program.path, Reason.EXIT)
    window = show(program)
    assert [row(window, number)[-1] for number in range(2)] == ["Far fewer", ""]
    assert "2 papers: 2 unread. That is far fewer than before" in text(window, "backup-contents")


def test_the_one_that_was_chosen_stays_so_when_another_comes(program: Program) -> None:
    for reason in (Reason.EXIT, Reason.HALF_HOUR):
        backups.make(program.path, reason)
    window = show(program)
    window.table.setCurrentIndex(window.backups.index(1, 0))
    make_one(program, window)
    assert window.table.backup is not None
    assert window.table.backup.about.number == 1


def test_a_backup_takes_the_place_of_the_library_once_that_is_agreed_to(program: Program) -> None:
    backups.make(program.path, Reason.EXIT)
    change(program)
    told: list[tuple[Path, str]] = []
    program.window.replaced.connect(lambda path, sentence: told.append((path, sentence)))
    window = show(program)
    program.answers.choice_answer = 0
    press(program, window, "restore-backup")
    program.wait(lambda: told)
    assert "has 5 papers; the library has 5 papers now" in program.answers.asked[-1]
    assert "5 are unread instead of 3 and 0 are read instead of 2" in program.answers.asked[-1]
    assert "is kept as a backup" in program.answers.asked[-1]
    expected = "Backup 1 was restored: 5 papers. The library that was there is backup 2."
    assert told == [(program.path, expected)]
    with Library.open(program.path) as library:
        assert library.count("is:read") == 0
    assert [one.about.reason for one in backups.kept(program.path)] == [Reason.RESTORE, Reason.EXIT]


@contextmanager
def waiting_restore(program: Program) -> Iterator[WorkProgress]:
    """A restore that goes on for as long as another process makes a backup, too."""
    backups.make(program.path, Reason.EXIT)
    change(program)
    window = show(program)
    program.answers.choice_answer = 0
    with (backups.place(program.path) / ".lock").open() as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        window.findChild(QPushButton, "restore-backup").click()
        program.wait(lambda: program.window.findChild(WorkProgress, "restore-progress"))
        progress = program.window.findChild(WorkProgress, "restore-progress")
        yield progress


def test_nothing_else_can_be_done_while_a_backup_is_restored(program: Program) -> None:
    told: list[str] = []
    program.window.replaced.connect(lambda _path, sentence: told.append(sentence))
    with waiting_restore(program) as progress:
        assert QApplication.activeModalWidget() is progress
        assert "Restoring backup 1" in {label.text() for label in progress.findChildren(QLabel)}
        assert told == []
    program.wait(lambda: told)
    assert QApplication.activeModalWidget() is None


def test_a_restore_can_be_stopped(program: Program) -> None:
    with waiting_restore(program) as progress:
        progress.findChild(QPushButton, "cancel-restore").click()
        assert QApplication.activeModalWidget() is progress  # until it has stopped
    window = program.window.findChild(BackupsWindow)
    program.wait(lambda: text(window, "status") == "It was stopped; your library is as it was.")
    assert QApplication.activeModalWidget() is None
    assert len(backups.kept(program.path)) == 1
    with Library.open(program.path) as library:
        assert library.count("is:read") == 2


def test_nothing_is_done_where_it_is_not_agreed_to(program: Program) -> None:
    backups.make(program.path, Reason.EXIT)
    change(program)
    window = show(program)
    press(program, window, "restore-backup")
    program.wait(lambda: program.answers.asked)
    program.wait_for_writes()
    assert len(backups.kept(program.path)) == 1


def test_where_far_fewer_papers_would_be_left_staying_is_proposed(program: Program) -> None:
    backups.make(program.path, Reason.EXIT)
    fill(program.path, [f"Another Paper of Many, Number {number}" for number in range(10)], name="many.txt")
    window = show(program)
    program.answers.choice_answer = 0
    press(program, window, "restore-backup")
    program.wait(lambda: program.answers.asked)
    program.wait_for_writes()
    assert "Far fewer papers would be in your library." in program.answers.asked[-1]
    assert len(backups.kept(program.path)) == 1


def test_a_backup_that_is_damaged_by_now_is_said_where_one_looks(program: Program) -> None:
    made = backups.make(program.path, Reason.EXIT)
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    window = show(program)
    program.answers.choice_answer = 0
    press(program, window, "restore-backup")
    program.wait(lambda: "no longer what it was" in text(window, "status"))
    assert program.window.isEnabled()


def test_why_none_could_be_made_is_said_where_one_looks(program: Program) -> None:
    program.backups.error = ReadingListError("The disk is full, so no backup was made.")
    window = show(program)
    press(program, window, "make-backup")
    program.wait(lambda: text(window, "status").startswith("The disk is full, so no backup was made."))


def test_the_folder_is_shown(program: Program) -> None:
    backups.make(program.path, Reason.EXIT)
    window = show(program)
    press(program, window, "open-backups")
    program.wait(lambda: program.links)
    assert program.links == [backups.place(program.path).as_uri()]


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_Home])
def test_the_keyboard_goes_through_them(program: Program, key: Qt.Key) -> None:
    for _ in range(3):
        backups.make(program.path, Reason.EXIT)
    window = show(program)
    QTest.keyClick(window.table, key)
    assert window.table.backup is not None
    assert window.table.backup.about.number == (1 if key is Qt.Key.Key_End else 3)
