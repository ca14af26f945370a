"""Tags that may be one, beside the window: a line for each group, ticked where it is to be merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from readinglist.domain.tags import Tag
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.labels import in_place, muted, title
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.status_line import StatusLine
from readinglist.gui.tags.group_delegate import GroupDelegate
from readinglist.library.similar_tags import SimilarTags
from readinglist.library.text import counted

SIZE = QSize(640, 480)
_EXPLAINED = (
    "These tags are spelt alike. The papers of those on the left get the tag on the right instead, which is used most; "
    "tags below them, smart lists, living exports and tag rules follow."
)


class SimilarWindow(QDialog):
    """Shows what it is given, and says which groups are to be merged; it reads and writes nothing itself."""

    merge_wanted = Signal(object)  # groups: the id of the tag that is kept, and those of the others
    apart_wanted = Signal(object)  # ids of tags that are not the same

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        named(self, "similar-tags-window", "Similar tags")
        self.setWindowTitle("Similar Tags")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_read_only = is_read_only
        self._groups: Sequence[SimilarTags] = ()
        self.list = named(QListWidget(), "similar-tags", "Similar tags")
        self.list.setItemDelegate(GroupDelegate(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemChanged.connect(lambda _item: self._count())
        self._nothing = named(in_place(), "no-similar-tags")
        self._nothing.setText("Looking…")
        self._pages = QStackedWidget()
        self._status = StatusLine()
        self.merge = named(QPushButton("Merge"), "merge-similar", "Merge", "Merge the groups that are ticked")
        self.merge.setDefault(True)
        self.merge.clicked.connect(self._merge)
        tip = "Never propose again that these tags are one (Del); undo takes that back"
        self.apart = named(QPushButton("Not the Same"), "not-the-same", "Not the same", tip)
        self.apart.setAutoDefault(False)
        self.apart.clicked.connect(self._tell_apart)
        self._leave = named(QPushButton("Close"), "close-similar", "Close")
        for button in (self.merge, self.apart):
            grey(button, is_read_only)
        self._make()
        self.say("")
        self._count()

    def show_groups(self, groups: Sequence[SimilarTags]) -> None:
        """Show these groups, all ticked but those that the user has left out; the keyboard stays where it is."""
        left_out = {self._groups[row].kept[0].id for row in range(self.list.count()) if not self._is_ticked(row)}
        row = max(self.list.currentRow(), 0)
        self._groups = groups
        self.list.clear()
        for group in groups:
            item = QListWidgetItem(_line(group), self.list)
            is_out = group.kept[0].id in left_out
            item.setCheckState(Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked)
        self._nothing.setText("No two tags are spelt alike.")
        had_none = not self._pages.currentIndex()
        self._pages.setCurrentIndex(1 if groups else 0)
        if groups:
            self.list.setCurrentRow(min(row, len(groups) - 1))
        if had_none or not groups:
            (self.list if groups else self._leave).setFocus()
        self._count()

    def say(self, sentence: str, undo: Callable[[], object] | None = None, *, is_error: bool = False) -> None:
        """Say what was done, or could not be."""
        self._status.say(sentence, undo, is_error=is_error)
        self._status.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Del tell the tags of the chosen line apart."""
        if event.key() == Qt.Key.Key_Delete:
            self.apart.click()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        self._leave.setAutoDefault(False)
        self._leave.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.apart)
        foot.addStretch()
        foot.addWidget(self._leave)
        foot.addWidget(self.merge)
        groups = QWidget()
        inner = QVBoxLayout(groups)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(muted(_EXPLAINED))
        inner.addWidget(self.list, 1)
        for page in (self._nothing, groups):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(title("Similar Tags"))
        column.addWidget(self._pages, 1)
        column.addWidget(self._status)
        column.addLayout(foot)
        self.resize(SIZE)

    def _is_ticked(self, row: int) -> bool:
        return self.list.item(row).checkState() is Qt.CheckState.Checked

    def _ticked(self) -> list[SimilarTags]:
        return [group for row, group in enumerate(self._groups) if row < self.list.count() and self._is_ticked(row)]

    def _count(self) -> None:
        number = len(self._ticked())
        self.merge.setText(f"Merge {counted(number, 'Group')}" if number else "Merge")
        self.merge.setEnabled(bool(number) and not self._is_read_only)
        self.apart.setEnabled(bool(self._groups) and not self._is_read_only)

    def _tell_apart(self) -> None:
        group = self._groups[self.list.currentRow()]
        self.apart_wanted.emit([tag.id for tag, _count in (group.kept, *group.others)])

    def _merge(self) -> None:
        ticked = self._ticked()
        self.merge_wanted.emit([(group.kept[0].id, [tag.id for tag, _count in group.others]) for group in ticked])


def _line(group: SimilarTags) -> str:
    return f"{', '.join(_named(tag, count) for tag, count in group.others)}  →  {_named(*group.kept)}"


def _named(tag: Tag, count: int) -> str:
    return f"{on_one_line(tag.name, 60)} ({count:,})"
