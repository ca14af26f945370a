"""Tags that are spelt alike are shown, and those that are ticked are merged, with a way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from readinglist.gui.tags.similar_window import SimilarWindow
from readinglist.library import Library
from tests.gui.parts import Program


@pytest.fixture
def window(program: Program) -> SimilarWindow:
    with Library.open(program.path) as library:
        library.tag([1, 2], add=["LLM", "vision"])
        library.tag([3], add=["llms", "Visions"])
    program.wait(lambda: len(program.desk.snapshot.overview.tags) == 4)
    program.window.findChild(QAction, "similar-tags").trigger()
    shown = program.window.findChild(SimilarWindow)
    program.wait(lambda: shown.list.count() == 2)
    return shown


def lines(window: SimilarWindow) -> list[str]:
    return [window.list.item(row).text() for row in range(window.list.count())]


def names(program: Program) -> set[str]:
    with Library.open(program.path) as library:
        return {tag.name for tag, _count in library.overview().tags}


def test_what_is_ticked_is_merged_and_comes_back_by_the_button(program: Program, window: SimilarWindow) -> None:
    assert lines(window) == ["llms (1)  →  LLM (2)", "Visions (1)  →  vision (2)"]
    assert window.merge.text() == "Merge 2 Groups"
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    QTest.keyClick(window.list, Qt.Key.Key_Space)
    assert window.merge.text() == "Merge 1 Group"
    QTest.mouseClick(window.merge, Qt.MouseButton.LeftButton)
    program.wait(lambda: window.list.count() == 1)
    assert names(program) == {"LLM", "vision", "Visions"}
    assert not window.merge.isEnabled()  # what was left out stays left out
    window.findChild(QPushButton, "status-undo").click()
    program.wait(lambda: window.list.count() == 2)
    assert names(program) == {"LLM", "llms", "vision", "Visions"}


def test_tags_that_are_not_the_same_are_never_proposed_again(program: Program, window: SimilarWindow) -> None:
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    QTest.keyClick(window.list, Qt.Key.Key_Delete)
    program.wait(lambda: lines(window) == ["llms (1)  →  LLM (2)"])
    assert window.findChild(QLabel, "status").text() == "Tell 2 tags apart: done."
    QTest.mouseClick(window.apart, Qt.MouseButton.LeftButton)
    program.wait(lambda: window.list.count() == 0)
    assert not window.apart.isEnabled()
    window.findChild(QPushButton, "status-undo").click()
    program.wait(lambda: window.list.count() == 1)
    assert names(program) == {"LLM", "llms", "vision", "Visions"}


def test_nothing_to_merge_is_said(program: Program, window: SimilarWindow) -> None:
    window.list.setFocus()
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    program.wait(lambda: window.list.count() == 0)
    assert not window.merge.isEnabled()
    said = window.findChild(QLabel, "no-similar-tags")
    assert (said.text(), said.isVisible()) == ("No two tags are spelt alike.", True)
    assert not window.list.isVisible()
    assert window.focusWidget().text() == "Close"
    window.findChild(QPushButton, "status-undo").click()
    program.wait(lambda: window.list.count() == 2)
    assert window.focusWidget() is window.list


def test_an_answer_that_comes_after_the_window_was_closed_is_dropped(program: Program, window: SimilarWindow) -> None:
    program.desk.background.write(lambda library: library.tag([4], add=["llm models"]))
    window.close()
    program.settle()
    program.window.findChild(QAction, "similar-tags").trigger()
    program.settle()
    assert [one.list.count() for one in program.window.findChildren(SimilarWindow) if one.isVisible()] == [2]


def test_what_another_program_does_is_followed(program: Program, window: SimilarWindow) -> None:
    with Library.open(program.path) as elsewhere:
        elsewhere.tag([3], add=["L.L.M."])
        elsewhere.undo()
        elsewhere.undo()
    program.wait(lambda: window.list.count() == 0)
