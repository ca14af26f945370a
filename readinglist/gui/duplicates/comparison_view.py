"""Two papers side by side: the one that stays at the left, the one that goes at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from readinglist.domain.paper import Paper
from readinglist.gui.details.seen_in import long_date
from readinglist.gui.duplicates.comparison import CHOSEN, UNITED, Comparison
from readinglist.gui.duplicates.field_row import FieldRow
from readinglist.gui.labels import heading, muted
from readinglist.gui.naming import named

LABEL_WIDTH = 96


class ComparisonView(QScrollArea):
    """Shows a Comparison; for each field that differs, one side is chosen."""

    swap_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "comparison", "The two papers")
        self._shown: Comparison | None = None
        self._swap = named(QPushButton("Swap"), "swap", "Keep the other paper", "Keep the other paper instead (S)")
        self._swap.setAutoDefault(False)
        self._swap.clicked.connect(self.swap_wanted)
        self._heads = named(_Head("This one stays"), "stays"), named(_Head("This one goes to the trash"), "goes")
        page = QWidget()
        grid = self._grid = QGridLayout(page)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._swap, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, head in enumerate(self._heads, start=1):
            grid.addWidget(head, 0, column)
        self._united = named(heading("Kept from both"), "united")
        self._united.setContentsMargins(8, 16, 8, 0)
        grid.addWidget(self._united, len(CHOSEN) + 1, 1, 1, 2)
        grid.setRowStretch(len(CHOSEN) + len(UNITED) + 2, 1)
        self.rows: dict[str, FieldRow] = {}  # made when they are first needed: each costs some milliseconds
        self._is_read_only = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._shown

    @property
    def taken(self) -> frozenset[str]:
        """The fields that are to come from the paper that goes."""
        return frozenset(name for name, row in self.rows.items() if row.is_taken)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two papers from the top, with what is best chosen; the same again, as it stands."""
        if comparison == self._shown:
            return
        self._shown = comparison
        self.setUpdatesEnabled(False)
        for head, paper in zip(self._heads, (comparison.keep, comparison.other), strict=True):
            head.show_paper(paper, is_older=paper is min(comparison.keep, comparison.other, key=lambda one: one.id))
        for row in comparison.rows:
            self._row(row.name).show_row(row, is_taken=row.name in comparison.taken)
        for name in self.rows.keys() - {row.name for row in comparison.rows}:
            self.rows[name].hide()
        self._united.setVisible(any(row.name in UNITED for row in comparison.rows))
        self.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def turn(self, pages: int) -> None:
        """Go down in two papers that are longer than the screen, or up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def set_read_only(self, is_read_only: bool) -> None:
        """Let papers be looked at, and nothing be chosen."""
        self._is_read_only = is_read_only
        self._swap.setDisabled(is_read_only)
        for row in self.rows.values():
            row.set_enabled(not is_read_only)

    def _row(self, name: str) -> FieldRow:
        if name not in self.rows:
            place = 1 + (CHOSEN.index(name) if name in CHOSEN else len(CHOSEN) + 1 + UNITED.index(name))
            self.rows[name] = FieldRow(name, self._grid, place)
            self.rows[name].set_enabled(not self._is_read_only)
        return self.rows[name]


class _Head(QWidget):
    """What becomes of a paper, and since when it is here."""

    def __init__(self, becomes: str) -> None:
        super().__init__()
        self._added = muted()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(0)
        column.addWidget(heading(becomes))
        column.addWidget(self._added)

    def show_paper(self, paper: Paper, *, is_older: bool) -> None:
        """Show whose side it is."""
        self._added.setText(f"{'Older' if is_older else 'Newer'}, added on {long_date(paper.added)}")
