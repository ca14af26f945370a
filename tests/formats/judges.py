"""Other programs as judges of what we write.

A test that needs one is skipped where it is not installed, and says how to get it; `make judges` installs them all and
runs these tests alone.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

Test = TypeVar("Test", bound=Callable[..., Any])


def judged_by(*programs: str, install: str) -> Callable[[Test], Test]:
    """Mark a test as one that needs these programs, which are installed by the command `install`."""
    missing = [program for program in programs if shutil.which(program) is None]
    reason = f"{' and '.join(missing)} not installed: {install}"

    def marked(test: Test) -> Test:
        return pytest.mark.judge(pytest.mark.skipif(bool(missing), reason=reason)(test))

    return marked


def run(folder: Path, *command: str) -> str:
    """Run a program in a folder and return what it said, whether it succeeded or not."""
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    return (done.stdout + done.stderr).decode("utf-8", "replace")
