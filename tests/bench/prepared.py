"""The libraries to measure with. They are made once, and kept in the folder for caches."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from readinglist.library import Library
from readinglist.storage.tables import SCHEMA_VERSION
from tests import corpus
from tests.bench.libraries import MAKER, make_library

SIZES = (1_000, 10_000, 52_009)


@dataclass(frozen=True, slots=True)
class Made:
    """A library of `size` papers at `path`, with its index beside it. It is measured, and never changed."""

    size: int
    path: Path

    @property
    def index(self) -> Path:
        """The folder of its index."""
        return self.path.with_name(f"{self.path.name}.index")

    @property
    def label(self) -> str:
        """What a table calls it."""
        return f"{self.size:,} papers"


def cache_folder() -> Path:
    """Return where all that is made for measuring is kept; the folder can be deleted at any time."""
    return user_cache_path("readinglist-bench", appauthor=False)


def prepare(sizes: Sequence[int]) -> list[Made]:
    """Return libraries of these sizes, with their indices up to date; those that are missing are made."""
    kind = "real" if corpus.PATH.exists() else "invented"
    folder = cache_folder() / f"{kind} papers, schema {SCHEMA_VERSION}, maker {MAKER}"
    folder.mkdir(parents=True, exist_ok=True)
    libraries = [Made(size, folder / f"{size}.db") for size in sizes]
    for library in libraries:
        # In a process of its own, since what this leaves in memory would slow what is measured here.
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
            process.submit(_make, library).result()
    return libraries


def _make(made: Made) -> None:
    if not made.path.exists():
        print(f"Making a library of {made.label} ...", flush=True)
        unfinished = made.path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        make_library(unfinished, made.size)
        unfinished.rename(made.path)
    with Library.open(made.path) as library:
        library.catch_up()
