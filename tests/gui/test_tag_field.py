"""Typing a tag: the best existing ones are offered, a new one is made by typing it out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from readinglist.domain.tags import MAX_TAG_LENGTH
from readinglist.gui.tag_field import TagField, best_tags

TAGS = ("vision", "vision/segmentation", "language", "reinforcement learning", "to discuss")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("vis", "vision"),
        ("VIS", "vision"),
        ("#lang", "language"),
        ("segm", "vision/segmentation"),
        ("vison", "vision"),
        ("reinforcment", "reinforcement learning"),
        ("discus", "to discuss"),
    ],
)
def test_the_tag_that_is_meant_is_offered_first(typed: str, first: str) -> None:
    assert best_tags(typed, TAGS)[0] == first


def test_nothing_typed_offers_the_most_used() -> None:
    assert best_tags("", TAGS)[:2] == ["vision", "vision/segmentation"]


def test_nonsense_offers_nothing() -> None:
    assert best_tags("qqqqzzzz", TAGS) == []


def test_no_tag_is_offered_twice() -> None:
    offered = best_tags("v", TAGS)
    assert len(offered) == len(set(offered))


@pytest.fixture
def field(qtbot: QtBot) -> TagField:
    field = TagField()
    qtbot.addWidget(field)
    field.set_names(TAGS)
    return field


@pytest.fixture
def entered(field: TagField) -> list[str]:
    names: list[str] = []
    field.entered.connect(names.append)
    return names


def test_enter_makes_a_new_tag_and_empties_the_field(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    qtbot.keyClicks(field, "  new  tag ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == ["new tag"]
    assert field.text() == ""


def test_a_tag_that_exists_keeps_its_spelling(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    qtbot.keyClicks(field, "VISION")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == ["vision"]


def test_an_old_tag_keeps_a_name_that_no_new_one_could_get(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    field.set_names(['say "hi"'])
    qtbot.keyClicks(field, 'Say "hi"')
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == ['say "hi"']


def test_a_comma_ends_a_tag(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    qtbot.keyClicks(field, "one,two,thr")
    assert entered == ["one", "two"]
    assert field.text() == "thr"


def test_an_offered_tag_is_picked_with_the_arrow_keys(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    field.show()
    qtbot.keyClicks(field, "lan")
    offered = QApplication.activePopupWidget()
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert entered == ["language"]
    assert not offered.isVisible()


def test_without_the_arrow_keys_what_is_typed_counts(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    field.show()
    qtbot.keyClicks(field, "lan")
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert entered == ["lan"]


def test_one_escape_drops_what_is_typed_and_offered_and_leaves(qtbot: QtBot, field: TagField) -> None:
    field.show()
    qtbot.keyClicks(field, "lan")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    assert (QApplication.activePopupWidget(), field.text()) == (None, "")


def test_escape_with_something_typed_closes_no_dialog_around_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = TagField(dialog)
    dialog.show()
    field.setText("lan")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_backspace_goes_back_only_from_an_empty_field(qtbot: QtBot, field: TagField) -> None:
    field.setText("x")
    with qtbot.assertNotEmitted(field.went_back):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(field.went_back):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)


def test_nothing_is_offered_after_a_comma_until_more_is_typed(qtbot: QtBot, field: TagField) -> None:
    field.show()
    qtbot.keyClicks(field, "one,")
    assert QApplication.activePopupWidget() is None
    qtbot.keyClicks(field, "v")
    assert QApplication.activePopupWidget() is not None


def test_the_down_key_offers_the_most_used(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    offered = QApplication.activePopupWidget()
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert entered == ["vision"]


def test_enter_with_nothing_typed_does_nothing(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == []


def test_a_name_that_is_too_long_is_refused_with_a_sentence(qtbot: QtBot, field: TagField, entered: list[str]) -> None:
    field.setText("x" * (MAX_TAG_LENGTH + 1))
    with qtbot.waitSignal(field.refused) as refusal:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert refusal.args == [f"A tag's name has at most {MAX_TAG_LENGTH} characters."]
    assert entered == []
    assert field.text() != ""
