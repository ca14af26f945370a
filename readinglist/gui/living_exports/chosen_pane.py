"""The chosen living export: where its file is, how it stands in a sentence, and what to do where it was changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from readinglist.domain.living import LivingExport, Standing
from readinglist.gui.foreign_text import breakable, on_one_line
from readinglist.gui.labels import heading, muted
from readinglist.gui.living_exports import sentences
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey

_PATH = 1_000  # characters that are shown


class ChosenPane(QWidget):
    """Shows one export; `overwrite` and `ticks` are offered where its file was changed elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = named(heading(""), "export-path", "File")
        self._standing = named(muted(), "export-standing")
        self._standing.setMinimumHeight(2 * self._standing.fontMetrics().lineSpacing())  # the table stays as high
        self._standing.setAlignment(Qt.AlignmentFlag.AlignTop)
        tip = "Take over what was ticked or cleared in the file, after a look at it"
        self.ticks = named(QPushButton("Review Ticks…"), "review-ticks", tip=tip)
        tip = "Write the file again; what was changed in it elsewhere is lost"
        self.overwrite = named(QPushButton("Overwrite…"), "overwrite-export", tip=tip)
        self.folder = named(QPushButton("Open Folder"), "open-folder", tip="Show the folder that the file is in")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._path)
        column.addWidget(self._standing)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(column, 1)
        for button in (self.ticks, self.overwrite, self.folder):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.show_export(None)

    def show_export(
        self, export: LivingExport | None, ticked: int | None = None, *, is_read_only: bool = False
    ) -> None:
        """Show an export; `ticked` boxes in its file say otherwise than the library (None: nobody has looked)."""
        self.setVisible(export is not None)
        if export is None:
            return
        told = sentences.standing(export) if ticked is None else f"{export.remark} {sentences.ticked(ticked)}"
        self._path.setText(breakable(on_one_line(str(export.path), _PATH))[0])
        self._standing.setText(breakable(told)[0])
        is_file = export.standing is Standing.EDITED and not sentences.is_folder(export)
        self.overwrite.setVisible(is_file)
        self.ticks.setVisible(sentences.has_ticks(export))
        for button in (self.ticks, self.overwrite):
            grey(button, is_read_only)
