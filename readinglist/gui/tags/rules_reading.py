"""Reads what the window of tag rules shows, and again when something has changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from readinglist.domain.tags import fold
from readinglist.gui.background import Background
from readinglist.gui.tags.rules_window import RulesWindow
from readinglist.gui.tags.tagged_model import ToTag

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.running_rules import Ruled

MOST_SHOWN = 1_000  # papers of a rule; the others are tagged with them
INDEXING_MILLISECONDS = 500  # until the text index is asked again, while it is being built
_TOPIC, _PAPERS = "tag rules", "papers of a tag rule"


class RulesReading(QObject):
    """Belongs to a RulesWindow; what arrives after that was closed is dropped."""

    def __init__(self, background: Background, window: RulesWindow) -> None:
        super().__init__(window)
        self._background = background
        self._window = window
        self._has_ended = False
        self._again = QTimer(self, singleShot=True, interval=INDEXING_MILLISECONDS)
        self._again.timeout.connect(self._read)
        window.papers_wanted.connect(self._look)
        window.finished.connect(self._end)
        background.changed.connect(self._read)
        background.refreshed.connect(self._read)
        self._read()

    def _read(self) -> None:
        if not self._has_ended:
            self._background.compare(_preview, self._show, topic=_TOPIC)

    def _look(self, one: Ruled) -> None:
        self._background.read(lambda library: _to_tag(library, one), partial(self._show_papers, one), topic=_PAPERS)

    def _show(self, rules: list[Ruled]) -> None:
        if not self._has_ended:
            self._window.show_rules(rules)
            if any(one.found is None for one in rules):
                self._again.start()

    def _show_papers(self, one: Ruled, papers: list[ToTag]) -> None:
        if not self._has_ended:
            self._window.show_papers(one, papers)

    def _end(self) -> None:
        self._has_ended = True
        self._background.forget(_TOPIC)
        self._background.forget(_PAPERS)


def _preview(library: Library, is_unwanted: Callable[[], bool]) -> list[Ruled]:
    from readinglist.library.running_rules import preview

    return preview(library, is_unwanted)


def _to_tag(library: Library, one: Ruled) -> list[ToTag]:
    given = {fold(name): name for name in one.rule.tags}

    def lacking(tags: tuple[str, ...]) -> tuple[str, ...]:
        have = set(map(fold, tags))
        return tuple(name for folded, name in given.items() if folded not in have)

    papers = library.papers(one.lacking[:MOST_SHOWN])
    return [ToTag(paper.id, paper.title, lacking(paper.tags)) for paper in papers]
