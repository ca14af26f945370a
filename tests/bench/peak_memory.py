"""The most memory that the processes below this one had to themselves, looked at from here many times a second."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LOOK_SECONDS = 0.02
_PROCESSES = Path("/proc")  # https://docs.kernel.org/filesystems/proc.html


@dataclass
class Peak:
    """The most bytes seen so far, of all processes together; 0 where the system does not tell."""

    size: int = 0


@contextmanager
def peak_below() -> Iterator[Peak]:
    """Watch the processes that are started in a block, and those that they start; mapped files do not count."""
    peak, ended, before = Peak(), threading.Event(), set(_below("self"))

    def look() -> None:
        while not ended.wait(_LOOK_SECONDS):
            peak.size = max(peak.size, sum(map(_private_bytes, {*_below("self")} - before)))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


def _below(process: str) -> Iterator[str]:
    """Yield the numbers of the processes that one has started, and of those that these have."""
    for children in _PROCESSES.glob(f"{process}/task/*/children"):
        for child in _text(children).split():
            yield child
            yield from _below(child)


def _private_bytes(process: str) -> int:
    found = re.search(r"^RssAnon:\s+(\d+) kB$", _text(_PROCESSES / process / "status"), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def _text(path: Path) -> str:
    """Return what is in a file; nothing where it, or the process it speaks of, is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""
