"""Power cuts at random moments: a recorded workflow is replayed up to there, onto a disk that forgets.

With `synchronous=OFF` as the control, which must lose or damage libraries: else the disk forgets too little.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from readinglist.storage import sqlite
from tests.torture.contents import contents
from tests.torture.disk import Disk
from tests.torture.outcome import Outcome
from tests.torture.recording import Event, recorded
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
    for _ in range(count):
        moment = draw.randrange(len(events) + 1)
        reference.copy_to(folder / "trial")
        if fault := _after_a_cut(reference, events[:moment], draw, folder):
            yield f"after {moment} of {len(events)} calls: {fault}"


def _acknowledged(reference: Reference, path: Path, safe: bool) -> Iterator[str]:
    if not safe:
        sqlite.SETTINGS["synchronous"] = 0  # in this child alone
    for step in reference.workflow.steps(path):
        step()
        yield "done"


def _after_a_cut(reference: Reference, events: Sequence[Event], draw: Random, folder: Path) -> str:
    disk = Disk(folder / "trial")
    for event in events:
        disk.see(event)
    left = folder / "left"
    shutil.rmtree(left, ignore_errors=True)
    left.mkdir()
    disk.cut(draw, left)
    done = sum(event.kind == "acknowledge" for event in events)
    path = left / reference.template.name
    try:
        if contents(path) in reference.after(done):
            return ""
    except sqlite3.Error as error:
        return f"damaged ({error})"
    return fault_in(reference, path, done)  # one of an older version is brought up to date first
