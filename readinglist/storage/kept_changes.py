"""How a change is kept: whether it stands, and its fields as text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from readinglist.domain.change import Entity, FieldChange
from readinglist.domain.errors import LibraryError
from readinglist.storage.fields import chunks

DONE, UNDONE = "done", "undone"
ABANDONED, GIVEN_UP = "abandoned", "given up"  # done for good, undone for good


def encoded(changed: Sequence[FieldChange]) -> str:
    """Write fields as JSON: `[[entity, field, [[id, old, new], ...]], ...]`, those of one field together.

    Each part has a line of its own, to be read and written by itself: meanwhile no other thread can run.
    """
    if not changed:
        return "[]"
    runs = groupby(changed, key=lambda field: (field.entity.value, field.field))
    parts = ([*key, [[field.id, field.old, field.new] for field in part]] for key, run in runs for part in chunks(run))
    lines = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts)
    return "[\n" + ",\n".join(lines) + "\n]"


def decoded(text: str) -> list[FieldChange]:
    """Read what `encoded` wrote.

    Raises:
        LibraryError: it is no such text; all else may be sound.
    """
    try:
        return [
            FieldChange(Entity(entity), number, name, old, new)
            for entity, name, run in _parts(text)
            for number, old, new in run
        ]
    except (ValueError, TypeError) as error:
        raise LibraryError(
            "The record of this change is damaged, so it cannot be undone; nothing was changed."
        ) from error


def _parts(text: str) -> Iterable[Any]:
    """Yield what stands on each line; older changes are one line."""
    lines = text.split("\n")
    if len(lines) > 1 and (lines[0], lines[-1]) == ("[", "]"):
        return (json.loads(line.rstrip(",")) for line in lines[1:-1])
    return json.loads(text)  # type: ignore[no-any-return]
