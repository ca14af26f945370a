"""Files follow what changes in the window, by a process of their own."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from readinglist.gui.indexing import Indexing
from readinglist.gui.living_exports import updates
from readinglist.gui.living_exports.updates import Updates
from readinglist.gui.living_exports.updating import UPDATE
from readinglist.library import Library, living_exports, own_process
from tests.gui.living_exports.conftest import MARKDOWN, bind
from tests.gui.parts import Program, fail_in_children, fill


@pytest.fixture(autouse=True)
def follows_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files follow a tenth of a second after the last change."""
    monkeypatch.setattr("readinglist.gui.living_exports.updating.IDLE_MILLISECONDS", 100)


def wait(program: Program, condition: Callable[[], object]) -> None:
    program.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)


@pytest.fixture
def kept(program: Program, tmp_path: Path) -> Path:
    """A file that is kept up to date with the papers that were read: none yet."""
    file = tmp_path / "read.md"
    with Library.open(program.path) as library:
        living_exports.add(library, "is:read", file, MARKDOWN)
    wait(program, file.exists)
    wait(program, lambda: not program.desk.updating.is_running)
    return file


def test_a_file_follows_a_change_of_another_program(program: Program, kept: Path) -> None:
    with Library.open(program.path) as library:
        library.mark([1, 2], "read")
    wait(program, lambda: kept.read_text("utf-8").count("- [x]") == 2)


def test_what_could_not_be_searched_for_is_written_once_the_index_is_whole(program: Program, kept: Path) -> None:
    kept.unlink()
    program.window.findChild(Indexing).completed.emit()
    wait(program, kept.exists)


def test_changes_in_a_row_are_followed_once(program: Program, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[tuple[str, ...]] = []
    run = Updates.run

    def noted(updates: Updates, library: Path, *options: str) -> None:
        runs.append(options)
        run(updates, library, *options)

    monkeypatch.setattr(Updates, "run", noted)
    for number in (1, 2, 3):
        program.desk.background.write(lambda library, number=number: library.mark([number], "read"))
    wait(program, lambda: kept.read_text("utf-8").count("- [x]") == 3)
    wait(program, lambda: not program.desk.updating.is_running)
    program.qtbot.wait(300)
    assert runs == [UPDATE]


def test_nothing_is_started_where_no_file_is_kept(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process, "started", lambda *_words, **_options: pytest.fail("a process was started"))
    program.desk.background.write(lambda library: library.mark([1], "read"))
    program.wait_for_writes()
    program.qtbot.wait(300)


def test_a_file_that_was_changed_elsewhere_is_told_of_once(program: Program, kept: Path) -> None:
    kept.write_text("mine", "utf-8")
    program.desk.background.write(lambda library: library.mark([1], "read"))
    wait(program, lambda: "read.md" in program.notice())
    assert kept.read_text("utf-8") == "mine"
    program.desk.notices.clear()
    program.desk.background.write(lambda library: library.mark([2], "read"))
    wait(program, lambda: program.desk.updating.is_running)
    wait(program, lambda: not program.desk.updating.is_running)
    program.settle()
    assert program.notice() == ""
    assert kept.read_text("utf-8") == "mine"


def test_who_comes_back_to_the_window_is_told_of_what_was_changed_meanwhile(
    program: Program, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readinglist.gui.living_exports.updating.AWAY_SECONDS", -60.0)
    kept.write_text("mine", "utf-8")
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    wait(program, lambda: "read.md was changed by another program" in program.notice())


def test_why_no_file_could_be_looked_at_is_said(
    program: Program, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = updates._started
    monkeypatch.setattr(updates, "_started", lambda _library, options: start(tmp_path / "gone.db", options))
    program.desk.background.write(lambda library: library.mark([1], "read"))
    wait(program, lambda: "may be old. There is no library at" in program.notice())
    assert "- [x]" not in kept.read_text("utf-8")


class TestEnd:
    """What becomes of an update when the window is closed."""

    @pytest.fixture
    def children(self, monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
        """The processes that are started from now on."""
        found: list[subprocess.Popen[bytes]] = []
        start = own_process.started

        def started(*words: str, **options: Any) -> subprocess.Popen[bytes]:
            found.append(start(*words, **options))
            return found[-1]

        monkeypatch.setattr(own_process, "started", started)
        return found

    def test_what_is_still_to_be_done_is_done_by_a_process_that_outlives_the_window(
        self, program: Program, kept: Path, children: list[subprocess.Popen[bytes]]
    ) -> None:
        program.desk.background.write(lambda library: library.mark([1], "read"))
        program.wait_for_writes()
        program.leave()
        assert children[-1].wait(20) == 0
        assert "- [x]" in kept.read_text("utf-8")

    def test_a_child_that_hangs_is_ended_and_another_takes_over(
        self, program: Program, kept: Path, children: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(updates, "PATIENCE", 0.2)
        program.desk.background.write(lambda library: library.mark([1], "read"))
        wait(program, lambda: children)
        children[0].send_signal(signal.SIGSTOP)
        before = kept.read_text("utf-8")
        program.leave()
        ended = children[0].wait(20)
        assert ended in (-signal.SIGKILL, -signal.SIGINT)  # the latter before Python takes that over
        assert children[-1].wait(20) == 0
        assert before == ""
        assert kept.read_text("utf-8").count("- [x]") == 1

    def test_a_file_is_whole_wherever_its_writing_was_stopped(self, tmp_path: Path) -> None:
        fill(tmp_path / "library.db", [f"Paper number {number} of many" for number in range(3_000)])
        file = tmp_path / "all.md"
        bind(tmp_path / "library.db", "", file)
        before = file.read_bytes()
        with Library.open(tmp_path / "library.db") as library:
            library.mark(range(1, 3_001), "read")
        running = Updates()
        thread = threading.Thread(target=running.run, args=(tmp_path / "library.db", "--update"))
        thread.start()
        while thread.is_alive() and not list(tmp_path.glob(".readinglist-*.tmp")):
            time.sleep(0.001)
        running.end()
        thread.join(20)
        assert list(tmp_path.glob(".readinglist-*.tmp")) == []
        whole = file.read_text("utf-8").count("- [x]")
        assert file.read_bytes() == before or whole == 3_000


def test_a_fault_of_the_process_is_told_with_its_report(
    program: Program, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "patches").mkdir()
    fail_in_children(monkeypatch, tmp_path / "patches", "readinglist.library.keeping", "update")
    with Library.open(program.path) as library:
        library.mark([1, 2], "read")
    wait(program, lambda: program.bugs)
    monkeypatch.undo()
    report = program.bugs.pop()
    program.bugs.clear()
    assert "KeyError" in report
    assert "private" not in report
    assert kept.read_text("utf-8").count("- [x]") == 0
