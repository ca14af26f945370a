"""What is shown in a review, what the user decides there, and who asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from readinglist.domain.tags import Tag
from readinglist.gui.drop_overlay import DropOverlay

if TYPE_CHECKING:
    from readinglist.gui.importing.rows import Row
    from readinglist.gui.importing.second_look import SecondLook
    from readinglist.library.library import Library
    from readinglist.library.review import Choices, Review, Source


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is shown: a review, its rows, and the tags of the library, the most used first.

    `more` finds what follows once it is shown; there is nothing to find in a library without papers.
    """

    review: Review
    rows: tuple[Row, ...]
    tags: tuple[Tag, ...] = ()
    papers: int = 0  # in the library
    more: SecondLook | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user wants: all but the `unticked` candidates, with these `choices` for the new ones.

    `same` are new papers (by their numbers in the review) that are papers of the library (ids), as the user says.
    """

    unticked: frozenset[tuple[int, int]]
    choices: Choices
    same: Mapping[int, int] = field(default_factory=dict)

    def of(self, review: Review) -> Review:
        """Return what is wanted of a review."""
        return review.without(self.unticked).with_same(self.same)


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
        overlay = self._window.findChild(DropOverlay)
        if overlay is not None:
            overlay.cover(dialog)
        dialog.open()
        if prepared.more:
            prepared.more.begin()


def prepare(
    library: Library,
    sources: Sequence[Source],
    *,
    progress: Callable[[int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Prepared:
    """Match sources with the library; for the reader's thread. Raises as `importing.review` does.

    LibraryReadOnly is raised here, and not when somebody has gone through a review whose answer cannot be kept. The
    dialog is loaded here, too: that takes longer than a frame.
    """
    from readinglist.gui.importing import review_dialog  # noqa: F401
    from readinglist.gui.importing.rows import rows_of
    from readinglist.library import importing

    library.store.refuse_if_read_only()
    review = importing.review(library, sources, progress=progress, cancelled=cancelled)
    review.gather()
    overview = library.overview()
    counted = sorted(overview.tags, key=lambda tag_and_count: -tag_and_count[1])
    tags = tuple(tag for tag, _count in counted)
    return Prepared(review, rows_of(review), tags, papers=sum(overview.states.values()))
