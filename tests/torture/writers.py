"""Several processes write to one library at once: no action fails, and none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from readinglist.library import Library, checking, editing
from tests.torture.child import started
from tests.torture.outcome import Outcome
from tests.torture.workflows import bring, opened

EACH = 20  # papers that a process has to itself
MOST = 4  # processes


def run(count: int, seed: int, folder: Path) -> Outcome:
    """Let two to four processes do `count` actions each; all have papers of their own and one that all tag."""
    processes = MOST if count > 1_000 else 2
    path = folder / "library.db"
    with_papers = started(lambda: _filled(path, processes * EACH + 1))
    assert with_papers.status == 0, with_papers.said
    children = [started(partial(_acts, path, number, count, seed)) for number in range(processes)]
    faults = [f"process {number}: {child.said[-1]}" for number, child in enumerate(children) if child.status]
    lines = [line for child in children if not child.status for line in child.said]
    wanted = dict(line.split("=", 1) for line in lines)
    looking = started(lambda: _lacking(path, wanted, processes * count + 1))
    faults += looking.said
    return Outcome(processes * count, tuple(faults), f"{processes} processes")


def _filled(path: Path, papers: int) -> Iterator[str]:
    with opened(path) as library:
        bring(library, 1, papers)
    yield "filled"


def _acts(path: Path, process: int, count: int, seed: int) -> Iterator[str]:
    """Do `count` actions; yield what the papers of this process must be like in the end, and its tags."""
    draw = Random(f"{seed} {process}")
    wanted: dict[str, str] = {}
    with Library.open(path) as library:
        shared = library.count()
        for action in range(count):
            paper = process * EACH + 1 + action % EACH
            match draw.randrange(3):
                case 0:
                    state = "read" if wanted.get(f"{paper} state") == "queued" else "queued"
                    library.mark([paper], state)
                    wanted[f"{paper} state"] = state
                case 1:
                    editing.note(library, paper, f"note {process} {action}")
                    wanted[f"{paper} notes"] = f"note {process} {action}"
                case _:
                    library.tag([shared], add=[f"tag {process} {action}"])
                    wanted[f"{shared} tag {process} {action}"] = "there"
    yield from (f"{name}={value}" for name, value in wanted.items())


def _lacking(path: Path, wanted: dict[str, str], changes: int) -> Iterator[str]:
    """Yield a sentence for each action whose result is not there."""
    with Library.open(path) as library:
        papers = {paper.id: paper for paper in library.papers(library.search().ids)}
        for name, value in wanted.items():
            number, field = name.split(" ", 1)
            paper = papers[int(number)]
            tag = "there" if field in paper.tags else "lost"
            found = {"state": str(paper.state), "notes": paper.notes}.get(field, tag)
            if found != value:
                yield f"{name} should be {value} and is {found}"
        if (done := len(library.change_ids())) != changes:
            yield f"{changes:,} changes were acknowledged, and {done:,} are in the history"
        if not (report := checking.check(library)).sound:
            yield " ".join(report.sentences)
