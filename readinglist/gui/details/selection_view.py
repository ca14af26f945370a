"""Many papers to mark at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from readinglist.domain.tags import Tag
from readinglist.gui.details.state_selector import StateSelector
from readinglist.gui.details.two_tone_button import TwoToneButton
from readinglist.gui.labels import heading, muted, title
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.tag_editor import TagEditor


class SelectionView(QWidget):
    """Says how many papers are chosen and offers what can be done with all of them."""

    star_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selection-view")
        self.states = StateSelector()
        self.tags = TagEditor()
        self.copy_bibtex = self._button("Copy BibTeX", "quote", "copy-bibtex")
        self._star = self._button("Star", "star-filled", "star-all")
        self._unstar = self._button("Remove Star", "star", "unstar-all")
        self.trash = self._button("Move to Trash", "trash", "trash-papers")
        self._count = named(title(""), "selected-count")
        self._told = muted("What you choose here is done to all of them, and can be undone.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self._count)
        column.addWidget(self._told)
        column.addSpacing(16)
        column.addWidget(heading("State"))
        column.addWidget(self.states, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(16)
        column.addWidget(heading("Tags of all"))
        column.addWidget(self.tags)
        column.addSpacing(16)
        column.addLayout(self._star_row())
        column.addLayout(self._row(self.copy_bibtex, self.trash))
        column.addStretch()

    def set_known_tags(self, tags: Sequence[Tag]) -> None:
        """Say which tags the library has, the likeliest first."""
        self.tags.set_known(tags)

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether the papers are only shown."""
        for editor in (self.states, self._star, self._unstar, self.trash):
            grey(editor, is_read_only)
        self.tags.set_read_only(is_read_only)
        self._told.setHidden(is_read_only)

    def show_count(self, count: int) -> None:
        """Show how many papers are chosen."""
        self._count.setText(f"{count:,} papers selected")
        self.states.show_state(None)

    def _star_row(self) -> QHBoxLayout:
        self._star.clicked.connect(lambda: self.star_chosen.emit(True))
        self._unstar.clicked.connect(lambda: self.star_chosen.emit(False))
        return self._row(self._star, self._unstar)

    @staticmethod
    def _row(*buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        return row

    @staticmethod
    def _button(text: str, symbol: str, name: str) -> QPushButton:
        return named(TwoToneButton(symbol, text), name, text)
