"""A change: what one user action did, field by field, so that it can be shown, redrawn and undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

Value = str | int | None  # what a field may hold, as JSON keeps it


class Entity(StrEnum):
    """What kind of row a field belongs to."""

    PAPER = "paper"
    TAG = "tag"
    LISTING = "listing"
    SMART_LIST = "smart_list"
    TAG_RULE = "tag_rule"
    LIVING_EXPORT = "living_export"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one row, before and after.

    A field that is a set (a paper's `tag` or `link`) has one FieldChange for each element: from None to the element
    when it was added, from the element to None when it was removed. `present` is the field of a row's being there.
    """

    entity: Entity
    id: int
    field: str
    old: Value
    new: Value

    @property
    def inverse(self) -> FieldChange:
        """The change that takes this one back."""
        return FieldChange(self.entity, self.id, self.field, self.new, self.old)


@dataclass(frozen=True)
class Change:
    """What one action did. `label` says it to the user ("Mark 3 papers read"); `at` is UTC.

    It may speak of a million papers: what is asked of it often is looked up once.

    An undo or redo gives a Change too: its fields are what was really set, and `kept` counts the fields it left alone
    because they had been changed since. Among these are the `kept_papers`, which an undone import left in the library
    because they had been touched since, or another listing had brought them too. Where several changes are undone at
    once, they are one here, with the id of the first, and `steps` says how many.
    """

    id: int
    label: str
    at: datetime
    fields: tuple[FieldChange, ...]
    kept: int = 0
    kept_papers: int = 0
    steps: int = 1

    @cached_property
    def papers(self) -> frozenset[int]:
        """The ids of the papers that look different now."""
        return frozenset(field.id for field in self.fields if field.entity is Entity.PAPER)

    @cached_property
    def created(self) -> tuple[int, ...]:
        """The ids of the papers that this change brought into the library, in order."""
        return tuple(f.id for f in self.fields if f.entity is Entity.PAPER and f.field == "present" and f.new)

    def changes(self, entity: Entity, *names: str) -> bool:
        """Tell whether a field of `entity` (one of `names`, if any are given) was changed."""
        return any(kind is entity and (not names or name in names) for kind, name in self._kinds)

    def gather(self) -> None:
        """Look through all fields now, on a thread that may take its time, so that nothing asked later takes any."""
        _ = self.papers, self.created, self._kinds

    @cached_property
    def _kinds(self) -> frozenset[tuple[Entity, str]]:
        return frozenset((field.entity, field.field) for field in self.fields)
