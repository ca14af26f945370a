"""Sources on their way into the library, some records at a time: reviewed ones, and such as are still being read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from readinglist.domain.errors import UnreadableSource
from readinglist.domain.records import Record, Skipped
from readinglist.library.review import Source, SourceReview
from readinglist.storage.fields import chunks

if TYPE_CHECKING:
    from readinglist.formats.frames import Part

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Some records of a source, with their positions in it.

    For a record that the user has `decided` on, its place in the batch leads to the paper (id) that it is of.
    """

    records: Sequence[Record]
    positions: Sequence[int]
    decided: Mapping[int, int] = field(default_factory=dict)


class Incoming(Protocol):
    """A source whose records come in batches; once all have come, `source` says what else there is to say of it."""

    @property
    def source(self) -> Source:
        """What is known of the source by now; its `records` may be left out."""

    def batches(self) -> Iterator[Batch]:
        """Yield the records, once. Raises UnreadableSource where no more can be read: then those before are void."""


class Reviewed:
    """A source that the user has seen."""

    def __init__(self, review: SourceReview) -> None:
        self.source = review.source
        self._candidates = review.candidates

    def batches(self) -> Iterator[Batch]:
        """Yield what was left in the review."""
        for some in chunks(self._candidates, BATCH):
            decided = {place: one.paper for place, one in enumerate(some) if one.said_same}
            yield Batch([one.record for one in some], [one.position for one in some], decided)


class Arriving:
    """A source as it comes from the process that reads, `parts` being what is still to come."""

    def __init__(self, source: Source, parts: Iterable[Part] = ()) -> None:
        self.source = source
        self._parts = parts

    def records(self) -> Iterator[Sequence[Record]]:
        """Yield the records, once, some at a time; raises as the parts do."""
        if self.source.records:
            yield self.source.records
        for part in self._parts:
            skipped = (*self.source.skipped, *part.skipped)
            self.source = replace(self.source, skipped=skipped)
            if part.is_last:
                self.source = replace(self.source, format=part.format, date_text=part.date_text, notes=part.notes)
            yield part.records

    def whole(self) -> Source:
        """Return the source with all its records, or with the sentence why they cannot be read to the end."""
        try:
            records = tuple(chain.from_iterable(self.records()))
        except UnreadableSource as error:
            return Source(self.source.path, self.source.name, error=str(error))
        return replace(self.source, records=records)

    def batches(self) -> Iterator[Batch]:
        """Yield the records with the positions that they have among all that stands in the source."""
        number = 0
        for some in _gathered(self.records()):
            yield Batch(some, positions(some, self.source.skipped, after=number))
            number += len(some)


def positions(records: Iterable[Record], skipped: Iterable[Skipped], after: int = 0) -> list[int]:
    """Return the position of each record among all that stands in its source, which has `after` others before them."""
    lines = sorted(place.line for place in skipped)
    return [number + bisect_left(lines, record.line) for number, record in enumerate(records, start=after + 1)]


def _gathered(parts: Iterable[Sequence[Record]]) -> Iterator[list[Record]]:
    """Yield records in larger parts."""
    some: list[Record] = []
    for part in parts:
        some += part
        if len(some) >= BATCH:
            yield some
            some = []
    if some:
        yield some
