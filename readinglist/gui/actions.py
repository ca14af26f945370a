"""Actions as values: what can be done, under which name, with which keys; and the menus made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from readinglist.gui.desk import Desk
from readinglist.gui.icons import icon
from readinglist.gui.situation import Situation, always

Words = str | Callable[[Situation], str]


@dataclass(frozen=True)
class Action:
    """One thing to do. `keys` work in the whole window (a field that is typed into keeps its letters), `list_keys`
    in the list of papers alone, `sidebar_keys` in the sidebar alone.
    """

    id: str
    text: Words
    tip: str
    function: Callable[[Desk], None]
    keys: tuple[str, ...] = ()
    list_keys: tuple[str, ...] = ()
    sidebar_keys: tuple[str, ...] = ()
    icon: str = ""
    icon_colour: str = ""
    enabled: Callable[[Situation], bool] = always
    checked: Callable[[Situation], bool] | None = None

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Its keys, wherever they work."""
        return (*self.keys, *self.list_keys, *self.sidebar_keys)

    def text_in(self, situation: Situation) -> str:
        """Return the text as the situation has it."""
        return self.text if isinstance(self.text, str) else self.text(situation)


@dataclass(frozen=True)
class Menu:
    """A menu, or a submenu: sections with a line between them."""

    title: str
    sections: tuple[tuple[Action | Menu, ...], ...]

    def actions(self) -> Iterator[Action]:
        """Yield the actions in it and in its submenus."""
        for section in self.sections:
            for entry in section:
                if isinstance(entry, Menu):
                    yield from entry.actions()
                else:
                    yield entry


class WindowActions(QObject):
    """The QActions of a window: made from the menus, brought in line with each situation."""

    def __init__(self, menus: Sequence[Menu], desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._menus = menus
        self._desk = desk
        self._made: dict[str, tuple[Action, QAction]] = {}
        for menu in menus:
            for action in menu.actions():
                self._make(action, window)
        self._shown: Situation | None = None
        self.show_situation(Situation())

    def __getitem__(self, action_id: str) -> QAction:
        """Return the QAction of an action."""
        return self._made[action_id][1]

    def show_situation(self, situation: Situation) -> None:
        """Enable, tick and name every action as the situation has it."""
        if situation == self._shown:
            return
        self._shown = situation
        for action, made in self._made.values():
            bring_in_line(made, action, situation)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Put all menus into the menu bar; Alt and the first letter opens one."""
        for menu in self._menus:
            self._fill(bar.addMenu(f"&{menu.title}"), menu)

    def context_menu(self, menu: Menu, parent: QWidget) -> QMenu:
        """Return a menu of actions that stand in the menu bar too."""
        made = QMenu(parent)
        self._fill(made, menu)
        return made

    def _fill(self, made: QMenu, menu: Menu) -> None:
        for number, section in enumerate(menu.sections):
            if number:
                made.addSeparator()
            for entry in section:
                if isinstance(entry, Menu):
                    below = made.addMenu(entry.title)
                    self._fill(below, entry)
                    made.aboutToShow.connect(lambda entry=entry, below=below: self._bring_in_line(entry, below))
                else:
                    made.addAction(self[entry.id])

    def _bring_in_line(self, menu: Menu, made: QMenu) -> None:
        """Offer a submenu only where something in it can be done."""
        made.setEnabled(any(self[action.id].isEnabled() for action in menu.actions()))

    def _make(self, action: Action, window: QWidget) -> None:
        made = made_from(action, self._desk, window)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        window.addAction(made)
        self._made[action.id] = (action, made)
        for pane, keys in ((self._desk.papers.list, action.list_keys), (self._desk.sidebar, action.sidebar_keys)):
            if keys:
                _add_keys(pane, keys, made)


def _add_keys(pane: QWidget, keys: Sequence[str], made: QAction) -> None:
    """Let keys do what `made` does while the keyboard is in `pane`."""
    here = QAction(pane)
    here.setShortcuts([QKeySequence(key) for key in keys])
    here.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    here.triggered.connect(lambda _checked=False: made.trigger())
    pane.addAction(here)


def made_from(action: Action, desk: Desk, parent: QObject) -> QAction:
    """Return a QAction that does what `action` says, without its keys."""
    made = QAction(parent)
    made.setObjectName(action.id)
    keys = f" ({native(action.keys[0])})" if action.keys else ""
    made.setToolTip(f"<qt>{escape(action.tip + keys)}</qt>")
    made.setStatusTip(action.tip)
    if action.icon:
        made.setIcon(icon(action.icon, action.icon_colour))
    made.setCheckable(action.checked is not None)
    made.triggered.connect(lambda _checked=False: action.function(desk))
    return made


def bring_in_line(made: QAction, action: Action, situation: Situation) -> None:
    """Enable, tick and name a QAction as the situation has it."""
    made.setText(_menu_text(action, situation))
    made.setEnabled(action.enabled(situation))
    if action.checked is not None:
        made.setChecked(action.checked(situation))


def _menu_text(action: Action, situation: Situation) -> str:
    """Return the text for a menu, where `&` would mark a letter; keys of one pane alone are shown after a tab."""
    text = action.text_in(situation).replace("&", "&&")
    if action.keys or not action.all_keys:
        return text
    return f"{text}\t{native(action.all_keys[0])}"


def native(key: str) -> str:
    """Return a key as it is written on this platform."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
