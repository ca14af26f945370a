"""Tags made, renamed, moved, merged and deleted from the sidebar; what that touches is counted and said before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.tags import Tag, fold, put_below
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.operations.undoing import tell_undoable
from readinglist.library import tagging
from readinglist.library.text import counted

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.tag_tree import TagEffect

TOP = "/"


def create(desk: Desk) -> None:
    """Ask for the name of a new tag."""
    name = desk.questions.text("New Tag", "Name; a slash puts it below another tag: vision/depth", button="Create")
    if name:
        desk.background.write(
            lambda library: tagging.create(library, name),
            lambda change: tell_undoable(desk, f"The tag “{_short(name)}” stands in the sidebar now.", change),
        )


def rename(desk: Desk, name: str) -> None:
    """Ask for another name of a tag, or of a level that is none; what is below it moves along."""
    words = "New name; a slash puts it below another tag, and the name of another tag makes the two one."

    def ask(effect: TagEffect) -> str:
        return desk.questions.text("Rename Tag", _with_following(words, effect), name, button="Rename")

    _ask(desk, name, ask)


def move(desk: Desk, name: str) -> None:
    """Ask for another tag to put a tag below, or a level that is none."""
    above, _, last = name.rpartition("/")
    words = f"The tag to put “{_short(name)}” below; {TOP} puts it below none."

    def ask(effect: TagEffect) -> str:
        answer = desk.questions.text("Move Tag", _with_following(words, effect), above or TOP, button="Move")
        return f"{answer}/{last}" if answer.strip(TOP) else last if answer else ""

    _ask(desk, name, ask)


def move_below(desk: Desk, name: str, above: str) -> None:
    """Put a tag below another one (empty: below none); where something comes along, that is said and agreed to."""
    wanted = put_below(name, above)

    def agree(effect: TagEffect) -> None:
        question = f"Put “{_short(name)}” below {f'“{_short(above)}”' if above else 'no tag'}?"
        sentence = f"{_with_following(question, effect)} One undo takes this back."
        is_sure = effect.merged or not effect.following  # what is merged is asked about by itself
        if is_sure or desk.questions.choice("Move Tag", sentence, ("Move", "Leave")) == 0:
            _give(desk, name, wanted, effect)

    _look(desk, name, wanted, agree)


def merge(desk: Desk, tag: Tag) -> None:
    """Ask for another tag to make one with this one."""
    words = f"The tag that the papers of “{_short(tag.name)}” get instead."

    def ask(effect: TagEffect) -> str:
        answer = desk.questions.text("Merge Tag", _with_following(words, effect), button="Merge")
        known = {fold(one.name): one.name for one in desk.snapshot.tags()}
        if answer and fold(answer) not in known:
            desk.notices.tell(f"There is no tag “{_short(answer)}”; nothing was changed.")
        return known.get(fold(answer), "")

    _ask(desk, tag.name, ask)


def delete(desk: Desk, tag: Tag) -> None:
    """Take a tag out of the library; where something hangs on it, that is said and agreed to before."""
    _look(desk, tag.name, "", lambda effect: _delete(desk, tag, effect))


def _ask(desk: Desk, old: str, ask: Callable[[TagEffect], str]) -> None:
    """Count what another name of a tag touches, ask for it, and say once more what is merged by it."""

    def look_again(effect: TagEffect) -> None:
        wanted = ask(effect)
        if wanted and wanted != old:
            _look(desk, old, wanted, lambda effect: _give(desk, old, wanted, effect))

    _look(desk, old, "", look_again)


def _look(desk: Desk, old: str, wanted: str, then: Callable[[TagEffect], object]) -> None:
    from readinglist.library.tag_tree import effect

    desk.background.read(lambda library: effect(library, old, wanted), then)


def _give(desk: Desk, old: str, wanted: str, effect: TagEffect) -> None:
    if effect.merged and desk.questions.choice("Merge Tags", _merging(old, effect), ("Merge", "Keep Apart")) != 0:
        return
    is_merging = bool(effect.merged)

    def write(library: Library) -> Change | None:
        return tagging.rename(library, old, wanted, merging=is_merging)

    done = f"“{_short(old)}” is {'one with' if is_merging else 'called'} “{_short(wanted)}” now."
    desk.changes.write(0, write, lambda change: tell_undoable(desk, done, change))


def _merging(old: str, effect: TagEffect) -> str:
    """Say what is merged."""
    first, *more = effect.merged
    them = f"“{_short(first)}”" + (f" and {counted(len(more), 'tag')} below it" if more else "")
    along = f" {effect.following[0].upper()}{effect.following[1:]} go over to it." if effect.following else ""
    return f"There is {them} already. Make “{_short(old)}” one with it?{along} One undo takes this back."


def _delete(desk: Desk, tag: Tag, effect: TagEffect) -> None:
    buttons = ["Delete", f"Delete All {effect.below + 1}", "Keep"] if effect.below else ["Delete", "Keep"]
    answer = 0
    if effect.following or effect.below:
        answer = desk.questions.choice("Delete Tag", _deleting(tag, effect), buttons)
    if answer in (-1, len(buttons) - 1):
        return
    with_below = bool(answer)
    desk.changes.write(
        effect.branch if with_below else effect.papers,
        lambda library: tagging.delete(library, tag.id, with_below=with_below),
        lambda change: tell_undoable(desk, f"The tag “{_short(tag.name)}” was deleted; its papers stay.", change),
    )


def _deleting(tag: Tag, effect: TagEffect) -> str:
    """Say what loses a tag that is deleted."""
    sentences = [f"Delete the tag “{_short(tag.name)}”?", f"{_papers(effect.papers)} it."]
    if effect.below:
        lose = _papers(effect.branch)
        sentences.append(f"{counted(effect.below, 'tag')} below it can stay, or go with it; then {lose} one of them.")
    if effect.queries:
        sentences.append(f"It is asked for by {effect.queries}.")
    if effect.rules:
        sentences.append("Tag rules that give it do so no more.")
    return " ".join([*sentences, "The papers stay, and one undo takes this back."])


def _papers(count: int) -> str:
    return f"{counted(count, 'paper')} {'loses' if count == 1 else 'lose'}"


def _with_following(words: str, effect: TagEffect) -> str:
    return f"{words} It takes along {effect.following}." if effect.following else words


def _short(name: str) -> str:
    return on_one_line(name, 60)
