"""A trial: one input read with limits of time and memory, and all that went wrong noted."""

from __future__ import annotations

import re
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from readinglist.domain.errors import UnreadableSource
from readinglist.formats.decoding import decode
from readinglist.formats.reading import Format, read
from tests.fuzz.checks import faults
from tests.fuzz.mutations import MAX_INPUT

SECONDS = 2.0
"""Of computing, for an input of `MAX_INPUT` bytes; a shorter one has less, but for a fixed fifth of it."""
MEMORY = 150_000_000
"""Bytes that reading may take beyond what the process holds before."""

_STATUS = Path("/proc/self/status")  # https://docs.kernel.org/filesystems/proc.html
_REFERENCES = Path("/proc/self/clear_refs")


class Overtime(BaseException):
    """Reading took too long. No reader that catches errors may hold this up."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How an input was read: seconds of computing, bytes of memory at most (0 where nobody knows), faults."""

    seconds: float
    memory: int
    faults: tuple[str, ...]


def attempt(format: Format, data: bytes, seconds: float = SECONDS) -> Trial:
    """Read `data` as a file is read, and by the reader of `format` in any case; `seconds` are for `MAX_INPUT` bytes."""
    decoded = decode(data)
    text = decoded.text if decoded else ""
    before, begin, found = _resident("VmRSS", reset=True), time.process_time(), []
    try:
        with limited(seconds * (0.2 + 0.8 * len(data) / MAX_INPUT)):
            readings: list[object] = []
            with suppress(UnreadableSource):
                readings.append(read(data, "file"))
            if not any(getattr(reading, "format", "") == format.name for reading in readings):
                format.recognises(text)
                readings.append(format.read(text))
    except Overtime:
        found.append(f"{len(data)} bytes take too long.\n{traceback.format_exc(limit=-6)}")
    except Exception:
        found.append(traceback.format_exc(limit=-8))
    took, memory = time.process_time() - begin, max(0, _resident("VmHWM") - before)
    if memory > MEMORY:
        found.append(f"{len(data)} bytes take {memory // 1_000_000} MB of memory.")
    if not found:
        try:
            found += [fault for reading in readings for fault in faults(reading, text)]
        except Exception:  # it does not survive the journey to the program
            found.append(traceback.format_exc(limit=-8))
    return Trial(took, memory, tuple(found))


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `Overtime` when what is done within has computed for so long; no limit where there are no signals."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise Overtime

    former = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def _resident(name: str, *, reset: bool = False) -> int:
    """Return the memory of this process, or the most that it had since `reset`, in bytes."""
    try:
        if reset:
            _REFERENCES.write_text("5")
        found = re.search(rf"^{name}:\s+(\d+) kB$", _STATUS.read_text("ascii"), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
