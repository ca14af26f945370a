"""Citation keys in the terminal: how they are made, which another pattern would change, and changing them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from readinglist.cli import as_json
from readinglist.cli.text import note, shown
from readinglist.domain.key_changes import KeyChange, KeyChoice, KeyTally
from readinglist.domain.key_patterns.pattern import DEFAULT_PATTERN, KeyPattern
from readinglist.library import Library, citation_keys


def keys(library: Library, chosen: Namespace) -> int:
    """Show the pattern and what it, or another one, would change; or change that."""
    in_force = citation_keys.pattern_in_force(library)
    pattern = in_force if chosen.pattern is None else KeyPattern.of(chosen.pattern)
    choice = KeyChoice(chosen.also_given)
    if chosen.change:
        change = citation_keys.change_keys(library, pattern, choice)
    elif chosen.use:
        change = citation_keys.use_pattern(library, pattern)
    else:
        _show(library, pattern, choice, chosen)
        return 0
    if chosen.json:
        changed = sum(field.field == "cite_key" for field in change.fields) if change else 0
        print(as_json.text({"changed": changed, "pattern": pattern.text or DEFAULT_PATTERN}))
    elif change is not None:
        print(f"{shown(change.label)}.")
    else:
        note("This is so already; nothing was changed.")
    return 0


def _show(library: Library, pattern: KeyPattern, choice: KeyChoice, chosen: Namespace) -> None:
    """Print the changes, where they were asked for, and how many there are."""
    pages = citation_keys.proposed_changes(library, pattern, choice)
    if chosen.json:
        as_json.print_all(_as_json(change) for _done, page in pages for change in page)
        return
    if chosen.pattern is None:
        print(shown(pattern.text or DEFAULT_PATTERN))
    tally = KeyTally()
    for papers, page in pages:
        tally = tally.plus(papers, page)
        for line in _lines(page) if chosen.pattern is not None else ():
            print(line)
    hint = f" readinglist keys --change changes {'it' if tally.changing == 1 else 'them'}." if tally.changing else ""
    note(f"{tally.sentence}{hint}")


def _lines(page: list[KeyChange]) -> Iterator[str]:
    return (f"{shown(change.old)} -> {change.new}  {shown(change.title)}" for change in page if change.is_chosen)


def _as_json(change: KeyChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "title": change.title,
        "now": change.old,
        "then": change.new,
        "given": change.is_given,
        "chosen": change.is_chosen,
    }
