"""One notice at a time, for as long as it matters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.gui.notices import NoticeBar
from tests.gui.parts import Program


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


def test_details_are_offered_beside_what_can_be_done(notices: NoticeBar) -> None:
    pressed: list[str] = []
    notices.tell("Done.", "Undo", lambda: pressed.append("undo"), details=lambda: pressed.append("details"))
    details = notices.findChild(QPushButton, "notice-details")
    assert details is not None
    assert not details.isHidden()
    details.click()
    assert (pressed, notices.isHidden()) == (["details"], True)
    notices.tell("Done.", "Undo", lambda: pressed.append("undo"))
    assert details.isHidden()


def test_a_second_thing_to_do_is_offered_beside_the_first(notices: NoticeBar) -> None:
    pressed: list[str] = []
    notices.tell("Done.", "Undo", lambda: pressed.append("undo"), also=("Triage", lambda: pressed.append("triage")))
    also = notices.findChild(QPushButton, "notice-also")
    assert also is not None
    assert (also.text(), also.isHidden()) == ("Triage", False)
    also.click()
    assert (pressed, notices.isHidden()) == (["triage"], True)
    notices.tell("Done.", "Undo", lambda: pressed.append("undo"))
    assert also.isHidden()


def test_an_error_stays_longer_than_what_was_done(notices: NoticeBar) -> None:
    timer = notices.findChild(QTimer)
    assert timer is not None
    notices.tell("Done.")
    assert timer.isActive()
    shown = timer.interval()
    notices.complain("No.")
    assert timer.isActive()
    assert timer.interval() > shown


def test_a_notice_does_not_leave_from_under_the_mouse(notices: NoticeBar) -> None:
    timer = notices.findChild(QTimer)
    assert timer is not None
    notices.complain("No.")
    QApplication.sendEvent(notices, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not timer.isActive()
    QApplication.sendEvent(notices, QEvent(QEvent.Type.Leave))
    assert timer.isActive()


def test_an_error_is_forgiven_when_something_was_done_and_other_notices_stay(notices: NoticeBar) -> None:
    notices.tell("Done.")
    notices.forgive()
    assert not notices.isHidden()
    notices.complain("No.")
    notices.forgive()
    assert notices.isHidden()


def test_an_error_that_leads_on_stays_while_one_works_on(notices: NoticeBar) -> None:
    notices.complain("refs.bib could not be written.", "Show", lambda: None)
    notices.forgive()
    assert not notices.isHidden()


def test_an_error_that_leads_on_does_not_leave_by_itself(notices: NoticeBar) -> None:
    timer = notices.findChild(QTimer)
    assert timer is not None
    notices.tell("Done.")
    notices.complain("The library is damaged.", "Recover…", lambda: None)
    assert not timer.isActive()
    QApplication.sendEvent(notices, QEvent(QEvent.Type.Leave))
    assert not timer.isActive()
    notices.tell("Done.")
    assert timer.isActive()


def test_nothing_in_a_notice_takes_the_keyboard(notices: NoticeBar) -> None:
    notices.complain("No.", "Details", lambda: None)
    parts = notices.findChildren(QWidget)
    assert [part.objectName() for part in parts if part.focusPolicy() is not Qt.FocusPolicy.NoFocus] == []


def test_a_notice_is_as_high_as_its_words_need(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    notices = NoticeBar(window)
    window.show()
    notices.complain("The disk is full; nothing was changed. Free some space and try again.")
    of_one_line = notices.height()
    assert of_one_line < 50
    notices.complain("The disk is full; nothing was changed. Free some space and try again. " * 4)
    label = notices.findChild(QLabel, "notice-text")
    assert label is not None
    assert notices.height() > of_one_line
    assert label.height() >= label.heightForWidth(label.width())


def test_a_notice_does_not_hide_the_last_paper(program: Program) -> None:
    papers = program.desk.papers.list
    program.window.resize(800, 380)
    program.settle()
    papers.go_to(4)
    program.desk.notices.tell("Something was done that takes a few words to say, so that it stands over the list.")
    foot = papers.mapFromGlobal(program.desk.notices.mapToGlobal(QPoint())).y()
    assert papers.visualRect(papers.currentIndex()).bottom() < foot
    program.desk.notices.clear()
    assert papers.visualRect(papers.currentIndex()).bottom() < papers.viewport().height()
