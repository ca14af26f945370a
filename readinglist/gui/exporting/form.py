"""What is asked before papers are exported: which, in which format, and how much of each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QListWidget, QSizePolicy, QVBoxLayout, QWidget

from readinglist.domain.exports import EXPORT_KINDS, ExportChoice, ExportKind
from readinglist.gui.exporting import remembered
from readinglist.gui.exporting.papers_box import PapersBox
from readinglist.gui.exporting.parts_box import PartsBox
from readinglist.gui.labels import heading, muted
from readinglist.gui.naming import named
from readinglist.gui.settings import Settings

WIDTH = 264
_GAP = 16


class ExportForm(QWidget):
    """Papers, format and parts, one below the other; `changed` whenever something else is chosen."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.papers = PapersBox()
        self._kinds = named(QListWidget(), "export-format", "Format")
        self._kinds.addItems([kind.title for kind in EXPORT_KINDS])
        self._purpose = named(muted(), "export-purpose")
        self._parts = PartsBox()
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._put(column, "Papers", self.papers)
        self._put(column, "Format", self._kinds)
        column.addWidget(self._purpose)
        column.addSpacing(_GAP)
        self._put(column, "Told of each paper", self._parts)
        column.setStretchFactor(self._kinds, 1)
        self._kinds.currentRowChanged.connect(self._show_kind)
        self.papers.changed.connect(self.changed)
        self._parts.changed.connect(self.changed)

    @property
    def kind(self) -> ExportKind:
        """The format that is chosen."""
        return EXPORT_KINDS[self._kinds.currentRow()]

    @property
    def choice(self) -> ExportChoice:
        """How the papers are to be written."""
        return ExportChoice(self.kind.name, self._parts.parts)

    def choose(self, kind: ExportKind) -> None:
        """Choose a format, with what was chosen for it the last time, and take the keyboard."""
        self._kinds.setCurrentRow(EXPORT_KINDS.index(kind))
        self._kinds.setFocus()

    def _show_kind(self) -> None:
        kind = self.kind
        self._purpose.setText(f"{kind.purpose}.")
        self._parts.show_parts(remembered.choice_of(self._settings, kind).parts, kind.tells)
        self.changed.emit()

    @staticmethod
    def _put(column: QVBoxLayout, text: str, widget: QWidget) -> None:
        label: QLabel = heading(text)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        label.setBuddy(widget)
        column.addWidget(label)
        column.addWidget(widget)
        if text == "Papers":
            column.addSpacing(_GAP)
