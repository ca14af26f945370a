"""How one comes to each screen: keys, actions, and what has to be there first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from readinglist.gui.bug_dialog import BugDialog
from readinglist.gui.operations import ticks
from readinglist.gui.ways_dialog import Way
from tests.gui.parts import Program
from tests.gui.screens.sample import LISTING

Go = Callable[[Program], None]


def action(name: str) -> Go:
    def go(program: Program) -> None:
        found = program.window.findChild(QAction, name)
        assert found is not None, name
        found.trigger()

    return go


def at(query: str, then: Go) -> Go:
    """Search, choose the first paper, and go on from there."""

    def go(program: Program) -> None:
        search(program, query)
        then(program)

    return go


def search(program: Program, query: str) -> None:
    program.desk.search.setText(query)
    program.settle()
    program.desk.papers.take_keyboard()
    if program.desk.papers.list.papers.ids:
        program.desk.papers.list.select_ids(program.desk.papers.list.papers.ids[:1])
    program.settle()


def stay(_program: Program) -> None:
    """Do nothing: one is there."""


def several(program: Program) -> None:
    program.desk.papers.list.select_ids(program.desk.papers.list.papers.ids[:3])


def typing(program: Program) -> None:
    program.desk.search.setFocus()
    QTest.keyClicks(program.desk.search, "tag:")


def complaint(program: Program) -> None:
    program.desk.notices.complain("The file “papers.bib” could not be read. Nothing was imported.", "Details")


def triage(program: Program) -> None:
    action("triage")(program)
    program.settle()
    for _step in range(2):
        QTest.keySequence(program.window, QKeySequence("J"))
        program.wait_for_writes()


def summary(program: Program) -> None:
    action("triage")(program)
    for key in "rqxrqxuuu":
        QTest.keySequence(program.window, QKeySequence(key))
        program.wait_for_writes()


def in_trash(program: Program) -> None:
    program.desk.sidebar.choose("trash")


def tag_chosen(then: Go) -> Go:
    def go(program: Program) -> None:
        tag = next(tag for tag, _count in program.desk.snapshot.overview.tags if tag.name == "vision")
        assert program.desk.sidebar.choose(f"tag:{tag.id}")
        program.settle()
        then(program)

    return go


def menu(title: str) -> Go:
    def go(program: Program) -> None:
        bar = program.window.menuBar()
        found = next(each.menu() for each in bar.actions() if each.text() == f"&{title}")
        assert isinstance(found, QMenu)
        found.popup(bar.mapToGlobal(bar.actionGeometry(found.menuAction()).bottomLeft()))

    return go


def palette(program: Program) -> None:
    action("palette")(program)
    line = program.window.findChild(QLineEdit, "palette-line")
    assert line is not None
    QTest.keyClicks(line, "imp")


def import_sample(program: Program) -> None:
    """Import a page of which some papers are known."""
    program.desk.imports.start_import([LISTING])
    program.wait(lambda: program.window.findChild(QWidget, "review-dialog"))


def duplicates(program: Program) -> None:
    action("find-duplicates")(program)
    program.wait(lambda: text_of(program, "stop-or-search") == "Search Again")


def text_of(program: Program, name: str) -> str:
    button = program.window.findChild(QPushButton, name)
    return button.text() if button else ""


def merge(program: Program) -> None:
    program.desk.papers.list.select_ids(program.desk.papers.list.papers.ids[:2])
    action("merge-two")(program)


def missed(program: Program) -> None:
    """Ask as a start does that does not find its library."""
    sentence = "The library /media/stick/library.db cannot be found. Is it plugged in?"
    ways = (Way("Try Again", "Look for it once more."), Way("Open Another…", "Choose a library that is there."))
    program.desk.questions.way("The library is not there", sentence, ways)


def problem(program: Program) -> None:
    BugDialog("Traceback (most recent call last):\nValueError: two", program.window).exec()


def read_ticks(program: Program) -> None:
    file = program.path.parent / "to-read.md"
    file.write_text(file.read_text("utf-8").replace("- [ ]", "- [x]", 1), "utf-8")
    ticks.review(program.desk, file)
    program.wait(lambda: program.window.findChild(QWidget, "ticks-dialog"))
