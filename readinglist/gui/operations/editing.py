"""A paper's own fields, corrected in a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.domain.paper import Paper
from readinglist.gui.desk import Desk
from readinglist.gui.operations import unfinished
from readinglist.gui.operations.undoing import tell_undoable
from readinglist.library import editing

if TYPE_CHECKING:
    from readinglist.gui.editing.draft import Draft
    from readinglist.gui.unfinished_file import UnfinishedFile
    from readinglist.library.library import Library


def edit_selected(desk: Desk) -> None:
    """Let the selected paper be edited, as the library has it now."""
    ids = desk.papers.selected_ids()

    def show(papers: Sequence[Paper]) -> None:
        from readinglist.gui.editing.draft import Draft  # no start needs it

        if papers:
            ask(desk, Draft(papers[0]))

    if len(ids) == 1:
        desk.background.read(lambda library: library.papers(ids), show, topic="edit")


def ask(desk: Desk, draft: Draft, file: UnfinishedFile | None = None) -> None:
    """Show the form with this in it, and save what becomes of it there; meanwhile that is kept in a file."""
    from readinglist.gui.editing.edit_dialog import EditDialog

    file = file or unfinished.new_file(desk)
    desk.questions.edit_paper(draft, lambda edited: _save(desk, edited, file))
    for form in [one for one in desk.window.findChildren(EditDialog) if one.isVisible()][-1:]:
        unfinished.follow(desk, form, file)


def _save(desk: Desk, draft: Draft, file: UnfinishedFile) -> None:
    """Write what was changed and nothing else; where that is refused, ask again with all that was typed."""
    changes = draft.changes()

    def refused(error: ReadingListError) -> None:
        ask(desk, replace(draft, refusal=error), file)

    def verb(library: Library) -> Change | None:
        return editing.edit(library, draft.paper.id, **changes)

    def done(change: Change | None) -> None:
        unfinished.drop(desk, file)
        tell_undoable(desk, "The paper was edited.", change)

    if not changes:
        unfinished.drop(desk, file)
    elif desk.triage.is_open:
        desk.triage.add(draft.paper.id, "Edit Paper", verb, refused=refused, then=lambda: unfinished.drop(desk, file))
    else:
        desk.background.write(verb, done, refused=refused)
