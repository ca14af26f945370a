"""What is shown in a review, what the user decides there, and who asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from readinglist.domain.tags import Tag

if TYPE_CHECKING:
    from readinglist.gui.importing.rows import Row
    from readinglist.library.library import Library
    from readinglist.library.review import Choices, Review, Source


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is shown: a review, its rows, and the tags of the library, the most used first."""

    review: Review
    rows: tuple[Row, ...]
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user wants: all but the `unticked` candidates, with these `choices` for the new ones."""

    unticked: frozenset[tuple[int, int]]
    choices: Choices


class Reviewer(Protocol):
    """Asks the user about an import."""

    def review(self, prepared: Prepared, then: Callable[[Decision | None], None]) -> None:
        """Ask, and call `then` with the answer; None is "never mind"."""


class DialogReviewer:
    """Asks with a dialog over `window`, which stays where it is meanwhile."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def review(self, prepared: Prepared, then: Callable[[Decision | None], None]) -> None:
        """Open the dialog."""
        from readinglist.gui.importing.review_dialog import ReviewDialog  # not needed before the first import

        dialog = ReviewDialog(prepared, self._window)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.finished.connect(lambda accepted: then(dialog.decision if accepted else None))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def prepare(library: Library, sources: Sequence[Source]) -> Prepared:
    """Match sources with the library; for the reader's thread."""
    from readinglist.gui.importing.rows import rows_of
    from readinglist.library import importing

    review = importing.review(library, sources)
    counted = sorted(library.overview().tags, key=lambda tag_and_count: -tag_and_count[1])
    return Prepared(review, rows_of(review), tuple(tag for tag, _count in counted))
