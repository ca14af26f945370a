"""Every action with its keys, by menu."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from readinglist.domain.tags import fold
from readinglist.gui.actions import Action, Menu, native
from readinglist.gui.keys.keys import Keys
from readinglist.gui.keys.places import Place, keys_by_place
from readinglist.gui.naming import named
from readinglist.gui.situation import Situation

AIR = 10  # pixels of a line beside its text
_ID = Qt.ItemDataRole.UserRole
_KEYS_WIDE = 24  # characters: room for two keys, so that the column stays where it is whatever lines are shown


class ActionTree(QTreeWidget):
    """One line for each action. Keys that the user chose stand in bold."""

    entered = Signal()  # another key is wanted for the chosen line

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "key-actions", "Actions and their keys")
        self._keys = keys
        self.setHeaderLabels(["Action", "Keys"])
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(self.fontMetrics().averageCharWidth() * _KEYS_WIDE)
        self.setUniformRowHeights(True)
        self._menus = [self._add_menu(menu) for menu in keys.menus]
        self.expandAll()
        self.show_keys()
        keys.changed.connect(self.show_keys)
        self.itemActivated.connect(lambda item, _column: self.entered.emit() if item.data(0, _ID) else None)

    def action(self) -> Action | None:
        """Return the action that is chosen, with the keys in force."""
        name = self._name()
        return next((action for action in self._keys.actions if action.id == name), None)

    def chosen_text(self) -> str:
        """Return what the chosen action is called, with the submenus that lead to it; nothing where none is."""
        chosen = self.currentItem()
        return chosen.text(0) if chosen is not None and self._name() else ""

    def _name(self) -> str:
        chosen = self.currentItem()
        return str(chosen.data(0, _ID) or "") if chosen is not None and not chosen.isHidden() else ""

    def show_keys(self) -> None:
        """Show the keys in force."""
        actions = {action.id: action for action in self._keys.actions}
        for line in self._lines():
            action = actions[line.data(0, _ID)]
            font = line.font(1)
            font.setBold(self._keys.is_chosen(action))
            line.setText(1, said(action))
            line.setFont(1, font)
            spoken = "chosen by you" if self._keys.is_chosen(action) else ""
            line.setData(1, Qt.ItemDataRole.AccessibleDescriptionRole, spoken)

    def narrow(self, typed: str) -> None:
        """Leave only the lines in whose menu, name or keys all words typed are, and choose the first of them."""
        words = fold(typed).split()
        for heading, lines in self._menus:
            for line in lines:
                text = fold(f"{heading.text(0)} {line.text(0)} {line.text(1)}")
                line.setHidden(not all(word in text for word in words))
            heading.setHidden(all(line.isHidden() for line in lines))
        if self.action() is None:
            self.choose_first()

    def choose_first(self) -> None:
        """Choose the first line; none where there is none."""
        first = next((line for line in self._lines() if not line.isHidden()), None)
        self.setCurrentIndex(QModelIndex() if first is None else self.indexFromItem(first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return ask for another key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.action() is not None:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _add_menu(self, menu: Menu) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
        """Add the line of a menu, and those of its actions below it."""
        heading = QTreeWidgetItem([menu.title])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setSizeHint(0, QSize(0, self.fontMetrics().height() + AIR))
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        heading.setFont(0, font)
        lines = []
        for action, path in menu.paths():
            line = QTreeWidgetItem(heading, [path + action.text_in(Situation())])
            line.setData(0, _ID, action.id)
            line.setToolTip(0, f"{action.tip}.")
            lines.append(line)
        self.addTopLevelItem(heading)
        return heading, lines

    def _lines(self) -> Iterator[QTreeWidgetItem]:
        for _heading, lines in self._menus:
            yield from lines


def said(action: Action) -> str:
    """Return the keys of an action, with where they work if that is not everywhere."""
    return ", ".join(
        native(key) if place is Place.WINDOW else f"{native(key)} {place.value}"
        for place, keys in keys_by_place(action).items()
        for key in keys
    )
