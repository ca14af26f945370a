"""The child process that brings living exports up to date, one at a time: started, waited for, and ended."""

from __future__ import annotations

import signal
import subprocess
import threading
from pathlib import Path

from readinglist.domain.errors import ReadingListError
from readinglist.library import own_process

_ENDED = "What writes them ended early. They are whole, and the next change writes them again."
PATIENCE = 2.0  # seconds that one which was told to stop may take to leave nothing half written behind


class Updates:
    """Runs the terminal's command `exports` on a library; `run` blocks, and is called on a thread of its own."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._has_ended = False
        self._lock = threading.Lock()

    def run(self, library: Path, *options: str) -> None:
        """Do what the options of `readinglist exports` say, to the end, unless it was told to end.

        Raises:
            ReadingListError: it was not done to its end. What one file failed by is in the library, and no error here.
            FaultElsewhere: nor that, by a fault of ours.
        """
        with self._lock:
            child = self._child = None if self._has_ended else _started(library, options)
        if child is None:
            return
        said, complained = child.communicate()
        if not said and not self._has_ended:  # who comes to the end says how the files stand
            reason = own_process.complaint(child, complained) or _ENDED
            raise ReadingListError(f"The files that are kept up to date may be old. {reason}")

    def end(self) -> None:
        """Stop what goes on, from any thread and without waiting; nothing is run any more."""
        with self._lock:
            self._has_ended = True
            child = self._child
        if child is not None and child.poll() is None:
            child.send_signal(signal.SIGINT)  # as who types Ctrl+C: it takes what it was writing away
            threading.Thread(target=_kill_late, args=(child,), daemon=True).start()


def leave_behind(library: Path) -> None:
    """Start an update that goes on when this process has ended."""
    child = _started(library, ("--update",), outlives=True)
    threading.Thread(target=child.wait, daemon=True).start()  # to take leave of it, if this process is still there


def _started(library: Path, options: tuple[str, ...], *, outlives: bool = False) -> subprocess.Popen[bytes]:
    words = ("readinglist", "--library", str(library), "exports", "--json", *options)
    if outlives:
        return own_process.started(*words, outlives=True)
    return own_process.started(*words, pipe=subprocess.PIPE, complaints=subprocess.PIPE)


def _kill_late(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
