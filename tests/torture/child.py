"""A copy of this process that works on a library, tells what it has done, and may be killed at any moment.

It is forked, so that a trial takes no longer than its work: this process must have no threads, and so uses no library
itself.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Child:
    """A child process, and the pipe through which it speaks."""

    pid: int
    _pipe: int

    def kill(self) -> None:
        """End it at once, as the kernel does."""
        os.kill(self.pid, signal.SIGKILL)

    @cached_property
    def said(self) -> list[str]:
        """All it said, line by line, once it has ended."""
        with os.fdopen(self._pipe, "rb") as pipe:
            text = pipe.read().decode(errors="replace")
        return text.split("\n")[:-1]  # what stands behind the last line break was cut off

    @cached_property
    def status(self) -> int:
        """Its exit status, negative for the signal that ended it."""
        _ = self.said  # a full pipe would keep it waiting
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def started(work: Callable[[], Iterable[str]], *, stopped: bool = False) -> Child:
    """Start a child that does `work` and says what that yields; one that is `stopped` waits for a SIGCONT.

    What it raises is said, too, and its status is 1 then.
    """
    reading, writing = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        os.close(writing)
        if stopped:
            os.waitpid(pid, os.WUNTRACED)
        return Child(pid, reading)
    status = 1
    try:
        os.close(reading)
        if stopped:
            os.kill(os.getpid(), signal.SIGSTOP)
        for line in work():
            _say(writing, line)
        status = 0
    except BaseException as error:  # it must not go on as a copy of what called this
        places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
        said = " ".join(f"{type(error).__name__}: {error} (at {' '.join(places[-8:])})".split())
        _say(writing, said)
    finally:
        os._exit(status)


def _say(writing: int, line: str) -> None:
    os.writev(writing, [f"{line}\n".encode(errors="replace")])  # a call that no harness lets fail
