"""Which paper of the library a new one is, or may be: told while it is still being typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.library.matching import match
from readinglist.storage.intake import Known

if TYPE_CHECKING:
    from readinglist.library.library import Library

_NEW = 1 << 62  # no paper of a library has such a number


@dataclass(frozen=True, slots=True)
class Resembling:
    """A paper of the library that a new one is (`is_same`, by an identifier or the title), or may be."""

    paper: int
    title: str
    is_same: bool
    state: State = State.UNREAD
    is_trashed: bool = False


def resembling(library: Library, record: Record) -> Resembling | None:
    """Return the paper of the library that a record is, or else the one that it is most like, if there is any."""
    same = same_paper(library.store.known([record]), record)
    found = same if same is not None else _nearest(library, record)
    papers = library.papers([found]) if found is not None else []
    return next((Resembling(p.id, p.title, p.id == same, p.state, p.trashed is not None) for p in papers), None)


def same_paper(known: Iterable[Known], record: Record) -> int | None:
    """Return the paper that a record is, by the rules of `domain.identity`."""
    found = match(list(known), [record], _NEW)[0].paper_id
    return found if found != _NEW else None


def _nearest(library: Library, record: Record) -> int | None:
    """Return the paper that is most like a record; while that has no title, one that has its first link."""
    if record.title:
        from readinglist.library import near_duplicates  # it compares words, which takes a while to load

        near = next(near_duplicates.similar(library, [record]), [])
        return near[0][0].id if near else None
    if not record.links:
        return None
    found = library.search(record.links[0].url, limit=1, counted=False)
    return None if found.loosened else next(iter(found.ids), None)
