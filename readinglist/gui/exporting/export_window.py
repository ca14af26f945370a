"""Export: what is taken away and how, beside how it will look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from readinglist.domain.exports import ExportChoice, ExportKind
from readinglist.gui.dialogs import fit
from readinglist.gui.exporting import sentences
from readinglist.gui.exporting.foot import Foot
from readinglist.gui.exporting.form import ExportForm
from readinglist.gui.exporting.meant import Offer, What
from readinglist.gui.exporting.preview_pane import PreviewPane
from readinglist.gui.naming import named
from readinglist.gui.settings import Settings

FIRST_SIZE = QSize(920, 640)
_SIZE = "export/geometry"


class ExportWindow(QDialog):
    """Shows what it is given, and says what is wanted; it reads and writes nothing itself.

    It stands beside the main window, and is closed once papers were saved. What is wanted is asked for at `what` and
    `choice`.
    """

    preview_wanted = Signal()
    copy_wanted = Signal()
    save_wanted = Signal()
    stop_wanted = Signal()
    style_wanted = Signal()  # a file with a citation style
    saved = Signal(object, object, object)  # ExportChoice, What, Path: what was written where

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "export-window", "Export")
        self.setWindowTitle("Export")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._settings = settings
        self._offer = Offer()
        self._is_busy = False
        self._had_keyboard: QWidget | None = None
        self._form = ExportForm(settings)
        self._preview = PreviewPane()
        self._foot = Foot()
        self._assemble()
        self._connect()

    @property
    def what(self) -> What:
        """Which papers are wanted."""
        return self._form.papers.what

    @property
    def choice(self) -> ExportChoice:
        """How they are wanted."""
        return self._form.choice

    @property
    def kind(self) -> ExportKind:
        """The format they are wanted in."""
        return self._form.kind

    @property
    def is_kept(self) -> bool:
        """Whether the file is to be kept up to date."""
        return self._foot.keep.isEnabled() and self._foot.keep.isChecked()

    def begin(self, kind: ExportKind, offer: Offer) -> None:
        """Come to the front with this format; who has selected several papers means these."""
        if not self.isVisible():
            self._foot.say("")
            self._foot.keep.setChecked(False)
            self._form.papers.show_counts(offer.counts)
            self._form.papers.choose(What.SELECTION if (offer.counts[What.SELECTION] or 0) > 1 else What.LISTED)
            self._recall_size()
        self._form.choose(kind)
        self.show()
        self.raise_()
        self.activateWindow()
        self.show_offer(offer)

    def choose_style(self, style: str) -> None:
        """Set references in this style: the name of one of ours, or the path of a file."""
        self._form.citation.choose(style)

    def show_offer(self, offer: Offer) -> None:
        """Say which papers there are by now, and ask for their text again."""
        self._offer = offer
        self._form.papers.show_counts(offer.counts)
        self._renew()

    def show_preview(self, text: str) -> None:
        """Show how the file will begin."""
        self._preview.show_text(text)

    def tell(self, text: str, *, is_error: bool = False) -> None:
        """Say what was done, or could not be."""
        self._foot.say(text, is_error=is_error)

    def show_busy(self, is_busy: bool) -> None:
        """Say whether an export is being written; meanwhile nothing else can be chosen.

        The keyboard is afterwards where it was.
        """
        if is_busy and not self._is_busy:
            self._had_keyboard = self.focusWidget()
        self._is_busy = is_busy
        self._form.setEnabled(not is_busy)
        self._foot.show_busy(is_busy)
        if not is_busy and self._had_keyboard is not None:
            self._had_keyboard.setFocus()

    def advance(self, written: int, checked: int, count: int) -> None:
        """Say how far an export is."""
        self._foot.advance(written, checked, count)

    def reject(self) -> None:
        """Take Esc as a wish to stop what is being written, or else to leave."""
        if self._is_busy:
            self.stop_wanted.emit()
        else:
            self._remember_size()
            super().reject()

    def accept(self) -> None:
        """Leave, since the papers were saved."""
        self._remember_size()
        super().accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take closing as Esc."""
        event.ignore()
        self.reject()

    def _assemble(self) -> None:
        panes = QHBoxLayout()
        panes.setSpacing(24)
        panes.addWidget(self._form)
        panes.addWidget(self._preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addLayout(panes, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._form.changed.connect(self._renew)
        self._form.citation.file_wanted.connect(self.style_wanted)
        self._foot.copy.clicked.connect(self.copy_wanted)
        self._foot.save.clicked.connect(self.save_wanted)
        self._foot.stop.clicked.connect(self.stop_wanted)
        self._foot.leave.clicked.connect(self.reject)

    def _renew(self) -> None:
        count = self._form.papers.count
        self._preview.say(sentences.extent(count))
        self._foot.show_keep(self.what in self._offer.kept)
        self._foot.save.setEnabled(count != 0 and not self._is_busy)
        self._foot.copy.setEnabled(count != 0 and not self._is_busy and not self.kind.is_folder)
        if self.isVisible():
            self.preview_wanted.emit()

    def _recall_size(self) -> None:
        if not self.restoreGeometry(self._settings.blob(_SIZE)):
            fit(self, FIRST_SIZE)

    def _remember_size(self) -> None:
        self._settings.put(_SIZE, self.saveGeometry())
