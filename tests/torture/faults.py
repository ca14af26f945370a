"""The N-th write, sync, rename or open fails, once or from then on, or the process ends there.

What fails ends in one clear sentence, the library is unchanged, and a retry works. strace lets calls of a child fail
that waits until it is attached (https://strace.io, option `inject`).
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from random import Random

from readinglist.domain.errors import ReadingListError
from tests.torture.child import Child, started
from tests.torture.outcome import Outcome
from tests.torture.reference import Reference, fault_in, reference_of
from tests.torture.workflows import WORKFLOWS

CALLS = (
    "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "openat", "rename", "renameat2", "link", "unlink",
)  # fmt: skip
KINDS = (
    ("error=ENOSPC", False), ("error=ENOSPC", True), ("error=EIO", False), ("error=EIO", True), ("signal=KILL", False),
)  # fmt: skip
STEPS = 4  # of each workflow: what follows is much the same
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)")


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`-th `call` of its name fails in a way, once or `lasting`."""

    call: str
    number: int
    kind: str
    lasting: bool

    @property
    def injected(self) -> str:
        """What strace is told."""
        return f"inject={self.call}:{self.kind}:when={self.number}{'+' if self.lasting else ''}"


def run(count: int, seed: int, folder: Path) -> Outcome:
    """Try `count` points of all workflows, or every point where there are no more than that."""
    draw = Random(seed)
    trials = []
    for workflow in WORKFLOWS:
        reference = reference_of(workflow, folder / workflow.name)
        trials += [(reference, point) for point in _points(reference, folder / "trial")]
    draw.shuffle(trials)
    faults, refused = [], 0
    for reference, point in islice(trials, count):
        fault, was_refused = _trial(reference, point, folder / "trial")
        refused += was_refused
        if fault:
            faults.append(f"{reference.workflow.name}, {point}: {fault}")
    tried = min(count, len(trials))
    return Outcome(tried, tuple(faults), f"of {len(trials):,} points; {refused:,} ended in a sentence")


def _points(reference: Reference, folder: Path) -> Iterator[Point]:
    """Yield every point of a workflow at which a call of its first thread is about a file of the library's."""
    path, log = reference.copy_to(folder), folder.with_name("calls.txt")
    child = started(lambda: _said(reference, path), stopped=True)
    under_strace(child, ["-y", "-e", f"trace={','.join(CALLS)}", "-o", str(log)])
    counts: Counter[str] = Counter()
    for line in log.read_text(errors="replace").splitlines():
        found = _LINE.match(line)
        if found is None or not line.startswith(f"{child.pid} "):
            continue
        counts[found[1]] += 1
        if str(folder) in found[2]:
            yield from (Point(found[1], counts[found[1]], kind, lasting) for kind, lasting in KINDS)


def _trial(reference: Reference, point: Point, folder: Path) -> tuple[str, bool]:
    """Return what is wrong after a fault, and whether a step was refused."""
    path = reference.copy_to(folder)
    child = started(lambda: _said(reference, path), stopped=True)
    under_strace(child, ["-e", f"trace={point.call}", "-e", point.injected, "-o", "/dev/null"])
    done = child.said.count("done")
    refused = [line for line in child.said if line.startswith("refused")]
    if child.status > 0:
        return child.said[-1], bool(refused)
    if child.status == 0 and not point.lasting and done != min(STEPS, len(reference.contents) - 1):
        return f"a retry was refused: {refused[-1]}", True
    return fault_in(reference, path, done), bool(refused)


def _said(reference: Reference, path: Path) -> Iterator[str]:
    """Do the first steps of a workflow, each once more where it is refused; yield what came of each."""
    for _ in range(2):
        steps = islice(reference.workflow.steps(path), STEPS)
        try:
            first = next(steps)
        except ReadingListError as error:
            yield f"refused: {error}"
        else:
            break
    else:
        return
    for step in chain([first], steps):
        for _ in range(2):
            try:
                step()
            except ReadingListError as error:
                yield f"refused: {error}"
            else:
                yield "done"
                break
        else:
            return


def under_strace(child: Child, options: Sequence[str], *, threads: bool = True) -> None:
    """Let a child that is stopped go on under strace, its other `threads` too, and wait for the end of both.

    Raises:
        RuntimeError: strace may not be attached here.
    """
    command = ["strace", *(["-f"] if threads else []), "-p", str(child.pid), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        told = strace.stderr.readline()
        os.kill(child.pid, signal.SIGCONT if "attached" in told else signal.SIGKILL)
        _ = child.status
    if "attached" not in told:
        raise RuntimeError(f"strace cannot be attached here: {told.strip()}")
