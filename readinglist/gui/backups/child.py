"""The child process that makes a backup, so that no key waits for one: started, waited for, or left behind."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.backups import Reason
from readinglist.domain.errors import ReadingListError

if TYPE_CHECKING:
    from subprocess import Popen


class BackupProcess:
    """Runs the terminal's command `backup` on a library; only by hand is one made where there is one as it is."""

    def run(self, library: Path, reason: Reason) -> None:
        """Make a backup and wait for it; it goes on where this process ends meanwhile.

        Raises:
            ReadingListError: none could be made.
            FaultElsewhere: none could be made, by a fault of ours.
        """
        from readinglist.library import own_process

        child = _started(library, reason, is_heard=True)
        _, complained = child.communicate()
        if child.returncode:
            told = own_process.complaint(child, complained)
            raise ReadingListError(told or "No backup could be made; the next one is tried in half an hour.")

    def leave(self, library: Path) -> None:
        """Make a backup when this process has ended, which nobody waits for."""
        child = _started(library, Reason.EXIT, is_heard=False)
        threading.Thread(target=child.wait, daemon=True).start()  # to take leave of it, if this one is still there


def _started(library: Path, reason: Reason, *, is_heard: bool) -> Popen[bytes]:
    import subprocess  # not before half an hour has gone by

    from readinglist.library import own_process

    words = ["readinglist", "--library", str(library), "backup", "--because", reason.value]
    if reason is not Reason.BY_HAND:
        words.append("--if-changed")
    return own_process.started(*words, complaints=subprocess.PIPE if is_heard else subprocess.DEVNULL, outlives=True)
