"""What was shown of a library is shown again, and has no bearing on another library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from readinglist.gui.operations import tagging
from tests.gui.parts import TITLES, Program, fill, open_program


def choose_order(program: Program, key: str) -> None:
    program.window.findChild(QAction, f"sort-{key}").trigger()
    program.settle()


def test_a_search_in_one_library_is_not_asked_of_another(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.desk.sidebar.choose("unread")
    program.desk.search.setText("weak")
    program.settle()
    program.close()
    fill(tmp_path / "other.db", ["Something Else"])
    other = open_program(qtbot, tmp_path / "other.db", tmp_path / "window.ini")
    assert (other.desk.search.text(), other.desk.sidebar.entry.key) == ("", "all")
    assert other.titles() == ["Something Else"]
    other.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    assert (again.desk.search.text(), again.desk.sidebar.entry.key) == ("weak", "unread")
    again.close()


def test_both_orders_are_remembered(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    choose_order(program, "title")
    program.desk.search.setText("learning")
    program.settle()
    choose_order(program, "added")
    program.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    assert again.desk.papers.sort_button.text() == "Newest First"
    again.desk.search.clear_search()
    again.settle()
    assert again.titles() == sorted(TITLES)
    again.close()


def test_unfolded_tags_are_unfolded_again(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    tagging.add(program.desk, [1], ["maths/topology"])
    program.wait(lambda: program.desk.snapshot.overview.tags)
    program.settle()
    program.desk.sidebar.fold(["listings"], ["level:maths"])
    program.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    assert again.desk.sidebar.folded() == ["listings"]
    assert again.desk.sidebar.unfolded() == ["level:maths"]
    again.close()
