"""kill -9 at random moments: what was acknowledged is there, and nothing is there by halves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.torture.child import started
from tests.torture.outcome import Outcome
from tests.torture.progress import each
from tests.torture.reference import Reference, fault_in, reference_of
from tests.torture.workflows import WORKFLOWS


def run(count: int, seed: int, folder: Path) -> Outcome:
    """Kill the workflows, in turn, at `count` moments."""
    draw = Random(seed)
    references = [reference_of(workflow, folder / workflow.name) for workflow in WORKFLOWS]
    faults: list[str] = []
    killed = 0
    for number in each(range(count), count):
        reference = references[number % len(references)]
        fault, was_amid = _trial(reference, folder / "trial", draw.uniform(0, 1.1 * reference.seconds))
        killed += was_amid
        if fault:
            faults.append(f"kill {number}, {reference.workflow.name}: {fault}")
    return Outcome(count, tuple(faults), f"{killed:,} of {count:,} while it worked")


def _trial(reference: Reference, folder: Path, delay: float) -> tuple[str, bool]:
    """Let a child work for so many seconds; return what is wrong then, and whether it was still at work."""
    path = reference.copy_to(folder)
    child = started(lambda: _acknowledged(reference, path))
    time.sleep(delay)
    child.kill()
    done = len(child.said)
    if child.status >= 0:  # it was quicker
        return ("" if child.status == 0 else child.said[-1]), False
    return fault_in(reference, path, done), True


def _acknowledged(reference: Reference, path: Path) -> Iterator[str]:
    for step in reference.workflow.steps(path):
        yield str(step())[:1]
