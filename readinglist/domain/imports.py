"""Imports of the past, as they can be looked at later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from readinglist.domain.history import Standing


@dataclass(frozen=True, slots=True)
class PastSource:
    """One file of an import. Counts are of then; `papers` of them are in the library and not in the trash now.

    `path` is where it was (empty for pasted text), `sha256` of its bytes in hex; `notes` say how it was read. `listing`
    is the number of what came of it, which `is_gone` where the user deleted it, or undid the import.
    """

    listing: int
    name: str
    path: str
    format: str
    sha256: str
    found: int
    new: int
    known: int
    skipped: int
    notes: tuple[str, ...]
    papers: int
    is_gone: bool


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import. `change` is its Change's id, by which it is undone; `at` is UTC.

    So many `papers` of it are in the library and not in the trash now, one that several of its files have counted once.
    """

    change: int
    label: str
    at: datetime
    standing: Standing
    sources: tuple[PastSource, ...]
    papers: int
