"""Text to read: as high as it needs, copied as it came, never markup."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from readinglist.gui.details.reading_text import ReadingText
from tests.effort import effort

HOSTILE = {
    "one word": "x" * 1_000_000,
    "many lines": "x\n" * 60_000,
    "accents": "a\u0301" * 60_000,
    "directions": "\u202e" * 100_000,
}


@pytest.fixture
def reading(qtbot: QtBot) -> Iterator[ReadingText]:
    reading = ReadingText(line_height=140)
    qtbot.addWidget(reading)
    reading.resize(300, 50)
    reading.show()
    yield reading
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # or all texts stay until a loop runs


def selected(reading: ReadingText) -> str:
    reading.selectAll()
    return reading.createMimeDataFromSelection().text()


def test_it_is_as_high_as_its_text(reading: ReadingText) -> None:
    reading.show_text("One line.")
    low = reading.height()
    reading.show_text("Many words that go on and on. " * 20)
    assert reading.height() > 5 * low


def test_it_grows_where_it_gets_narrower(reading: ReadingText) -> None:
    reading.show_text("Many words that go on and on. " * 20)
    wide = reading.height()
    reading.resize(150, wide)
    assert reading.height() > wide


@pytest.mark.parametrize("text", ["x" * 500, "<b>bold</b> &amp; {0}", "two\nlines"])
def test_what_is_copied_is_what_came(reading: ReadingText, text: str) -> None:
    reading.show_text(text)
    assert selected(reading) == text


def test_showing_the_same_text_again_keeps_the_selection(reading: ReadingText) -> None:
    reading.show_text("Stay where you are.")
    reading.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    reading.show_text("Stay where you are.", [(5, 10)])
    assert reading.textCursor().selectedText() == "Stay"


def test_a_mark_in_a_long_word_is_where_it_was(reading: ReadingText) -> None:
    reading.show_text("x" * 200 + "MARK", [(200, 204)])
    (mark,) = reading.extraSelections()
    assert mark.cursor.selectedText() == "MARK"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_comes_is_shown_with_bounded_effort(reading: ReadingText, text: str) -> None:
    def show() -> None:
        reading.show_text(text)
        reading.grab()

    assert effort(show, tries=1) < 100  # twenty for the worst
