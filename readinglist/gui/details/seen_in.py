"""Where a paper was seen: its listings with position and date, when it was added, and its citation key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from readinglist.domain.paper import Appearance
from readinglist.gui.details.two_tone_button import TwoToneButton
from readinglist.gui.elided_label import ElidedLabel
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.labels import heading, muted
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey

MOST_SHOWN = 20


class SeenIn(QWidget):
    """Emits the id of a listing that was chosen, the citation key that was copied, and that it is to be another."""

    listing_chosen = Signal(int)
    key_copied = Signal(str)
    key_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seen-in")
        self._key = ""
        self._shown: tuple[Appearance, ...] = ()
        self._buttons: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._added = muted()
        self._edit = named(QToolButton(), "edit-key", "Edit the citation key", "Edit the citation key")
        self._key_text = named(ElidedLabel(), "cite-key")
        self._key_text.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._heading = named(heading("Seen in"), "seen-in-heading")
        column.addWidget(self._heading)
        column.addLayout(self._rows)
        column.addWidget(self._added)
        column.addSpacing(12)
        column.addWidget(heading("Citation key"))
        column.addLayout(self._key_row())

    def show_places(self, appearances: Sequence[Appearance], added: datetime, key: str) -> None:
        """Show where and when a paper was seen; `added` is UTC and shown in local time."""
        self._key = key
        self._key_text.setText(on_one_line(key, 60))
        self._heading.setVisible(bool(appearances))  # the import that brought it may have been undone
        self._added.setText(f"Added on {long_date(added)}")
        if tuple(appearances) != self._shown:
            self._shown = tuple(appearances)
            self._show_rows()

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether the key is only shown."""
        grey(self._edit, is_read_only)

    def _key_row(self) -> QHBoxLayout:
        copy = named(QToolButton(), "copy-key", "Copy the citation key", "Copy the citation key")
        copy.setIcon(icon("copy"))
        copy.clicked.connect(lambda: self.key_copied.emit(self._key))
        self._edit.setIcon(icon("edit"))
        self._edit.clicked.connect(self.key_edited)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._key_text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(self._key_text)
        row.addWidget(copy)
        row.addWidget(self._edit)
        row.addStretch()
        return row

    def _show_rows(self) -> None:
        for button in self._buttons:
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._row(appearance) for appearance in self._shown[:MOST_SHOWN]]
        for button in self._buttons:
            self._rows.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _row(self, appearance: Appearance) -> QPushButton:
        place = (appearance.date_text, f"no. {appearance.position}")
        where = " · ".join(on_one_line(part, 40) for part in place if part)
        button = TwoToneButton("listing", on_one_line(appearance.listing, 60), where, framed=False)
        named(button, "appearance", tip="Show all papers of this listing")
        button.clicked.connect(lambda: self.listing_chosen.emit(appearance.listing_id))
        return button


def long_date(moment: datetime) -> str:
    """Return the UTC day of `moment`, as a search for it means it, in words: "3 March 2026"."""
    day = moment.astimezone(UTC)
    return f"{day.day} {day:%B %Y}"
