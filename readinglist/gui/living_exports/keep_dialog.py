"""What is asked of a living export: what it finds, in which format, how much of each paper, and the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from readinglist.domain.exports import EXPORT_KINDS, ExportChoice, ExportKind
from readinglist.gui.choice_button import ChoiceButton
from readinglist.gui.dialogs import quiet_button
from readinglist.gui.exporting import remembered
from readinglist.gui.exporting.parts_box import PartsBox
from readinglist.gui.exporting.style_button import StyleButton
from readinglist.gui.foreign_text import breakable
from readinglist.gui.labels import muted
from readinglist.gui.naming import named
from readinglist.gui.settings import Settings
from readinglist.library.text import counted

WIDTH = 560


class KeepDialog(QDialog):
    """Says what is wanted, and is closed by who made it so. `count_wanted` asks how many papers a search finds.

    The file `is_agreed` where it was chosen in the desktop's dialog: there one agrees to replace what is there.
    """

    count_wanted = Signal(str)
    place_wanted = Signal()
    style_wanted = Signal()  # a file with a citation style
    save_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "keep-dialog", "Keep a file up to date")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._settings = settings
        self._agreed = ""
        self._query = named(QLineEdit(), "keep-query", "Search")
        self._query.setPlaceholderText("All papers")
        self._count = named(muted(), "keep-count")
        self._kinds = ChoiceButton("keep-format", "Format", {kind.name: kind.title for kind in EXPORT_KINDS})
        self._parts, self._parts_label = PartsBox(), QLabel("Told of each paper")
        self._style, self._style_label = StyleButton(), QLabel("Citation style")
        self._place = named(QLineEdit(), "keep-file", "File")
        self._choose = quiet_button("Choose…", "keep-choose")
        self._complaint = named(QLabel(wordWrap=True), "complaint")
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._complaint.setProperty("role", "error")
        self._complaint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._save = quiet_button("", "save")
        self._save.setDefault(True)
        self._make()
        self._query.textChanged.connect(self._ask_count)
        self._kinds.changed.connect(self._show_kind)
        self._place.textChanged.connect(self._allow)
        self._choose.clicked.connect(self.place_wanted)
        self._style.file_wanted.connect(self.style_wanted)
        self._save.clicked.connect(self.save_wanted)

    @property
    def query(self) -> str:
        """What the export finds, as it is typed."""
        return self._query.text().strip()

    @property
    def kind(self) -> ExportKind:
        """The format."""
        return remembered.kind_named(self._kinds.chosen)

    @property
    def choice(self) -> ExportChoice:
        """How the papers are written."""
        return ExportChoice(self.kind.name, self._parts.parts, self._style.style_name if self.kind.is_cited else "")

    @property
    def place(self) -> str:
        """The file, or for notes the folder."""
        return self._place.text().strip()

    @property
    def is_agreed(self) -> bool:
        """Whether what stands in that file may be lost."""
        return bool(self._agreed) and self.place == self._agreed

    def begin(self, query: str, choice: ExportChoice, place: str, *, is_new: bool) -> None:
        """Show an export, or what is proposed for a new one."""
        self.setWindowTitle("Keep a File Up to Date" if is_new else "Edit Living Export")
        self._save.setText("Keep Up to Date" if is_new else "Save")
        self._kinds.show_choice(choice.format)
        self._show_choice(choice)
        self._place.setText(place)
        self._query.setText(query)
        self._query.setFocus()
        self._query.selectAll()
        self._ask_count()
        self._allow()

    def show_count(self, query: str, count: int | None) -> None:
        """Say how many papers a search finds, if it is still the one; None: not as typed, or not all is indexed yet."""
        if query == self.query:
            self._count.setText("Nothing as typed" if count is None else counted(count, "paper"))

    def choose_style(self, style: str) -> None:
        """Set references in this style: the name of one of ours, or the path of a file."""
        self._style.choose(style)

    def put_place(self, place: str, *, is_agreed: bool = False) -> None:
        """Take the file that was chosen, if one was."""
        if place:
            self._agreed = place if is_agreed else ""
            self._place.setText(place)

    def complain(self, sentence: str) -> None:
        """Say why it cannot be so."""
        self._complaint.setText(breakable(sentence)[0])

    def _show_kind(self) -> None:
        """Show what was chosen for this format the last time, and give the file its suffix."""
        kind, place = self.kind, Path(self.place)
        self._show_choice(remembered.choice_of(self._settings, kind))
        if self.place and place.suffix in {one.suffix for one in EXPORT_KINDS}:
            self._place.setText(str(place.with_suffix(kind.suffix)))
        self._allow()

    def _show_choice(self, choice: ExportChoice) -> None:
        kind = self.kind
        self._parts.show_parts(choice.parts, kind.tells)
        self._style.show_style(choice.style)
        rows = ((self._parts_label, self._parts, not kind.is_cited), (self._style_label, self._style, kind.is_cited))
        for label, field, is_wanted in rows:
            label.setVisible(is_wanted)
            field.setVisible(is_wanted)

    def _ask_count(self) -> None:
        self._count.setText("…")
        self.count_wanted.emit(self.query)

    def _allow(self) -> None:
        self._complaint.clear()
        self._save.setEnabled(bool(self.place))
        example = "A folder" if self.kind.is_folder else f"A file, such as reading-list{self.kind.suffix}"
        self._place.setPlaceholderText(example)

    def _make(self) -> None:
        file = QWidget()
        row = QHBoxLayout(file)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._place, 1)
        row.addWidget(self._choose)
        self._parts_label.setContentsMargins(0, 3, 0, 0)  # beside the first line of boxes
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for number, (label, field, buddy) in enumerate(
            (
                (QLabel("Search"), self._query, self._query),
                (QLabel(), self._count, self._query),
                (QLabel("Format"), self._kinds, self._kinds),
                (self._parts_label, self._parts, self._parts),
                (self._style_label, self._style, self._style),
                (QLabel("File"), file, self._place),
            )
        ):
            label.setBuddy(buddy)
            is_tall = field is self._parts
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        column.addLayout(grid)
        column.addStretch()
        column.addLayout(self._buttons())
        self.resize(WIDTH, self.sizeHint().height())

    def _buttons(self) -> QHBoxLayout:
        cancel = quiet_button("Cancel", "cancel")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._complaint, cancel, self._save):
            row.addWidget(widget, 1 if widget is self._complaint else 0)
        return row
