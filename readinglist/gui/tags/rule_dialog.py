"""What is asked of a tag rule: a search, with how many papers it finds by now, and tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from readinglist.domain.tags import Tag
from readinglist.gui.dialogs import quiet_button
from readinglist.gui.foreign_text import breakable
from readinglist.gui.labels import muted
from readinglist.gui.naming import named
from readinglist.gui.tag_editor import TagEditor
from readinglist.library.text import counted

WIDTH = 520


class RuleDialog(QDialog):
    """Says what is wanted, and is closed by who made it so. `count_wanted` asks how many papers a search finds."""

    count_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(self, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "rule-dialog", "Tag rule")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._query = named(QLineEdit(), "rule-query", "Search")
        self._query.setPlaceholderText("title:diffusion has:code")
        self._count = named(muted(), "rule-count")
        self._tags = TagEditor()
        self._tags.set_known(tags)
        self._complaint = named(QLabel(wordWrap=True), "complaint")
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._complaint.setProperty("role", "error")
        self._save = quiet_button("", "save")
        self._save.setDefault(True)
        self._make()
        self._query.textChanged.connect(self._ask_count)
        self._tags.added.connect(lambda name: self._show_tags((*self._tags.names, name)))
        self._tags.removed.connect(lambda name: self._show_tags([one for one in self._tags.names if one != name]))
        self._tags.refused.connect(self.complain)
        self._save.clicked.connect(self.save_wanted)

    @property
    def query(self) -> str:
        """What the rule finds, as it is typed."""
        return self._query.text().strip()

    @property
    def tags(self) -> tuple[str, ...]:
        """What its papers get; what is typed and not entered yet counts as well."""
        return self._tags.wanted

    def begin(self, query: str, tags: Sequence[str], *, is_new: bool) -> None:
        """Show a rule, or what is proposed for a new one."""
        self.setWindowTitle("New Tag Rule" if is_new else "Edit Tag Rule")
        self._save.setText("Add Rule" if is_new else "Save")
        self._query.setText(query)
        self._show_tags(tags)
        (self._tags.field if query and is_new else self._query).setFocus()
        self._ask_count()

    def show_count(self, query: str, count: int | None) -> None:
        """Say how many papers a search finds, if it is still the one; None: not all is indexed yet."""
        if query == self.query:
            self._count.setText("…" if count is None else f"Finds {counted(count, 'paper')} now" if query else "")

    def complain(self, sentence: str) -> None:
        """Say why it cannot be so."""
        self._complaint.setText(breakable(sentence)[0])
        self._allow()

    def wait(self) -> None:
        """Ask for nothing more until it was refused, or something else is typed."""
        self._save.setEnabled(False)

    def _ask_count(self) -> None:
        self._complaint.clear()
        self._count.setText("…" if self.query else "")
        self._allow()
        if self.query:
            self.count_wanted.emit(self.query)

    def _show_tags(self, names: Sequence[str]) -> None:
        self._complaint.clear()
        self._tags.show_tags(names)
        self._allow()

    def _allow(self) -> None:
        self._save.setEnabled(bool(self.query and self.tags))

    def _make(self) -> None:
        self._tags.field.textChanged.connect(self._allow)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        label = QLabel("Papers found by")
        label.setBuddy(self._query)
        tagged = QLabel("get the tags")
        tagged.setBuddy(self._tags.field)
        tagged.setContentsMargins(0, 6, 0, 0)  # beside the first line of tags
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._query, 0, 1)
        grid.addWidget(self._count, 1, 1)
        grid.addWidget(tagged, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._tags, 2, 1)
        cancel = quiet_button("Cancel", "cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self._complaint, cancel, self._save):
            buttons.addWidget(widget, 1 if widget is self._complaint else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(20)
        column.addLayout(grid)
        column.addStretch()
        column.addLayout(buttons)
        self.resize(WIDTH, self.sizeHint().height())
