"""A sitting: many changes made one after the other, taken back together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity, FieldChange, Value
from readinglist.library.text import counted
from readinglist.storage.fields import is_element
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a sitting back did: one change, None where nothing was left to do; `kept` values stayed, because
    they had been changed since.
    """

    change: Change | None
    kept: int


def take_back(library: Library, changes: Iterable[Change]) -> TakenBack:
    """Take back what these changes did to papers, the earliest first, as one change that can be undone like any other.

    A field goes back to what it was before the sitting only where it still holds what the sitting gave it. Tags that
    were made meanwhile go, unless papers have them.
    """
    done = list(changes)
    fields, made = _net(done), _made_tags(done)
    kept = 0

    def verb(transaction: Transaction) -> str:
        nonlocal kept
        kept = _set_values(transaction, [field for field in fields if not is_element(field)])
        _set_elements(transaction, [field for field in fields if is_element(field)])
        papers = {field.id for field in transaction.fields}
        transaction.set(Entity.TAG, "present", {tag: False for tag in made if not transaction.tagged(tag)})
        return f"Take back a triage of {counted(len(papers), 'paper')}"

    return TakenBack(library.do(verb), kept)


def _net(changes: Iterable[Change]) -> list[FieldChange]:
    """Return what the changes came to together for papers: from what a field was to what it is in the end."""
    net: dict[tuple[object, ...], FieldChange] = {}
    for field in (field for change in changes for field in change.fields if field.entity is Entity.PAPER):
        element = (field.new or field.old) if is_element(field) else None
        key = (field.id, field.field, element)
        net[key] = replace(net[key], new=field.new) if key in net else field
    return [field for field in net.values() if field.old != field.new]


def _made_tags(changes: Iterable[Change]) -> list[int]:
    """Return the tags that the changes brought."""
    brought = (field for change in changes for field in change.fields if field.entity is Entity.TAG)
    return [field.id for field in brought if field.field == "present" and field.new]


def _set_values(transaction: Transaction, fields: Iterable[FieldChange]) -> int:
    """Give fields their old values where they hold the new ones; return how many hold others by now."""
    kept = 0
    by_name: defaultdict[str, list[FieldChange]] = defaultdict(list)
    for field in fields:
        by_name[field.field].append(field)
    for name, some in by_name.items():
        held = transaction.values(Entity.PAPER, name, [field.id for field in some])
        transaction.set(Entity.PAPER, name, {field.id: field.old for field in some if held.get(field.id) == field.new})
        kept += sum(field.id in held and held[field.id] not in (field.new, field.old) for field in some)
    return kept


def _set_elements(transaction: Transaction, fields: Iterable[FieldChange]) -> None:
    """Take out of the sets of papers (tags, links, other titles) what was put in, and put in what was taken out."""
    there = {tag.id for tag in transaction.tags()}
    added: defaultdict[tuple[str, Value], list[int]] = defaultdict(list)
    removed: defaultdict[tuple[str, Value], list[int]] = defaultdict(list)
    for field in fields:
        (added[field.field, field.new] if field.old is None else removed[field.field, field.old]).append(field.id)
    for (name, element), papers in added.items():
        transaction.remove(papers, name, element)
    for (name, element), papers in removed.items():
        if name != "tag" or element in there:
            transaction.add(papers, name, element)
