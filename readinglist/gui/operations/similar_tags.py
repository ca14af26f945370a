"""Finding tags that may be one, and merging them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.operations import telling

if TYPE_CHECKING:
    from readinglist.gui.tags.similar_window import SimilarWindow
    from readinglist.library.library import Library


def show(desk: Desk) -> None:
    """Show the tags that may be one, beside the window."""
    window = _shown(desk) or _make(desk)
    beside.bring_up(window)


def _shown(desk: Desk) -> SimilarWindow | None:
    """Return the window, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.tags.similar_window import SimilarWindow

    return beside.shown(desk.window, SimilarWindow)


def _make(desk: Desk) -> SimilarWindow:
    from readinglist.gui.tags.similar_reading import TagsReading
    from readinglist.gui.tags.similar_window import SimilarWindow

    made = SimilarWindow(desk.window, is_read_only=desk.snapshot.is_read_only)
    TagsReading(desk.background, made)
    made.merge_wanted.connect(partial(_merge, desk))
    made.apart_wanted.connect(partial(_tell_apart, desk))
    return made


def _merge(desk: Desk, groups: Sequence[tuple[int, Sequence[int]]]) -> None:
    def write(library: Library) -> Change | None:
        from readinglist.library.similar_tags import merge_similar

        return merge_similar(library, groups)

    desk.changes.write(0, write, partial(_tell, desk), refused=partial(telling.complain, desk, _shown))


def _tell_apart(desk: Desk, ids: Sequence[int]) -> None:
    def write(library: Library) -> Change | None:
        from readinglist.library.similar_tags import tell_apart

        return tell_apart(library, ids)

    desk.background.write(write, partial(_tell, desk), refused=partial(telling.complain, desk, _shown))


def _tell(desk: Desk, change: Change | None) -> None:
    telling.tell(desk, _shown, f"{change.label}: done." if change else "", change)
