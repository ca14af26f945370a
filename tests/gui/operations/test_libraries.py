"""The library in the desktop's own window, and libraries that were open before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction

from readinglist.gui.recent import RecentLibrary
from tests.gui.parts import Program


def test_the_folder_of_the_library_is_shown(program: Program) -> None:
    program.window.findChild(QAction, "show-library").trigger()
    program.settle()
    assert program.links == [f"file://{program.path.parent}"]


def test_a_library_is_told_by_its_name_and_its_folder() -> None:
    assert RecentLibrary(Path("/data/a/papers.db"), True).title == "papers.db (/data/a)"
    assert RecentLibrary(Path.home() / "thesis" / "papers.db", True).title == "papers.db (~/thesis)"
    assert RecentLibrary(Path.home() / "papers.db", True).title == "papers.db (~)"
    assert len(RecentLibrary(Path("/") / "a" / ("b" * 200) / "c.db", True).title) <= 80
