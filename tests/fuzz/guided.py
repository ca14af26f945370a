"""Fuzzing that is guided by coverage: each reader in a process of its own, and what came of it as a row of a table.

Atheris (https://github.com/google/atheris) and libFuzzer keep the inputs that reach new code, and change them further:
from one run to the next, in a folder of the system's temporary files.
"""

from __future__ import annotations

import json
import multiprocessing
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(tempfile.gettempdir()) / "readinglist-fuzz"
HEAD = f"{'reader':<22}{'inputs':>10}{'CPU s':>8}  {'code reached':<16}{'slowest input':<24}{'most memory':<13}faults"

_CHILD = "tests.fuzz.under_libfuzzer"
_DISCOVERY = re.compile(r"^#\d+\s.*\bcov: (\d+) .*\brss: (\d+)Mb", re.MULTILINE)  # a line that libFuzzer writes
_NOTHING = {"inputs": 0, "seconds": 0.0, "slowest": (0.0, 0), "faults": ()}


@dataclass(frozen=True, slots=True)
class Guided:
    """What came of some inputs of a reader: branches reached by the first ones and by all; the slowest input and its
    bytes; the most memory of the process in megabytes; each fault with the file that brings it about.
    """

    name: str
    inputs: int
    seconds: float
    reached: tuple[int, int]
    slowest: tuple[float, int]
    memory: int
    faults: tuple[str, ...]

    def row(self) -> str:
        """Return it as a line of the table."""
        reached, slowest = "{:,} → {:,}".format(*self.reached), "{:.2f} s ({:,} bytes)".format(*self.slowest)
        columns = f"{self.name:<22}{self.inputs:>10,}{self.seconds:>8.0f}  {reached:<16}{slowest:<24}"
        return f"{columns}{f'{self.memory} MB':<13}{len(self.faults)}"


def available() -> bool:
    """Return whether atheris is here; there is none for many systems."""
    return find_spec("atheris") is not None


def guided(names: Sequence[str], inputs: int, folder: Path = FOLDER) -> Iterator[Guided]:
    """Yield what came of so many inputs of each reader, in the order of `names`."""
    with ThreadPoolExecutor(multiprocessing.cpu_count()) as threads:
        yield from threads.map(lambda name: _one(name, inputs, folder / name.replace(" ", "-")), names)


def _one(name: str, inputs: int, folder: Path) -> Guided:
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", _CHILD, name, str(inputs), str(folder)]
    log = folder / "log"
    with log.open("wb") as errors:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=errors, check=False)
    said = log.read_text("utf-8", "replace")
    reached, memory = zip(*((int(one), int(two)) for one, two in _DISCOVERY.findall(said) or [(0, 0)]), strict=True)
    told = _NOTHING | json.loads(done.stdout.decode().rpartition("\n")[0].rpartition("\n")[2] or "{}")
    faults = tuple(told["faults"])
    if done.returncode:
        faults += (f"The process ended with status {done.returncode}; {log} ends:\n{said[-2_000:]}",)
    slowest, seconds = tuple(told["slowest"]), told["seconds"]
    return Guided(name, told["inputs"], seconds, (reached[0], reached[-1]), slowest, max(memory), faults)
