"""What a library was when it was last open here: by this it is noticed that another one stands in its place."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.query import Query
from readinglist.gui.settings import Settings

if TYPE_CHECKING:
    from readinglist.library.library import Library


@dataclass(frozen=True, slots=True)
class Expected:
    """The identity of a library, and how many papers it had, those in the trash too."""

    identity: str
    papers: int

    def is_missed_in(self, found: Expected) -> bool:
        """Tell whether `found` is another library, or has lost all of its papers."""
        return self.identity != found.identity or (self.papers > 0 and found.papers == 0)


def held_by(library: Library) -> Expected:
    """Return what a library is."""
    return Expected(library.identity, library.store.count(Query()))


def expected_at(settings: Settings, path: Path) -> Expected | None:
    """Return what the library at `path` was; None where it never was open here."""
    identity, _, papers = settings.text(_key(path)).partition(" ")
    return Expected(identity, int(papers)) if identity and papers.isdecimal() else None


def expect(settings: Settings, path: Path, found: Expected) -> None:
    """Remember what the library at `path` is; whoever writes waits for the disk, so only where it is another."""
    if expected_at(settings, path) != found:
        settings.put(_key(path), f"{found.identity} {found.papers}")


def _key(path: Path) -> str:
    return f"expected/{sha256(bytes(path)).hexdigest()[:16]}"
