"""Possible Duplicates: the pairs that were found at the left, the two papers of one side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QWidget

from readinglist.domain.change import Change
from readinglist.gui.background import Background
from readinglist.gui.duplicates.deciding import Deciding
from readinglist.gui.duplicates.pair_list import PairList
from readinglist.gui.duplicates.pair_pane import PairPane
from readinglist.gui.duplicates.pairs import Pair
from readinglist.gui.duplicates.proposals import Proposals
from readinglist.gui.duplicates.search_pane import SearchPane
from readinglist.gui.duplicates.searching import DuplicateSearch
from readinglist.gui.naming import named
from readinglist.gui.settings import Settings
from readinglist.gui.snapshot import Snapshot
from readinglist.library import duplicates

FIRST_SIZE = (1120, 720)
_SIZE, _PANES = "duplicates/geometry", "duplicates/panes"


class DuplicatesWindow(QDialog):
    """Stands beside the main window, and follows the library as long as it is open."""

    def __init__(self, background: Background, snapshot: Snapshot, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "duplicates-window", "Possible duplicates")
        self.setWindowTitle("Possible Duplicates")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._snapshot, self._settings = snapshot, settings
        self._proposals = Proposals(background, self)
        self._search = DuplicateSearch(background, self)
        self._deciding = Deciding(background, self._proposals, self)
        self._list = PairList(self._proposals.model)
        self._progress = SearchPane(self._list)
        self._pane = PairPane(background)
        self._selects_returned = False
        self._assemble()
        self._connect(background)
        self._add_keys()

    def look(self) -> None:
        """Come to the front and search; what is on the screen already stays."""
        if not self.isVisible():
            self._proposals.clear()
            self._pane.status.say("")
            self._pane.set_read_only(self._snapshot.is_read_only)
            self._recall_size()
            self.show()
            self._begin()
        self.raise_()
        self.activateWindow()
        self._list.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Search no further, and remember the size."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._search.stop()
            self._settings.put(_SIZE, self.saveGeometry())
            self._settings.put(_PANES, self._splitter.saveState())

    def _assemble(self) -> None:
        later = named(QPushButton("Later"), "later", tip="Go to the next pair (J)")
        later.clicked.connect(lambda: self._list.step(1))
        self._later = later
        self._pane.add_button(later)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        for stretch, pane in ((0, self._progress), (1, self._pane)):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
            self._splitter.setCollapsible(self._splitter.count() - 1, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self._pane.stand_in(self)
        self.setMinimumSize(760, 420)

    def _connect(self, background: Background) -> None:
        search, proposals, deciding, pane = self._search, self._proposals, self._deciding, self._pane
        search.found.connect(proposals.add)
        search.advanced.connect(self._progress.advance)
        search.ended.connect(self._end)
        search.refused.connect(self._refuse)
        self._progress.stop_wanted.connect(search.stop)
        self._progress.search_wanted.connect(self._begin)
        self._progress.merge_exact_wanted.connect(lambda: self._pane.status.say("Merging…"))
        self._progress.merge_exact_wanted.connect(deciding.merge_exact)
        self._list.shown.connect(self._show)
        proposals.changed.connect(self._count)
        proposals.returned.connect(self._take_returned)
        pane.merge_wanted.connect(deciding.merge)
        pane.apart_wanted.connect(deciding.tell_apart)
        for decided in (pane.merge_wanted, pane.apart_wanted, self._progress.merge_exact_wanted):
            decided.connect(lambda *_: self._list.setFocus())
        pane.lost.connect(proposals.refresh)
        deciding.told.connect(self._tell)
        deciding.refused.connect(self._refuse)
        background.changed.connect(self._take_change)
        background.refreshed.connect(self._refresh)

    def _add_keys(self) -> None:
        for keys, function in (
            (("J", "Down"), lambda: self._list.step(1)),
            (("K", "Up"), lambda: self._list.step(-1)),
            (("Ctrl+Z",), self._undo),
            (("Ctrl+Shift+Z", "Ctrl+Y"), self._deciding.redo),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(function)

    def _recall_size(self) -> None:
        if not self.restoreGeometry(self._settings.blob(_SIZE)):
            room = self.screen().availableSize()
            self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height() - 32))
        if not self._splitter.restoreState(self._settings.blob(_PANES)):
            self._splitter.setSizes([320, FIRST_SIZE[0] - 320])

    # What happens when something has happened

    def _begin(self) -> None:
        self._proposals.clear()
        self._progress.begin()
        self._search.begin()
        self._count()

    def _end(self, is_whole: bool) -> None:
        self._progress.end(is_whole)
        self._count()

    def _show(self, pair: Pair | None) -> None:
        if pair is not None:
            self._pane.show_pair(pair.key)

    def _count(self) -> None:
        """Say how many there are; and where there are none, why."""
        pairs = self._proposals.model.pairs
        groups = duplicates.grouped(pair.found for pair in pairs if pair.found.is_exact)
        exact = 0 if self._snapshot.is_read_only else sum(len(group) - 1 for group in groups)
        self._progress.show_count(len(pairs), exact)
        self._later.setEnabled(len(pairs) > 1)
        if not pairs:
            self._pane.say_nothing(*self._progress.nothing())

    def _take_change(self, change: Change) -> None:
        if self.isVisible():
            self._proposals.take_change(change)
            self._pane.refresh()

    def _refresh(self) -> None:
        if self.isVisible():
            self._proposals.refresh()
            self._pane.refresh()

    def _take_returned(self, pairs: list[Pair]) -> None:
        """Go to what an undo has brought back."""
        if self._selects_returned:
            self._selects_returned = False
            self._list.go_to_pair(min(pairs, key=lambda pair: pair.order).key)

    def _undo(self) -> None:
        self._selects_returned = True
        self._deciding.undo()

    def _undo_this(self, change: Change) -> None:
        self._selects_returned = True
        self._deciding.undo_this(change)

    def _tell(self, sentence: str, change: Change | None) -> None:
        self._pane.status.say(sentence, (lambda: self._undo_this(change)) if change is not None else None)

    def _refuse(self, sentence: str) -> None:
        self._selects_returned = False
        self._pane.status.say(sentence, is_error=True)
