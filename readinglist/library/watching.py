"""What a watched folder tells: which files may be listings, have been written to their end, and are ready to import."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from readinglist.library.folders import is_wanted
from readinglist.library.source_files import MAX_SIZE

STILL_SECONDS = 2.0
"""For which a file must not have grown or changed before it is read: a browser may still be writing it."""
PARTIAL = (".part", ".partial", ".crdownload", ".opdownload", ".download", ".tmp")
"""How the names of files end that browsers have begun to load, in lower case."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file looks from outside: its size in bytes, and when it was last changed, in nanoseconds."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that has looked the same `since` a moment, in seconds of a clock that only goes on."""

    stamp: Stamp
    since: float


@dataclass(frozen=True, slots=True)
class ReadyFile:
    """A file that holds papers; `sha256` is of its bytes (hex)."""

    path: str
    sha256: str


def may_be_listing(name: str, size: int, beside: Collection[str]) -> bool:
    """Tell whether a file is worth being opened, by its name, its size, and the names of all files `beside` it."""
    return 0 < size <= MAX_SIZE and not name.lower().endswith(PARTIAL) and is_wanted(name, beside)


def followed(before: Mapping[str, Seen], stamps: Mapping[str, Stamp], now: float) -> dict[str, Seen]:
    """Return since when each file has looked as it does now; what is new or has changed, since now."""
    return {
        path: seen if (seen := before.get(path)) is not None and seen.stamp == stamp else Seen(stamp, now)
        for path, stamp in stamps.items()
    }


def newest_still(files: Mapping[str, Seen], now: float) -> list[str]:
    """Return the files that have been written to their end, as it seems; the newest first."""
    still = (path for path, seen in files.items() if _is_still(seen, now))
    return sorted(still, key=lambda path: (-files[path].stamp.changed, path))


def are_still(files: Mapping[str, Seen], now: float) -> bool:
    """Tell whether all files have been written to their end."""
    return all(_is_still(seen, now) for seen in files.values())


def ready(found: Iterable[ReadyFile], known: Collection[str]) -> tuple[ReadyFile, ...]:
    """Return the files of which the library knows no bytes yet (`known` are hashes), in order; the same bytes once."""
    unknown = {file.sha256: file for file in sorted(found, key=lambda file: file.path, reverse=True)}
    return tuple(sorted((file for file in unknown.values() if file.sha256 not in known), key=lambda file: file.path))


def _is_still(seen: Seen, now: float) -> bool:
    return now - seen.since >= STILL_SECONDS
