"""The keys in force: the usual ones, but for those that the user has chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from readinglist.gui.actions import Action, Menu, native
from readinglist.gui.keys.places import Place, is_same_place, keys_by_place, own_keys, place_of, with_own_keys
from readinglist.gui.settings import Settings

CHOSEN = "shortcuts/chosen"  # in the settings: for each action its id and its keys ("mark-read R Alt+4"; "star": none)
MOST_KEYS = 2  # of the user's choice for one action


class Keys(QObject):
    """Knows the keys of every action of `menus`, and keeps in the settings those that the user has chosen."""

    changed = Signal()

    def __init__(self, menus: Sequence[Menu], settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._usual = {action.id: action for menu in menus for action in menu.actions()}
        self._menus = menus
        self._chosen = self._read()
        self._bound = in_force(self._usual, self._chosen)

    @property
    def menus(self) -> tuple[Menu, ...]:
        """The menus, with the keys in force."""
        return tuple(map(self._menu, self._menus))

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, with the keys in force."""
        return tuple(self._bound.values())

    @property
    def has_chosen(self) -> bool:
        """Whether any keys are other than the usual ones."""
        return bool(self._chosen)

    def usual(self, action: Action) -> Action:
        """Return an action as it is without the user's choice."""
        return self._usual[action.id]

    def of(self, action: Action) -> Action:
        """Return an action with the keys in force; one that has no place in the menus, as it is."""
        bound = self._bound.get(action.id, action)
        return replace(action, keys=bound.keys, list_keys=bound.list_keys, sidebar_keys=bound.sidebar_keys)

    def text_of(self, name: str) -> str:
        """Return the first key in force of an action as this platform writes it, for a sentence; empty for none."""
        return next((native(key) for key in self._bound[name].all_keys), "")

    def own(self, action: Action) -> tuple[str, ...]:
        """Return the keys in force of an action that can be others: `own_keys`, but a place may be without keys."""
        return keys_by_place(self._bound[action.id])[place_of(self._usual[action.id])]

    def is_chosen(self, action: Action) -> bool:
        """Tell whether the user has chosen the keys of an action."""
        return action.id in self._chosen

    def give(self, action: Action, keys: tuple[str, ...]) -> None:
        """Give an action these keys from now on. `refusals.refusal` has said before that each can be given."""
        self._chosen.pop(action.id, None)
        if keys != own_keys(self._usual[action.id]):
            self._chosen[action.id] = keys
        self._put_in_force()

    def reset(self) -> None:
        """Put the usual keys in force again."""
        self._chosen.clear()
        self._put_in_force()

    def _put_in_force(self) -> None:
        self._bound = in_force(self._usual, self._chosen)
        self._settings.put(CHOSEN, [" ".join((name, *keys)) for name, keys in self._chosen.items()])
        self._settings.save()
        self.changed.emit()

    def _menu(self, menu: Menu) -> Menu:
        return replace(
            menu,
            sections=tuple(
                tuple(self._menu(entry) if isinstance(entry, Menu) else self.of(entry) for entry in section)
                for section in menu.sections
            ),
        )

    def _read(self) -> dict[str, tuple[str, ...]]:
        """Read what was chosen; what this version does not know, or is no key, is passed over."""
        chosen = {}
        for line in self._settings.texts(CHOSEN):
            name, *keys = line.split() or [""]
            if name in self._usual:
                known = (QKeySequence(key).toString() for key in keys)
                chosen[name] = tuple(dict.fromkeys(key for key in known if key))[:MOST_KEYS]
        return chosen


def in_force(usual: Mapping[str, Action], chosen: Mapping[str, tuple[str, ...]]) -> dict[str, Action]:
    """Return all actions with their keys. A key that was chosen for one is no other's, whatever is usual: a newer
    version may have given it away.
    """
    taken = [(place_of(usual[name]), key) for name, keys in chosen.items() for key in keys]
    return {
        name: with_own_keys(action, chosen[name])
        if name in chosen
        else replace(
            action,
            keys=_free(action, Place.WINDOW, taken),
            list_keys=_free(action, Place.LIST, taken),
            sidebar_keys=_free(action, Place.SIDEBAR, taken),
        )
        for name, action in usual.items()
    }


def _free(action: Action, place: Place, taken: Sequence[tuple[Place, str]]) -> tuple[str, ...]:
    here = {key for where, key in taken if is_same_place(place, where)}
    return tuple(key for key in keys_by_place(action)[place] if QKeySequence(key).toString() not in here)
