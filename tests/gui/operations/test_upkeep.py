"""The library file is copied and checked from the menu File."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.domain.backups import Reason
from readinglist.domain.errors import ChangeStopped
from readinglist.domain.paper import Paper
from readinglist.gui.work_progress import WorkProgress
from readinglist.library import Library, backups
from readinglist.library.catching_up import Progress
from tests.gui.parts import Program, fill, open_program


def trigger(program: Program, action_id: str) -> None:
    program.window.findChild(QAction, action_id).trigger()
    program.settle()
    program.wait_for_writes()


def progress_of(program: Program) -> WorkProgress:
    progress = program.window.findChild(WorkProgress, "check-progress")
    assert progress is not None
    return progress


def check(program: Program) -> None:
    """Check the library, and do what is answered to what was found."""
    program.window.findChild(QAction, "check").trigger()
    program.wait(lambda: not progress_of(program).is_going)
    program.wait_for_writes()


def papers(path: Path) -> int:
    with Library.open(path, create=False) as library:
        return library.overview().papers


def test_a_copy_is_written_where_one_says(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "copy.db")
    trigger(program, "copy-library")
    assert papers(tmp_path / "copy.db") == 5
    assert program.notice() == f"The library was copied to {tmp_path / 'copy.db'}."


def test_a_copy_is_proposed_with_its_day(program: Program) -> None:
    trigger(program, "copy-library")
    assert program.answers.asked == ["Copy Library"]
    assert program.answers.suggested.startswith("library 20")
    assert program.answers.suggested.endswith(".db")


def test_a_copy_without_a_suffix_is_a_library_all_the_same(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "copy")
    trigger(program, "copy-library")
    assert papers(tmp_path / "copy.db") == 5


def test_a_copy_overwrites_nothing(program: Program, tmp_path: Path) -> None:
    (tmp_path / "precious.db").write_text("precious")
    program.answers.path = str(tmp_path / "precious.db")
    trigger(program, "copy-library")
    assert (tmp_path / "precious.db").read_text(encoding="utf-8") == "precious"
    assert "is there already" in program.notice()


def test_closing_waits_for_a_copy(program: Program, tmp_path: Path) -> None:
    program.answers.path = str(tmp_path / "copy.db")
    program.window.findChild(QAction, "copy-library").trigger()
    program.wait(lambda: program.answers.asked)
    program.close()
    assert papers(tmp_path / "copy.db") == 5


def test_a_sound_library_is_told_in_passing(program: Program) -> None:
    check(program)
    assert program.notice().startswith("The library is sound: 5 papers")
    assert program.answers.asked == []


class LongChecked(Library):
    """A library whose check takes as long as the search index is brought up to date, until it `may_end`."""

    may_end = threading.Event()
    checks = 0

    def catch_up(self, tell: Callable[[Progress], object] | None = None) -> bool:
        """Take long where a check asks for it."""
        if tell is not None and threading.current_thread().name == "comparer":
            type(self).checks += 1
            while not self.may_end.wait(0.001):
                tell(Progress(3, 5))
        return super().catch_up(tell)


@pytest.fixture
def long_checked(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """A window in which a check of the library has begun."""
    LongChecked.may_end.clear()
    LongChecked.checks = 0
    fill(tmp_path / "library.db")
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", LongChecked)
    program.window.findChild(QAction, "check").trigger()
    program.wait(lambda: LongChecked.checks)
    yield program
    program.close()


def test_a_check_that_takes_a_while_says_how_far_it_is(long_checked: Program) -> None:
    progress = progress_of(long_checked)
    long_checked.wait(progress.isVisible)
    long_checked.wait(lambda: progress.findChild(QProgressBar).value() == 3)
    assert [label.text() for label in progress.findChildren(QLabel)] == [
        "Checking the library",
        "The search index: 3 of 5",
    ]
    long_checked.window.findChild(QAction, "check").trigger()  # that brings it to the front
    LongChecked.may_end.set()
    long_checked.wait(long_checked.notice)
    assert long_checked.notice().startswith("The library is sound")
    assert not progress.isVisible()
    assert LongChecked.checks == 1


def test_a_check_can_be_stopped(long_checked: Program) -> None:
    progress_of(long_checked).findChild(QPushButton, "cancel-check").click()
    long_checked.wait(long_checked.notice)
    assert long_checked.notice() == "The check was stopped; nothing was changed."
    assert not long_checked.desk.notices.property("error")
    LongChecked.may_end.set()
    check(long_checked)
    long_checked.wait(lambda: long_checked.notice().startswith("The library is sound"))


def test_a_window_that_is_closed_waits_for_no_check(long_checked: Program) -> None:
    long_checked.close()
    assert not LongChecked.may_end.is_set()


def test_damage_is_shown_to_be_read(program: Program) -> None:
    with sqlite3.connect(program.path) as other:  # another program, which does not mind foreign keys
        other.execute("INSERT INTO paper_tag (paper_id, tag_id) VALUES (77, 88)")
    other.close()
    check(program)
    assert program.answers.asked[0].splitlines()[0].endswith("Of the tags on papers, 2 point to nothing.")
    assert program.notice() == ""


def overwrite(program: Program, statement: str) -> None:
    with sqlite3.connect(program.path) as other:
        other.execute(statement)
    other.close()


def test_damaged_words_are_put_back_where_one_wants_that(program: Program) -> None:
    backups.make(program.path, Reason.EXIT)
    (before,) = values(program, 2)
    overwrite(program, "UPDATE paper SET title='x' WHERE id=2")
    program.answers.ways = ["Mend"]
    check(program)
    program.wait(lambda: "put back from backups" in program.notice())
    assert values(program, 2) == [before]


@contextmanager
def making_a_backup(program: Program) -> Iterator[None]:
    """Make a backup as another process would, for which a mend waits."""
    lock = os.open(backups.place(program.path) / ".lock", os.O_CREAT | os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(lock)


def begin_mending(program: Program) -> WorkProgress:
    """Check the library, begin to mend it, and wait until it is said how far that is."""
    program.answers.ways = ["Mend"]
    program.window.findChild(QAction, "check").trigger()
    program.wait(lambda: program.window.findChild(WorkProgress, "mend-progress"))
    progress = program.window.findChild(WorkProgress, "mend-progress")
    program.wait(progress.isVisible)
    return progress


def test_mending_can_be_stopped_until_the_library_itself_is_changed(program: Program) -> None:
    backups.make(program.path, Reason.EXIT)
    overwrite(program, "UPDATE paper SET title='x' WHERE id=2")
    with making_a_backup(program):
        begin_mending(program).findChild(QPushButton, "cancel-mend").click()
    program.wait(lambda: program.notice() == "Mending was stopped; the library is as it was.")
    assert not program.desk.notices.property("error")
    assert [paper.title for paper in values(program, 2)] == ["x"]
    program.wait(lambda: not program.window.findChildren(WorkProgress, "mend-progress"))
    program.answers.ways = ["Mend"]
    check(program)
    program.wait(lambda: "put back from backups" in program.notice())


def test_mending_that_changes_the_library_can_no_more_be_stopped(program: Program) -> None:
    progress = WorkProgress("mend", "Mend", program.window)
    progress.begin("Mending the library")
    cancel = progress.findChild(QPushButton, "cancel-mend")
    progress.settle()
    cancel.click()  # in the last moment
    progress.hear("Mending the library itself", 0, 0)
    program.wait(lambda: (cancel.text(), cancel.isEnabled()) == ("Cancel", False))
    progress.begin("Mending the library")
    cancel.click()
    with pytest.raises(ChangeStopped):
        progress.settle()
    progress.end()


def test_words_that_are_in_no_backup_can_be_kept_as_they_are(program: Program) -> None:
    overwrite(program, "UPDATE paper SET title='x' WHERE id=2")
    program.answers.ways = ["Mend", "Keep These Words"]
    check(program)
    program.wait(lambda: program.notice() == "The words were kept.")
    assert "in no backup" in program.answers.asked[1]
    assert "The words of paper 2, “x”," in program.answers.asked[1]
    assert program.answers.offered[0] == "Close"  # nothing is taken as right by a press of Enter
    check(program)
    assert program.notice().startswith("The library is sound")


def test_what_is_damaged_is_left_alone_where_one_wants_that(program: Program) -> None:
    overwrite(program, "UPDATE paper SET title='x' WHERE id=2")
    check(program)
    assert len(program.answers.asked) == 1
    assert backups.kept(program.path) == []


def values(program: Program, number: int) -> list[Paper]:
    with Library.open(program.path, create=False) as library:
        return library.papers([number])


def test_damage_to_the_file_itself_leads_to_what_can_be_done_about_it(program: Program) -> None:
    said: list[str] = []
    program.desk.background.damaged.connect(lambda error: said.append(str(error)))
    with sqlite3.connect(program.path) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("DELETE FROM sqlite_master WHERE name = 'ix_paper_title_key'")
        other.execute("PRAGMA schema_version = 999")
    other.close()
    check(program)
    assert said[0].startswith("The file is damaged at 1 place. ")
    assert said[0].endswith("Restore a backup, or recover what it holds.")
    assert program.answers.asked == []
