"""Windows on small libraries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.parts import Program, fill, open_program


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look twenty times a second, not once, for what other programs changed: many tests change things as one."""
    monkeypatch.setattr("readinglist.gui.background.POLL_MILLISECONDS", 50)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The window on a library of five papers."""
    fill(tmp_path / "library.db")
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    yield program
    program.close()


@pytest.fixture
def empty_program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The window on a new library."""
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    yield program
    program.close()
