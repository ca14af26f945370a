"""A library withstands what `make torture` does to it, for a minute or two; each harness has a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

SHORT = {"kills": 100, "power cuts": 500, "faults": 100, "flips": 200, "writers": 300, "calls": 100}


@pytest.mark.parametrize("harness", SHORT)
def test_nothing_is_lost_and_nothing_is_there_by_halves(harness: str) -> None:
    command = [sys.executable, "-m", "tests.torture.run", "--count", str(SHORT[harness]), harness]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "strace" in done.stderr or "seccomp" in done.stderr:
        pytest.skip("strace or libseccomp is not here, or may not be used")
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-4_000:]
