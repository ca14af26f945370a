"""Questions stand in front of the window that asks, which the keyboard comes back to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from readinglist.gui.questions import DialogQuestions


@pytest.fixture
def main(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def asker(main: QWidget) -> QWidget | None:
    """Ask, and return the window that the question stood in front of."""
    found: list[QWidget | None] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        found.append(box.parentWidget())
        box.close()

    QTimer.singleShot(0, answer)
    assert DialogQuestions(main).choice("Overwrite?", "It would be lost.", ("Leave It", "Overwrite")) == -1
    return found[0]


def test_the_main_window_asks_where_no_dialog_does(main: QWidget) -> None:
    assert asker(main) is main


def test_a_question_that_was_answered_is_gone(main: QWidget, qtbot: QtBot) -> None:
    asker(main)
    qtbot.waitUntil(lambda: main.findChildren(QMessageBox) == [])


def test_a_dialog_asks_itself(main: QWidget, qtbot: QtBot) -> None:
    dialog = QDialog(main)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert asker(main) is dialog


def test_what_is_proposed_stands_on_the_right_and_is_what_enter_does(main: QWidget) -> None:
    order: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = [button for button in box.buttons() if button.isVisible()]
        order.extend(button.text() for button in sorted(buttons, key=lambda button: button.x()))
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, look)
    assert DialogQuestions(main).choice("Merge?", "They are alike.", ("Merge", "Keep Apart")) == 0
    assert order == ["Keep Apart", "Merge"]
