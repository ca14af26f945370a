"""What an import did, in a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from readinglist.domain.change import Change, Entity, FieldChange
from readinglist.domain.records import Skipped
from readinglist.gui.importing.sentences import chosen, differing, looked_at, offer, told
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
        (
            report(0, 5, 2, 1),
            "Nothing new: all 5 papers were in your library already, 2 skipped, 1 source could not be read.",
        ),
        (report(0, 0, 3), "Nothing was imported."),
        (replace(report(61, 3, 0), ruled=12), "Imported 61 new papers, 3 in your library already, 12 tagged by rules."),
    ],
)
def test_the_sentence_counts_what_matters(done: ImportReport, sentence: str) -> None:
    assert told(done) == sentence


def test_what_is_listed_twice_is_told_from_what_the_library_has() -> None:
    assert told(report(61, 22, 0), 21) == "Imported 61 new papers, 1 in your library already, 21 listed twice."
    assert told(report(61, 3, 0), 3) == "Imported 61 new papers, 3 listed twice."


def test_what_was_dismissed_before_is_told() -> None:
    some = replace(report(2, 5, 0).files[0], dismissed=3)
    assert told(ImportReport((some,))) == "Imported 2 new papers, 5 in your library already (3 dismissed before)."
    none = replace(report(0, 5, 0).files[0], dismissed=1)
    assert told(ImportReport((none,))) == "Nothing new: all 5 papers were in your library already (1 dismissed before)."


def test_what_was_left_out_is_told_from_what_could_not_be_read() -> None:
    assert told(report(3, 0, 2), left_out=2) == "Imported 3 new papers, 2 left out."
    assert told(report(3, 0, 3), left_out=1) == "Imported 3 new papers, 1 left out, 2 skipped."


def change(*fields: tuple[int, str, str, str]) -> Change:
    changed = tuple(FieldChange(Entity.PAPER, number, name, old, new) for number, name, old, new in fields)
    return Change(1, "Import list.bib", datetime(2026, 3, 1, tzinfo=UTC), changed)


FILLED = change((1, "abstract", "", "We read."), (1, "doi", "", "10.1000/1"), (2, "venue", "", "CVPR"))
GOT = "2 known papers got what they lacked"
UPDATED = change((1, "abstract", "We read.", "We write."))


@pytest.mark.parametrize(
    ("done", "joined", "sentence"),
    [
        (report(0, 5, 0), 0, f"Nothing new: all 5 papers were in your library already, {GOT}."),
        (report(3, 5, 1), 0, f"Imported 3 new papers, 5 in your library already, {GOT}, 1 skipped."),
        (report(3, 5, 0), 1, f"Imported 3 new papers, joined 1 with yours, 4 in your library already, {GOT}."),
        (report(0, 1, 0), 1, f"Joined 1 paper with yours, {GOT}."),
    ],
)
def test_what_known_papers_got_is_told(done: ImportReport, joined: int, sentence: str) -> None:
    assert told(replace(done, change=FILLED), joined=joined) == sentence


def test_what_was_updated_is_told() -> None:
    assert told(replace(report(0, 5, 0), change=UPDATED)) == "Updated 1 paper, 5 in your library already."
    assert (
        told(replace(report(2, 5, 0), change=UPDATED)) == "Imported 2 new papers, updated 1, 5 in your library already."
    )


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((3, 0, 0), "Import 3 Papers"),
        ((3, 1, 0), "Import 3 Papers"),
        ((3, 1, 2), "Import 3 Papers, Update 2"),
        ((0, 2, 0), "Join 2 Papers with Yours"),
        ((0, 2, 1), "Join 2 Papers with Yours, Update 1"),
        ((0, 0, 2), "Update 2 Papers"),
        ((0, 0, 0), "Import 0 Papers"),
    ],
)
def test_the_button_says_what_it_would_do(counts: tuple[int, int, int], words: str) -> None:
    assert offer(*counts) == words


def test_beside_the_button_stands_what_it_leaves_unsaid() -> None:
    assert chosen(13, 13, 0) == ""
    assert chosen(13, 12, 1) == "12 of 13 ticked  ·  1 joined with yours"
    assert chosen(13, 12, 12) == "12 of 13 ticked"


def test_how_far_the_look_has_come_is_told_in_few_words() -> None:
    assert looked_at(0, 0, found=False) == ""
    assert looked_at(100, 900, found=True) == "100 of 900 looked at"
    assert looked_at(900, 900, found=True) == ""


def test_files_that_differ_are_counted() -> None:
    assert differing(1, 1) == "1 of your papers differs from the file"
    assert differing(1_200, 2) == "1,200 of your papers differ from the files"
