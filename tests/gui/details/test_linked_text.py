"""A paper's own links can be clicked where they stand in its abstract; nothing else can."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette, QTextCursor
from pytestqt.qtbot import QtBot

from readinglist.domain.links import Link
from readinglist.gui.details.linked_text import LinkedText, places_of

CODE = "https://github.com/example/plain"
TEXT = f"😀 We do it. See {CODE}, or file:///etc/passwd and https://example.org/other."


@pytest.mark.parametrize(
    ("text", "urls", "found"),
    [
        (f"Code: {CODE}.", [CODE], [CODE]),
        ("Code: github.com/example/plain", [CODE], ["github.com/example/plain"]),
        (f"({CODE})", [CODE], [CODE]),
        (f"{CODE}-two", [CODE], []),
        (f"{CODE} {CODE}-two", [CODE, f"{CODE}-two"], [f"{CODE}-two", CODE]),
        ("It stands nowhere.", [CODE], []),
        ("", [], []),
    ],
)
def test_an_address_is_found_as_a_whole(text: str, urls: list[str], found: list[str]) -> None:
    places = places_of([Link.to(url) for url in urls], text)
    assert [text[first:last] for (first, last), _url in places] == found


@pytest.fixture
def abstract(qtbot: QtBot) -> LinkedText:
    abstract = LinkedText(line_height=145)
    qtbot.addWidget(abstract)
    abstract.resize(500, 100)
    abstract.show_linked(TEXT, (), [Link.to(CODE)])
    abstract.show()
    return abstract


def place_of(abstract: LinkedText, words: str) -> QPoint:
    cursor = abstract.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 2)
    return abstract.cursorRect(cursor).center() + QPoint(1, 0)


def click(qtbot: QtBot, abstract: LinkedText, words: str) -> None:
    qtbot.mouseClick(abstract.viewport(), Qt.MouseButton.LeftButton, pos=place_of(abstract, words))


def test_a_click_on_a_link_asks_for_it(qtbot: QtBot, abstract: LinkedText) -> None:
    with qtbot.waitSignal(abstract.link_opened) as opened:
        click(qtbot, abstract, "github.com")
    assert opened.args == [CODE]


@pytest.mark.parametrize("words", ["file:///etc", "example.org/other", "We do it"])
def test_a_click_on_anything_else_asks_for_nothing(qtbot: QtBot, abstract: LinkedText, words: str) -> None:
    with qtbot.assertNotEmitted(abstract.link_opened):
        click(qtbot, abstract, words)


def test_selecting_text_opens_nothing(qtbot: QtBot, abstract: LinkedText) -> None:
    first, last = place_of(abstract, "We do it"), place_of(abstract, "github.com")
    with qtbot.assertNotEmitted(abstract.link_opened):
        qtbot.mousePress(abstract.viewport(), Qt.MouseButton.LeftButton, pos=first)
        qtbot.mouseMove(abstract.viewport(), last)
        abstract.moveCursor(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        qtbot.mouseRelease(abstract.viewport(), Qt.MouseButton.LeftButton, pos=last)


def test_only_the_link_is_underlined(abstract: LinkedText) -> None:
    assert [selection.cursor.selectedText() for selection in abstract.extraSelections()] == [CODE]


def test_another_text_has_its_own_links(qtbot: QtBot, abstract: LinkedText) -> None:
    abstract.show_linked(TEXT, (), [])
    with qtbot.assertNotEmitted(abstract.link_opened):
        click(qtbot, abstract, "github.com")


def test_a_link_takes_the_colour_of_another_theme(abstract: LinkedText) -> None:
    palette = abstract.palette()
    palette.setColor(QPalette.ColorRole.Link, QColor("#abcdef"))
    abstract.setPalette(palette)
    (link,) = abstract.extraSelections()
    assert link.format.foreground().color() == QColor("#abcdef")
