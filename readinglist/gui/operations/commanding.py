"""The command palette, filled with all that can be done or gone to at this moment."""

from __future__ import annotations

from readinglist.gui.actions import Action
from readinglist.gui.desk import Desk
from readinglist.gui.situation import situation_of


def open_palette(desk: Desk) -> None:
    """Offer every action that is possible now, and every line of the sidebar."""
    from readinglist.gui.palette import commands
    from readinglist.gui.palette.palette import Palette

    offered = [
        *commands.actions(desk.keys.menus, situation_of(desk), lambda action: _run(desk, action)),
        *commands.destinations(desk.sidebar.entries, lambda key: _go(desk, key)),
    ]
    Palette(offered, desk.window).open()


def _run(desk: Desk, action: Action) -> None:
    """Do it, if that is still possible: the library may have changed while the palette was open."""
    if action.enabled(situation_of(desk)):
        action.function(desk)


def _go(desk: Desk, key: str) -> None:
    desk.sidebar.choose(key)
    desk.papers.take_keyboard()
