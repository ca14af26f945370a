"""The real window on the sample, in a folder of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.parts import Program, open_program
from tests.gui.screens.inspecting import HEIGHT, WIDTH
from tests.gui.screens.sample import work_a_little
from tests.gui.screens.showing import Opening, put_away
from tests.gui.screens.table import Screen


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library in it that somebody works with."""
    folder = tmp_path_factory.mktemp("sample")
    work_a_little(folder / "library.db")
    return folder


@pytest.fixture
def opening(qtbot: QtBot, sample: Path, tmp_path: Path) -> Iterator[Opening]:
    """Opens the window that a screen belongs to, as large as a small laptop."""
    opened: list[Program] = []

    def open_for(screen: Screen) -> Program:
        folder = tmp_path / "home"
        if screen.is_empty:
            folder.mkdir()
        else:
            shutil.copytree(sample, folder)
        program = open_program(qtbot, folder / "library.db", tmp_path / "window.ini", is_answered=False)
        program.window.resize(WIDTH, HEIGHT)
        program.settle()
        opened.append(program)
        return program

    yield open_for
    for program in opened:
        put_away(program)
        program.desk.clipboard.clear()
        program.close()
