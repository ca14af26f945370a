"""The citation style that references are set in: one of ours, or a file of the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from readinglist.formats.citation_styles import DEFAULT_STYLE, STYLES
from readinglist.gui.choice_button import ChoiceButton
from readinglist.gui.foreign_text import on_one_line


class StyleButton(ChoiceButton):
    """Shows the style in force; its menu has the others."""

    file_wanted = Signal()  # a style of the user's own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("export-style", "Citation style", {style.name: style.title for style in STYLES}, parent)
        self.menu().addSeparator()
        self.menu().addAction("Other Style…").triggered.connect(self.file_wanted)
        self.show_style(DEFAULT_STYLE)

    @property
    def style_name(self) -> str:
        """The name of the style, or the path of its file."""
        return self.chosen

    def show_style(self, style: str) -> None:
        """Say that this style is in force; an empty name is the usual one."""
        name = style or DEFAULT_STYLE
        self.show_choice(name, on_one_line(Path(name).stem, 60))

    def choose(self, style: str) -> None:
        """Put another style in force."""
        self.show_style(style)
        self.changed.emit()
