"""Sentences of the window name keys as they are, also once these are others."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

import readinglist.gui
from readinglist.gui.menus import MENUS
from tests.gui.parts import Program

ACTIONS = {action.id: action for menu in MENUS for action in menu.actions()}
KEY = re.compile(r"\b(?:(?:Ctrl|Alt|Shift|Meta)\+)+[\w.,]+|\bF\d{1,2}\b")
FIXED = {
    "adding/add_dialog.py": {"Ctrl+Enter"},
    "editing/edit_dialog.py": {"Ctrl+Enter"},
    "exporting/foot.py": {"Ctrl+Shift+C"},
    "menus/edit_menu.py": {"Alt+Down"},
    "search_bar.py": {"Alt+Down"},
}
"""Keys of a window or field of its own, which nobody can change."""


def test_no_sentence_names_a_key_that_can_be_changed() -> None:
    gui = Path(readinglist.gui.__file__).parent
    found = [
        f"{file.relative_to(gui)}: {text}"
        for file in sorted(gui.rglob("*.py"))
        for text in sentences(ast.parse(file.read_text(encoding="utf-8")))
        if set(KEY.findall(text)) - FIXED.get(file.relative_to(gui).as_posix(), set())
    ]
    assert found == []


def sentences(tree: ast.AST) -> Iterator[str]:
    """The texts of a module of several words, but for what says what its parts are for."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_told = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        if is_told and " " in node.value.strip():
            yield node.value


def test_the_empty_list_says_which_key_pastes_by_now(empty_program: Program) -> None:
    sentence = empty_program.window.findChild(QLabel, "empty-library-sentence")
    assert "paste one with Ctrl+V," in sentence.text()
    empty_program.desk.keys.give(ACTIONS["import-clipboard"], ("Ctrl+Alt+P",))
    assert "paste one with Ctrl+Alt+P," in sentence.text()
    empty_program.desk.keys.give(ACTIONS["import-clipboard"], ())
    assert "paste one, or" in sentence.text()


def test_the_bar_of_a_long_change_says_which_key_stops_it_by_now(program: Program) -> None:
    stop = program.window.findChild(QPushButton, "changing-stop")
    assert stop.toolTip().endswith("(Ctrl+.)")
    program.desk.keys.give(ACTIONS["stop-change"], ("Ctrl+Alt+P",))
    assert stop.toolTip().endswith("(Ctrl+Alt+P)")
