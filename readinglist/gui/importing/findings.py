"""What a review does not tell at once, looked for record by record: papers that may be the same, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Prefix

from readinglist.domain.duplicates import Titled, Why
from readinglist.domain.records import Record
from readinglist.gui.foreign_text import on_one_line

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.review import Review
    from readinglist.library.updating import Update

Place = tuple[int, int]  # a candidate: the number of its source in the review, and its number there
BATCH = 100  # records looked at before one hears of it: a fifth of a second
_BEFORE = 40  # characters shown before the first that differs
_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A new paper, and the one of the library that it may be."""

    place: Place
    paper: Titled
    why: Why


@dataclass(frozen=True, slots=True)
class Difference:
    """A known paper of which its file says something else by now: in these `fields`, each (name, old, new), cut short.

    `record` is what would be taken over.
    """

    place: Place
    paper: int
    record: Record
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found since the last: `done` of `total` new papers were looked at."""

    done: int
    total: int
    near: tuple[NearMatch, ...] = ()
    differences: tuple[Difference, ...] = ()


def findings(library: Library, review: Review) -> Iterator[Findings]:
    """Yield what differs in files that come again, then the near matches of the new papers, batch by batch."""
    from readinglist.library import near_duplicates, updating

    new = [
        ((number, position), candidate.record)
        for number, source in enumerate(review.sources)
        for position, candidate in enumerate(source.candidates)
        if not candidate.known
    ]
    yield Findings(0, len(new), differences=tuple(map(_difference, updating.updates(library, review))))
    for start in range(0, len(new), BATCH):
        some = new[start : start + BATCH]
        likely = near_duplicates.similar(library, [record for _, record in some])
        best = [(place, found[0]) for (place, _), found in zip(some, likely, strict=True) if found]
        near = tuple(NearMatch(place, paper, likeness.why) for place, (paper, likeness) in best)
        yield Findings(start + len(some), len(new), near=near)


def _difference(update: Update) -> Difference:
    fields = tuple((name, *_excerpts(old, new)) for name, old, new in update.fields)
    return Difference(update.place, update.paper, update.record, fields)


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """Return what two texts say from shortly before they part."""
    parting = Prefix.similarity(old, new)
    begin = max(0, parting - _BEFORE)
    begin = old.find(" ", begin, parting) + 1 or begin if begin else 0
    lead = "…" if begin else ""
    return lead + on_one_line(old[begin:], _EXCERPT), lead + on_one_line(new[begin:], _EXCERPT)
