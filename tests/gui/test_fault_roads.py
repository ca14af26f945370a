"""Wherever a fault of ours comes about, the window says so once, shows its report on request, and goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.gui.bug_dialog import BugDialog
from readinglist.gui.fault_details import MOST_REPORTS
from readinglist.gui.logs import log_in
from readinglist.gui.reporting import AT_ONCE, BugReporter
from readinglist.library import own_process
from tests.gui.parts import Program, fill
from tests.listings import page

CHECKOUT = Path(__file__).parents[2]
SENTENCE = "Something did not work as it should; your library is safe. You can go on."


def fail(*_given: object, **_named: object) -> Any:
    raise ZeroDivisionError("on the road")


class Reported:
    """A program whose faults are told as in a session, with its log."""

    def __init__(self, program: Program, log: Path) -> None:
        self.program = program
        self.log = log / "readinglist.log"
        self.heard: list[str] = []

    def wait(self) -> None:
        """Wait for the notice of a fault, which must be in the log, too."""
        self.program.wait(lambda: self.heard)
        assert self.program.notice() == SENTENCE
        assert "ZeroDivisionError" in self.heard[0]
        assert self.heard[0] in self.log.read_text()

    def goes_on(self) -> None:
        """See that the window still does what it is told."""
        self.program.desk.search.setText("proteins")
        self.program.wait(lambda: self.program.titles() == ["Learning to Fold Proteins by Looking at Them"])


@pytest.fixture
def reported(program: Program, qtbot: QtBot, tmp_path: Path) -> Iterator[Reported]:
    reporter = BugReporter(program.window)
    reported = Reported(program, tmp_path / "log")
    reporter.bug.connect(program.window.show_bug)
    reporter.bug.connect(reported.heard.append)
    program.desk.background.broken.connect(reporter.report)
    with qtbot.captureExceptions(), log_in(tmp_path / "log"), reporter.listening():
        yield reported
        program.bugs.clear()


def in_an_action(program: Program, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("readinglist.gui.keys.all_keys.AllKeys", fail)
    program.window.findChild(QAction, "keys").trigger()


def in_an_answer(program: Program, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("readinglist.gui.about.AboutDialog", fail)
    program.window.findChild(QAction, "about").trigger()


def in_a_timer(program: Program, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(program.desk.background, "_compare", fail)


def in_reading(program: Program, _patch: pytest.MonkeyPatch) -> None:
    program.desk.background.read(lambda _library: fail(), lambda _nothing: None)


def in_writing(program: Program, _patch: pytest.MonkeyPatch) -> None:
    program.desk.background.write(lambda library: library.do(fail))


def in_gathering(program: Program, _patch: pytest.MonkeyPatch) -> None:
    program.desk.background.gather(lambda _library: fail(), lambda _nothing: None, topic="gathered")


def in_comparing(program: Program, _patch: pytest.MonkeyPatch) -> None:
    program.desk.background.compare(lambda _library, _unwanted: fail(), lambda _nothing: None, topic="compared")


def in_exporting(program: Program, _patch: pytest.MonkeyPatch) -> None:
    program.desk.background.export(lambda _library: fail(), lambda _nothing: None)


def in_indexing(program: Program, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("readinglist.library.catching_up.catch_up", fail)
    program.desk.background.index(lambda _progress: None, lambda _done: None)


def in_the_watched_folder(program: Program, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("readinglist.library.watched_folder.WatchedFolder.look", fail)
    program.desk.watching.watch(str(program.path.parent))
    program.window.findChild(QTimer, "watch-tick").timeout.emit()


def in_writing_living_exports(program: Program, patch: pytest.MonkeyPatch) -> None:
    from readinglist.domain.exports import ExportChoice
    from readinglist.library import living_exports

    patch.setattr("readinglist.gui.living_exports.updates.Updates.run", fail)
    target = program.path.with_name("kept.bib")
    program.desk.background.write(
        lambda library: living_exports.add(library, "is:unread", target, ExportChoice("bibtex"))
    )


@pytest.mark.no_qt_log
@pytest.mark.parametrize(
    "road",
    [
        in_an_action, in_an_answer, in_a_timer, in_reading, in_writing, in_gathering, in_comparing, in_exporting,
        in_indexing, in_the_watched_folder, in_writing_living_exports,
    ],
)  # fmt: skip
def test_a_fault_is_told_and_the_window_goes_on(
    reported: Reported, road: Callable[[Program, pytest.MonkeyPatch], None]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        road(reported.program, patch)
        reported.wait()
    reported.goes_on()


def test_a_fault_of_the_process_that_reads_is_told_of_the_file_and_is_in_the_log(
    reported: Reported, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started = own_process.started
    monkeypatch.setattr(own_process, "started", lambda _module, **given: started("tests.gui.faulty_reader", **given))
    listing = tmp_path / "private.txt"
    listing.write_text(page(range(3)))
    reported.program.desk.imports.start_import([listing])
    reported.program.wait(lambda: "because of a fault in this program" in reported.program.notice())
    assert "ZeroDivisionError: in a format" in reported.log.read_text()
    assert "private" not in reported.log.read_text()
    reported.goes_on()


def outcome(road: str, folder: Path) -> tuple[int, str, str]:
    """Return how the program with a fault in it ended, what it said, and its log."""
    fill(folder / "papers.db")
    folders = {f"XDG_{name}_HOME": str(folder / name) for name in ("STATE", "CONFIG", "CACHE")}
    command = [sys.executable, "-m", "tests.gui.faulty_window", road, str(folder / "papers.db")]
    with subprocess.Popen(
        command, env={**os.environ, **folders}, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as window:
        said, _nothing = window.communicate(timeout=60)
    log = folder / "STATE" / "readinglist" / "log" / "readinglist.log"
    return window.returncode, said.decode().strip(), log.read_text()


@pytest.mark.parametrize("road", ["model", "painting", "event filter", "key"])
def test_a_fault_in_what_qt_calls_is_told_a_few_times_and_the_window_goes_on(road: str, tmp_path: Path) -> None:
    status, said, log = outcome(road, tmp_path)
    assert (status, said) == (0, SENTENCE)
    assert "ZeroDivisionError" in log
    assert log.count(" ERROR ") <= AT_ONCE


def test_where_no_window_comes_about_a_dialog_shows_why(tmp_path: Path) -> None:
    status, said, log = outcome("start", tmp_path)
    assert (status, said) == (1, "Details of the Problem")
    assert "ZeroDivisionError" in log


def details(reported: Reported) -> str:
    """What the notice's details show and copy, which are the same."""
    window = reported.program.window
    shown: list[str] = []

    def look() -> None:
        dialog = next(one for one in window.findChildren(BugDialog) if one.isVisible())
        shown.append(dialog.findChild(QPlainTextEdit).toPlainText())
        next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text()).click()
        dialog.reject()

    QTimer.singleShot(0, look)
    window.findChild(QPushButton, "notice-button").click()
    assert QGuiApplication.clipboard().text() == shown[0]
    return shown[0]


def test_the_report_is_shown_and_copied_on_request(reported: Reported) -> None:
    reported.program.window.show_bug("Traceback: a report")
    assert details(reported) == "Traceback: a report"


def test_all_reports_that_a_notice_stands_for_are_shown_the_first_one_first(reported: Reported) -> None:
    for report in ("Traceback: one", "Traceback: two", "Traceback: one"):
        reported.program.window.show_bug(report)
    assert details(reported) == "1 of 2, 2 times:\nTraceback: one\n2 of 2:\nTraceback: two"
    reported.program.window.show_bug("Traceback: three")
    assert details(reported) == "Traceback: three"  # a notice of its own: the others were seen


def test_of_very_many_reports_the_latest_are_shown_and_the_others_are_said_to_be_in_the_log(reported: Reported) -> None:
    for number in range(MOST_REPORTS + 5):
        reported.program.window.show_bug(f"Traceback: {number}")
    first, *others = details(reported).splitlines()
    assert first == "5 more came before these; they are in the log (Help > Show Log)."
    assert [line for line in others if "Traceback" in line] == [f"Traceback: {5 + number}" for number in range(20)]
