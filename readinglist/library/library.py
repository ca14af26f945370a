"""The library: one SQLite file of papers, and all that one can do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from readinglist.domain.change import Change
from readinglist.domain.overview import Overview
from readinglist.domain.paper import Appearance, Paper, State
from readinglist.domain.query import Query
from readinglist.library import exporting, importing, marking, searching, tagging
from readinglist.library.review import Choices, ImportReport
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction

Listener = Callable[[Change], None]


class Library:
    """A library that is open. It belongs to the thread that opened it; other threads open their own.

    Every write goes through `do`: a verb changes rows in one transaction, what changed is stored with it as a Change,
    and listeners hear of it once it is on the disk.
    """

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Library: ...
    def close(self) -> None: ...

    def do(self, label: str, verb: Callable[[Transaction], None]) -> Change | None: ...
    def undo(self) -> Change: ...
    def redo(self) -> Change: ...
    def history(self) -> tuple[str, str]: ...  # labels of what undo and redo would do, "" for nothing
    def subscribe(self, listener: Listener) -> Callable[[], None]: ...

    def import_files(self, paths: Iterable[str | Path], choices: Choices = Choices()) -> ImportReport: ...
    def search(self, query: str | Query = "", *, limit: int | None = None) -> searching.SearchResult: ...
    def papers(self, ids: Sequence[int]) -> list[Paper]: ...
    def appearances(self, paper_id: int) -> list[Appearance]: ...
    def overview(self) -> Overview: ...
    def revision(self) -> int: ...  # grows with every change, of this process or another
    def mark(self, ids: Iterable[int], state: State | str) -> Change | None: ...
    def tag(self, ids: Iterable[int], *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Change | None: ...
    def export(self, ids: Sequence[int], format: str) -> str: ...
