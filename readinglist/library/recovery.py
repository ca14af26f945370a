"""A library that is damaged: kept as it is under another name, with a new one in its place made of what can be read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from readinglist.domain.errors import LibraryDamaged, LibraryError
from readinglist.library.replacing import free_name, replace_damaged
from readinglist.library.text import counted, tell_nobody
from readinglist.storage.files import draft_name, sync_folder
from readinglist.storage.opening import file_at, real_path
from readinglist.storage.salvage import Salvaged, Tell, salvage
from readinglist.storage.side_files import played_back
from readinglist.storage.store import Clock, Store, utc_now


@dataclass(frozen=True, slots=True)
class Recovered:
    """A new library at `path` with `papers` of the `known` ones; the damaged file is `kept` beside it.

    So many of the papers that are there are `partial`: words or links of theirs are lost. There may have been more than
    are known, unless they `are_counted`; where the file `is_cut_off`, they never are.
    """

    path: Path
    kept: Path
    papers: int
    known: int
    partial: int
    are_counted: bool
    is_cut_off: bool

    @property
    def is_whole(self) -> bool:
        """Whether all papers that there were are there again."""
        return self.papers == self.known and self.are_counted

    @property
    def sentence(self) -> str:
        """What became of it, in words."""
        is_less = self.papers < self.known
        read = counted(self.known if is_less else self.papers, "paper")
        of_how_many = f"{self.papers:,} of " if is_less else "All " if self.is_whole else ""
        said = [f"{of_how_many}{read} could be read and are in the library again; its history begins anew."]
        if self.partial:
            said.append(f"{self.partial:,} of these may lack words or links; Check Library names them.")
        if self.is_cut_off:
            more = "There may have been more" if is_less else "How many there were is not known"
            said.append(f"{more}, since the end of the file is lost.")
        elif not self.are_counted:
            said.append("Whether there were more cannot be told.")
        return " ".join([*said, f"The damaged file was kept as {self.kept.name}."])


def recover(path: str | Path, tell: Tell = tell_nobody, *, expected: int = 0, clock: Clock = utc_now) -> Recovered:
    """Make a new library of what can be read in the damaged one at `path`, and put it in its place.

    So many papers are `expected` as somebody remembers, since the file may know of fewer. `tell` hears how many pages
    of how many were looked at, and may raise to leave all as it was.

    Raises:
        LibraryDamaged: no paper could be read.
        LibraryError, DiskFull: it could not be done. The damaged file is as it was and where it was.
    """
    place, now = real_path(Path(path)), clock()
    there = file_at(place)
    with _speaking_plainly(place), _draft_beside(place) as draft:
        salvaged, partial = _salvaged(place, draft, now, tell)
        if not salvaged.papers:
            raise LibraryDamaged(
                f"No paper could be read in {place.name}; it was left as it is. Restore a backup, or open another."
            )
        kept = replace_damaged(place, draft, now, there)
    known = max(salvaged.known, expected)
    return Recovered(place, kept, salvaged.papers, known, partial, salvaged.are_counted, salvaged.is_cut_off)


def put_aside(stray: Path, *, clock: Clock = utc_now) -> Path:
    """Rename a file that stands beside a library and is not its own, so that it is played back into none.

    Raises:
        LibraryError: it could not be renamed.
    """
    aside = free_name(stray, f"aside-{clock():%Y-%m-%d-%H%M%S}")
    with _speaking_plainly(stray):
        stray.rename(aside)
        sync_folder(stray.parent)
    return aside


def _salvaged(place: Path, draft: Path, now: datetime, tell: Tell) -> tuple[Salvaged, int]:
    """Salvage, and see whether the draft is sound; return, too, how many papers are not as they were stored."""
    with played_back(place) as damaged:
        salvaged = salvage(damaged, draft, now, tell)
    store = Store(draft, create=False)
    try:
        if store.upkeep.damage():
            raise LibraryError(f"What could be read in {place.name} does not fit together; it was left as it is.")
        return salvaged, len(store.upkeep.damaged_papers())
    finally:
        store.close()


@contextmanager
def _draft_beside(path: Path) -> Iterator[Path]:
    """Give a name for a file that is made beside `path`, in a folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=draft_name(path), suffix=".recovering"))
    try:
        yield folder / path.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _speaking_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryError(
            f"The library {path.name} could not be recovered ({error.strerror}); it was left as it is. "
            "Look whether its folder can be written and has room, and try again."
        ) from error
