"""Files beside a library that SQLite would play back into it: is one of them another file's?

A library has a rollback journal (`-journal`) while it is written, which a crash leaves behind. It never has a
write-ahead log (`-wal`), and yet SQLite plays back one that stands there. Either may have stayed when a file was put in
the place of another; played back, it ruins what was put there.
The formats: https://www.sqlite.org/fileformat2.html#the_rollback_journal
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from readinglist.storage.files import draft_name

ENDINGS = ("-journal", "-wal", "-shm")
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_COUNT = slice(24, 28)  # of the first page: how many transactions there were


def side_files(path: Path) -> list[Path]:
    """Return the files that stand beside the library at `path` and belong to it by their names."""
    named = (path.with_name(path.name + ending) for ending in ENDINGS)
    return [file for file in named if file.exists()]


def stray_file(path: Path) -> Path | None:
    """Return a file beside `path` that SQLite would play back, and that is not this library's; else None.

    Where this process has the library open already, it was looked at then. Raises OSError.
    """
    journal, log, _ = (path.with_name(path.name + ending) for ending in ENDINGS)
    if not (journal.exists() or log.exists()) or _is_open_here(path):
        return None
    with suppress(FileNotFoundError):  # another process has ended its transaction meanwhile
        if log.exists() and log.stat().st_size and not _keeps_log(path):
            return log
        if journal.exists() and _is_of_another(journal, path):
            return journal
    return None


def _is_open_here(path: Path) -> bool:
    """Tell whether this process has the file open: reading it would then end SQLite's locks on it, as POSIX has it.

    See https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
    """
    library = path.stat()
    for opened in list(Path("/dev/fd").iterdir()):
        with suppress(OSError):  # closed meanwhile
            if os.path.samestat(os.fstat(int(opened.name)), library):
                return True
    return False


@contextmanager
def played_back(path: Path) -> Iterator[Path]:
    """Give the library at `path` as it was before the change that a crash broke off; what stands there is not touched.

    Where no change was broken off that is the file itself, else a copy that is gone afterwards. Raises OSError.
    """
    journal = path.with_name(path.name + "-journal")
    if not journal.exists() or stray_file(path):
        yield path
        return
    with TemporaryDirectory(dir=path.parent, prefix=draft_name(path), suffix=".recovering") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
        with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA user_version").fetchone()  # whoever reads first plays the journal back
        yield copy


def _keeps_log(path: Path) -> bool:
    """Tell whether the file says that it is written by way of a write-ahead log, as no library is."""
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\2\2"


def _is_of_another(journal: Path, path: Path) -> bool:
    """Tell whether a journal holds a first page that was never this file's, or is of a file that was larger.

    Each transaction counts the changes in the first page up by one, and keeps that page as it was in the journal. So
    the count in the journal is that of the file, or one less. No file gets smaller before its journal is gone.
    """
    if path.stat().st_size < _size_before(journal):
        return True
    now = _changes(path)
    kept = _first_page(journal)
    if kept is None or _changes(path) != now:  # another process is writing just now
        return False
    return (now - int.from_bytes(kept[_COUNT])) % 2**32 not in (0, 1)


def _changes(path: Path) -> int:
    with path.open("rb") as file:
        return int.from_bytes(file.read(_COUNT.stop)[_COUNT])


def _header(journal: Path) -> tuple[int, int, int, int] | None:
    """Return how many pages a journal keeps, how many the file had, and the bytes of a sector and of a page.

    None where it is no journal, or nothing of it is played back.
    """
    with journal.open("rb") as file:
        header = file.read(28)
    records, pages, sector, page = (int.from_bytes(header[place : place + 4]) for place in (8, 16, 20, 24))
    is_played_back = header[:8] == _MAGIC and records and 512 <= page <= 65536 and 32 <= sector <= 65536
    return (records, pages, sector, page) if is_played_back else None


def _size_before(journal: Path) -> int:
    """Return how many bytes the file had before the change; 0 where nothing is played back."""
    header = _header(journal)
    return header[1] * header[3] if header else 0


def _first_page(journal: Path) -> bytes | None:
    """Return the first page of the file as a journal keeps it; None where it keeps none, or nothing is played back."""
    header = _header(journal)
    if header is None:
        return None
    records, _pages, sector, page = header
    size = page + 8  # its number before, its checksum behind
    with journal.open("rb") as file:
        held = (journal.stat().st_size - sector) // size
        for record in range(min(records, held)):
            file.seek(sector + record * size)
            if int.from_bytes(file.read(4)) == 1:
                return file.read(page)
    return None
