"""The store: one open library file, asked and changed in transactions."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select

from readinglist.domain.change import Change
from readinglist.domain.document import LAST_ID, Document, Place
from readinglist.domain.errors import LibraryDamaged, LibraryReadOnly
from readinglist.domain.overview import Overview
from readinglist.domain.paper import Appearance, Paper
from readinglist.domain.query import Query, Sort, SortKey
from readinglist.storage import (
    filters,
    history,
    keyed,
    listings,
    living,
    resolving,
    rows,
    sqlite,
    tables,
)
from readinglist.storage.documents import documents
from readinglist.storage.fields import ASKED, chunks
from readinglist.storage.going_back import Tell, redo_to, undo_to
from readinglist.storage.hearing import Hear, heard
from readinglist.storage.opening import file_at, open_connection, real_path, refuse_newer
from readinglist.storage.overview import names, overview
from readinglist.storage.plain_errors import moved
from readinglist.storage.transaction import Transaction, next_revision

if TYPE_CHECKING:
    from readinglist.domain.duplicates import Titled
    from readinglist.domain.history import PastChange
    from readinglist.domain.imports import PastImport
    from readinglist.domain.key_patterns.citable import KeyedPaper
    from readinglist.domain.living import LivingExport
    from readinglist.domain.records import Record, Skipped
    from readinglist.domain.tag_rules import TagRule
    from readinglist.storage import intake
    from readinglist.storage.upkeep import Upkeep

Clock = Callable[[], datetime]

_BATCH = 10_000
_FEW = 20_000
"""Papers that are looked through for any filter and sorted in any order within a hundredth of a second or two."""


def utc_now() -> datetime:
    """The clock, unless a test brings its own."""
    return datetime.now(UTC)


class Store:
    """An open library file. It has one connection, which belongs to the thread and process that opened it.

    Every method may raise a LibraryError or DiskFull; the file is then as it was before the call.
    """

    def __init__(self, path: Path, *, create: bool = True, clock: Clock = utc_now) -> None:
        self.path = real_path(path)
        self._clock = clock
        self._process = os.getpid()
        self._connection, self.read_only = open_connection(self.path, create=create, now=clock())
        self._file = file_at(self.path)

    def close(self) -> None:
        """Close the file; the store cannot be used any more."""
        self._connection.close()
        self._connection.engine.dispose()

    def refuse_if_read_only(self) -> None:
        """Raise LibraryReadOnly where nothing can be written, before anybody goes to any trouble."""
        if self.read_only:
            raise LibraryReadOnly(
                f"The library {self.path.name} can only be read; nothing was changed. Check its rights."
            )

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        assert os.getpid() == self._process, "a library does not cross into another process"
        with sqlite.speaking_plainly(self.path), sqlite.reading(self._connection) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        assert os.getpid() == self._process, "a library does not cross into another process"
        self.refuse_if_read_only()
        with sqlite.speaking_plainly(self.path), sqlite.writing(self._connection) as connection:
            refuse_newer(connection, self.path)
            yield connection

    # Changes

    @contextmanager
    def heard(self, hear: Hear) -> Iterator[None]:
        """Let `hear` follow the changes of a block, and stop one; raises ChangeStopped then."""
        with heard(self._connection, hear):
            yield

    def change(self, verb: Callable[[Transaction], str], going_on: timedelta | None = None) -> Change | None:
        """Run `verb` in one transaction and store what it changed under the label it returns.

        Returns None, and leaves the file alone, where nothing became different. What goes on with the latest change,
        begun no longer ago than `going_on`, becomes a part of it.
        """
        now = self._clock()
        with self._writing() as connection:
            transaction = Transaction(connection, now)
            label = verb(transaction)
            transaction.settle()
            if not transaction.fields:
                connection.rollback()
                return None
            return history.record(transaction, label, going_on)

    def undo(self, number: int | None = None) -> Change:
        """Take back the latest change, or the one with this number; raises NothingToUndo."""
        with self._writing() as connection:
            return history.undo(connection, self._clock(), number)

    def redo(self) -> Change:
        """Do again what was undone last; raises NothingToUndo."""
        with self._writing() as connection:
            return history.redo(connection, self._clock())

    def undo_to(self, number: int, tell: Tell) -> Change:
        """Take back all that was done after the change with this number, all or nothing; raises NothingToUndo."""
        with self._writing() as connection:
            return undo_to(connection, self._clock(), number, tell)

    def redo_to(self, number: int, tell: Tell) -> Change:
        """Do again what was undone, up to the change with this number, all or nothing; raises NothingToUndo."""
        with self._writing() as connection:
            return redo_to(connection, self._clock(), number, tell)

    def undo_labels(self) -> tuple[str, str]:
        """Return the labels of what undo and redo would do, empty for nothing."""
        with self._reading() as connection:
            return history.labels(connection)

    def purge(self, ids: Sequence[int]) -> list[int]:
        """Delete those of the papers that are in the trash for good, and make an end of undo; return which."""
        with self._writing() as connection:
            gone: list[int] = []
            for chunk in chunks(ids):
                trashed = tables.paper.c.id.in_(chunk) & tables.paper.c.trashed.is_not(None)
                gone += connection.execute(select(tables.paper.c.id).where(trashed)).scalars()
            if gone:
                revision = next_revision(connection)
                for chunk in chunks(gone):
                    connection.execute(delete(tables.paper).where(tables.paper.c.id.in_(chunk)))
                    connection.execute(insert(tables.purged), [{"paper_id": n, "revision": revision} for n in chunk])
                history.note_purge(connection, len(gone), self._clock(), revision)
        return gone

    def change_ids(self, words: str = "") -> array[int]:
        """Return the ids of all changes, newest first; of those alone whose label has all `words`, if any are given."""
        from readinglist.storage.past_changes import change_ids  # here and below: no start needs it

        with self._reading() as connection:
            return change_ids(connection, words)

    def past_changes(self, ids: Sequence[int]) -> list[PastChange]:
        """Return changes in the order of `ids`; those that are not there are left out."""
        from readinglist.storage.past_changes import past_changes

        with self._reading() as connection:
            return past_changes(connection, ids)

    def papers_of_change(self, number: int, limit: int) -> list[int]:
        """Return the first papers that a change was of, at most so many."""
        with self._reading() as connection:
            return sqlite.papers_of_change(connection, number, limit)

    # Papers

    def ids(self, query: Query, limit: int | None = None) -> list[int]:
        """Return the papers that a query without words finds, in its order."""
        with self._reading() as connection:
            return list(connection.execute(_found(query).limit(limit)).scalars())

    def answers_at_once(self, query: Query) -> bool:
        """Tell whether the first papers that a query without words finds are read off, however many there are."""
        if filters.is_walked(query):
            return True
        with self._reading() as connection:
            last = connection.execute(select(func.max(tables.paper.c.id))).scalar()
        return (last or 0) <= _FEW

    def batches(self, query: Query) -> Iterator[array[int]]:
        """Yield all papers that a query without words finds, in its order and some thousand at a time.

        Until the last is taken, other programs wait with their changes: close the generator to stop early.
        """
        with self._reading() as connection, connection.execute(_found(query)) as found:
            while batch := sqlite.fetched(found, _BATCH):
                yield array("q", chain.from_iterable(batch))

    def count(self, query: Query) -> int:
        """Count the papers that a query without words finds."""
        statement = select(func.count()).select_from(tables.paper).where(filters.condition(query.where))
        with self._reading() as connection:
            return connection.execute(statement).scalar_one()

    def sorted_ids(self, ids: Sequence[int], sort: Sort) -> list[int]:
        """Return the papers in the order of `sort`."""
        wanted = tables.paper.c.id.in_(sqlite.given_ids())
        statement = select(tables.paper.c.id).where(wanted).order_by(*filters.order(sort))
        with self._reading() as connection:
            return list(connection.execute(statement, sqlite.given(ids)).scalars())

    def resolve(self, query: Query) -> Query:
        """Return `query` with the names of tags and listings replaced by ids."""
        with self._reading() as connection:
            return resolving.resolve(connection, query)

    def papers(self, ids: Sequence[int]) -> list[Paper]:
        """Return papers in the order of `ids`; those that are not there are left out."""
        with self._reading() as connection:
            return rows.papers(connection, ids)

    def titles(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the clean titles of papers."""
        with self._reading() as connection:
            return rows.titles(connection, ids)

    def titled(self, ids: Sequence[int]) -> list[Titled]:
        """Return what papers are compared by, in the order of their ids; those in the trash are left out."""
        from readinglist.storage.titled import titled

        with self._reading() as connection:
            return titled(connection, ids)

    def titled_after(self, paper_id: int, limit: int) -> list[Titled]:
        """Return what the first `limit` papers behind an id are compared by; those in the trash are left out."""
        from readinglist.storage.titled import titled_after

        with self._reading() as connection:
            return titled_after(connection, paper_id, limit)

    def told_apart(self) -> set[tuple[int, int]]:
        """Return the pairs of papers that the user has said are different, the smaller id first."""
        from readinglist.storage.titled import told_apart

        with self._reading() as connection:
            return told_apart(connection)

    def known(self, records: Sequence[Record]) -> list[intake.Known]:
        """Return the papers that share an arXiv id, a DOI or a folded title with one of the records."""
        from readinglist.storage import intake

        with self._reading() as connection:
            return intake.known(connection, records)

    def holders_of_keys(self, keys: Iterable[str]) -> dict[str, int]:
        """Return the papers that have one of the citation keys, whatever the case, by the key in lower case."""
        with self._reading() as connection:
            return rows.holders_of_keys(connection, keys)

    def key_pattern(self) -> str:
        """Return the pattern by which new papers get their citation keys; empty is the usual one."""
        with self._reading() as connection:
            return keyed.pattern_text(connection)

    def keyed_after(self, paper_id: int, limit: int) -> list[KeyedPaper]:
        """Return the first `limit` papers behind an id with what keys are made of, those in the trash too."""
        with self._reading() as connection:
            return keyed.keyed_after(connection, paper_id, limit)

    def keyed_as(self, keys: Iterable[str], *, numbered: bool = False) -> list[KeyedPaper]:
        """Return the papers that have one of the citation keys, whatever the case, those in the trash too.

        Those that are `numbered` have one of the keys with a hyphen and something behind it.
        """
        with self._reading() as connection:
            return (keyed.holders_of_numbered if numbered else keyed.holders)(connection, keys)

    def past_imports(self, limit: int, before: int | None = None) -> list[PastImport]:
        """Return the latest imports, at most so many, newest first; `before` that of this change, where it is given."""
        from readinglist.storage.past_imports import past_imports

        with self._reading() as connection:
            return past_imports(connection, limit, before)

    def skipped(self, listing_id: int) -> list[Skipped]:
        """Return what was not read of a listing's source, with line and reason."""
        from readinglist.storage.past_imports import skipped

        with self._reading() as connection:
            return skipped(connection, listing_id)

    def origins(self) -> list[str]:
        """Return the places of the files that the listings in the library were made of."""
        with self._reading() as connection:
            return listings.origins(connection)

    def appearances(self, paper_id: int) -> list[Appearance]:
        """Return where a paper was seen, newest first."""
        with self._reading() as connection:
            return rows.appearances(connection, paper_id)

    def tag_rules(self) -> list[TagRule]:
        """Return all tag rules, the oldest first."""
        from readinglist.storage.tag_rules import tag_rules

        with self._reading() as connection:
            return tag_rules(connection)

    def living_exports(self) -> list[LivingExport]:
        """Return the queries that are bound to files, the oldest first."""
        with self._reading() as connection:
            return living.living_exports(connection)

    def note_living_exports(self, exports: Sequence[LivingExport]) -> None:
        """Keep how living exports stand by now. That is no change of the library's, and so cannot be undone."""
        with self._writing() as connection:
            living.note(connection, exports)

    def revisions(self, ids: Sequence[int]) -> array[int]:
        """Return when each of the papers changed last, in the order of `ids`: a revision, 0 for one that is gone."""
        asked = select(tables.paper.c.id, tables.paper.c.revision).where(tables.paper.c.id.in_(sqlite.given_ids()))
        found = array("q")
        with self._reading() as connection:
            for chunk in chunks(ids, ASKED):
                held = dict(sqlite.rows(connection, asked, sqlite.given(chunk)))
                found.extend(held.get(number, 0) for number in chunk)
        return found

    def sites(self, limit: int) -> list[tuple[str, int]]:
        """Return the hosts that links lead to, each with the number of its links, the most linked first."""
        host = tables.link.c.host
        links = func.count()
        query = select(host, links).where(host != "").group_by(host).order_by(links.desc(), host).limit(limit)
        with self._reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(query)]

    def overview(self, *, counted: bool = True) -> Overview:
        """Count what is in the library; where it is not `counted`, every number is 0 and the answer is quick."""
        with self._reading() as connection:
            return overview(connection, self._clock()) if counted else names(connection)

    # For the text index

    def library_id(self) -> str:
        """Return what tells this library from every other."""
        with self._reading() as connection:
            identity = connection.execute(select(tables.library.c.identity)).scalar()
        if identity is None:
            raise LibraryDamaged(
                f"The library {self.path.name} is damaged (nothing tells it from others); it was left "
                "as it is. Restore a backup, or recover it."
            )
        return str(identity)

    def revision(self) -> int:
        """Return a number that grows with every committed change, whoever made it.

        Raises LibraryMissing where another file stands in the place of this one: what it tells is of the past.
        """
        if file_at(self.path) != self._file:
            raise moved(self.path)
        with self._reading() as connection:
            return int(connection.execute(select(tables.library.c.revision)).scalar_one())

    def latest_change(self) -> str:
        """Return what tells the latest change from every other, also from one that a backup put back never had."""
        change = tables.change.c
        with self._reading() as connection:
            row = connection.execute(select(change.id, change.at).order_by(change.id.desc()).limit(1)).first()
        return f"{row.id}@{row.at.isoformat()}" if row else ""

    def had_change(self, name: str) -> bool:
        """Tell whether the change that `latest_change` named so is in this library's history."""
        number, _, at = name.partition("@")
        with self._reading() as connection:
            found = connection.execute(
                select(tables.change.c.at).where(tables.change.c.id == int(number or 0))
            ).scalar()
        return not name or (found is not None and found.isoformat() == at)

    def count_since(self, place: Place, most: int = -1) -> int:
        """Count the papers that changed last behind `place`; not beyond `most`."""
        behind = select(tables.paper.c.id).where(_behind(place)).limit(most)  # none where it is negative
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(behind.subquery())).scalar_one()

    def documents_since(self, place: Place, until: int, limit: int) -> list[Document]:
        """Return the first `limit` papers behind `place` that have not changed after the revision `until`."""
        paper = tables.paper.c
        rest = (paper.revision == place.revision) & (paper.id > place.id)
        newer = (paper.revision > place.revision) & (paper.revision <= until)
        with self._reading() as connection:  # two questions, each of which SQLite reads off its index
            found = documents(connection, rest, limit) if place.id < LAST_ID else []
            return found + documents(connection, newer, limit - len(found))

    def removed_since(self, revision: int) -> list[int]:
        """Return the papers that were deleted for good after `revision`."""
        query = select(tables.purged.c.paper_id).where(tables.purged.c.revision > revision)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    @property
    def upkeep(self) -> Upkeep:
        """What looks after the file."""
        from readinglist.storage.upkeep import Upkeep  # no start needs it

        return Upkeep(self._reading, self._writing)


def _found(query: Query) -> Select[int]:
    wanted = select(tables.paper.c.id).where(filters.condition(query.where))
    return wanted.order_by(*filters.order(query.sort or Sort(SortKey.ADDED)))


def _behind(place: Place) -> ColumnElement[bool]:
    paper = tables.paper.c
    return (paper.revision > place.revision) | ((paper.revision == place.revision) & (paper.id > place.id))
