"""Every screen of the program, and how one comes to it. A new window needs a row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from readinglist.gui.bug_dialog import BugDialog
from readinglist.gui.operations import ticks
from readinglist.gui.ways_dialog import Way
from tests.gui.parts import Program
from tests.gui.screens.sample import LISTING

Go = Callable[[Program], None]


@dataclass(frozen=True)
class Screen:
    """What is on the screen once `go` was done; `waits`: for an answer, in a loop of events of its own."""

    name: str
    go: Go
    waits: bool = False
    is_empty: bool = False  # on an empty library

    def __str__(self) -> str:
        return self.name


def _action(name: str) -> Go:
    def go(program: Program) -> None:
        action = program.window.findChild(QAction, name)
        assert action is not None, name
        action.trigger()

    return go


def _at(query: str, then: Go) -> Go:
    """Search, choose the first paper, and go on from there."""

    def go(program: Program) -> None:
        _search(program, query)
        then(program)

    return go


def _search(program: Program, query: str) -> None:
    program.desk.search.setText(query)
    program.settle()
    program.desk.papers.take_keyboard()
    if program.desk.papers.list.papers.ids:
        program.desk.papers.list.select_ids(program.desk.papers.list.papers.ids[:1])
    program.settle()


def _nothing(_program: Program) -> None:
    """Stay."""


def _several(program: Program) -> None:
    program.desk.papers.list.select_ids(program.desk.papers.list.papers.ids[:3])


def _typing(program: Program) -> None:
    program.desk.search.setFocus()
    QTest.keyClicks(program.desk.search, "tag:")


def _complaint(program: Program) -> None:
    program.desk.notices.complain("The file “papers.bib” could not be read. Nothing was imported.", "Details")


def _triage(program: Program) -> None:
    _action("triage")(program)
    program.settle()
    for _step in range(2):
        QTest.keySequence(program.window, QKeySequence("J"))
        program.wait_for_writes()


def _summary(program: Program) -> None:
    _action("triage")(program)
    for key in "rqxrqxuuuuuuuuuuuu":
        QTest.keySequence(program.window, QKeySequence(key))
        program.wait_for_writes()


def _in_trash(program: Program) -> None:
    program.desk.sidebar.choose("trash")


def _tag_chosen(then: Go) -> Go:
    def go(program: Program) -> None:
        tag = next(tag for tag, _count in program.desk.snapshot.overview.tags if tag.name == "vision")
        assert program.desk.sidebar.choose(f"tag:{tag.id}")
        program.settle()
        then(program)

    return go


def _menu(title: str) -> Go:
    def go(program: Program) -> None:
        menu = next(each.menu() for each in program.window.menuBar().actions() if each.text() == f"&{title}")
        assert isinstance(menu, QMenu)
        menu.popup(
            program.window.menuBar().mapToGlobal(
                program.window.menuBar().actionGeometry(menu.menuAction()).bottomLeft()
            )
        )

    return go


def _palette(program: Program) -> None:
    _action("palette")(program)
    line = program.window.findChild(QLineEdit, "palette-line")
    assert line is not None
    QTest.keyClicks(line, "imp")


def _import(program: Program) -> None:
    """Import a page of which some papers are known."""
    program.desk.imports.start_import([LISTING])
    program.wait(lambda: program.window.findChild(QWidget, "review-dialog"))


def _duplicates(program: Program) -> None:
    _action("find-duplicates")(program)
    program.wait(lambda: _text(program, "stop-or-search") == "Search Again")


def _text(program: Program, name: str) -> str:
    button = program.window.findChild(QPushButton, name)
    return button.text() if button else ""


def _merge(program: Program) -> None:
    program.desk.papers.list.select_ids(program.desk.papers.list.papers.ids[:2])
    _action("merge-two")(program)


def _missed(program: Program) -> None:
    """Ask as a start does that does not find its library."""
    heading, sentence = (
        "The library is not there",
        "The library /media/stick/library.db cannot be found. Is it plugged in?",
    )
    ways = (Way("Try Again", "Look for it once more."), Way("Open Another…", "Choose a library that is there."))
    program.desk.questions.way(heading, sentence, ways)


def _bug(program: Program) -> None:
    BugDialog("Traceback (most recent call last):\nValueError: two", program.window).exec()


def _ticks(program: Program) -> None:
    file = program.path.parent / "to-read.md"
    file.write_text(file.read_text("utf-8").replace("- [ ]", "- [x]", 1), "utf-8")
    ticks.review(program.desk, file)
    program.wait(lambda: program.window.findChild(QWidget, "ticks-dialog"))


SCREENS = (
    Screen("list", _at("", _nothing)),
    Screen("empty-library", _nothing, is_empty=True),
    Screen("search", _at("modle", _nothing)),
    Screen("nothing-found", _at("xylophone", _nothing)),
    Screen("suggestions", _typing),
    Screen("several-selected", _several),
    Screen("notes", _at("title:attention", _action("notes"))),
    Screen("complaint", _complaint),
    Screen("notice-with-undo", _at("", _action("trash"))),
    Screen("trash", _in_trash),
    Screen("review", _import),
    Screen("review-of-new-papers", _import, is_empty=True),
    Screen("triage", _triage),
    Screen("triage-summary", _summary),
    Screen("palette", _palette),
    Screen("paper-menu", _menu("Paper")),
    Screen("sidebar-menu", _tag_chosen(_menu("Sidebar"))),
    Screen("similar-tags", _action("similar-tags")),
    Screen("tag-rules", _action("tag-rules")),
    Screen("tag-what-this-finds", _at("diffusion", _action("tag-found"))),
    Screen("add-paper", _action("add-paper")),
    Screen("backups", _action("backups")),
    Screen("history", _action("history")),
    Screen("import-history", _action("import-history")),
    Screen("export", _action("export")),
    Screen("living-exports", _action("living-exports")),
    Screen("keep-up-to-date", _action("keep-search")),
    Screen("ticked-elsewhere", _ticks),
    Screen("citation-keys", _action("citation-keys")),
    Screen("duplicates", _duplicates),
    Screen("merge", _at("", _merge)),
    Screen("edit", _at("title:attention", _action("edit-paper"))),
    Screen("all-keys", _action("keys")),
    Screen("change-keys", _action("change-keys")),
    Screen("search-help", _action("search-help")),
    Screen("rename-tag", _tag_chosen(_action("rename-entry")), waits=True),
    Screen("empty-the-trash", _action("empty-trash"), waits=True),
    Screen("about", _action("about"), waits=True),
    Screen("missed-library", _missed, waits=True),
    Screen("problem", _bug, waits=True),
)
