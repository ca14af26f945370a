"""The window of living exports, beside the main window: every file that is kept up to date, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from readinglist.domain.living import LivingExport
from readinglist.gui.dialogs import fit, quiet_button
from readinglist.gui.labels import in_place, title
from readinglist.gui.living_exports import sentences
from readinglist.gui.living_exports.chosen_pane import ChosenPane
from readinglist.gui.living_exports.export_model import ExportModel
from readinglist.gui.living_exports.export_table import ExportTable
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.status_line import StatusLine

SIZE = QSize(900, 560)
NOTHING_YET = (
    "No file is kept up to date yet. A living export binds a search to a file, which is written again whenever what "
    "the search finds has changed: references.bib beside a manuscript, or a list to tick in your notes."
)


class LivingWindow(QDialog):
    """Shows what it is given, and says what is wanted; it reads and writes nothing itself.

    What is wanted of an export carries it; `look_wanted` asks how many boxes were ticked in its file.
    """

    new_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    overwrite_wanted = Signal(object)
    ticks_wanted = Signal(object)
    folder_wanted = Signal(object)
    look_wanted = Signal(object)
    update_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        named(self, "living-window", "Living exports")
        self.setWindowTitle("Living Exports")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_read_only = is_read_only
        self._ticked: dict[LivingExport, int] = {}
        self.exports = ExportModel(self)
        self.table = ExportTable(self.exports)
        self._chosen = ChosenPane()
        self._nothing = named(in_place(), "no-exports")
        self._pages = QStackedWidget()
        self._status = StatusLine()
        self._new = quiet_button("New…", "new-export", "Keep another file up to date")
        self._edit = quiet_button("Edit…", "edit-export", "Give it another search, format or file")
        self._update = quiet_button(
            "Write Now", "write-exports", "Look at all files at once, and write those that differ"
        )
        self._remove = quiet_button(
            "Remove", "remove-export", "Keep the file up to date no more; it stays as it is (Del)"
        )
        self._leave = quiet_button("Close", "close-exports", "")
        for button in (self._new, self._edit, self._update, self._remove):
            grey(button, is_read_only)
        self._make()
        self._connect()

    def show_exports(self, exports: Sequence[LivingExport], names: Mapping[str, str]) -> None:
        """Show these in place of others; which one is chosen stays. `names` are of smart lists, by their queries."""
        had_none = self._pages.currentIndex() == 0
        self.exports.show_exports(exports, names)
        self._nothing.setText(NOTHING_YET)  # by now it is known
        self._pages.setCurrentIndex(1 if exports else 0)
        for button in (self._edit, self._update, self._remove):
            button.setVisible(bool(exports))
        self._new.setDefault(not exports)  # else Enter edits what is chosen in the table
        if exports and had_none:
            self.table.setFocus()
        self._show_chosen()

    def show_ticked(self, export: LivingExport, count: int) -> None:
        """Say how many boxes of the file of an export say otherwise than the library."""
        self._ticked[export] = count
        self._show_chosen()

    def say(self, sentence: str, undo: Callable[[], object] | None = None, *, is_error: bool = False) -> None:
        """Say what was done, or could not be."""
        self._status.say(sentence, undo, is_error=is_error)
        self._status.setVisible(bool(sentence))

    def show_writing(self, is_writing: bool) -> None:
        """Say whether files are being written just now."""
        self._update.setEnabled(not is_writing and not self._is_read_only)
        self._update.setText("Writing…" if is_writing else "Write Now")

    def _make(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self._new, self._edit, self._remove, self._update):
            below.addWidget(button)
        below.addStretch()
        below.addWidget(self._leave)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(title("Living Exports"))
        column.addWidget(self._pages, 1)
        column.addWidget(self._chosen)
        column.addWidget(self._status)
        column.addLayout(below)
        self.show_exports((), {})
        self._nothing.setText("")
        self.say("")
        fit(self, SIZE)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.activated.connect(lambda _index: self._edit.click())
        self.table.remove_wanted.connect(self._remove.click)
        self._new.clicked.connect(self.new_wanted)
        self._update.clicked.connect(lambda: self._want(self.update_wanted))
        self._leave.clicked.connect(self.close)
        for button, wanted in (
            (self._edit, self.edit_wanted),
            (self._remove, self.remove_wanted),
            (self._chosen.folder, self.folder_wanted),
            (self._chosen.overwrite, self.overwrite_wanted),
            (self._chosen.ticks, self.ticks_wanted),
        ):
            button.clicked.connect(lambda _checked=False, wanted=wanted: self._want(wanted, self.table.export))

    def _want(self, wanted: SignalInstance, *values: LivingExport | None) -> None:
        """Say what is wanted; the keyboard goes to the table, since the button may be gone once that is done."""
        self.table.setFocus()
        wanted.emit(*values)

    def _show_chosen(self) -> None:
        export = self.table.export
        ticked = self._ticked.get(export) if export is not None else None
        self._chosen.show_export(export, ticked, is_read_only=self._is_read_only)
        for button in (self._edit, self._remove):
            button.setEnabled(export is not None and not self._is_read_only)
        if export is not None and ticked is None and sentences.has_ticks(export):
            self.look_wanted.emit(export)
