"""Asking for a line of text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.gui.text_question import TextQuestion


@pytest.fixture
def question(qtbot: QtBot) -> TextQuestion:
    question = TextQuestion("Rename tag", "New name", "vision")
    qtbot.addWidget(question)
    question.show()
    return question


def line(question: TextQuestion) -> QLineEdit:
    return question.findChild(QLineEdit, "answer")


def test_typing_replaces_what_stands_there_and_enter_saves(qtbot: QtBot, question: TextQuestion) -> None:
    qtbot.keyClicks(line(question), "  seeing ")
    with qtbot.waitSignal(question.accepted):
        qtbot.keyClick(line(question), Qt.Key.Key_Return)
    assert question.answer == "seeing"


def test_escape_changes_nothing(qtbot: QtBot, question: TextQuestion) -> None:
    with qtbot.waitSignal(question.rejected):
        qtbot.keyClick(line(question), Qt.Key.Key_Escape)


def test_the_button_says_what_is_done_with_the_answer(qtbot: QtBot) -> None:
    question = TextQuestion("Merge Tag", "The tag that its papers get instead", button="Merge")
    qtbot.addWidget(question)
    assert question.findChild(QPushButton, "save").text() == "Merge"


def test_an_empty_answer_cannot_be_saved(qtbot: QtBot, question: TextQuestion) -> None:
    line(question).setText("  ")
    assert not question.findChild(QPushButton, "save").isEnabled()
    qtbot.keyClick(line(question), Qt.Key.Key_Return)
    assert question.isVisible()


def test_a_long_name_is_seen_whole(qtbot: QtBot) -> None:
    question = TextQuestion("New smart list", "Name", "self-supervised segmentation -survey")
    qtbot.addWidget(question)
    question.show()
    name = line(question)
    assert name.fontMetrics().horizontalAdvance(name.text()) < name.width() - 24


def test_the_question_is_never_markup(qtbot: QtBot) -> None:
    question = TextQuestion("Rename", "<b>x</b>")
    qtbot.addWidget(question)
    assert question.findChild(QLabel).textFormat() is Qt.TextFormat.PlainText
