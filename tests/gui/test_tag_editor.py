"""Tags as chips, with a field for more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readinglist.domain.tags import Tag
from readinglist.gui.chip import TagChip
from readinglist.gui.tag_editor import TagEditor


@pytest.fixture
def editor(qtbot: QtBot) -> TagEditor:
    editor = TagEditor()
    qtbot.addWidget(editor)
    editor.set_known((Tag(1, "vision", "#2f6fd0"), Tag(2, "Language")))
    editor.show_tags(("vision",))
    editor.resize(400, 80)
    editor.show()
    return editor


def chips(editor: TagEditor) -> dict[str, TagChip]:
    QApplication.processEvents()  # new chips are shown with the next events
    return {chip.name: chip for chip in editor.findChildren(TagChip) if not chip.isHidden()}


def test_each_tag_has_a_chip(editor: TagEditor) -> None:
    editor.show_tags(("vision", "new"))
    assert list(chips(editor)) == ["vision", "new"]


def test_the_cross_asks_to_take_the_tag_off(qtbot: QtBot, editor: TagEditor) -> None:
    chip = chips(editor)["vision"]
    with qtbot.waitSignal(editor.removed) as removed:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert removed.args == ["vision"]


def test_del_asks_to_take_the_tag_off(qtbot: QtBot, editor: TagEditor) -> None:
    with qtbot.waitSignal(editor.removed):
        qtbot.keyClick(chips(editor)["vision"], Qt.Key.Key_Delete)


def test_the_name_asks_for_the_papers_of_the_tag(qtbot: QtBot, editor: TagEditor) -> None:
    with qtbot.waitSignal(editor.chosen) as chosen, qtbot.assertNotEmitted(editor.removed):
        qtbot.mouseClick(chips(editor)["vision"], Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert chosen.args == ["vision"]


def test_a_typed_tag_is_asked_for_and_shown_only_once_it_is_there(qtbot: QtBot, editor: TagEditor) -> None:
    with qtbot.waitSignal(editor.added) as added:
        qtbot.keyClicks(editor.field, "language")
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert added.args == ["Language"]
    assert list(chips(editor)) == ["vision"]


def test_a_tag_that_is_there_is_not_added_again(qtbot: QtBot, editor: TagEditor) -> None:
    with qtbot.assertNotEmitted(editor.added):
        qtbot.keyClicks(editor.field, "Vision")
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)


def test_showing_the_same_tags_makes_no_new_chips(editor: TagEditor) -> None:
    before = chips(editor)
    editor.show_tags(("vision",))
    assert chips(editor) == before


def test_backspace_in_the_empty_field_asks_to_take_the_last_tag_off(qtbot: QtBot, editor: TagEditor) -> None:
    editor.show_tags(("vision", "new"))
    with qtbot.waitSignal(editor.removed) as removed:
        qtbot.keyClick(editor.field, Qt.Key.Key_Backspace)
    assert removed.args == ["new"]
