"""How much memory a process has to itself."""

from __future__ import annotations

import re
from pathlib import Path

SEARCHES = ("contrastive learning", "contrxstive lerning", "")
"""What is searched before memory is measured."""
_OWN = Path("/proc/self/smaps_rollup")  # https://docs.kernel.org/filesystems/proc.html


def private_bytes() -> int | None:
    """Return the memory that this process alone holds, mapped files not counted; None where the system does not tell.

    What the text index maps is the system's cache of files, which it takes back when memory is short.
    """
    try:
        found = re.search(r"^Anonymous:\s+(\d+) kB$", _OWN.read_text(), re.MULTILINE)
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None
