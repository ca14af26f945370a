"""What stands in a form and was not saved, as it is kept from an end of the program to the next start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from readinglist.domain.paper import State
from readinglist.gui.editing.draft import Field


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was `typed` into the fields of a `paper`, or (0) of a new one, with what was pasted and chosen for that."""

    paper: int
    typed: Mapping[Field, str] = field(default_factory=dict)
    pasted: str = ""
    state: State = State.UNREAD
    tags: tuple[str, ...] = ()


def as_text(one: Unfinished) -> str:
    """Return it as a line of ASCII, whatever was typed."""
    return json.dumps(
        {"paper": one.paper, "typed": one.typed, "pasted": one.pasted, "state": one.state, "tags": one.tags}
    )


def from_text(text: str) -> Unfinished | None:
    """Return what `as_text` made a text of; None where it is no such text."""
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        values = json.loads(text)
        return Unfinished(
            int(values["paper"]),
            {Field(name): str(typed) for name, typed in values["typed"].items()},
            str(values["pasted"]),
            State(values["state"]),
            tuple(map(str, values["tags"])),
        )
    return None
