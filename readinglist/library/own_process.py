"""This program once more, as another process: wherever it is installed, and whatever folder it was started in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import readinglist


def started(
    module: str,
    *arguments: str,
    pipe: int = subprocess.DEVNULL,
    complaints: int = subprocess.DEVNULL,
    outlives: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a module of this program; `pipe` is what it reads and writes, `complaints` where it says what went wrong.

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
        env={**os.environ, "PYTHONPATH": search},
        start_new_session=outlives,
    )
