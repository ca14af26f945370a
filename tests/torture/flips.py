"""Flipped bits in what people wrote: Check Library names the paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from readinglist.library import Library, checking, editing
from tests.torture.child import started
from tests.torture.outcome import Outcome
from tests.torture.progress import each
from tests.torture.workflows import bring, opened

PAPERS = 60
WINDOW = 24  # bytes by which a text is found in the file: long enough to stand there once
NAMED = 0.999
"""The share of flips that the check must find."""


def run(count: int, seed: int, folder: Path) -> Outcome:
    """Flip `count` bits, each in a library of its own."""
    draw = Random(seed)
    child = started(lambda: _unnamed(count, draw, folder))
    if child.status:
        return Outcome(count, (child.said[-1],))
    missed = tuple(child.said)
    note = f"{count - len(missed):,} of {count:,} named by the check"
    return Outcome(count, missed if count - len(missed) < NAMED * count else (), note)


def _unnamed(count: int, draw: Random, folder: Path) -> Iterator[str]:
    """Yield a sentence for each flip that the check does not lay to its paper."""
    template = folder / "template" / "library.db"
    template.parent.mkdir()
    texts = _made(template)
    whole = template.read_bytes()
    for number in each(range(count), count):
        paper, place = _place(whole, texts, draw)
        path = folder / str(number) / "library.db"
        shutil.copytree(template.parent, path.parent)
        flipped = bytearray(whole)
        flipped[place] ^= 1 << draw.randrange(8)
        path.write_bytes(flipped)
        with Library.open(path) as library:
            report = checking.check(library)
        shutil.rmtree(path.parent, ignore_errors=True)  # the index may still be writing there
        if paper not in report.papers:
            yield f"a bit at {place}, of paper {paper}: {' '.join(report.sentences)}"


def _made(path: Path) -> list[tuple[int, bytes]]:
    """Make a library; return what people wrote in it, each text with its paper."""
    with opened(path) as library:
        bring(library, 1, PAPERS)
        for number in range(1, PAPERS + 1, 3):
            editing.note(library, number, f"My note on paper {number}: näïve, but *good*. " * 3)
        papers = library.papers(range(1, PAPERS + 1))
    return [(paper.id, text.encode()) for paper in papers for text in (paper.title, paper.abstract, paper.notes)]


def _place(whole: bytes, texts: list[tuple[int, bytes]], draw: Random) -> tuple[int, int]:
    """Return a paper and where in the file a byte of its words stands: where a piece of them stands once."""
    while True:
        paper, text = draw.choice(texts)
        if len(text) <= WINDOW:
            continue
        start = draw.randrange(len(text) - WINDOW)
        window = text[start : start + WINDOW]
        if whole.count(window) == 1:
            return paper, whole.index(window) + draw.randrange(WINDOW)
