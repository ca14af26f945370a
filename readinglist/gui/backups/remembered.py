"""Where backups of a library were last seen: a folder that is gone is then not taken for one that never was."""

from __future__ import annotations

from pathlib import Path

from readinglist.gui.settings import Settings


def remember(settings: Settings, identity: str, folder: Path) -> None:
    """Remember that backups of the library of this identity are in `folder`."""
    if remembered(settings, identity) != str(folder):
        settings.put(_key(identity), str(folder))


def remembered(settings: Settings, identity: str) -> str:
    """Return the folder that backups of this library were last seen in; empty where none were seen yet."""
    return settings.text(_key(identity))


def _key(identity: str) -> str:
    return f"library-{identity}/backups"
