"""The left of Possible Duplicates: how far the search is, what it found, and all that is exact at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.labels import muted
from readinglist.gui.naming import named
from readinglist.library.text import counted


class SearchPane(QWidget):
    """Stands around the list of pairs."""

    stop_wanted = Signal()
    search_wanted = Signal()
    merge_exact_wanted = Signal()

    def __init__(self, pairs: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "duplicates-pane")
        self._is_searching, self._is_whole, self._pairs, self._papers = False, False, 0, 0
        self._found = named(QLabel(), "pairs-found")
        self._far = named(muted(), "pairs-progress")
        self._bar = named(QProgressBar(), "progress", "Progress")
        self._bar.setTextVisible(False)
        self._button = named(QPushButton("Stop"), "stop-or-search")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(lambda: (self.stop_wanted if self._is_searching else self.search_wanted).emit())
        self._exact = named(QPushButton(), "merge-exact")
        self._exact.setToolTip("Merge every pair with the same identifier, or with the same title and authors")
        self._exact.setAutoDefault(False)
        self._exact.clicked.connect(self.merge_exact_wanted)
        self._arrange(pairs)
        self.setMinimumWidth(240)

    def begin(self) -> None:
        """Say that a search begins."""
        self._is_searching, self._papers = True, 0
        self._bar.setRange(0, 0)
        self._bar.show()
        self._button.setText("Stop")
        self._far.setText("Looking through the library…")

    def advance(self, done: int, total: int) -> None:
        """Say how many papers of how many are compared."""
        self._papers = total
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._far.setText(f"{done:,} of {total:,} compared")

    def end(self, is_whole: bool) -> None:
        """Say that all papers are compared, or that it was stopped before."""
        self._is_searching, self._is_whole = False, is_whole
        self._bar.hide()
        self._button.setText("Search Again")
        if is_whole:
            self._far.setText(f"{counted(self._papers, 'paper')} compared")
        else:
            self._far.setText(f"Stopped: {self._far.text()}" if self._papers else "Stopped")

    def show_count(self, pairs: int, exact: int) -> None:
        """Say how many pairs there are, and how many papers would go with all that are exact."""
        self._pairs = pairs
        none = "No pairs yet" if self._is_searching else "No pairs"
        self._found.setText(counted(pairs, "pair") if pairs else none)
        self._exact.setText(f"Merge All {exact:,} Exact" if exact else "Merge All Exact")
        self._exact.setEnabled(exact > 0)

    def nothing(self) -> tuple[str, str]:
        """Return what to say where no pair is shown: a headline, and a sentence."""
        if self._is_searching:
            return "Looking for papers that may be one…", "What is found comes here at once; nothing is changed."
        if not self._is_whole:
            return "The search was stopped", "Search again to see which papers may be one."
        return "No possible duplicates", "Each of your papers stands in the library once."

    def _arrange(self, pairs: QWidget) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        font = self._found.font()
        font.setBold(True)
        self._found.setFont(font)
        words.addWidget(self._found)
        words.addWidget(self._far)
        head.addLayout(words, 1)
        head.addWidget(self._button)
        head.setContentsMargins(12, 12, 12, 8)
        below = named(QWidget(), "duplicates-foot")
        foot = QHBoxLayout(below)
        foot.setContentsMargins(12, 12, 12, 12)
        foot.addWidget(self._exact, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(pairs, 1)
        column.addWidget(below)
