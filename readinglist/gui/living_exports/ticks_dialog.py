"""The review of what was ticked in a file elsewhere: nothing is marked before it is agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from readinglist.domain.paper import State
from readinglist.gui.dialogs import fit
from readinglist.gui.foreign_text import breakable, on_one_line
from readinglist.gui.labels import muted, title
from readinglist.gui.living_exports.ticks_model import TicksModel
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.tick import TickBox
from readinglist.gui.ticked_list import ticked_list
from readinglist.library.text import counted
from readinglist.library.ticked import Tick, Ticks

SIZE = QSize(720, 520)
_NAMED = 3  # titles that a sentence names


class TicksDialog(QDialog):
    """Accepted or not; `chosen` is what is to be taken over then."""

    def __init__(self, ticks: Ticks, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        named(self, "ticks-dialog", "Ticked elsewhere")
        self.setWindowTitle("Ticked Elsewhere")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_read_only = is_read_only
        self._model = TicksModel(ticks, self)
        self._table = ticked_list(self._model, "ticks", "Papers that were ticked elsewhere")
        self._all = named(TickBox("All"), "tick-all")
        self._take = named(QPushButton(), "take-ticks")
        self._take.setDefault(True)
        self._leave = named(QPushButton("Cancel" if ticks.ticks else "Close"), "cancel")
        self._leave.setAutoDefault(False)
        self._make(ticks)
        self._all.clicked.connect(lambda: self._model.choose_all(len(self.chosen) < self._model.rowCount()))
        self._take.clicked.connect(self.accept)
        self._leave.clicked.connect(self.reject)
        self._model.changed.connect(self._show_chosen)
        self._show_chosen()
        self._table.setFocus()
        self._table.setCurrentIndex(self._model.index(0))

    @property
    def chosen(self) -> Sequence[Tick]:
        """The papers that are to be marked as their boxes say."""
        return self._model.chosen

    def _make(self, ticks: Ticks) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._all)
        buttons.addStretch()
        buttons.addWidget(self._leave)
        buttons.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(title(on_one_line(f"Ticked in {ticks.name}", 80)))
        for name, sentence in zip(("ticks-summary", "ticks-missing"), _told(ticks), strict=False):
            label = named(muted(breakable(sentence)[0]), name)
            column.addWidget(label)
        column.addWidget(self._table, 1)
        column.addLayout(buttons)
        if not ticks.ticks:
            for widget in (self._table, self._all, self._take):
                widget.hide()
            column.addStretch()
        wanted = SIZE if ticks.ticks else QSize(SIZE.width(), 0)
        fit(self, wanted.expandedTo(self.minimumSizeHint()))

    def _show_chosen(self) -> None:
        chosen, all_of = len(self.chosen), self._model.rowCount()
        self._all.setChecked(chosen == all_of)
        self._all.setText(f"{chosen:,} of {counted(all_of, 'paper')} chosen")
        self._take.setText(_offer(self.chosen))
        grey(self._take, self._is_read_only)


def _told(ticks: Ticks) -> Iterator[str]:
    """Yield what the file says in all, and what is ticked in it that the library does not have."""
    of_all = f"{len(ticks.ticks):,} of {ticks.boxes:,}" if ticks.ticks else f"None of {ticks.boxes:,}"
    verb = "says" if len(ticks.ticks) < 2 else "say"
    cleared = " Cleared boxes count only if you tick them here." if any(map(_is_cleared, ticks.ticks)) else ""
    yield f"{of_all} boxes {verb} otherwise than the library.{cleared}"
    if ticks.missing:
        names = ", ".join(f"“{on_one_line(one, 80)}”" for one in ticks.missing[:_NAMED])
        more = f" and {len(ticks.missing) - _NAMED:,} more" if len(ticks.missing) > _NAMED else ""
        yield f"Ticked, but not in your library: {names}{more}."


def _is_cleared(tick: Tick) -> bool:
    return tick.then is State.UNREAD


def _offer(chosen: Sequence[Tick]) -> str:
    """Return what is done when it is agreed to."""
    read = sum(tick.then is State.READ for tick in chosen)
    unread = len(chosen) - read
    if not chosen:
        return "Leave All as They Are"
    if read and unread:
        return f"Mark {read:,} Read, {unread:,} Unread"
    return f"Mark {counted(read, 'Paper')} Read" if read else f"Mark {counted(unread, 'Paper')} Unread"
