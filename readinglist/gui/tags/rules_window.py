"""The window of tag rules, beside the main window: what each finds, and the papers that it would tag."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from readinglist.gui.dialogs import fit, quiet_button
from readinglist.gui.labels import heading, in_place, muted, title
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.status_line import StatusLine
from readinglist.gui.tags import sentences
from readinglist.gui.tags.rule_model import RuleModel
from readinglist.gui.tags.rule_table import RuleTable
from readinglist.gui.tags.tagged_model import TaggedModel, ToTag
from readinglist.gui.ticked_list import ticked_list
from readinglist.library.running_rules import Ruled
from readinglist.library.text import counted

SIZE = QSize(860, 600)


class RulesWindow(QDialog):
    """Shows what it is given, and says what is wanted; it reads and writes nothing itself."""

    new_wanted = Signal()
    edit_wanted = Signal(object)  # TagRule
    remove_wanted = Signal(object)  # TagRule
    apply_wanted = Signal(object)  # Ruled, each with the papers that are left out
    papers_wanted = Signal(object)  # Ruled: the first of its papers

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        named(self, "rules-window", "Tag rules")
        self.setWindowTitle("Tag Rules")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_read_only = is_read_only
        self._shown: Ruled | None = None  # whose papers are shown, or on their way
        self.rules = RuleModel(self)
        self.table = RuleTable(self.rules)
        self.papers = TaggedModel(self)
        self.list = ticked_list(self.papers, "to-tag", "Papers that the rule would tag")
        self._nothing = named(in_place(), "no-rules")
        self._pages = QStackedWidget()
        self._heading = named(heading(""), "rule-papers")
        self._status = StatusLine()
        self._new = quiet_button("New…", "new-rule", "Make a rule of a search and the tags that its papers get")
        self._edit = quiet_button("Edit…", "edit-rule", "Give the rule another search or other tags")
        self._remove = quiet_button(
            "Delete", "delete-rule", "Tag nothing by this rule any more; tags that were given stay"
        )
        self.apply = quiet_button(
            "Apply", "apply-rules", "Tag the papers that are ticked, by the rules that are ticked"
        )
        self._leave = quiet_button("Close", "close-rules", "")
        for button in (self._new, self._edit, self._remove, self.apply):
            grey(button, is_read_only)
        self._make()
        self._connect()

    def show_rules(self, rules: Sequence[Ruled]) -> None:
        """Show these in place of others; which one is chosen, and what is left out, stays."""
        had_none = not self.rules.rowCount()
        self.rules.show_rules(rules)
        self._nothing.setText(sentences.NOTHING_YET)  # by now it is known
        self._pages.setCurrentIndex(1 if rules else 0)
        for button in (self._edit, self._remove, self.apply):
            button.setVisible(bool(rules))
        self._new.setDefault(not rules)  # else Enter edits what is chosen in the table
        if rules and had_none:
            self.table.setFocus()
        self._show_chosen()

    def show_papers(self, of: Ruled, papers: Sequence[ToTag]) -> None:
        """Show the first papers that a rule would tag, if it is still the one that is chosen."""
        if self._shown is of:
            self.papers.show_papers(papers, self.rules.without(of))
            self._heading.setText(sentences.would_do(of, len(papers)))

    def say(self, sentence: str, undo: Callable[[], object] | None = None, *, is_error: bool = False) -> None:
        """Say what was done, or could not be."""
        self._status.say(sentence, undo, is_error=is_error)
        self._status.setVisible(bool(sentence))

    def _make(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self._new, self._edit, self._remove):
            below.addWidget(button)
        below.addStretch()
        below.addWidget(self._leave)
        below.addWidget(self.apply)
        page = QWidget()
        rules = QVBoxLayout(page)
        rules.setContentsMargins(0, 0, 0, 0)
        rules.setSpacing(12)
        for widget, stretch in ((muted(sentences.EXPLAINED), 0), (self.table, 2), (self._heading, 0), (self.list, 3)):
            rules.addWidget(widget, stretch)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(title("Tag Rules"))
        column.addWidget(self._pages, 1)
        column.addWidget(self._status)
        column.addLayout(below)
        self.show_rules(())
        self._nothing.setText("")
        self.say("")
        fit(self, SIZE)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.activated.connect(lambda _index: self._edit.click())
        self.table.remove_wanted.connect(self._remove.click)
        self.rules.turned.connect(self._count)
        self.papers.changed.connect(self._leave_out)
        self._new.clicked.connect(self.new_wanted)
        self._leave.clicked.connect(self.close)
        self.apply.clicked.connect(lambda: self.apply_wanted.emit(self.rules.ticked))
        for button, wanted in ((self._edit, self.edit_wanted), (self._remove, self.remove_wanted)):
            button.clicked.connect(
                lambda _checked=False, wanted=wanted: wanted.emit(self.table.rule.rule) if self.table.rule else None
            )

    def _leave_out(self) -> None:
        self.rules.leave_out(self.table.currentIndex().row(), self.papers.left_out)

    def _show_chosen(self) -> None:
        """Show what belongs to the rule that is chosen; its papers follow."""
        one = self.table.rule
        for button in (self._edit, self._remove):
            button.setEnabled(one is not None and not self._is_read_only)
        self._count()
        if one is self._shown:
            return
        is_other = one is None or self._shown is None or one.rule.id != self._shown.rule.id
        self._shown = one
        if is_other:
            self.papers.show_papers((), ())
        if one is not None:
            self.papers_wanted.emit(one)

    def _count(self) -> None:
        number = len(self.rules.ticked)
        self.apply.setText(f"Apply {counted(number, 'Rule')}" if number else "Apply")
        self.apply.setEnabled(bool(number) and not self._is_read_only)
