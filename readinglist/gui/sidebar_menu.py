"""What can be done with a tag, a smart list or a listing, as the menu of its line in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from readinglist.domain.overview import Listing, SmartList
from readinglist.domain.tags import Tag
from readinglist.gui.desk import Desk
from readinglist.gui.operations import lists, tagging
from readinglist.gui.operations.trashing import empty
from readinglist.gui.sidebar.entries import Entry
from readinglist.gui.theme_colours import TAG_COLOURS


def menu_for(entry: Entry, desk: Desk, parent: QWidget) -> QMenu | None:
    """Return the menu of an entry; None where there is nothing to be done with it."""
    menu = QMenu(parent)
    match entry.source:
        case Tag() as tag:
            _fill_for_tag(menu, tag, desk)
        case SmartList() as smart_list:
            _add(menu, "Rename…", lambda: lists.rename_smart_list(desk, smart_list))
            _add(menu, "Delete", lambda: lists.delete_smart_list(desk, smart_list))
        case Listing() as listing:
            _add(menu, "Rename…", lambda: lists.rename_listing(desk, listing))
            _add(menu, "Forget", lambda: lists.delete_listing(desk, listing))
        case _ if entry.key == "trash" and entry.count:
            _add(menu, "Empty the Trash…", lambda: empty(desk))
        case _:
            return None
    return menu


def _fill_for_tag(menu: QMenu, tag: Tag, desk: Desk) -> None:
    _add(menu, "Rename…", lambda: tagging.rename(desk, tag))
    colours = menu.addMenu("Colour")
    for name, colour in TAG_COLOURS.items():
        _add_coloured(colours, name, colour, partial(tagging.recolour, desk, tag, colour))
    _add(colours, "Other…", lambda: tagging.choose_colour(desk, tag))
    _add(colours, "None", lambda: tagging.recolour(desk, tag, ""))
    numbers = menu.addMenu("Number Key")
    for key in range(1, 10):
        _add(numbers, str(key), partial(tagging.number, desk, tag, key), ticked=tag.number == key)
    _add(numbers, "None", lambda: tagging.number(desk, tag, None), ticked=tag.number is None)
    menu.addSeparator()
    _add(menu, "Delete", lambda: tagging.delete(desk, tag))


def _add(menu: QMenu, text: str, chosen: Callable[[], None], *, ticked: bool | None = None) -> None:
    action = menu.addAction(text)
    if ticked is not None:
        action.setCheckable(True)
        action.setChecked(ticked)
    action.triggered.connect(lambda _checked=False: chosen())


def _add_coloured(menu: QMenu, text: str, colour: str, chosen: Callable[[], None]) -> None:
    swatch = QPixmap(12, 12)
    swatch.fill(colour)
    menu.addAction(swatch, text).triggered.connect(lambda _checked=False: chosen())
