"""Reads what the window of living exports shows, and again when something has changed or was written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from readinglist.domain.change import Change, Entity
from readinglist.domain.living import LivingExport
from readinglist.gui.background import Background
from readinglist.gui.living_exports.living_window import LivingWindow
from readinglist.gui.living_exports.updating import Updating
from readinglist.gui.snapshot import Snapshot

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.ticked import Ticks


class LivingReading(QObject):
    """Belongs to a LivingWindow; what arrives after that was closed is dropped."""

    def __init__(self, background: Background, snapshot: Snapshot, updating: Updating, window: LivingWindow) -> None:
        super().__init__(window)
        self._background = background
        self._snapshot = snapshot
        self._updating = updating
        self._window = window
        self._has_ended = False
        window.look_wanted.connect(self._look)
        window.finished.connect(self._end)
        background.changed.connect(self._take_change)
        background.refreshed.connect(self._read)
        updating.moved.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if not self._has_ended:
            self._window.show_writing(self._updating.is_running)
            self._read()

    def _take_change(self, change: Change) -> None:
        if change.changes(Entity.LIVING_EXPORT) or change.changes(Entity.SMART_LIST):
            self._read()

    def _read(self) -> None:
        self._background.gather(_all_of, self._show, topic="living exports")

    def _look(self, export: LivingExport) -> None:
        """Count what was ticked in a file."""
        self._background.compare(
            lambda library, is_unwanted: _ticked(library, export, is_unwanted),
            lambda ticks: self._show_ticked(export, ticks),
            topic="ticks in a living export",
            refused=lambda _error: None,  # who asks to review them is told why they cannot be read
        )

    def _show(self, exports: list[LivingExport]) -> None:
        if not self._has_ended:
            self._window.show_exports(exports, {one.query: one.name for one in self._snapshot.overview.smart_lists})

    def _show_ticked(self, export: LivingExport, ticks: Ticks) -> None:
        if not self._has_ended:
            self._window.show_ticked(export, len(ticks.ticks))

    def _end(self) -> None:
        self._has_ended = True
        self._background.forget("ticks in a living export")


def _all_of(library: Library) -> list[LivingExport]:
    from readinglist.library import living_exports

    return living_exports.all_of(library)


def _ticked(library: Library, export: LivingExport, is_unwanted: Callable[[], bool]) -> Ticks:
    from readinglist.library.ticked import ticked

    return ticked(library, export.path, cancelled=is_unwanted)
