"""Windows on small libraries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.parts import Program, fill, open_program


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look twenty times a second, not once, for what other programs changed: many tests change things as one."""
    monkeypatch.setattr("readinglist.gui.background.POLL_MILLISECONDS", 50)


@pytest.fixture(scope="session")
def five_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of five papers and its index, to be copied: to make one takes as long as the window."""
    folder = tmp_path_factory.mktemp("five papers")
    fill(folder / "library.db")
    return folder


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, five_papers: Path) -> Iterator[Program]:
    """The window on a library of five papers."""
    shutil.copytree(five_papers, tmp_path, dirs_exist_ok=True)
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    yield program
    program.close()


@pytest.fixture
def empty_program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The window on a new library."""
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    yield program
    program.close()
