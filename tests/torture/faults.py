"""The N-th write, sync, rename or open fails, once or from then on, or the process ends there.

What fails ends in one clear sentence, the library is unchanged, and a retry works. strace (https://strace.io) tells
first which calls are about files of the library.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from random import Random

from readinglist.domain.errors import ReadingListError
from tests.torture.child import Child, started
from tests.torture.failing import Point, started_failing
from tests.torture.outcome import Outcome
from tests.torture.progress import each
from tests.torture.reference import Reference, fault_in, reference_of
from tests.torture.workflows import WORKFLOWS

CALLS = (
    "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "openat", "rename", "renameat2", "link", "unlink",
)  # fmt: skip
KINDS = (
    (errno.ENOSPC, False), (errno.ENOSPC, True), (errno.EIO, False), (errno.EIO, True), (0, False),
)  # fmt: skip
STEPS = 4  # of each workflow: what follows is much the same
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)")


def run(count: int, seed: int, folder: Path) -> Outcome:
    """Try `count` points of all workflows, or every point where there are no more than that."""
    draw = Random(seed)
    trials = []
    for workflow in WORKFLOWS:
        reference = reference_of(workflow, folder / workflow.name)
        trials += [(reference, point) for point in _points(reference, folder / "trial")]
    draw.shuffle(trials)
    faults, refused = [], 0
    for reference, point in each(trials[:count], min(count, len(trials))):
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
            yield from (Point(found[1], counts[found[1]], error, lasting) for error, lasting in KINDS)


def _trial(reference: Reference, point: Point, folder: Path) -> tuple[str, bool]:
    """Return what is wrong after a fault, and whether a step was refused."""
    path = reference.copy_to(folder)
    answering = started_failing(lambda: _said(reference, path), point)
    if answering.status:
        raise RuntimeError(answering.said[-1])
    *said, status = answering.said
    done = said.count("done")
    refused = [line for line in said if line.startswith("refused")]
    if int(status) > 0:
        return said[-1], bool(refused)
    if int(status) == 0 and not point.lasting and done != min(STEPS, len(reference.contents) - 1):
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
