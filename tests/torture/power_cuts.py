"""Power cuts at random moments: a recorded workflow is replayed up to there, onto a disk that forgets.

With `synchronous=OFF` as the control, which must lose or damage libraries: else the disk forgets too little.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

from readinglist.storage import sqlite
from tests.torture.contents import contents
from tests.torture.disk import Disk
from tests.torture.outcome import Outcome
from tests.torture.progress import each
from tests.torture.recording import recorded
from tests.torture.reference import Reference, fault_in, reference_of
from tests.torture.workflows import WORKFLOWS

CONTROL = 0.1
"""The share of cuts that must do harm where nothing is synced."""


def run(count: int, seed: int, folder: Path) -> Outcome:
    """Cut the power `count` times, and a fifth as often in the control."""
    draw = Random(seed)
    faults: list[str] = []
    harm = controls = 0
    for place, workflow in enumerate(WORKFLOWS):
        reference = reference_of(workflow, folder / workflow.name)
        share = count // len(WORKFLOWS) + (place < count % len(WORKFLOWS))
        for fault in _faults(reference, share, draw, folder, safe=True):
            faults.append(f"{workflow.name}: {fault}")
        controls += share // 5
        harm += sum(1 for _ in _faults(reference, share // 5, draw, folder, safe=False))
    if controls and harm < CONTROL * controls:
        faults.append(f"the control came to harm in {harm:,} of {controls:,} cuts only")
    return Outcome(count, tuple(faults), f"control: harm in {harm:,} of {controls:,} cuts")


def _faults(reference: Reference, count: int, draw: Random, folder: Path, *, safe: bool) -> Iterator[str]:
    path = reference.copy_to(folder / "trial")
    events = recorded(lambda: _acknowledged(reference, path, safe), path.parent, folder / "calls.txt")
    reference.copy_to(folder / "trial")
    disk, seen, done = Disk(folder / "trial"), 0, 0
    moments = sorted(draw.randrange(len(events) + 1) for _ in range(count))
    for moment in each(moments, count):
        for event in events[seen:moment]:
            disk.see(event)
            done += event.kind == "acknowledge"
        seen = moment
        if fault := _after_a_cut(reference, disk, done, draw, folder / "left"):
            yield f"after {moment} of {len(events)} calls: {fault}"


def _acknowledged(reference: Reference, path: Path, safe: bool) -> Iterator[str]:
    if not safe:
        sqlite.SETTINGS["synchronous"] = 0  # in this child alone
    for step in reference.workflow.steps(path):
        step()
        yield "done"


def _after_a_cut(reference: Reference, disk: Disk, done: int, draw: Random, left: Path) -> str:
    shutil.rmtree(left, ignore_errors=True)
    left.mkdir()
    disk.cut(draw, left)
    path = left / reference.template.name
    try:
        found = contents(path)
        if found in reference.after(done) or (done == 0 and found == contents(reference.template)):
            return ""  # the latter is of an older version still
    except sqlite3.Error as error:
        return f"damaged ({error})"
    return fault_in(reference, path, done)
