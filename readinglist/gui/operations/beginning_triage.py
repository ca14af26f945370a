"""How triage begins: with a list, a line of the sidebar, what is selected or what an import brought; and its screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from readinglist.domain.paper import State
from readinglist.gui.desk import Desk
from readinglist.gui.operations import dragging, links, triage
from readinglist.gui.triage.sitting import Sitting
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.domain.errors import ReadingListError
    from readinglist.gui.sidebar.entries import Entry
    from readinglist.gui.triage.rounds import Round
    from readinglist.gui.triage.view import TriageView
    from readinglist.library.review import ImportReport


def begin_or_leave(desk: Desk) -> None:
    """Go through the papers that are selected, or else the unread ones of the list; a second time, leave."""
    if desk.triage.is_open:
        triage.leave(desk)
    elif desk.papers.list.selected_count() > 1:
        ids = desk.papers.list.selected_ids()
        _begin(desk, Sitting(f"Selection of {counted(len(ids), 'paper')}", ids))
    else:
        _begin_list(desk)


def begin_entry(desk: Desk, entry: Entry) -> None:
    """Go through the papers of a line of the sidebar, which is chosen with it."""
    triage.leave(desk)
    desk.search.clear_search()
    desk.sidebar.choose(entry.key)
    _begin_list(desk)


def begin_new(desk: Desk, report: ImportReport) -> None:
    """Go through the new papers of an import, in the order in which they stood there."""
    if report.change is not None and report.change.created:
        triage.leave(desk)
        _begin(desk, Sitting(counted(report.new, "new paper"), report.change.created))


def _begin_list(desk: Desk, *, everything: bool = False) -> None:
    """Go through what is listed: its unread papers, but in a list of papers of another state."""
    from readinglist.gui.triage import asking  # not needed before the first triage

    question = desk.finder.question
    only_unread = not everything and question.scope.key not in {*State} - {State.UNREAD}
    course = asking.Course(question, only_unread)
    course = replace(course, before=triage.rounds(desk).of(course.key))

    def take(ids: Sequence[int], one: Round | None) -> None:
        """Begin with these; the rest of a list of a million papers follows."""
        if not desk.triage.is_expected or question != desk.finder.question:
            return
        if not ids and one is None:
            gather(lambda found: take(*found))
        elif not ids:
            desk.triage.end()
            _tell_nothing(desk)
        else:
            passed = one.total - len(ids) if one is not None else 0
            sitting = Sitting(course.name, ids, passed, is_of_unread=only_unread, is_whole=one is not None)
            _begin(desk, sitting, one)
            if one is None:
                gather(lambda found: desk.triage.complete(sitting, *found), ids)

    def gather(then: Callable[[tuple[Sequence[int], Round]], object], here: Sequence[int] = ()) -> None:
        desk.triage.rest.ask(
            lambda library, is_overtaken: asking.gone_on(library, course, here, is_overtaken),
            then,
            refused=partial(_give_up, desk),
        )

    desk.triage.expect()
    desk.background.read(
        lambda library: asking.begun(library, course),
        lambda found: take(*found),
        topic="triage-first",
        refused=partial(_give_up, desk),
    )


def _give_up(desk: Desk, error: ReadingListError) -> None:
    """Say why a list cannot be gone through; one that is begun goes on with the papers that are here."""
    if desk.triage.is_expected:
        desk.triage.end()
    desk.background.failed.emit(str(error))


def _tell_nothing(desk: Desk) -> None:
    if desk.papers.list.papers.ids:
        sentence = "Nothing here is unread. To go through papers all the same, select them first."
        desk.notices.tell(sentence, "Go Through All", lambda: _begin_list(desk, everything=True))
    else:
        desk.notices.tell("There are no papers here to go through.")


def _begin(desk: Desk, sitting: Sitting, one: Round | None = None) -> None:
    view = _view(desk)
    desk.notices.clear()
    desk.triage.begin(sitting, one)
    desk.window.show_instead(view)
    view.take_keyboard()


def _view(desk: Desk) -> TriageView:
    """Return the screen of triage, made the first time."""
    from PySide6.QtGui import QAction

    from readinglist.gui.triage.view import TriageView

    shown = desk.window.findChild(TriageView)
    if shown is not None:
        return shown

    def action(name: str) -> QAction:
        found = desk.window.findChild(QAction, name)
        assert found is not None, name
        return found

    view = TriageView(desk.triage, desk.snapshot, action)
    view.left.connect(lambda: triage.leave(desk))
    view.stepped.connect(partial(triage.step, desk))
    view.best_wanted.connect(lambda: links.open_best(desk))
    view.page.link_opened.connect(lambda url: links.open_url(desk, url))
    view.page.link_copied.connect(lambda url: links.copy_url(desk, url))
    view.page.notes.edited.connect(partial(triage.note, desk))
    view.page.notes.papers_dropped.connect(partial(dragging.mention, desk))
    view.page.notes.link_opened.connect(lambda url: links.open_url(desk, url))
    view.page.notes.left.connect(view.take_keyboard)
    view.foot.tags.added.connect(lambda name: triage.tag(desk, add=name))
    view.foot.tags.removed.connect(lambda name: triage.tag(desk, remove=name))
    view.foot.tags.refused.connect(desk.notices.complain)
    return view
