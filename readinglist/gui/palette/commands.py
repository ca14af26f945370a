"""What the palette offers, as values: the actions that are possible now, and the entries of the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from readinglist.domain.paper import Paper
from readinglist.gui.actions import Action, Menu, native
from readinglist.gui.sidebar.entries import Entry, Kind
from readinglist.gui.situation import Situation

MOST_USEFUL = (
    "find",
    "import",
    "open-link",
    "mark-read",
    "mark-queued",
    "star",
    "tag",
    "notes",
    "copy-bibtex",
    "undo",
)
"""The actions that stand first while nothing is typed."""
ACTION_MARK, TAG_MARK = ">", "#"
PALETTE = "palette"  # the action that opened it


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the palette. `place` is the menu, or the kind of entry; `hint` is searched too, but not shown.

    `name` says what it is from one start to the next, so that its uses can be counted; `mark` is the character before
    which only such lines are shown.
    """

    text: str
    place: str
    do: Callable[[], object]
    keys: str = ""
    hint: str = ""
    icon: str = ""
    colour: str = ""
    name: str = ""
    mark: str = ""


def actions(menus: Sequence[Menu], situation: Situation, run: Callable[[Action], object]) -> list[Command]:
    """Return a command for each action that is possible, the most useful first, the others as the menus have them."""
    possible = [
        (action, _command(action, menu.title, path, situation, run))
        for menu in menus
        for action, path in menu.paths()
        if action.is_possible(situation) and action.id != PALETTE
    ]
    rank = {action_id: number for number, action_id in enumerate(MOST_USEFUL)}
    possible.sort(key=lambda pair: rank.get(pair[0].id, len(rank)))
    return [command for _action, command in possible]


def destinations(entries: Iterable[Entry], go: Callable[[str], object]) -> list[Command]:
    """Return a command for each line of the sidebar that can be gone to; `go` takes the key of an entry."""
    return list(_destinations(entries, "", go))


def paper(paper: Paper, go: Callable[[int], object]) -> Command:
    """Return a command that goes to a paper; `go` takes its id."""
    place = f"Paper, {paper.year}" if paper.year is not None else "Paper"
    return Command(paper.title, place, lambda: go(paper.id), icon="paper")


def _command(action: Action, place: str, path: str, situation: Situation, run: Callable[[Action], object]) -> Command:
    is_ticked = action.checked is not None and action.checked(situation)
    return Command(
        path + action.text_in(situation),
        place,
        lambda: run(action),
        keys=native(action.all_keys[0]) if action.all_keys else "",
        hint=action.tip,
        icon="check" if is_ticked else action.icon,
        colour=action.icon_colour,
        name=action.id,
        mark=ACTION_MARK,
    )


def _destinations(entries: Iterable[Entry], above: str, go: Callable[[str], object]) -> Iterator[Command]:
    for entry in entries:
        if entry.kind is Kind.HEADING:
            yield from _destinations(entry.children, "", go)
            continue
        text = above + entry.text
        is_tag = entry.kind is Kind.TAG
        yield Command(
            text,
            "Go to" if entry.kind is Kind.LIBRARY else entry.kind.value.capitalize(),
            lambda key=entry.key: go(key),  # type: ignore[misc]
            icon="swatch" if is_tag else entry.icon,
            colour=entry.colour,
            name=f"{entry.kind.value} {text}",
            mark=TAG_MARK if is_tag else "",
        )
        yield from _destinations(entry.children, f"{text}/", go)
