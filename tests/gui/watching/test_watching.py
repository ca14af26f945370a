"""What is saved in a watched folder is offered, until it is imported or left out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.gui.importing.reviewing import Decision
from readinglist.library import Library
from readinglist.library.review import Choices
from tests.gui.parts import Program, open_program
from tests.listings import page


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often, and wait no two seconds for each file."""
    monkeypatch.setattr("readinglist.gui.watching.watching.LOOK_MILLISECONDS", 20)
    monkeypatch.setattr("readinglist.library.watching.STILL_SECONDS", 0.05)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Down & loads"
    folder.mkdir()
    return folder


@pytest.fixture
def watching(program: Program, folder: Path) -> Program:
    """A window that watches the folder."""
    program.answers.path = str(folder)
    act(program, "watch-folder")
    return program


@pytest.fixture
def reopen(qtbot: QtBot) -> Iterator[Callable[[Program], Program]]:
    opened: list[Program] = []

    def reopen(program: Program) -> Program:
        program.close()
        opened.append(open_program(qtbot, program.path, program.path.with_name("window.ini")))
        return opened[-1]

    yield reopen
    for program in opened:
        program.close()


def save(folder: Path, name: str = "march.txt", numbers: range = range(3)) -> Path:
    path = folder / name
    path.write_text(page(numbers), "utf-8")
    return path


def act(program: Program, action_id: str) -> None:
    action = program.window.findChild(QAction, action_id)
    assert action.isEnabled()
    action.trigger()


def menu(program: Program) -> dict[str, bool]:
    """What the menu offers, and whether it can be done."""
    names = ("watch-folder", "stop-watching", "import-ready", "leave-out-ready")
    actions = [program.window.findChild(QAction, name) for name in names]
    return {action.text(): action.isEnabled() for action in actions}


def shown(program: Program) -> int:
    """How many files the strip says are ready."""
    strip = program.desk.ready
    return int(strip.findChild(QLabel, "ready-count").text()) if strip.isVisible() else 0


def wait_for_ready(program: Program, count: int) -> None:
    program.wait(lambda: shown(program) == count)


def click(program: Program, name: str) -> None:
    program.qtbot.mouseClick(program.desk.ready.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def press_undo(program: Program) -> None:
    program.window.findChild(QPushButton, "notice-button").click()


def papers(program: Program) -> int:
    with Library.open(program.path) as library:
        return library.search("").total


def look_again(program: Program, folder: Path) -> None:
    """Wait until the folder was certainly looked at once more."""
    path = save(folder, "sign of life.txt", range(900, 901))
    program.wait(lambda: any(file.path == str(path) for file in program.desk.watching.ready))


def test_no_folder_is_watched_unless_one_is_chosen(program: Program) -> None:
    assert program.desk.watching.folder == ""
    assert shown(program) == 0
    assert "watcher" not in [thread.name for thread in threading.enumerate()]
    assert menu(program) == {
        "Watch a Folder…": True,
        "Stop Watching": False,
        "Import Ready Files…": False,
        "Leave Out Ready Files": False,
    }


def test_never_mind_watches_nothing(program: Program) -> None:
    program.answers.path = ""
    act(program, "watch-folder")
    assert program.desk.watching.folder == ""


def test_what_is_saved_in_the_folder_is_ready(watching: Program, folder: Path) -> None:
    assert watching.notice() == "Lists of papers saved in “Down & loads” are now offered for import."
    (folder / "letter.txt").write_text("Dear Ada, see you soon.", "utf-8")
    save(folder, "march.txt", range(3))
    wait_for_ready(watching, 1)
    save(folder, "<b>april.txt", range(2, 6))
    wait_for_ready(watching, 2)
    tip = watching.desk.ready.toolTip()
    assert tip.endswith("Down &amp; loads:<br>&lt;b&gt;april.txt<br>march.txt</qt>")
    assert papers(watching) == 5
    assert menu(watching) == {
        "Watch Another Folder…": True,
        "Stop Watching “Down && loads”": True,
        "Import 2 Ready Files…": True,
        "Leave Out 2 Ready Files": True,
    }


def test_all_that_is_ready_is_imported_in_one_review(watching: Program, folder: Path) -> None:
    save(folder, "march.txt", range(3))
    save(folder, "april.txt", range(2, 6))
    wait_for_ready(watching, 2)
    click(watching, "ready-import")
    wait_for_ready(watching, 0)
    watching.wait(lambda: papers(watching) == 11)
    watching.settle()
    assert watching.notice() == "Imported 6 new papers, 1 listed twice."
    look_again(watching, folder)
    assert shown(watching) == 1


def test_a_key_imports_what_is_ready(watching: Program, folder: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    QTest.keySequence(watching.window, QKeySequence("Ctrl+Shift+I"))
    watching.wait(lambda: papers(watching) == 8)


def test_undoing_the_import_makes_them_ready_again(watching: Program, folder: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    act(watching, "import-ready")
    wait_for_ready(watching, 0)
    watching.wait_for_writes()
    act(watching, "undo")
    wait_for_ready(watching, 1)


def test_what_was_imported_another_way_is_not_ready(watching: Program, folder: Path) -> None:
    path = save(folder)
    wait_for_ready(watching, 1)
    watching.desk.imports.start_import([path])
    wait_for_ready(watching, 0)


def test_what_is_left_out_is_not_offered_again(
    watching: Program, folder: Path, reopen: Callable[[Program], Program]
) -> None:
    save(folder, "march.txt")
    wait_for_ready(watching, 1)
    click(watching, "ready-leave-out")
    assert shown(watching) == 0
    assert watching.notice() == "1 file left out; it will not be offered again."
    save(folder, "the same as march.txt")
    again = reopen(watching)
    look_again(again, folder)
    assert shown(again) == 1


def test_leaving_out_can_be_undone(watching: Program, folder: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    act(watching, "leave-out-ready")
    wait_for_ready(watching, 0)
    press_undo(watching)
    wait_for_ready(watching, 1)


def test_a_file_that_was_unticked_to_its_last_paper_is_left_out(watching: Program, folder: Path) -> None:
    watching.answers.decide = lambda _prepared: Decision(frozenset((0, number) for number in range(3)), Choices())
    save(folder)
    wait_for_ready(watching, 1)
    act(watching, "import-ready")
    wait_for_ready(watching, 0)
    watching.settle()
    assert shown(watching) == 0
    assert papers(watching) == 5


def test_a_review_that_is_closed_leaves_what_is_ready(watching: Program, folder: Path) -> None:
    watching.answers.decide = lambda _prepared: None
    save(folder)
    wait_for_ready(watching, 1)
    act(watching, "import-ready")
    watching.wait(lambda: not watching.desk.imports.is_busy)
    assert shown(watching) == 1


def test_while_an_import_goes_on_what_is_ready_stays_so(watching: Program, folder: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    watching.desk.imports.import_text(page(range(50, 52)))
    act(watching, "import-ready")
    assert watching.notice() == "Another import is on its way; what is ready stays so."
    watching.wait(lambda: papers(watching) == 7)
    assert shown(watching) == 1


def test_what_was_saved_while_the_program_was_not_running_is_found(
    watching: Program, folder: Path, reopen: Callable[[Program], Program]
) -> None:
    save(folder)
    again = reopen(watching)
    assert again.desk.watching.folder == str(folder)
    wait_for_ready(again, 1)


def test_another_library_watches_nothing(watching: Program, qtbot: QtBot, tmp_path: Path) -> None:
    watching.close()
    other = open_program(qtbot, tmp_path / "other.db", tmp_path / "window.ini")
    assert other.desk.watching.folder == ""
    other.close()


def test_watching_can_be_stopped_and_taken_up_again(
    watching: Program, folder: Path, reopen: Callable[[Program], Program]
) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    act(watching, "stop-watching")
    assert shown(watching) == 0
    assert watching.notice() == "“Down & loads” is no longer watched."
    press_undo(watching)
    wait_for_ready(watching, 1)
    act(watching, "stop-watching")
    assert reopen(watching).desk.watching.folder == ""


def test_another_folder_is_watched_in_its_place(watching: Program, folder: Path, tmp_path: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    (tmp_path / "other").mkdir()
    save(tmp_path / "other", "april.txt", range(7, 9))
    save(tmp_path / "other", "may.txt", range(9, 11))
    watching.answers.path = str(tmp_path / "other")
    act(watching, "watch-folder")
    assert shown(watching) == 0
    wait_for_ready(watching, 2)


def test_a_folder_that_is_gone_is_said_once_and_looked_for(watching: Program, folder: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    away = folder.rename(folder.with_name("away"))
    wait_for_ready(watching, 0)
    sentence = "The watched folder “Down & loads” cannot be read; what is in it is offered once it is back."
    assert watching.notice() == sentence
    QTest.qWait(100)
    text = watching.window.findChild(QLabel, "notice-text")
    assert text.text() == sentence  # else it would count
    away.rename(folder)
    wait_for_ready(watching, 1)


def test_closing_the_window_ends_the_reading_of_a_file(watching: Program, folder: Path) -> None:
    save(folder, "everything.txt", range(3_000))
    watching.wait(lambda: any(thread.name == "watcher" for thread in threading.enumerate()))
    watching.close()
    assert not any(thread.name == "watcher" for thread in threading.enumerate())


def test_what_is_ready_leaves_with_the_sidebar_and_comes_back_with_it(watching: Program, folder: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    act(watching, "toggle-sidebar")
    assert not watching.desk.ready.isVisible()
    act(watching, "toggle-sidebar")
    assert watching.desk.ready.isVisible()


def test_the_symbol_is_drawn_anew_in_another_theme(watching: Program, folder: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    symbol = next(label for label in watching.desk.ready.findChildren(QLabel) if not label.pixmap().isNull())
    before = symbol.pixmap().cacheKey()
    QApplication.sendEvent(watching.desk.ready, QEvent(QEvent.Type.PaletteChange))
    assert symbol.pixmap().cacheKey() != before


def test_the_keyboard_stays_where_it_is(watching: Program, folder: Path) -> None:
    save(folder)
    wait_for_ready(watching, 1)
    watching.desk.papers.list.setFocus()
    click(watching, "ready-leave-out")
    assert watching.desk.papers.list.hasFocus()
