"""One pair of papers with what can be done about it: merge, keep apart."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from readinglist.gui.background import Background
from readinglist.gui.duplicates.comparison import Comparison, comparison_of
from readinglist.gui.duplicates.comparison_view import ComparisonView
from readinglist.gui.duplicates.pairs import Key
from readinglist.gui.labels import muted, title
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.status_line import StatusLine

READ_ONLY = "This library can only be read: its papers can be compared, and not merged."
_TOPIC = "pair of papers"


class PairPane(QWidget):
    """Reads two papers and shows them side by side, or says in their place why there are none."""

    merge_wanted = Signal(int, int, object)  # the ids of the one that stays and of the other, the fields of the other
    apart_wanted = Signal(int, int)
    lost = Signal()  # one of the two is no longer in the library

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._wanted: Key | None = None  # the one that stays first
        self._is_read_only = False
        self.view = ComparisonView()
        self.status = StatusLine()
        self.view.swap_wanted.connect(self.swap)
        self._headline, self._explanation = title(""), muted()
        self.apart = named(QPushButton("They Are Different"), "apart", tip="Never propose these two again (D)")
        self.merge = named(QPushButton("Merge"), "merge", tip="Make the two one paper (Enter, M)")
        self.apart.clicked.connect(self._tell_apart)
        self.merge.clicked.connect(self._merge)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_message())
        self._pages.addWidget(self.view)
        foot = named(QWidget(), "pair-foot")
        self._foot = QHBoxLayout(foot)
        self._make_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(foot)
        self.say_nothing("")

    def add_button(self, button: QPushButton) -> None:
        """Put another button before what is decided."""
        self._foot.insertWidget(2, button)

    def stand_in(self, window: QDialog) -> None:
        """Let Enter and letters decide while `window` has the keyboard."""
        self.merge.setDefault(True)  # which a button takes to heart only in its dialog
        for key, function in (("M", self._merge), ("D", self._tell_apart), ("S", self.swap)):
            QShortcut(QKeySequence(key), window).activated.connect(function)
        for key, pages in (("PgDown", 1), ("PgUp", -1)):
            QShortcut(QKeySequence(key), window).activated.connect(lambda pages=pages: self.view.turn(pages))

    def show_pair(self, key: Key) -> None:
        """Show two papers (ids), the older one as the one that stays; they come in a moment."""
        if self._wanted is None or set(key) != set(self._wanted):
            self._wanted = key
        self._enable()  # what has the keyboard stays so; nothing is done before they are here
        self._read()

    def refresh(self) -> None:
        """Show them as the library has them now."""
        if self._wanted is not None:
            self._read()

    def say_nothing(self, headline: str, explanation: str = "") -> None:
        """Say why no papers are shown."""
        self._wanted = None
        self._background.forget(_TOPIC)
        self._headline.setText(headline)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
        self._pages.setCurrentIndex(0)
        self._enable()

    def swap(self) -> None:
        """Let the other one stay."""
        if self._wanted is not None and not self._is_read_only:
            self._wanted = self._wanted[1], self._wanted[0]
            self._read()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let papers be looked at, and nothing be done."""
        self._is_read_only = is_read_only
        self.view.set_read_only(is_read_only)
        for button in (self.merge, self.apart):
            grey(button, is_read_only)
        if is_read_only:
            self.status.say(READ_ONLY)
        self._enable()

    def _read(self) -> None:
        assert self._wanted is not None
        keep, other = self._wanted
        self._background.read(lambda library: comparison_of(library, keep, other), self._take, topic=_TOPIC)

    def _take(self, comparison: Comparison | None) -> None:
        if comparison is None:
            self.lost.emit()
            return
        self.view.show_comparison(comparison)
        self._pages.setCurrentIndex(1)
        self._enable()

    def _shown(self) -> Comparison | None:
        """Return what is on the screen, unless another pair is on its way, or nothing can be done about it."""
        shown = self.view.comparison
        is_wanted = shown is not None and (shown.keep.id, shown.other.id) == self._wanted
        return shown if is_wanted and not self._is_read_only else None

    def _merge(self) -> None:
        shown = self._shown()
        if shown is not None:
            self.merge_wanted.emit(shown.keep.id, shown.other.id, self.view.taken)

    def _tell_apart(self) -> None:
        shown = self._shown()
        if shown is not None:
            self.apart_wanted.emit(shown.keep.id, shown.other.id)

    def _enable(self) -> None:
        for button in (self.merge, self.apart):
            button.setEnabled(self._wanted is not None and not self._is_read_only)

    def _make_message(self) -> QWidget:
        message = named(QWidget(), "no-pair")
        column = QVBoxLayout(message)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch()
        for label in (self._headline, self._explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch()
        named(self._headline, "no-pair-headline")
        return message

    def _make_foot(self) -> None:
        self._foot.setContentsMargins(16, 12, 16, 12)
        self._foot.setSpacing(8)
        self._foot.addWidget(self.status, 1)
        self._foot.addSpacing(8)
        self._foot.addWidget(self.apart)
        self._foot.addWidget(self.merge)
