"""Tag rules are shown with what they would tag; they are made, changed, deleted and applied, with a way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from readinglist.gui.tags.rule_dialog import RuleDialog
from readinglist.gui.tags.rules_window import RulesWindow
from readinglist.gui.tags.sentences import NOTHING_YET
from readinglist.library import Library, tag_rules
from tests.gui.parts import Program


@pytest.fixture
def window(program: Program) -> RulesWindow:
    """The window with two rules: one finds two papers, the other one."""
    with Library.open(program.path) as library:
        tag_rules.add(library, "title:learning sort:title", ["ml", "to read"])
        tag_rules.add(library, "has:code", ["code"])
    program.window.findChild(QAction, "tag-rules").trigger()
    shown = program.window.findChild(RulesWindow)
    program.wait(lambda: shown.rules.rowCount() == 2 and shown.papers.rowCount() == 2)
    return shown


def cells(window: RulesWindow, row: int) -> list[str]:
    return [window.rules.index(row, column).data() for column in range(1, window.rules.columnCount())]


def tags(program: Program) -> dict[str, tuple[str, ...]]:
    with Library.open(program.path) as library:
        papers = library.papers(library.search("has:tags").ids)
        return {paper.title.split()[0]: paper.tags for paper in papers}


def heading(window: RulesWindow) -> str:
    return window.findChild(QLabel, "rule-papers").text()


def press(window: RulesWindow, name: str) -> None:
    QTest.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_each_rule_says_what_it_would_tag(window: RulesWindow) -> None:
    assert cells(window, 0) == ["title:learning sort:title", "ml, to read", "2", "2"]
    assert cells(window, 1) == ["has:code", "code", "1", "1"]
    assert heading(window) == "2 papers would get ml, to read"
    assert window.papers.index(0).data() == "Contrastive Learning of Sentence Meaning"
    assert window.apply.text() == "Apply 2 Rules"


def test_the_rules_that_are_ticked_are_applied_as_one_step(program: Program, window: RulesWindow) -> None:
    QAbstractItemModelTester(window.rules)
    QAbstractItemModelTester(window.papers)
    press(window, "apply-rules")
    program.wait(lambda: cells(window, 0)[-1] == "0")
    assert tags(program) == {
        "A": ("code",),
        "Learning": ("ml", "to read"),
        "Contrastive": ("ml", "to read"),
    }
    assert window.findChild(QLabel, "status").text() == "Tag 3 papers by rules: done."
    program.wait(lambda: heading(window) == "All 2 papers that it finds are tagged ml, to read already.")
    assert not window.apply.isEnabled()
    press(window, "status-undo")
    program.wait(lambda: cells(window, 0)[-1] == "2")
    assert tags(program) == {}


def test_a_rule_and_a_paper_can_be_left_out(program: Program, window: RulesWindow) -> None:
    window.list.setFocus()
    window.list.setCurrentIndex(window.papers.index(0))
    QTest.keyClick(window.list, Qt.Key.Key_Space)
    assert cells(window, 0)[-1] == "1"
    QTest.keyClick(window.table, Qt.Key.Key_Down)
    QTest.keyClick(window.table, Qt.Key.Key_Space)
    assert window.apply.text() == "Apply 1 Rule"
    press(window, "apply-rules")
    program.wait(lambda: tags(program) == {"Learning": ("ml", "to read")})
    program.wait(lambda: cells(window, 0)[-1] == "0")  # the one that was left out stays so
    assert not window.apply.isEnabled()


def test_a_rule_is_made_changed_and_deleted(program: Program, window: RulesWindow) -> None:
    press(window, "new-rule")
    dialog = window.findChild(RuleDialog)
    assert not dialog.findChild(QPushButton, "save").isEnabled()
    QTest.keyClicks(dialog.findChild(QLineEdit, "rule-query"), "surfaces")
    program.wait(lambda: dialog.findChild(QLabel, "rule-count").text() == "Finds 1 paper now")
    QTest.keyClicks(dialog.findChild(QLineEdit, "tag-field"), "geometry,curves")
    press(dialog, "save")
    program.wait(lambda: window.rules.rowCount() == 3)
    assert cells(window, 2) == ["surfaces", "geometry, curves", "1", "1"]
    assert window.table.rule.rule.query == "surfaces"
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    changed = next(one for one in window.findChildren(RuleDialog) if one.isVisible())
    changed.findChild(QLineEdit, "rule-query").setText("proteins")
    press(changed, "save")
    program.wait(lambda: cells(window, 2)[0] == "proteins")
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    program.wait(lambda: window.rules.rowCount() == 2)
    press(window, "status-undo")
    program.wait(lambda: window.rules.rowCount() == 3)


def test_a_rule_that_is_saved_twice_at_once_is_one(program: Program, window: RulesWindow) -> None:
    press(window, "new-rule")
    dialog = window.findChild(RuleDialog)
    dialog.begin("surfaces", ["geometry"], is_new=True)
    press(dialog, "save")
    press(dialog, "save")
    program.wait_for_writes()
    program.wait(lambda: window.rules.rowCount() == 3)
    with Library.open(program.path) as library:
        assert len(library.store.tag_rules()) == 3


def test_a_rule_that_would_tag_everything_is_refused_in_the_form(program: Program, window: RulesWindow) -> None:
    press(window, "new-rule")
    dialog = window.findChild(RuleDialog)
    dialog.begin("sort:title", ["all"], is_new=True)
    press(dialog, "save")
    program.wait(lambda: "would tag every paper" in dialog.findChild(QLabel, "complaint").text())
    assert dialog.isVisible()


def test_what_is_searched_becomes_a_rule(program: Program) -> None:
    program.desk.sidebar.choose("unread")
    program.desk.search.setText("learning")
    program.settle()
    program.window.findChild(QAction, "tag-found").trigger()
    dialog = program.window.findChild(RuleDialog)
    assert dialog.query == "is:unread learning"
    assert dialog.focusWidget() is dialog.findChild(QLineEdit, "tag-field")
    QTest.keyClicks(dialog.findChild(QLineEdit, "tag-field"), "ml")
    QTest.keyClick(dialog.findChild(QLineEdit, "tag-field"), Qt.Key.Key_Return)
    press(dialog, "save")
    program.wait(lambda: program.window.findChild(RulesWindow) is not None)
    shown = program.window.findChild(RulesWindow)
    program.wait(lambda: shown.rules.rowCount() == 1)
    assert cells(shown, 0) == ["is:unread learning", "ml", "2", "2"]


def test_without_rules_it_says_what_one_is(program: Program) -> None:
    program.window.findChild(QAction, "tag-rules").trigger()
    shown = program.window.findChild(RulesWindow)
    program.wait(lambda: shown.findChild(QLabel, "no-rules").text() == NOTHING_YET)
    assert not shown.table.isVisible()


def test_what_another_program_does_is_followed(program: Program, window: RulesWindow) -> None:
    with Library.open(program.path) as elsewhere:
        tag_rules.delete(elsewhere, 1)
    program.wait(lambda: window.rules.rowCount() == 1)
    program.wait(lambda: heading(window) == "1 paper would get code")
    with Library.open(program.path) as elsewhere:
        tag_rules.delete(elsewhere, 2)
    program.wait(lambda: not window.table.isVisible())


def test_an_answer_that_comes_after_the_window_was_closed_is_dropped(program: Program, window: RulesWindow) -> None:
    press(window, "apply-rules")
    window.close()
    program.wait_for_writes()
    program.wait(lambda: program.notice() == "Tag 3 papers by rules: done.")


@pytest.mark.parametrize("is_saved", [False, True], ids=["left", "saved"])
def test_a_form_that_is_closed_before_its_answers_come_is_gone(program: Program, is_saved: bool) -> None:
    program.window.findChild(QAction, "tag-found").trigger()
    form = program.window.findChild(RuleDialog)
    form.begin("has:code", ("code",), is_new=True)
    if is_saved:
        QTest.mouseClick(form.findChild(QPushButton, "save"), Qt.MouseButton.LeftButton)
    form.reject()
    QApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)
    program.wait_for_writes()
    assert program.window.findChildren(RuleDialog) == []
    assert program.bugs == []
    with Library.open(program.path) as library:
        assert len(library.store.tag_rules()) == is_saved
