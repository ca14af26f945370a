"""Real papers to measure with, where they stand beside the checkout: title, abstract, authors, year, venue."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PATH = Path(__file__).parents[2] / "shared" / "corpora" / "papers" / "acl_papers.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Source:
    """What a paper is made of."""

    title: str
    abstract: str
    authors: tuple[str, ...]
    year: int | None
    venue: str


def papers() -> Iterator[Source]:
    """Yield the 52,009 papers of `PATH`, in its order; raises OSError where it is not there."""
    with gzip.open(PATH, "rt", encoding="utf-8") as lines:
        for line in lines:
            paper = json.loads(line)
            yield Source(
                paper["title"], paper["abstract"] or "", tuple(paper["authors"]), paper["year"], paper["venue"] or ""
            )
