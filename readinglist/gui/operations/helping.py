"""Help: all keys, and about the program."""

from __future__ import annotations

from readinglist import __version__
from readinglist.gui.desk import Desk


def show_about(desk: Desk) -> None:
    """Say what this is and where the library stands."""
    from readinglist.gui.about import AboutDialog

    desk.background.read(
        lambda library: str(library.path),
        lambda path: AboutDialog(__version__, path, desk.window).exec(),
        topic="about",
    )


def show_keys(desk: Desk) -> None:
    """Show all keys."""
    from readinglist.gui.keys_dialog import KeysDialog
    from readinglist.gui.menus import MENUS

    KeysDialog(MENUS, desk.window).exec()


def quit_program(desk: Desk) -> None:
    """Close the window, which saves what is open."""
    desk.window.close()
