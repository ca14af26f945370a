"""What an action needs to know to be offered: a value, made anew whenever something is chosen or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from readinglist.domain.exports import BIBTEX
from readinglist.domain.paper import Paper
from readinglist.domain.query import Sort, SortKey
from readinglist.gui.recent import RecentLibrary
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY, Entry
from readinglist.gui.theme import ThemeChoice

if TYPE_CHECKING:
    from readinglist.gui.desk import Desk
    from readinglist.gui.triage.triage import Triage


@dataclass(frozen=True)
class Situation:
    """What is selected, shown and possible. `paper` is the one that the keyboard is at, if there is one; `entry` the
    line of the sidebar that is chosen.
    """

    selected: int = 0
    paper: Paper | None = None
    entry: Entry = WHOLE_LIBRARY
    listed: int = 0
    papers: int = 0
    is_read_only: bool = False
    trashed: int = 0
    is_trash_shown: bool = False
    is_searching: bool = False
    is_loosened: bool = False  # other words are shown than were typed
    has_searched: bool = False  # and it is remembered
    undo_label: str = ""
    redo_label: str = ""
    is_changing: bool = False  # many papers, which takes a while
    sort: Sort = field(default_factory=lambda: Sort(SortKey.ADDED))
    has_best: bool = False  # words were asked for, that papers match well or less
    theme: ThemeChoice = ThemeChoice.SYSTEM
    shows_sidebar: bool = True
    shows_details: bool = True
    numbered_tags: Mapping[int, str] = field(default_factory=dict)
    smart_lists: tuple[int, ...] = ()  # their ids, in order
    watched: str = ""  # the name of the folder that is
    ready: int = 0  # files in it that can be imported
    is_careful: bool = False  # the program did not end well, and does nothing by itself
    drag_format: str = BIBTEX.name
    recent: tuple[RecentLibrary, ...] = ()
    is_triage: bool = False
    has_acted: bool = False  # in triage
    offered: tuple[str, ...] = ()  # tags, for the paper in front


def situation_of(desk: Desk) -> Situation:
    """Return the situation at the desk."""
    snapshot = desk.snapshot
    situation = Situation(
        selected=desk.papers.list.selected_count(),
        paper=desk.papers.current_paper(),
        entry=desk.sidebar.entry,
        listed=len(desk.papers.list.papers.ids),
        papers=snapshot.overview.papers,
        is_read_only=snapshot.is_read_only,
        trashed=snapshot.overview.trashed,
        is_trash_shown=desk.sidebar.entry.key == "trash",
        is_searching=bool(desk.search.text().strip()),
        is_loosened=desk.papers.found is not None and desk.papers.found.is_loosened,
        has_searched=bool(desk.search.earlier.history.searches),
        undo_label=snapshot.undo_label,
        redo_label=snapshot.redo_label,
        is_changing=desk.changes.is_long,
        sort=desk.papers.sort_button.sort,
        has_best=desk.papers.found is not None and desk.papers.found.query.has_text,
        theme=desk.theme.choice,
        shows_sidebar=not desk.sidebar.isHidden(),
        shows_details=not desk.details.isHidden(),
        numbered_tags={tag.number: tag.name for tag, _count in snapshot.overview.tags if tag.number},
        smart_lists=tuple(one.id for one in snapshot.overview.smart_lists),
        watched=desk.watching.folder_name,
        ready=len(desk.watching.ready),
        is_careful=desk.starting.is_careful,
        drag_format=desk.dragging.kind.name,
        recent=desk.recent.libraries,
    )
    return situation if desk.triage.sitting is None else _in_triage(situation, desk.triage)


def _in_triage(situation: Situation, triage: Triage) -> Situation:
    """Return the situation while triage has taken the place of the list."""
    sitting, sight = triage.sitting, triage.sight
    assert sitting is not None
    return replace(
        situation,
        is_triage=True,
        selected=0 if sitting.is_over else 1,
        listed=sitting.total,
        is_trash_shown=False,
        undo_label=sitting.undo_says,
        redo_label=sitting.redo_says,
        has_acted=bool(sitting.acts),
        offered=sight.offered if sight is not None else (),
    )


def always(_situation: Situation) -> bool:
    """Whatever the situation."""
    return True


def some_selected(situation: Situation) -> bool:
    """There is at least one paper to do it to."""
    return situation.selected > 0


def one_selected(situation: Situation) -> bool:
    """There is exactly one paper to do it to."""
    return situation.selected == 1


def two_mergeable(situation: Situation) -> bool:
    """There are exactly two papers that can be made one."""
    return situation.selected == 2 and not situation.is_trash_shown


def some_outside_trash(situation: Situation) -> bool:
    """There are selected papers, and they are not in the trash."""
    return situation.selected > 0 and not situation.is_trash_shown


def some_in_trash(situation: Situation) -> bool:
    """There are selected papers, and they are in the trash."""
    return situation.selected > 0 and situation.is_trash_shown


def has_link(situation: Situation) -> bool:
    """The paper that the keyboard is at has a link."""
    return situation.paper is not None and situation.paper.best_link is not None


def in_list(situation: Situation) -> bool:
    """The panes are shown."""
    return not situation.is_triage


def has_paper(situation: Situation) -> bool:
    """The keyboard is at a paper."""
    return situation.paper is not None
