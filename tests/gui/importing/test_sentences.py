"""What an import did, in a sentence."""

from __future__ import annotations

import pytest

from readinglist.domain.records import Skipped
from readinglist.gui.importing.sentences import told
from readinglist.library.review import FileReport, ImportReport


def report(new: int, known: int, skipped: int, errors: int = 0) -> ImportReport:
    left = tuple(Skipped(line, "no title", "") for line in range(skipped))
    read = FileReport("a", "page", new + known + skipped, new, known, left)
    return ImportReport((read, *(FileReport("b", "", 0, 0, 0, (), "It is empty.") for _ in range(errors))))


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        (report(61, 3, 0), "Imported 61 new papers, 3 in your library already."),
        (report(1, 0, 0), "Imported 1 new paper."),
        (report(1, 0, 2, 1), "Imported 1 new paper, 2 skipped, 1 source could not be read."),
        (report(0, 229, 0), "Nothing new: all 229 papers were in your library already."),
        (report(0, 1, 0), "Nothing new: the paper was in your library already."),
        (report(0, 0, 3), "Nothing was imported."),
    ],
)
def test_the_sentence_counts_what_matters(done: ImportReport, sentence: str) -> None:
    assert told(done) == sentence


def test_what_is_listed_twice_is_told_from_what_the_library_has() -> None:
    assert told(report(61, 22, 0), 21) == "Imported 61 new papers, 1 in your library already, 21 listed twice."
    assert told(report(61, 3, 0), 3) == "Imported 61 new papers, 3 listed twice."
