"""Where the files of `resources/` stand: in a frozen program, in an installed package, in the source tree."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_dir() -> Path:
    """Return the folder of icons, citation styles and the sample listing.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / _PACKAGE.name / "_resources"] if frozen else []
    places += [_PACKAGE / "_resources", _PACKAGE.parent / "resources"]
    for place in places:
        if (place / "icons").is_dir():
            return place
    raise FileNotFoundError(f"The program's own files were not found in {places[-1]}; install it again.")


def sample_listing() -> Path:
    """Return the listing that an empty library offers to try things with."""
    return resource_dir() / "sample-listing.txt"
