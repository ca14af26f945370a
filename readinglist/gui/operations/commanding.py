"""The command palette, filled with all that can be done or gone to at this moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shiboken6 import isValid

from readinglist.domain.paper import Paper
from readinglist.gui.actions import Action
from readinglist.gui.desk import Desk
from readinglist.gui.operations import triage, viewing
from readinglist.gui.situation import situation_of

if TYPE_CHECKING:
    from readinglist.gui.palette.palette import Palette
    from readinglist.library.library import Library

MOST_PAPERS = 5
_TOPIC = "palette"


def open_palette(desk: Desk) -> None:
    """Offer every action that is possible now, every line of the sidebar, and the papers that what is typed finds."""
    from readinglist.gui.palette import commands
    from readinglist.gui.palette.palette import Palette
    from readinglist.gui.palette.uses import Uses

    offered = [
        *commands.actions(desk.keys.menus, situation_of(desk), lambda action: _run(desk, action)),
        *commands.destinations(desk.sidebar.entries, lambda key: _go(desk, key)),
    ]
    palette = Palette(offered, Uses(desk.settings), desk.window)
    palette.papers_wanted.connect(lambda typed: _find(desk, typed, palette))
    palette.closed.connect(lambda: desk.background.forget(_TOPIC))
    palette.open()


def _find(desk: Desk, typed: str, palette: Palette) -> None:
    """Have the palette show the first papers that are found by what is typed; nothing typed finds none."""
    from readinglist.gui.palette import commands

    def take(found: tuple[list[Paper], bool]) -> None:
        papers, is_nearly = found
        if isValid(palette):
            palette.show_papers(
                [commands.paper(paper, lambda paper_id: viewing.go_to_paper(desk, paper_id)) for paper in papers],
                is_nearly=is_nearly,
            )

    if typed:
        desk.background.read(_search(typed), take, topic=_TOPIC, refused=lambda _error: take(([], False)))
    else:
        desk.background.forget(_TOPIC)


def _search(typed: str) -> Callable[[Library], tuple[list[Paper], bool]]:
    """Return what finds the best papers on the reader's thread, and tells whether they match only nearly."""

    def first(library: Library) -> tuple[list[Paper], bool]:
        found = library.search(typed, limit=MOST_PAPERS, counted=False)
        return library.papers(found.ids), found.loosened

    return first


def _run(desk: Desk, action: Action) -> None:
    """Do it, if that is still possible: the library may have changed while the palette was open."""
    if action.is_possible(situation_of(desk)):
        action.function(desk)


def _go(desk: Desk, key: str) -> None:
    triage.leave(desk)
    desk.sidebar.choose(key)
    desk.papers.take_keyboard()
