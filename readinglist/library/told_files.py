"""What was found in the files of a folder, kept among the caches: it can be deleted, and they are read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from readinglist import __version__
from readinglist.library.watching import Stamp
from readinglist.storage.files import write_whole


@dataclass(frozen=True, slots=True)
class Told:
    """What was found in a file when it had this `stamp`: the hash of a listing, empty for anything else."""

    stamp: Stamp
    sha256: str


def recalled(memory: Path) -> dict[str, Told]:
    """Return what was kept in `memory`, by the paths of the files; nothing where that is missing or damaged.

    What another version of the program has found is nothing either: this one may read more formats.
    """
    try:
        kept = json.loads(memory.read_bytes())
        files = kept["files"].items() if kept["version"] == __version__ else ()
        return {path: Told(Stamp(int(size), int(changed)), str(sha256)) for path, (size, changed, sha256) in files}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def keep(memory: Path, files: Mapping[str, Told]) -> None:
    """Keep this for the next start; that it cannot be written is no reason to disturb anyone."""
    rows = {path: (told.stamp.size, told.stamp.changed, told.sha256) for path, told in files.items()}
    with suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        write_whole(memory, json.dumps({"version": __version__, "files": rows}).encode("ascii"))
