"""This program once more, as another process: wherever it is installed, and whatever folder it was started in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import readinglist
from readinglist.domain.fault_report import BEGIN, FAULT, TELLS_FAULTS, FaultElsewhere


def started(
    module: str,
    *arguments: str,
    pipe: int = subprocess.DEVNULL,
    complaints: int = subprocess.DEVNULL,
    outlives: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a module of this program; `pipe` is what it reads and writes, `complaints` where it says what went wrong:
    one sentence, or where somebody listens, the report of a fault.

    One that `outlives` this process is not stopped by what stops that. A frozen program would name itself here, with an
    option that makes it the other.
    """
    package = Path(readinglist.__file__).parent.parent
    search = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=pipe,
        stdout=pipe,
        stderr=complaints,
        env={**os.environ, "PYTHONPATH": search, TELLS_FAULTS: "1" if complaints == subprocess.PIPE else ""},
        start_new_session=outlives,
    )


def complaint(child: subprocess.Popen[bytes], complained: bytes) -> str:
    """Return what a process that has ended said of what it could not do.

    Raises:
        FaultElsewhere: it failed by a fault of ours.
    """
    said = complained.decode("utf-8", "replace").strip()
    if child.returncode == FAULT:
        _before, begin, report = said.partition(BEGIN)
        raise FaultElsewhere(f"in another process:\n{begin}{report}")
    return said
