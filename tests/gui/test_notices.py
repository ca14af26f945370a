"""One notice at a time, for as long as it matters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.gui.notices import NoticeBar


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    notices = NoticeBar()
    qtbot.addWidget(notices)
    return notices


def text(notices: NoticeBar) -> str:
    label = notices.findChild(QLabel, "notice-text")
    assert label is not None
    assert label.textFormat() is Qt.TextFormat.PlainText
    return label.text()


def test_a_notice_is_shown_as_it_is_written(notices: NoticeBar) -> None:
    notices.tell("<b>1</b> & done")
    assert not notices.isHidden()
    assert text(notices) == "<b>1</b> & done"


def test_a_notice_that_repeats_is_counted(notices: NoticeBar) -> None:
    for _ in range(3):
        notices.complain("No.")
    assert text(notices) == "No. (3 times)"


def test_the_button_does_what_it_says_once_and_the_notice_is_gone(notices: NoticeBar) -> None:
    pressed: list[bool] = []
    notices.tell("Done.", "Undo", lambda: pressed.append(True))
    button = notices.findChild(QPushButton, "notice-button")
    assert button is not None
    assert button.text() == "Undo"
    button.click()
    button.click()
    assert pressed == [True]
    assert notices.isHidden()


def test_what_was_done_leaves_by_itself_and_an_error_stays(notices: NoticeBar) -> None:
    timer = notices.findChild(QTimer)
    assert timer is not None
    notices.tell("Done.")
    assert timer.isActive()
    notices.complain("No.")
    assert not timer.isActive()
