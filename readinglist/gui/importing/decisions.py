"""What is decided of each candidate: left out, a new paper, joined with one of yours, or taken for an update."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readinglist.domain.records import Record
from readinglist.gui.importing.findings import Difference, Findings, NearMatch, Place
from readinglist.gui.importing.rows import Row


class Decisions:
    """At first all new papers come in as new ones, and no known one is changed; what is found later is only offered.

    Each decision on a candidate stands for itself, so a paper that was said to be another one and is then left out is
    that other one again once it is ticked.
    """

    def __init__(self, new: int) -> None:
        self.near: dict[Place, NearMatch] = {}
        self.differences: dict[Place, Difference] = {}
        self.unticked: set[Place] = set()
        self._new = new
        self._same: set[Place] = set()
        self._updated: set[Place] = set()

    @property
    def ticked(self) -> int:
        """How many new papers are ticked, those that are joined with others among them."""
        return self._new - len(self.unticked)

    @property
    def joined(self) -> int:
        """How many of these are papers of the library, as the user says."""
        return len(self._same - self.unticked)

    @property
    def updated(self) -> int:
        """How many known papers get what their file has anew."""
        return len(self._updated)

    @property
    def same(self) -> Mapping[Place, int]:
        """The papers (ids) that ticked candidates are, as the user says."""
        return {place: self.near[place].paper.id for place in self._same - self.unticked}

    @property
    def updates(self) -> Mapping[int, Record]:
        """The records of which the fields go before those of the library's papers (ids)."""
        chosen = (self.differences[place] for place in self._updated)
        return {difference.paper: difference.record for difference in chosen}

    def offer(self, found: Findings) -> None:
        """Take in what was found."""
        self.near.update((match.place, match) for match in found.near)
        self.differences.update((difference.place, difference) for difference in found.differences)

    def can_tick(self, row: Row) -> bool:
        """Tell whether there is something to decide: it is new, or its file says something else."""
        return not row.known or row.place in self.differences

    def is_ticked(self, row: Row) -> bool:
        """Tell whether it is to be taken."""
        return row.place in self._updated if row.known else row.place not in self.unticked

    def is_same(self, row: Row) -> bool:
        """Tell whether the user says that it is the paper that it may be."""
        return row.place in self._same

    def tick(self, rows: Iterable[Row], wanted: bool) -> None:
        """Take these, or leave them out."""
        for row in rows:
            if row.known:
                (self._updated.add if wanted else self._updated.discard)(row.place)
            else:
                (self.unticked.discard if wanted else self.unticked.add)(row.place)

    def toggle_same(self, row: Row) -> None:
        """Say that it is the paper that it may be, or that it is not; what is left out is taken by that."""
        if self.is_same(row) and row.place not in self.unticked:
            self._same.discard(row.place)
        else:
            self._same.add(row.place)
        self.unticked.discard(row.place)
