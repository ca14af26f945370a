"""Where the library is, unless the user says otherwise, and what belongs to it."""

from __future__ import annotations

import glob
import os
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path, user_data_path


def default_path(chosen: str = "") -> Path:
    """Return the path in READINGLIST_LIBRARY, else the `chosen` one, else `library.db` in the folder for user data."""
    named = os.environ.get("READINGLIST_LIBRARY") or chosen
    return Path(named).expanduser() if named else user_data_path("readinglist", appauthor=False) / "library.db"


def stood_at(path: Path) -> bool:
    """Tell whether a library stood at `path`, by what it has left: then it is missed, and no new one made unasked."""
    left = (".index", ".backups", ".damaged-*")
    return any(any(path.parent.glob(glob.escape(path.name) + ending)) for ending in left)


def spare_index_folder(library: Path) -> Path:
    """Return where the text index of the library at `library` is kept if it cannot be beside it: among the caches."""
    return _cache_of(library, ".index")


def watch_memory(folder: str) -> Path:
    """Return where it is kept what was found in a watched folder."""
    return _cache_of(folder, ".watched.json")


def _cache_of(path: str | Path, ending: str) -> Path:
    name = sha256(os.fsencode(path)).hexdigest()[:16]
    return user_cache_path("readinglist", appauthor=False) / f"{name}{ending}"
