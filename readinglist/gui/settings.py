"""What the window remembers from one start to the next, in an INI file; a broken file means the defaults."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from readinglist.domain.query import Sort, SortKey
from readinglist.gui.theme import ThemeChoice

_LIBRARIES = ("library/path", "library/known")  # which is missed, were it forgotten with the rest
_DIRECTIONS = {"ascending": False, "descending": True}


class Settings:
    """Typed values over one settings file. What is missing or of another kind is the default.

    A file that cannot be read is kept under another name, and `was_broken` is true: then all is as at first, but for
    where libraries are.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        self.was_broken = self._file.status() is not QSettings.Status.NoError or not _may_be_settings(path)
        if self.was_broken:
            self._set_aside()

    @property
    def kept_as(self) -> str:
        """The name under which a file is kept that cannot be read."""
        return f"{self._path.name}.bad"

    def beside(self, name: str) -> Path:
        """Return where something is kept that is no value, such as the user's own words."""
        return self._path.with_name(name)

    def save(self) -> None:
        """Write to the disk; that it cannot be written is no reason to disturb anyone."""
        self._file.sync()

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        value = self._file.value(key)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> list[str]:
        """Return a list of texts."""
        value = self._file.value(key)
        if isinstance(value, str):
            return [value] if value else []
        return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []

    def number(self, key: str, default: int = 0) -> int:
        """Return a whole number."""
        try:
            return int(self.text(key, str(default)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool) -> bool:
        """Return yes or no."""
        return {"true": True, "false": False}.get(self.text(key), default)

    def blob(self, key: str) -> QByteArray:
        """Return what Qt keeps of a window or splitter; empty if there is nothing."""
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put(self, key: str, value: str | int | bool | list[str] | QByteArray) -> None:
        """Remember a value."""
        if isinstance(value, bool):
            value = "true" if value else "false"
        self._file.setValue(key, str(value) if isinstance(value, int) else value)

    def theme(self) -> ThemeChoice:
        """Return the chosen theme."""
        chosen = self.text("view/theme")
        return ThemeChoice(chosen) if chosen in set(ThemeChoice) else ThemeChoice.SYSTEM

    def put_sort(self, key: str, sort: Sort | None) -> None:
        """Remember an order, as its key and perhaps a direction ("year", "title descending")."""
        direction = {None: "", True: " descending", False: " ascending"}[sort.descending] if sort else ""
        self.put(key, f"{sort.key.value}{direction}" if sort else "")

    def sort(self, key: str) -> Sort | None:
        """Return an order; None where none was chosen."""
        name, _, direction = self.text(key).partition(" ")
        return Sort(SortKey(name), _DIRECTIONS.get(direction)) if name in set(SortKey) else None

    def _set_aside(self) -> None:
        """Keep a file that cannot be read under another name, and begin anew."""
        path = self._path
        libraries = {key: self.texts(key) for key in _LIBRARIES}
        if path.is_file():
            path.replace(path.with_name(self.kept_as))
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        for key, values in libraries.items():
            if values:
                self.put(key, values if len(values) > 1 else values[0])


def _may_be_settings(path: Path) -> bool:
    """Tell whether a file, if there is one, could be written by Qt, which reads nearly any bytes as no settings at all.

    After a power cut a file may be empty or full of zeros: then settings were lost, which must be said.
    """
    if not path.is_file():
        return True
    content = path.read_bytes()
    lines = [line for line in content.splitlines() if line.strip()]
    return bool(lines) and b"\0" not in content and all(line.startswith((b"[", b";")) or b"=" in line for line in lines)
