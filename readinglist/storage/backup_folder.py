"""The folder of backups beside a library: their names, and what is told of each.

Beside each copy (`library-000012-20260322T140500Z-exit.db`) stand what is known of it (`….about.json`), written last
but for the copy's own name, and of the newest ones all of the library in plain JSON (`….library.json.gz`). A copy is
listed where it has its own name, what is told of it is there, and it is as long as that says.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from readinglist.domain.backups import Backup, Reason
from readinglist.domain.errors import LibraryError

FORMAT, VERSION = "reading-list-backup", 1
ABOUT, PLAIN = ".about.json", ".library.json.gz"
_NUMBER = re.compile(r"-(\d{6,12})-\d{8}T\d{6}Z-[a-z-]+\.")


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup, and where it is."""

    about: Backup
    path: Path

    @property
    def told(self) -> Path:
        """Where it is kept what is told of it."""
        return self.path.with_name(self.path.stem + ABOUT)

    @property
    def plain(self) -> Path:
        """Where the same stands in plain JSON, if it was written and is still kept."""
        return self.path.with_name(self.path.stem + PLAIN)


def folder_of(library: Path) -> Path:
    """Return the folder with the backups of a library: its own, beside it."""
    return library.parent / f"{library.name}.backups"


def kept_backups(library: Path) -> list[KeptBackup]:
    """Return the backups of the library at `library`, the newest first; what cannot be read is passed over.

    Raises:
        LibraryError: the folder cannot be read.
    """
    folder = folder_of(library)
    try:
        found = [_kept(entry) for entry in folder.iterdir() if entry.name.endswith(ABOUT) and entry.is_file()]
    except FileNotFoundError:
        refuse_missing(library)
        return []
    except OSError as error:
        raise LibraryError(
            f"The backups in {folder} cannot be read ({error.strerror}); the library is safe. Check the disk and "
            "the folder's rights, and try again."
        ) from error
    return sorted((one for one in found if one), key=lambda one: -one.about.number)


def refuse_missing(library: Path) -> None:
    """Raise LibraryError where there may be backups that cannot be reached now: on a disk that is not put in, say."""
    folder = folder_of(library)
    missing = folder.readlink() if folder.is_symlink() else library.parent
    if not folder.parent.joinpath(missing).is_dir():
        raise LibraryError(
            f"The backups of {library.name} are kept in {missing}, which is not there; nothing was changed. Put in the "
            "disk that it is on, or put the folder back, and try again."
        )


def given_numbers(folder: Path) -> Iterator[int]:
    """Yield the numbers that were given, also to what is damaged by now."""
    for entry in folder.iterdir():
        if found := _NUMBER.search(entry.name):
            yield int(found[1])


def sha256_of(path: Path) -> str:
    """Return the hash of a file's bytes (hex). Of no library that is open: closing it again would end its locks."""
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while some := file.read(1 << 20):
            digest.update(some)
    return digest.hexdigest()


def told(about: Backup) -> bytes:
    """Return what is told of a backup, as it is kept beside it."""
    values: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "number": about.number,
        "made": about.made.astimezone(UTC).isoformat(),
        "reason": about.reason.value,
        "papers": about.papers,
        "states": dict(about.states),
        "trashed": about.trashed,
        "bytes": about.size,
        "sha256": about.sha256,
        "schema": about.schema,
        "mark": about.mark,
        "small": about.is_small,
    }
    return json.dumps(values, indent=1).encode()


def _kept(file: Path) -> KeptBackup | None:
    """Return the backup that a file tells of, if both are whole as far as one can see without reading the copy."""
    path = file.with_name(file.name.removesuffix(ABOUT) + ".db")
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        values = json.loads(file.read_bytes())
        about = Backup(
            number=int(values["number"]),
            made=datetime.fromisoformat(values["made"]).astimezone(UTC),
            reason=Reason(values["reason"]),
            papers=int(values["papers"]),
            states={str(state): int(count) for state, count in values["states"].items()},
            trashed=int(values["trashed"]),
            size=int(values["bytes"]),
            schema=int(values["schema"]),
            sha256=str(values["sha256"]),
            mark=str(values["mark"]),
            is_small=bool(values["small"]),
        )
        if values["format"] == FORMAT and path.stat().st_size == about.size:
            kept = KeptBackup(about, path)
            plain = kept.plain.stat().st_size if kept.plain.exists() else 0
            return replace(kept, about=replace(about, size=about.size + plain))
    return None
