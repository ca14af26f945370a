"""Keeps the window of similar tags in step with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.gui.tags.similar_window import SimilarWindow
    from readinglist.library.library import Library
    from readinglist.library.similar_tags import SimilarTags


class TagsReading(QObject):
    """Looks for similar tags at first, and whenever something has changed; what arrives after the end is dropped."""

    def __init__(self, background: Background, window: SimilarWindow) -> None:
        super().__init__(window)
        self._background = background
        self._window = window
        self._has_ended = False
        window.finished.connect(self._end)
        background.changed.connect(self._look)
        background.refreshed.connect(self._look)
        self._look()

    def _look(self) -> None:
        if not self._has_ended:
            self._background.gather(_similar, self._take, topic="similar tags")

    def _take(self, groups: list[SimilarTags]) -> None:
        if not self._has_ended:
            self._window.show_groups(groups)

    def _end(self) -> None:
        self._has_ended = True


def _similar(library: Library) -> list[SimilarTags]:
    from readinglist.library.similar_tags import similar_tags

    return similar_tags(library.overview().tags)
