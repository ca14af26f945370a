"""What an import did to papers that the library had already, read off its change."""

from __future__ import annotations

from dataclasses import dataclass

from readinglist.domain.change import Change, Entity, FieldChange
from readinglist.domain.identity import is_stand_in

_FIELDS = frozenset({"title", "abstract", "authors", "year", "venue", "arxiv", "doi", "notes", "rating", "link"})


@dataclass(frozen=True, slots=True)
class Enriched:
    """How many known papers got what they lacked, and in how many something was put in the place of what they had."""

    filled: int = 0
    updated: int = 0


def enriched(change: Change | None) -> Enriched:
    """Count the known papers that an import's change gave something; tags and states are not counted."""
    if change is None:
        return Enriched()
    new = {each.id for each in change.fields if each.entity is Entity.PAPER and each.field in ("present", "trashed")}
    touched = [each for each in change.fields if each.entity is Entity.PAPER and each.field in _FIELDS]
    known = [each for each in touched if each.id not in new]
    updated = {each.id for each in known if not _was_lacking(each)}
    return Enriched(len({each.id for each in known} - updated), len(updated))


def _was_lacking(change: FieldChange) -> bool:
    return not change.old or (change.field == "title" and is_stand_in(str(change.old)))
