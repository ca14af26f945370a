"""The details pane shows what is chosen and tells what the user wants done with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from readinglist.domain.links import Link
from readinglist.domain.paper import State
from readinglist.domain.tags import Tag
from readinglist.gui.details.content import Details
from readinglist.gui.details.pane import DetailsPane
from readinglist.gui.details.rating import RatingStars
from readinglist.gui.details.reading_text import ReadingText
from tests.gui.details.papers import DETAILS, PAPER

T = TypeVar("T", bound=QWidget)
HOSTILE = "<b>x</b><img src='file:///dev/zero'>\u202e{0}%s&amp;\x00"


@pytest.fixture
def pane(qtbot: QtBot) -> DetailsPane:
    pane = DetailsPane()
    qtbot.addWidget(pane)
    pane.set_known_tags((Tag(1, "vision", "#2f6fd0"),))
    pane.resize(440, 800)
    pane.show_paper(DETAILS)
    pane.show()
    return pane


def visible_child(pane: DetailsPane, kind: type[T], name: str) -> T:
    QApplication.processEvents()  # new children are shown with the next events
    return next(child for child in pane.findChildren(kind, name) if child.isVisible())


def click(qtbot: QtBot, pane: DetailsPane, name: str) -> None:
    qtbot.mouseClick(visible_child(pane, QAbstractButton, name), Qt.MouseButton.LeftButton)


def test_the_paper_is_there_to_read(pane: DetailsPane) -> None:
    assert visible_child(pane, QTextEdit, "title").toPlainText() == PAPER.title
    assert visible_child(pane, QTextEdit, "abstract").toPlainText() == PAPER.abstract
    assert visible_child(pane, QTextEdit, "authors").toPlainText() == "Ada Lovelace, Grace Hopper"
    assert visible_child(pane, QLabel, "cite-key").text() == PAPER.cite_key


def test_a_state_is_asked_for_with_the_paper_that_was_shown(qtbot: QtBot, pane: DetailsPane) -> None:
    with qtbot.waitSignal(pane.state_chosen) as chosen:
        click(qtbot, pane, "state-read")
    assert chosen.args == [(1,), State.READ]


def test_the_state_in_force_is_not_asked_for_again(qtbot: QtBot, pane: DetailsPane) -> None:
    with qtbot.assertNotEmitted(pane.state_chosen):
        click(qtbot, pane, "state-unread")


def test_showing_a_paper_asks_for_nothing(pane: DetailsPane) -> None:
    signals = (pane.state_chosen, pane.star_toggled, pane.rating_chosen, pane.note_edited)
    emitted: list[object] = []
    for signal in signals:
        signal.connect(lambda *args: emitted.append(args))
    other = replace(PAPER, id=2, state=State.READING, starred=True, rating=4, notes="new")
    pane.show_paper(Details(other))
    pane.show_nothing()
    assert emitted == []


def test_the_star_asks_for_its_opposite(qtbot: QtBot, pane: DetailsPane) -> None:
    with qtbot.waitSignal(pane.star_toggled) as toggled:
        click(qtbot, pane, "star")
    assert toggled.args == [(1,), True]


def test_a_star_of_the_rating_can_be_clicked_and_taken_back(qtbot: QtBot, pane: DetailsPane) -> None:
    stars = visible_child(pane, RatingStars, "rating")
    with qtbot.waitSignal(pane.rating_chosen) as chosen:
        qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(2 + 18 * 3 + 9, 12))
    assert chosen.args == [(1,), 4]
    with qtbot.waitSignal(pane.rating_chosen) as chosen:
        qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(2 + 18 * 3 + 9, 12))
    assert chosen.args == [(1,), 0]


@pytest.mark.parametrize(("key", "rating"), [(Qt.Key.Key_3, 3), (Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 5)])
def test_the_rating_takes_keys(qtbot: QtBot, pane: DetailsPane, key: Qt.Key, rating: int) -> None:
    with qtbot.waitSignal(pane.rating_chosen) as chosen:
        qtbot.keyClick(visible_child(pane, RatingStars, "rating"), key)
    assert chosen.args == [(1,), rating]


def test_a_tag_is_added_by_typing(qtbot: QtBot, pane: DetailsPane) -> None:
    field = visible_child(pane, QLineEdit, "tag-field")
    with qtbot.waitSignal(pane.tags_added) as added:
        qtbot.keyClicks(field, "new")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert added.args == [(1,), ("new",)]


def test_escape_leads_out_of_the_fields(qtbot: QtBot, pane: DetailsPane) -> None:
    for field in (visible_child(pane, QLineEdit, "tag-field"), visible_child(pane, QPlainTextEdit, "notes")):
        with qtbot.waitSignal(pane.left):
            qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_a_link_is_opened_and_copied_by_signal_alone(qtbot: QtBot, pane: DetailsPane) -> None:
    with qtbot.waitSignal(pane.link_opened) as opened:
        click(qtbot, pane, "link-button")
    assert opened.args == ["https://github.com/example/plain"]


def test_a_link_can_be_copied_from_its_menu(qtbot: QtBot, pane: DetailsPane) -> None:
    button = visible_child(pane, QAbstractButton, "link-button")
    button.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(pane.link_copied) as copied:
        next(action for action in menu.actions() if action.text() == "Copy link").trigger()
    menu.close()
    assert copied.args == ["https://github.com/example/plain"]


def test_without_a_link_the_title_is_searched(qtbot: QtBot, pane: DetailsPane) -> None:
    pane.show_paper(Details(replace(PAPER, links=(), arxiv=None)))
    with qtbot.waitSignal(pane.link_opened) as opened:
        click(qtbot, pane, "link-button")
    assert opened.args is not None
    assert opened.args[0].startswith("https://arxiv.org/search/")


def test_a_listing_leads_to_its_papers(qtbot: QtBot, pane: DetailsPane) -> None:
    with qtbot.waitSignal(pane.listing_chosen) as chosen:
        click(qtbot, pane, "appearance")
    assert chosen.args == [7]


def test_a_paper_of_no_listing_has_no_heading_over_nothing(pane: DetailsPane) -> None:
    heading = visible_child(pane, QLabel, "seen-in-heading")
    pane.show_paper(Details(PAPER))
    assert not heading.isVisible()


def test_the_citation_key_is_copied(qtbot: QtBot, pane: DetailsPane) -> None:
    with qtbot.waitSignal(pane.key_copied) as copied:
        click(qtbot, pane, "copy-key")
    assert copied.args == [PAPER.cite_key]


def test_a_paper_in_the_trash_can_be_restored(qtbot: QtBot, pane: DetailsPane) -> None:
    pane.show_paper(Details(replace(PAPER, trashed=datetime.now(UTC) - timedelta(days=12))))
    assert pane.findChild(QLabel, "in-trash").text().startswith("In the trash for 12 days, since ")
    with qtbot.waitSignal(pane.restore_chosen) as chosen:
        click(qtbot, pane, "restore")
    assert chosen.args == [(1,)]


def test_many_papers_are_marked_at_once(qtbot: QtBot, pane: DetailsPane) -> None:
    pane.show_many((1, 2, 3))
    assert visible_child(pane, QLabel, "selected-count").text() == "3 papers selected"
    with qtbot.waitSignal(pane.state_chosen) as chosen:
        click(qtbot, pane, "state-read")
    assert chosen.args == [(1, 2, 3), State.READ]
    with qtbot.waitSignal(pane.star_toggled) as toggled:
        click(qtbot, pane, "unstar-all")
    assert toggled.args == [(1, 2, 3), False]


def test_the_same_state_can_be_given_to_one_selection_after_another(qtbot: QtBot, pane: DetailsPane) -> None:
    for ids in ((1, 2), (3, 4)):
        pane.show_many(ids)
        with qtbot.waitSignal(pane.state_chosen) as chosen:
            click(qtbot, pane, "state-read")
        assert chosen.args == [ids, State.READ]


def test_a_refresh_stays_where_it_was_scrolled_to(qtbot: QtBot, pane: DetailsPane) -> None:
    long = replace(PAPER, abstract="A sentence that goes on for a while. " * 200)
    pane.show_paper(Details(long))
    bar = visible_child(pane, QScrollArea, "paper-view").verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    pane.show_paper(Details(replace(long, starred=True)))
    assert bar.value() == 100
    pane.show_paper(Details(replace(long, id=2)))
    assert bar.value() == 0


def _is_in_sight(area: QScrollArea, text: QPlainTextEdit) -> bool:
    place = text.viewport().mapTo(area.viewport(), text.cursorRect().center())
    return area.viewport().rect().contains(place)


def test_the_notes_of_a_long_paper_come_into_sight_and_stay_there_while_one_types(
    qtbot: QtBot, pane: DetailsPane
) -> None:
    pane.show_paper(Details(replace(PAPER, abstract="A sentence that goes on for a while. " * 200)))
    area = visible_child(pane, QScrollArea, "paper-view")
    notes = visible_child(pane, QPlainTextEdit, "notes")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 100)
    pane.activateWindow()
    pane.focus_notes()
    qtbot.waitUntil(lambda: notes.hasFocus() and _is_in_sight(area, notes))
    for number in range(20):
        qtbot.keyClicks(notes, f"line {number}")
        qtbot.keyClick(notes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _is_in_sight(area, notes))
    pane.focus_tags()
    tags = visible_child(pane, QLineEdit, "tag-field")
    qtbot.waitUntil(lambda: area.viewport().rect().contains(tags.mapTo(area.viewport(), tags.rect().center())))


def test_marks_stand_on_what_was_found(pane: DetailsPane) -> None:
    pane.show_paper(Details(replace(PAPER, title="😀 mark me"), title_marks=((2, 6),), author_marks=((0, 3),)))
    for name, marked in (("title", "mark"), ("authors", "Ada")):
        text = visible_child(pane, ReadingText, name)
        assert [selection.cursor.selectedText() for selection in text.extraSelections()] == [marked]


def test_an_endless_word_never_makes_the_pane_wider(pane: DetailsPane) -> None:
    paper = replace(PAPER, title="t" * 300, venue="v" * 300, authors=("a" * 300,), cite_key="k" * 300, tags=("x" * 90,))
    pane.show_paper(Details(paper, DETAILS.appearances))
    assert visible_child(pane, ReadingText, "published").toPlainText().endswith(f"arXiv {PAPER.arxiv}")
    for text in pane.findChildren(QWidget):
        assert not text.isVisible() or text.minimumSizeHint().width() <= pane.width() or text.minimumWidth() == 1


def test_no_text_of_a_paper_is_markup_anywhere(pane: DetailsPane) -> None:
    paper = replace(
        PAPER,
        title=HOSTILE, abstract=HOSTILE, authors=(HOSTILE,), venue=HOSTILE, notes=HOSTILE, cite_key=HOSTILE,
        tags=(HOSTILE,), links=(Link.to(f"https://example.org/{HOSTILE}"),),
    )  # fmt: skip
    pane.show_paper(Details(paper, DETAILS.appearances))
    pane.grab()
    assert "<b>x</b>" in visible_child(pane, QTextEdit, "title").toPlainText()
    for label in pane.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text()
    for widget in pane.findChildren(QWidget):
        assert "<b>" not in widget.toolTip()
        assert "<img" not in widget.toolTip()
