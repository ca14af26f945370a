"""Actions as values: what can be done, under which name, with which keys; and the menus made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.read_only import WHY, changes_library
from readinglist.gui.situation import Situation, always

LONGEST = 120  # characters of a text
STEP = " › "  # between a submenu and what stands in it
Words = str | Callable[[Situation], str]


@dataclass(frozen=True)
class Action:
    """One thing to do. `keys` work in the whole window (a field that is typed into keeps its letters), `list_keys`
    in the list of papers alone, `sidebar_keys` in the sidebar alone. Menus leave out what is not `shown`. Those of one
    that is `everywhere` work in the windows beside the main one, too.
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
    shown: Callable[[Situation], bool] = always
    everywhere: bool = False

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Its keys, wherever they work."""
        return (*self.keys, *self.list_keys, *self.sidebar_keys)

    def text_in(self, situation: Situation) -> str:
        """Return the text as the situation has it; what is named in it may be foreign."""
        return self.text if isinstance(self.text, str) else on_one_line(self.text(situation), LONGEST)

    def is_refused(self, situation: Situation) -> bool:
        """Tell whether it would change a library that can only be read."""
        return situation.is_read_only and changes_library(self.id)

    def is_possible(self, situation: Situation) -> bool:
        """Tell whether it can be done now."""
        return self.enabled(situation) and not self.is_refused(situation)


@dataclass(frozen=True)
class Menu:
    """A menu, or a submenu: sections with a line between them."""

    title: str
    sections: tuple[tuple[Action | Menu, ...], ...]

    def actions(self) -> Iterator[Action]:
        """Yield the actions in it and in its submenus."""
        for action, _path in self.paths():
            yield action

    def paths(self, path: str = "") -> Iterator[tuple[Action, str]]:
        """Yield the actions, each with the submenus that lead to it ("Export › ")."""
        for entry in (entry for section in self.sections for entry in section):
            if isinstance(entry, Menu):
                yield from entry.paths(f"{path}{entry.title}{STEP}")
            else:
                yield entry, path


class WindowActions(QObject):
    """The QActions of a window: made from the menus, brought in line with each situation, with the keys in force."""

    def __init__(self, menus: Sequence[Menu], desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._menus = menus
        self._desk = desk
        self._made: dict[str, tuple[Action, QAction]] = {}
        self._in_panes: dict[tuple[str, QWidget], QAction] = {}
        for menu in menus:
            for action in menu.actions():
                self._make(action, window)
        self._shown: Situation | None = None
        self.show_situation(Situation())
        desk.keys.changed.connect(self._take_keys)

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
        action = self._desk.keys.of(action)
        made = made_from(action, self._desk, window)
        window.addAction(made)
        if action.everywhere:
            made.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self._made[action.id] = (action, made)
        self._put_keys(action, made)

    def _take_keys(self) -> None:
        """Put other keys in force wherever they work and are shown."""
        situation = self._shown or Situation()
        for action, made in list(self._made.values()):
            bound = self._desk.keys.of(action)
            if bound != action:
                self._made[action.id] = (bound, made)
                made.setToolTip(tip_of(bound))
                self._put_keys(bound, made)
                bring_in_line(made, bound, situation)

    def _put_keys(self, action: Action, made: QAction) -> None:
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        for pane, keys in ((self._desk.papers.list, action.list_keys), (self._desk.sidebar, action.sidebar_keys)):
            here = self._in_panes.get((action.id, pane))
            if keys and here is None:
                here = self._in_panes[action.id, pane] = _in_pane(pane, made)
            if here is not None:
                here.setShortcuts([QKeySequence(key) for key in keys])


def _in_pane(pane: QWidget, made: QAction) -> QAction:
    """Return what does what `made` does, for keys that work while the keyboard is in `pane` alone."""
    here = QAction(pane)
    here.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    here.triggered.connect(lambda _checked=False: made.trigger())
    pane.addAction(here)
    return here


def made_from(action: Action, desk: Desk, parent: QObject) -> QAction:
    """Return a QAction that does what `action` says, without its keys."""
    made = QAction(parent)
    made.setObjectName(action.id)
    made.setToolTip(tip_of(action))
    made.setStatusTip(action.tip)
    if action.icon:
        made.setIcon(icon(action.icon, action.icon_colour))
    made.setCheckable(action.checked is not None)
    made.triggered.connect(lambda _checked=False: action.function(desk))
    return made


def tip_of(action: Action, why: str = "") -> str:
    """Return the tip of an action with all its keys, or `why` it cannot be done; Qt breaks rich text into lines."""
    keys = ", ".join(native(key) for key in action.all_keys)
    told = f"{action.tip} ({keys})" if keys else action.tip
    return f"<qt>{escape(f'{told}. {why}' if why else told)}</qt>"


def bring_in_line(made: QAction, action: Action, situation: Situation) -> None:
    """Enable, tick and name a QAction as the situation has it."""
    made.setText(_menu_text(action, situation))
    if action.is_refused(situation):
        made.setStatusTip(f"{action.tip}. {WHY}.")
        made.setToolTip(tip_of(action, f"{WHY}."))
    else:
        made.setStatusTip(action.tip)
    made.setEnabled(action.is_possible(situation))
    made.setVisible(action.shown(situation))
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
