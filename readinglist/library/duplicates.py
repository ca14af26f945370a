"""Two papers that are one: what differs, merging them field by field, and "these are different", remembered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity, Value
from readinglist.domain.cite_key import FreeKeys
from readinglist.domain.duplicates import PossibleDuplicate
from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.identity import is_stand_in, same_identifiers
from readinglist.domain.links import same_place
from readinglist.domain.paper import Paper, State
from readinglist.library import aliases
from readinglist.library.editing import put_link
from readinglist.library.text import counted
from readinglist.storage import rows
from readinglist.storage.titled import different_from
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

FIELDS = (
    "title", "abstract", "authors", "year", "venue", "arxiv", "doi", "cite_key", "state", "starred", "rating",
)  # fmt: skip
"""What is chosen from one paper or the other; tags, links, listings and notes are united."""
_RAW = {"title": "raw_title", "abstract": "raw_abstract"}
_FURTHEST = (State.DISMISSED, State.UNREAD, State.QUEUED, State.READING, State.READ)


def differing(keep: Paper, other: Paper) -> tuple[str, ...]:
    """Return the fields in which two papers differ and the other one has something to give."""
    return tuple(name for name in FIELDS if getattr(other, name) and getattr(other, name) != getattr(keep, name))


def proposed(keep: Paper, other: Paper) -> frozenset[str]:
    """Return the fields that are best taken from the other paper: what is missing, and how far the reader has come."""
    taken = {name for name in differing(keep, other) if not getattr(keep, name)}
    if is_stand_in(keep.title) and not is_stand_in(other.title):
        taken.add("title")
    if _FURTHEST.index(other.state) > _FURTHEST.index(keep.state):
        taken.add("state")
    if other.rating > keep.rating:
        taken.add("rating")
    return frozenset(taken)


def merge(library: Library, keep: int, other: int, taken: Collection[str] | None = None) -> Change | None:
    """Make two papers (ids) one: `keep` stays, `other` goes to the trash, and is recognised as `keep` from now on.

    The fields named in `taken` (of FIELDS; by default what is `proposed`) come from the other. Tags, links, listings
    and notes are united.

    Raises:
        InvalidValue: the two are one paper already, or there is no such field.
        NotFound: one of them is no longer in the library.
    """
    if keep == other or not set(taken or ()) <= set(FIELDS):
        raise InvalidValue("A paper can be merged with another one only, in fields that it has; nothing was changed.")

    def verb(transaction: Transaction) -> str:
        there = _papers(transaction, [keep, other])
        if len(there) < 2:
            raise NotFound("One of the two papers is no longer in the library; nothing was changed.")
        kept, gone = there
        _merge(transaction, kept, gone, proposed(kept, gone) if taken is None else taken)
        return "Merge 2 Papers"

    return library.do(verb)


def merge_all(library: Library, groups: Iterable[Collection[int]]) -> Change | None:
    """Make each group of papers (ids) one, as one change, with what is `proposed`.

    Left out is what is gone, and what cannot be one with the rest of its group: it has another identifier, or the user
    has said so.
    """
    wanted = [sorted(set(group)) for group in groups]

    def verb(transaction: Transaction) -> str:
        merged = sum(_merge_group(transaction, group) for group in wanted)
        return f"Merge {counted(merged, 'duplicate')}"

    return library.do(verb)


def exact_groups(library: Library) -> list[tuple[int, ...]]:
    """Return the papers (ids) of a library that are the same beyond doubt."""
    return grouped(pair for pair in library.possible_duplicates() if pair.is_exact)


def grouped(pairs: Iterable[PossibleDuplicate]) -> list[tuple[int, ...]]:
    """Return the papers (ids) that pairs connect, each group in order."""
    group_of: dict[int, set[int]] = {}
    for pair in pairs:
        both = group_of.get(pair.one, {pair.one}) | group_of.get(pair.other, {pair.other})
        group_of.update(dict.fromkeys(both, both))
    return sorted({tuple(sorted(group)) for group in group_of.values()})


def tell_apart(library: Library, pairs: Iterable[tuple[int, int]]) -> Change | None:
    """Remember for good that the two papers (ids) of each pair are different, so that they are proposed no more."""
    wanted = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}

    def verb(transaction: Transaction) -> str:
        there = set(transaction.present(number for pair in wanted for number in pair))
        for one, other in sorted(wanted):
            if {one, other} <= there:
                _tell_apart(transaction, one, other)
        return "Keep 2 Papers Apart" if len(wanted) == 1 else f"Keep {counted(len(wanted), 'Pair')} Apart"

    return library.do(verb)


def _tell_apart(transaction: Transaction, one: int, other: int) -> None:
    transaction.add([min(one, other)], "different", max(one, other))


def _papers(transaction: Transaction, ids: Sequence[int]) -> list[Paper]:
    """Return those of the papers that are in the library and not in the trash."""
    return [paper for paper in rows.papers(transaction.connection, ids) if paper.trashed is None]


def _merge_group(transaction: Transaction, group: Sequence[int]) -> int:
    """Merge what can be one into the first paper that is there; return how many were merged into it."""
    merged = 0
    for other in _papers(transaction, group)[1:]:
        keep = _papers(transaction, group)[0]  # with what the one before brought
        apart = other.id in different_from(transaction.connection, keep.id)
        if same_identifiers((keep.arxiv, keep.doi), (other.arxiv, other.doi)) and not apart:
            _merge(transaction, keep, other, proposed(keep, other))
            merged += 1
    return merged


def _merge(transaction: Transaction, keep: Paper, other: Paper, taken: Collection[str]) -> None:
    went_by = (*aliases.names_of(transaction, keep.id), *aliases.names_of(transaction, other.id))
    older = transaction.elements("alias", other.id)
    if "cite_key" in taken:
        _swap_key(transaction, keep, other)
    for name in taken:
        for column in filter(None, (name, _RAW.get(name))) if name != "cite_key" else ():
            held = transaction.values(Entity.PAPER, column, [other.id])
            transaction.set_papers([keep.id], column, held[other.id])
    notes = [note for note in (keep.notes.strip(), other.notes.strip()) if note]
    if len(notes) == 2 and notes[1] not in notes[0]:
        transaction.set_papers([keep.id], "notes", "\n\n".join(notes))
    elif not keep.notes and other.notes:
        transaction.set_papers([keep.id], "notes", other.notes)
    _unite(transaction, keep, other)
    aliases.remember_names(transaction, keep.id, (*went_by, *(str(name) for name in older)))
    transaction.set_papers([other.id], "trashed", transaction.now.isoformat())


def _swap_key(transaction: Transaction, keep: Paper, other: Paper) -> None:
    """Give `keep` the citation key of `other`, which gets one that is free: no two papers may have the same."""
    free = FreeKeys(transaction.keys_like(other.cite_key)).take(other.cite_key)
    transaction.set_papers([other.id], "cite_key", free)
    transaction.set_papers([keep.id], "cite_key", other.cite_key)


def _unite(transaction: Transaction, keep: Paper, other: Paper) -> None:
    for tag in transaction.elements("tag", other.id):
        transaction.add([keep.id], "tag", tag)
    places = {same_place(link.url) for link in keep.links}
    for link in other.links:
        if same_place(link.url) not in places:
            put_link(transaction, keep.id, link)
    for number in sorted(different_from(transaction.connection, other.id) - {keep.id}):
        _tell_apart(transaction, keep.id, number)
    stood = {_listing(place) for place in transaction.elements("appearance", keep.id)}
    for place in transaction.elements("appearance", other.id):
        if _listing(place) not in stood:
            transaction.add([keep.id], "appearance", place)


def _listing(appearance: Value) -> str:
    return str(appearance).partition(":")[0]
