"""Triage: what is done to the paper in front, which moves on to the next; how one leaves, and takes all of it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from readinglist.domain.paper import Paper, State
from readinglist.domain.tags import fold
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.operations.undoing import tell_undoable
from readinglist.gui.triage.sitting import Outcome, Sitting
from readinglist.library import editing, marking, tagging
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.domain.errors import ReadingListError
    from readinglist.gui.triage.rounds import Round, Rounds
    from readinglist.gui.triage.view import TriageView
    from readinglist.library.library import Library
    from readinglist.library.sittings import TakenBack


def leave(desk: Desk) -> None:
    """Go back to the list, at the paper that was in front; coming back goes on there."""
    sitting = desk.triage.sitting
    if desk.triage.is_expected:
        desk.triage.end()
    if sitting is None:
        return
    _view(desk).page.notes.leave()
    remember(desk)
    paper, one = sitting.paper_id, desk.triage.round
    desk.triage.end()
    desk.window.show_instead(None)
    if paper is not None:
        desk.papers.list.select_ids([paper])
        _tell_stopped(desk, sitting, one)
    desk.papers.take_keyboard()


def _tell_stopped(desk: Desk, sitting: Sitting, one: Round | None) -> None:
    from readinglist.gui.triage.summary import told

    done = told(sitting)
    sentence = f"You stopped at {sitting.number:,} of {sitting.total:,}" + (f" ({done})." if done else ".")
    if sitting.acts:
        desk.notices.tell(sentence, "Undo All", lambda: _take_back(desk, sitting, one))
    else:
        desk.notices.tell(sentence)


def remember(desk: Desk) -> None:
    """Remember where triage is in its list; at its end, that the next time begins anew."""
    sitting, one = desk.triage.sitting, desk.triage.round
    if sitting is None or one is None:
        return
    if sitting.left():
        rounds(desk).remember(replace(one, total=sitting.total, seen=(*one.seen, *sitting.passed_over())))
    else:
        rounds(desk).forget(one.key)


def rounds(desk: Desk) -> Rounds:
    """Return where triage stopped in the lists of the library."""
    from readinglist.gui.triage.rounds import Rounds

    return Rounds(desk.settings, f"library-{desk.snapshot.identity}")


def step(desk: Desk, steps: int) -> None:
    """Go to another paper without doing anything."""
    desk.triage.step(steps)


def mark(desk: Desk, state: State) -> None:
    """Give the paper in front a state, and go on."""
    says = "Keep Unread" if state is State.UNREAD else f"Mark {state.value.capitalize()}"
    desk.triage.with_paper(
        lambda paper: desk.triage.act(
            says,
            lambda library: marking.mark(library, [paper.id], state),
            Outcome(state.value),
            lambda seen: replace(seen, state=state),
        )
    )


def trash(desk: Desk) -> None:
    """Put the paper in front in the trash, and go on."""
    desk.triage.with_paper(
        lambda paper: desk.triage.act(
            "Move to Trash", lambda library: editing.trash(library, [paper.id]), Outcome.TRASHED
        )
    )


def toggle_star(desk: Desk) -> None:
    """Star the paper in front, or take its star away, and stay."""

    def do(paper: Paper) -> None:
        on = not paper.starred
        desk.triage.act(
            "Star" if on else "Remove Star",
            lambda library: marking.star(library, [paper.id], on),
            seen=lambda seen: replace(seen, starred=on),
        )

    desk.triage.with_paper(do)


def rate(desk: Desk, rating: int) -> None:
    """Rate the paper in front, and stay."""
    desk.triage.with_paper(
        lambda paper: desk.triage.act("Rate", lambda library: marking.rate(library, [paper.id], rating))
    )


def tag(desk: Desk, *, add: str = "", remove: str = "") -> None:
    """Put a tag on the paper in front, or take one off, and stay."""
    desk.triage.with_paper(lambda paper: _tag(desk, paper, add=add, remove=remove))


def _tag(desk: Desk, paper: Paper, *, add: str = "", remove: str = "") -> None:
    adding, removing = [add] if add else [], [remove] if remove else []

    def seen(shown: Paper) -> Paper:
        left = [name for name in shown.tags if fold(name) != fold(remove)]
        return replace(shown, tags=(*left, *adding))

    desk.triage.act(
        f"{'Add' if add else 'Remove'} Tag {on_one_line(add or remove, 40)}",
        lambda library: tagging.tag(library, [paper.id], add=adding, remove=removing),
        seen=seen,
    )


def toggle_tag(desk: Desk, name: str) -> None:
    """Put a tag on the paper in front, or take it off where it has it."""

    def do(paper: Paper) -> None:
        had = next((one for one in paper.tags if fold(one) == fold(name)), "")
        _tag(desk, paper, add="" if had else name, remove=had)

    desk.triage.with_paper(do)


def take_proposal(desk: Desk, number: int) -> None:
    """Put one of the proposed tags on the paper in front."""
    offered = desk.triage.sight.offered if desk.triage.sight is not None else ()
    if number <= len(offered) and offered[number - 1]:
        tag(desk, add=offered[number - 1])


def write_notes(desk: Desk) -> None:
    """Put the keyboard into the notes on the paper in front."""
    desk.triage.with_paper(lambda _paper: _view(desk).page.focus_notes())


def preview_notes(desk: Desk) -> None:
    """Show the notes on the paper in front as Markdown, or as they are typed."""
    desk.triage.with_paper(lambda _paper: _view(desk).page.toggle_preview())


def note(desk: Desk, paper: int, text: str) -> None:
    """Keep the notes on a paper; what is typed without a break is one step of undo."""
    notes = _view(desk).page.notes

    def refused(error: ReadingListError) -> None:
        notes.refused(paper)
        desk.background.failed.emit(str(error))

    desk.triage.add(
        paper,
        "Edit Notes",
        lambda library: editing.note(library, paper, text),
        refused=refused,
        then=lambda: notes.arrived(paper, text),
        goes_on=True,
    )


def type_tag(desk: Desk) -> None:
    """Put the keyboard where a tag is typed."""
    desk.triage.with_paper(lambda _paper: _view(desk).foot.tags.field.setFocus())


def undo_all(desk: Desk) -> None:
    """Take back the whole sitting, and go back to the list."""
    sitting, one = desk.triage.sitting, desk.triage.round
    if sitting is None:
        return
    _view(desk).page.notes.leave()
    desk.triage.end()
    desk.window.show_instead(None)
    desk.papers.take_keyboard()
    _take_back(desk, sitting, one)


def _take_back(desk: Desk, sitting: Sitting, one: Round | None) -> None:
    acts = sitting.acts
    if one is not None:
        rounds(desk).forget(one.key)

    def work(library: Library) -> TakenBack:
        from readinglist.library import sittings  # not needed before the first

        return sittings.take_back(library, [change for act in acts for change in act.changes])

    def tell(done: TakenBack) -> None:
        stayed = f" {counted(done.kept, 'value')} changed since then stayed." if done.kept else ""
        if done.change is None:
            desk.notices.tell(f"There was nothing to take back.{stayed}")
        else:
            words = counted(len(done.change.papers), "paper") + (" is" if len(done.change.papers) == 1 else " are")
            tell_undoable(desk, f"The whole sitting was undone: {words} as before.{stayed}", done.change)

    desk.background.write(work, tell)


def _view(desk: Desk) -> TriageView:
    """Return the screen of triage, which was made when the sitting began."""
    from readinglist.gui.triage.view import TriageView

    view = desk.window.findChild(TriageView)
    assert view is not None
    return view
