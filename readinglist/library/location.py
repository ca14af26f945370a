"""Where the library is, unless the user says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path


def default_path(chosen: str = "") -> Path:
    """Return the path in READINGLIST_LIBRARY, else the `chosen` one, else `library.db` in the folder for user data."""
    named = os.environ.get("READINGLIST_LIBRARY") or chosen
    return Path(named).expanduser() if named else user_data_path("readinglist", appauthor=False) / "library.db"
