"""Citation keys: the pattern that makes them, all of them changed, or one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.operations.undoing import tell_undoable

if TYPE_CHECKING:
    from readinglist.domain.key_changes import KeyChoice
    from readinglist.domain.key_patterns.pattern import KeyPattern
    from readinglist.domain.paper import Paper
    from readinglist.gui.citation_keys.keys_window import CitationKeysWindow


def show(desk: Desk) -> None:
    """Show the pattern of the library, and which keys another one would change, beside the window."""
    shown = _shown(desk)
    if shown is None:
        desk.background.read(lambda library: library.store.key_pattern(), partial(_make, desk), topic="citation keys")
    else:
        beside.bring_up(shown)


def edit_key(desk: Desk) -> None:
    """Let the citation key of the selected paper be typed anew."""
    ids = desk.papers.selected_ids()
    if len(ids) == 1:
        desk.background.read(
            lambda library: library.papers(ids), lambda papers: _ask(desk, papers[0]) if papers else None, topic="edit"
        )


def _ask(desk: Desk, paper: Paper, typed: str = "", refusal: str = "") -> None:
    """Ask for a key; where the library refuses it, ask again, saying why."""
    from readinglist.library import editing

    label = refusal or "Letters, digits and : _ . + / - ; no other paper may have it."
    key = desk.questions.text("Citation Key", label, typed or paper.cite_key).strip()
    if key and key != paper.cite_key:
        desk.background.write(
            lambda library: editing.edit(library, paper.id, cite_key=key),
            lambda change: tell_undoable(desk, f"The citation key is {key} now.", change),
            refused=lambda error: _ask(desk, paper, key, str(error)),
        )


def _shown(desk: Desk) -> CitationKeysWindow | None:
    from readinglist.gui.citation_keys.keys_window import CitationKeysWindow

    return beside.shown(desk.window, CitationKeysWindow)


def _make(desk: Desk, in_force: str) -> None:
    from readinglist.domain.key_patterns.pattern import KeyPattern
    from readinglist.gui.citation_keys.keys_window import CitationKeysWindow

    if _shown(desk) is not None:
        return
    made = CitationKeysWindow(
        desk.background, desk.settings, KeyPattern.of(in_force), desk.window, is_read_only=desk.snapshot.is_read_only
    )
    made.change_wanted.connect(partial(_change, desk))
    made.use_wanted.connect(partial(_use, desk))
    made.show()


def _change(desk: Desk, pattern: KeyPattern, choice: KeyChoice) -> None:
    from readinglist.library import citation_keys

    desk.changes.write(
        0,
        lambda library: citation_keys.change_keys(library, pattern, choice),
        partial(_tell, desk, "The keys were changed; new papers get theirs by this pattern, too."),
        refused=partial(_refuse, desk),
    )


def _use(desk: Desk, pattern: KeyPattern) -> None:
    from readinglist.library import citation_keys

    desk.background.write(
        lambda library: citation_keys.use_pattern(library, pattern),
        partial(_tell, desk, "New papers get their keys by this pattern; those that are there stay."),
        refused=partial(_refuse, desk),
    )


def _tell(desk: Desk, sentence: str, change: Change | None) -> None:
    """Say it where it was asked for, or else in the window."""
    shown = _shown(desk)
    if shown is not None:
        shown.say(sentence if change is not None else "This was so already; nothing was changed.", change)
    else:
        tell_undoable(desk, sentence, change)


def _refuse(desk: Desk, error: ReadingListError) -> None:
    shown = _shown(desk)
    if shown is not None:
        shown.say(str(error), is_error=True)
    else:
        desk.notices.complain(str(error))
