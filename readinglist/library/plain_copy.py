"""The second truth beside a backup: all of the library in plain JSON, packed, which outlives this program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from readinglist.library.text import tell_nobody
from readinglist.storage.plain_rows import Objects, plain_rows

Tell = Callable[[str, int, int], object]
_TOLD = 100  # papers between two words of how far it is
_EFFORT = 4  # of 9: a fifth larger than with all effort, and four times as quick


def write_plain(library: Path, target: Path, tell: Tell = tell_nobody) -> None:
    """Write all that is in the library file at `library`, of this version, to the new file `target`; raises OSError.

    `tell` hears what is done and how many papers of how many are, and what it raises ends it.
    """
    import gzip  # a start of the terminal waits for neither

    from readinglist.formats import library_json

    number = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(number, "wb") as file, plain_rows(library) as (about, kinds):
        with gzip.GzipFile("", "wb", _EFFORT, file, mtime=0) as packed:
            papers = _heard(kinds["papers"], about["papers_in_all"], tell)
            library_json.write(packed.write, about, {**kinds, "papers": papers})
        file.flush()
        os.fsync(file.fileno())


def _heard(papers: Objects, total: int, tell: Tell) -> Objects:
    for done, paper in enumerate(papers):
        if done % _TOLD == 0:
            tell("Writing it as plain text, too", done, total)
        yield paper
