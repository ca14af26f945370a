"""Help: how to search, all keys, and about the program."""

from __future__ import annotations

from readinglist import __version__
from readinglist.gui.desk import Desk
from readinglist.gui.operations.viewing import search_for


def show_about(desk: Desk) -> None:
    """Say what this is and where the library stands."""
    from readinglist.gui.about import AboutDialog

    desk.background.read(
        lambda library: str(library.path),
        lambda path: AboutDialog(__version__, path, desk.window).exec(),
        topic="about",
    )


def show_search_help(desk: Desk) -> None:
    """Show what one can type to search, beside the window."""
    from readinglist.gui.search_help import SearchHelp

    shown = desk.window.findChild(SearchHelp)
    if shown is None:
        shown = SearchHelp(desk.window)
        shown.chosen.connect(lambda typed: search_for(desk, typed))
    shown.show()
    shown.raise_()
    shown.activateWindow()


def show_keys(desk: Desk) -> None:
    """Show all keys."""
    from readinglist.gui.keys_dialog import KeysDialog
    from readinglist.gui.menus import MENUS

    KeysDialog(MENUS, desk.window).exec()


def quit_program(desk: Desk) -> None:
    """Close the window, which saves what is open."""
    desk.window.close()
