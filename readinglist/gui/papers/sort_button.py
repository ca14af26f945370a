"""The button that says in which order the papers stand, and changes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from readinglist.domain.query import Sort, SortKey
from readinglist.gui.icons import icon
from readinglist.gui.naming import named

SORT_NAMES = {
    SortKey.BEST: "Best First",
    SortKey.ADDED: "Newest First",
    SortKey.TITLE: "Title",
    SortKey.YEAR: "Year",
    SortKey.RATING: "Rating",
    SortKey.STATE: "State",
    SortKey.TRASHED: "Trashed",
}


class SortButton(QToolButton):
    """Shows the order in force; its menu emits the one chosen."""

    chosen = Signal(object)  # Sort

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sort-button", "Order of the papers")
        self.setToolTip("Order of the papers")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self._sort = Sort(SortKey.BEST)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        keys, directions = QActionGroup(self), QActionGroup(self)
        self._keys = {key: self._entry(keys, name, partial(self.choose, Sort(key))) for key, name in SORT_NAMES.items()}
        self._menu.addSeparator()
        self._rising = self._entry(directions, "Ascending", lambda: self.choose(Sort(self._sort.key, descending=False)))
        self._falling = self._entry(
            directions, "Descending", lambda: self.choose(Sort(self._sort.key, descending=True))
        )
        self.show_sort(self._sort, has_best=True, is_trash=True)

    @property
    def sort(self) -> Sort:
        """The order in force."""
        return self._sort

    def show_sort(self, sort: Sort, *, has_best: bool, is_trash: bool = False) -> None:
        """Say that `sort` is in force, in the trash or not.

        `has_best`: words were asked for, which papers match well or less.
        """
        self._sort = sort
        self._keys[sort.key].setChecked(True)
        self._keys[SortKey.BEST].setEnabled(has_best)
        self._keys[SortKey.TRASHED].setVisible(is_trash)
        (self._falling if sort.is_descending else self._rising).setChecked(True)
        for direction in (self._rising, self._falling):
            direction.setEnabled(sort.key is not SortKey.BEST)
        self.setText("Oldest First" if sort == Sort(SortKey.ADDED, descending=False) else SORT_NAMES[sort.key])
        self.setIcon(icon("sort-descending" if sort.is_descending or sort.key is SortKey.BEST else "sort-ascending"))

    def _entry(self, group: QActionGroup, text: str, chosen: Callable[[], None]) -> QAction:
        action = self._menu.addAction(text)
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False: chosen())
        return action

    def choose(self, sort: Sort) -> None:
        """Put another order in force."""
        self.chosen.emit(sort)
