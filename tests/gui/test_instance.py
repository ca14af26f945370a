"""A later start of the program finds the window that is open, by real processes that come, go and are killed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist.gui import instance as meeting
from readinglist.gui.instance import Instance, is_taken_elsewhere

CHECKOUT = Path(meeting.__file__).parents[2]

LATER = """
import sys
from pathlib import Path
from readinglist.gui.instance import Instance, is_taken_elsewhere
print(is_taken_elsewhere(Instance(), Path(sys.argv[1]), sys.argv[2:]))
"""

EARLIER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from readinglist.gui.instance import Instance
application = QCoreApplication([])
instance = Instance()
assert instance.claim(Path(sys.argv[1]))
instance._listen()
print("listening", flush=True)
application.exec()
"""


def start(code: str, *arguments: str | bytes, folder: Path | None = None, screen: str = "") -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    if screen:
        environment["DISPLAY"] = screen
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=folder)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def instance(qtbot: QtBot) -> Iterator[Instance]:  # noqa: ARG001 - with an application
    instance = Instance()
    yield instance
    instance.release()


@pytest.fixture
def earlier(library: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process, which listens for what is brought to the library."""
    process = start(EARLIER, str(library))
    assert process.stdout is not None
    assert process.stdout.readline() == "listening\n"
    yield process
    process.kill()
    process.communicate()


@pytest.fixture
def wait(qtbot: QtBot) -> Callable[[subprocess.Popen[str]], bool]:
    """Wait for a later start to end, while windows live on; tell whether its files were taken."""

    def wait(process: subprocess.Popen[str]) -> bool:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=15_000)
        return process.communicate()[0] == "True\n"

    return wait


def test_a_later_start_brings_its_files_as_its_own_folder_has_them(
    instance: Instance, library: Path, tmp_path: Path, wait: Callable[[subprocess.Popen[str]], bool]
) -> None:
    brought: list[list[str]] = []
    instance.brought.connect(brought.append)
    assert instance.claim(library)  # listens only a moment later: who comes before that waits
    odd = os.fsencode(tmp_path) + b"/caf\xe9 \xe4\xb8\xad.txt"
    assert wait(start(LATER, str(library), "page.txt", "/elsewhere/a b.bib", odd, folder=tmp_path))
    assert brought == [[str(tmp_path / "page.txt"), "/elsewhere/a b.bib", os.fsdecode(odd)]]


def test_a_start_without_files_only_calls_the_window(
    instance: Instance, library: Path, wait: Callable[[subprocess.Popen[str]], bool]
) -> None:
    brought: list[list[str]] = []
    instance.brought.connect(brought.append)
    instance.claim(library)
    assert wait(start(LATER, str(library)))
    assert brought == [[]]


def test_one_library_by_two_paths_is_one(
    instance: Instance, library: Path, tmp_path: Path, wait: Callable[[subprocess.Popen[str]], bool]
) -> None:
    library.touch()
    (tmp_path / "link.db").symlink_to(library)
    instance.claim(library)
    assert wait(start(LATER, "link.db", folder=tmp_path))


def test_another_library_and_another_screen_have_windows_of_their_own(
    instance: Instance, library: Path, tmp_path: Path, wait: Callable[[subprocess.Popen[str]], bool]
) -> None:
    instance.claim(library)
    assert not wait(start(LATER, str(tmp_path / "other.db")))
    assert not wait(start(LATER, str(library), screen=":987"))


def test_after_a_kill_the_next_start_takes_the_place(
    instance: Instance,
    library: Path,
    earlier: subprocess.Popen[str],
    wait: Callable[[subprocess.Popen[str]], bool],
) -> None:
    assert not instance.claim(library)
    earlier.send_signal(signal.SIGKILL)
    earlier.wait()
    assert instance.claim(library)
    assert wait(start(LATER, str(library)))


def test_a_window_that_does_not_answer_is_passed_over(
    instance: Instance, library: Path, earlier: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting, "PATIENCE", 0.1)
    earlier.send_signal(signal.SIGSTOP)
    assert not is_taken_elsewhere(instance, library, [])
    earlier.send_signal(signal.SIGCONT)


def test_a_library_that_was_let_go_can_be_held_by_the_next(instance: Instance, library: Path, tmp_path: Path) -> None:
    later = Instance()
    instance.claim(library)
    assert not later.claim(library)
    instance.claim(tmp_path / "other.db")
    assert later.claim(library)
    later.release()
    assert instance.claim(library)


def test_nobody_else_can_come_in(instance: Instance, library: Path, qtbot: QtBot) -> None:
    folder = Path(os.environ["XDG_RUNTIME_DIR"]) / "readinglist" / "windows"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o777)
    before = set(folder.iterdir())
    instance.claim(library)
    qtbot.waitUntil(lambda: len(set(folder.iterdir()) - before) == 2)
    modes = {path.suffix: stat.S_IMODE(path.stat().st_mode) for path in (folder, *set(folder.iterdir()) - before)}
    assert modes[""] == 0o700
    assert modes[".lock"] == 0o600
    assert modes[".socket"] & 0o077 == 0


def test_without_a_private_folder_every_start_has_its_own_window(
    instance: Instance, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "readinglist").write_text("in the way")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not is_taken_elsewhere(instance, library, [])
    assert not is_taken_elsewhere(Instance(), library, [])
