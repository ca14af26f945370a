"""Upkeep: what is wrong with the file of a library, and what mends it beside the changes of a user."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection

from readinglist.storage import checksums, lost_words, misfits, soundness, sqlite, tables

Session = Callable[[], AbstractContextManager[Connection]]


class Upkeep:
    """Looks after the file of a store, with its ways to read and to write. What it mends cannot be undone.

    Every method may raise a LibraryError or DiskFull; the file is then as it was before the call.
    """

    def __init__(self, reading: Session, writing: Session) -> None:
        self._reading = reading
        self._writing = writing

    def damage(self) -> list[str]:
        """Return what is wrong with the file, in SQLite's words; empty is sound."""
        with self._reading() as connection:
            return sqlite.damage(connection)

    def orphans(self) -> Mapping[str, int]:
        """Return how many rows of which table point to nothing."""
        with self._reading() as connection:
            return soundness.orphans(connection)

    def delete_orphans(self) -> None:
        """Delete the rows that point to nothing, which is no change of the user's."""
        with self._writing() as connection:
            soundness.delete_orphans(connection)

    def misnamed_tags(self) -> list[tuple[str, str]]:
        """Return the tags whose names are not those that they were given, each with what it was, in lower case."""
        with self._reading() as connection:
            return soundness.misnamed_tags(connection)

    def find_lost_words(self, copy: Path, ids: Sequence[int]) -> lost_words.Found:
        """Look for the words of damaged papers in a copy of the library; raises LibraryError where it has none."""
        with self._reading() as connection:
            return lost_words.find(connection, copy, ids)

    def put_back_words(self, copy: Path, ids: Sequence[int]) -> None:
        """Give papers the words that they have in a copy of the library."""
        with self._writing() as connection:
            lost_words.put_back(connection, copy, ids)

    def take_words_as_they_are(self, ids: Sequence[int]) -> None:
        """Count the words that papers have now as those that were stored."""
        with self._writing() as connection:
            lost_words.take_as_they_are(connection, ids)

    def misfits(self, tell: Callable[[int], object] = lambda _done: None) -> dict[str, list[int]]:
        """Return the rows that hold what they cannot, by their table; `tell` hears how many papers were looked at."""
        found: dict[str, list[int]] = {}
        for table in misfits.LOOKED_AT:
            looked_at, last, done = -1, misfits.FIRST, 0
            while looked_at:
                with self._reading() as connection:
                    some, looked_at, last = misfits.misfits_after(connection, table, last)
                if some:
                    found.setdefault(table.name, []).extend(some)
                if table is tables.paper and looked_at:
                    done += looked_at
                    tell(done)
        return found

    def make_sense(self) -> None:
        """Put what makes sense in the place of what rows cannot hold, but in papers."""
        with self._writing() as connection:
            misfits.make_sense(connection)

    def sharing_identifiers(self) -> int:
        """Count the papers that are not in the trash and share an arXiv id or a DOI with another."""
        with self._reading() as connection:
            return soundness.sharing_identifiers(connection)

    def damaged_papers(self, tell: Callable[[int], object] = lambda _done: None) -> list[int]:
        """Return the papers whose words are not those that were stored; `tell` hears how many were looked at.

        Other programs may write meanwhile: some thousand papers are looked at in one go.
        """
        found: list[int] = []
        last = done = 0
        while True:
            with self._reading() as connection:
                damaged, looked_at, last = checksums.damaged_after(connection, last)
            if not looked_at:
                return found
            found += damaged
            done += looked_at
            tell(done)
