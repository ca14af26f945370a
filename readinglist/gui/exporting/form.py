"""What is asked before papers are exported: which, in which format, and how much of each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QSizePolicy, QVBoxLayout, QWidget

from readinglist.domain.exports import EXPORT_KINDS, ExportChoice, ExportKind
from readinglist.gui.exporting import remembered
from readinglist.gui.exporting.papers_box import PapersBox
from readinglist.gui.exporting.parts_box import PartsBox
from readinglist.gui.exporting.style_button import StyleButton
from readinglist.gui.labels import heading, muted
from readinglist.gui.naming import named
from readinglist.gui.settings import Settings

WIDTH = 264


class ExportForm(QWidget):
    """Papers, format, and parts or citation style, one below the other; `changed` whenever something else is chosen."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.papers = PapersBox()
        self.citation = StyleButton()
        self._kinds = named(QListWidget(), "export-format", "Format")
        self._kinds.addItems([kind.title for kind in EXPORT_KINDS])
        self._kinds.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._purpose = named(muted(), "export-purpose")
        self._parts = PartsBox()
        self._parts_section = _section("Told of each paper", self._parts)
        self._style_section = _section("Citation style", self.citation)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(_section("Papers", self.papers))
        column.addWidget(_section("Format", self._kinds, self._purpose), 1)
        column.addWidget(self._parts_section)
        column.addWidget(self._style_section)
        self._kinds.currentRowChanged.connect(self._show_kind)
        for part in (self.papers, self._parts, self.citation):
            part.changed.connect(self.changed)

    @property
    def kind(self) -> ExportKind:
        """The format that is chosen."""
        return EXPORT_KINDS[self._kinds.currentRow()]

    @property
    def choice(self) -> ExportChoice:
        """How the papers are to be written."""
        return ExportChoice(self.kind.name, self._parts.parts, self.citation.style_name if self.kind.is_cited else "")

    def choose(self, kind: ExportKind) -> None:
        """Choose a format, with what was chosen for it the last time, and take the keyboard."""
        self._kinds.setCurrentRow(EXPORT_KINDS.index(kind))
        self._kinds.setFocus()
        self._kinds.scheduleDelayedItemsLayout()

    def _show_kind(self) -> None:
        kind = self.kind
        last = remembered.choice_of(self._settings, kind)
        self._purpose.setText(f"{kind.purpose}.")
        self._parts.show_parts(last.parts, kind.tells)
        self._parts_section.setVisible(not kind.is_cited)
        self._style_section.setVisible(kind.is_cited)
        if kind.is_cited:
            self.citation.show_style(last.style)
        self.changed.emit()


def _section(text: str, *widgets: QWidget) -> QWidget:
    """Return widgets below a heading."""
    label = heading(text)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    label.setBuddy(widgets[0])
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for widget in (label, *widgets):
        column.addWidget(widget)
    return section
