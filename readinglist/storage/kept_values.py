"""Values of a row that are more than text: where they cannot be read as that, the file is damaged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import Any, TypeVar

from readinglist.domain.errors import LibraryDamaged

Kind = TypeVar("Kind", bound=StrEnum)
Meant = TypeVar("Meant")


def member(kind: type[Kind], value: str | None) -> Kind:
    """Return the one of `kind` that a row names; raises LibraryDamaged where there is none."""
    try:
        return kind(value)  # type: ignore[arg-type]  # nothing is none of them, too
    except ValueError as error:
        raise _damaged(f"a {kind.__name__.lower()} that does not exist") from error


def meaning(of: Mapping[str, Meant], value: str | None) -> Meant:
    """Return what a word of a row means; raises LibraryDamaged where it means nothing."""
    if value is None or value not in of:
        raise _damaged("a word that means nothing")
    return of[value]


def list_in(text: str | None) -> list[Any]:
    """Return the list that a row keeps as JSON; raises LibraryDamaged where it is none, or nothing."""
    with suppress(ValueError):
        kept = json.loads(text or "")
        if isinstance(kept, list):
            return kept
    raise _damaged("a text that is not as it was written")


def _damaged(what: str) -> LibraryDamaged:
    return LibraryDamaged(
        f"The library holds {what}, so it is damaged; it was left as it is. Restore a backup, or recover it."
    )
