"""Library files that are cut off or overwritten: each is read whole, or refused, or found out by the check.

Never does one open that holds less than was in it and passes for sound; and what is recovered from it holds nothing
that was not there, but for papers whose words the check names.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from readinglist.domain.errors import LibraryDamaged, ReadingListError
from readinglist.domain.history import PastChange
from readinglist.domain.imports import PastImport
from readinglist.domain.overview import Overview
from readinglist.domain.paper import Appearance, Paper
from readinglist.domain.records import Record
from readinglist.library import Library, checking, editing, importing, lists, recovery
from readinglist.library.review import Source
from tests.torture.outcome import Outcome
from tests.torture.progress import each

PAPERS = 60
RECOVERED = 8  # of so many the first two, of which one is cut off: it takes longer than all else
LONGEST = 6_000  # bytes that are overwritten: more than a page


@dataclass(frozen=True, slots=True)
class Held:
    """All that the window could show of a library."""

    papers: tuple[Paper, ...]
    overview: Overview
    seen: tuple[tuple[Appearance, ...], ...]
    imports: tuple[PastImport, ...]
    changes: tuple[PastChange, ...]


def run(count: int, seed: int, folder: Path) -> Outcome:
    """Damage a library `count` times; every second one is cut off, the others are overwritten."""
    whole = folder / "whole.db"
    make(whole)
    held = held_by(whole)
    faults: list[str] = []
    ends: Counter[str] = Counter()
    for number in each(range(count), count):
        chance = random.Random(f"{seed} {number}")
        path = folder / str(number) / "library.db"
        path.parent.mkdir()
        how = damage(whole, path, chance, is_cut=number % 2 == 0)
        try:
            ends[end_of(path, held, recovers=number % RECOVERED < 2)] += 1
        except AssertionError as error:
            faults.append(f"{how}: {error}")
        except Exception as error:
            faults.append(f"{how}: {type(error).__name__}: {error}")
        shutil.rmtree(path.parent)
    return Outcome(count, tuple(faults), ", ".join(f"{many:,} {end}" for end, many in sorted(ends.items())))


def make(path: Path) -> None:
    """Make a library with some of everything."""
    records = tuple(
        Record(number, title, title, abstract=f"About {title.lower()}. " * (number % 40), authors=(f"Author {number}",))
        for number, title in ((number, f"Paper {number} of Many") for number in range(PAPERS))
    )
    with Library.open(path, waits=False) as library:
        importing.commit(library, importing.review(library, [Source("page", "page", "page", "test", "", records)]))
        library.tag(range(1, 30), add=["vision", "to do/now"])
        library.mark(range(1, 40), "read")
        library.trash([51, 52])
        editing.note(library, 1, "My words. " * 2_000)
        lists.add_smart_list(library, "Mine", "tag:vision")


def held_by(path: Path) -> Held:
    """Return all that is read of a library; raises a ReadingListError where it is damaged."""
    with Library.open(path, create=False, waits=False) as library:
        return everything(library)


def everything(library: Library) -> Held:
    """Read all that a library holds."""
    papers = tuple(library.papers(range(1, PAPERS + 50)))
    return Held(
        papers,
        library.overview(),
        tuple(tuple(library.appearances(paper.id)) for paper in papers),
        tuple(library.imports()),
        tuple(library.past_changes(library.change_ids())),
    )


def damage(whole: Path, path: Path, chance: random.Random, *, is_cut: bool) -> str:
    """Write a damaged copy of `whole` to `path`, and return what was done."""
    content = bytearray(whole.read_bytes())
    if is_cut:
        length = chance.randrange(len(content))
        path.write_bytes(content[:length])
        return f"cut off to {length} bytes"
    length = chance.choice((1, 16, 100, 512, 4_096, chance.randrange(1, LONGEST)))
    start = chance.randrange(len(content))
    kind = chance.choice(("zeros", "noise", "another part"))
    other = chance.randrange(len(content))
    put = {"zeros": bytes(length), "noise": chance.randbytes(length), "another part": bytes(content[other:][:length])}
    content[start : start + length] = put[kind][: len(content) - start]
    path.write_bytes(content)
    return f"{length} bytes overwritten by {kind} from {start}"


def end_of(path: Path, held: Held, *, recovers: bool) -> str:
    """Return what becomes of a damaged library; raises AssertionError where that is not what must."""
    try:
        with Library.open(path, create=False, waits=False) as library:
            if everything(library) == held:
                return "read whole"
            assert not checking.check(library).sound, "it is not what it was, and passes for sound"
            end = "found by the check"
    except LibraryDamaged:
        end = "refused as damaged"
    except ReadingListError:
        end = "refused"
    if recovers:
        recover(path, held)
    return end


def recover(path: Path, held: Held) -> None:
    """Recover what is left, and see that it is sound and was there."""
    content = path.read_bytes()
    try:
        told = recovery.recover(path)
    except LibraryDamaged:
        assert path.read_bytes() == content, "a recovery in vain changed the file"
        return
    assert told.kept.read_bytes() == content, "the damaged file was not kept as it was"
    with Library.open(path, create=False, waits=False) as library:
        assert library.store.upkeep.damage() == [], "what was recovered is damaged"
        doubtful = set(library.store.upkeep.damaged_papers())
        before = {paper.id: paper.title for paper in held.papers}
        papers = everything(library).papers
        assert not told.is_whole or {paper.id for paper in papers} == set(before), f"it was said: {told.sentence}"
        for paper in papers:
            assert paper.id in doubtful or before.get(paper.id) == paper.title, f"paper {paper.id} was never there"
