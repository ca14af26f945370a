"""The imports of the past in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.listings import page


@pytest.fixture
def imported(filled: Terminal, tmp_path: Path) -> Terminal:
    """A library with two imports, of the second of which an entry was skipped."""
    path = tmp_path / "more.bib"
    path.write_text("@article{one, title={Dancing}}\n@article{two, author={Nobody}}\n")
    filled.run("import", path)
    return filled


def numbers(terminal: Terminal) -> list[int]:
    return [past["id"] for past in terminal.run("imports", "--json").value]


def test_they_are_listed_the_newest_first(imported: Terminal, listing: Path, tmp_path: Path) -> None:
    done = imported.run("imports")
    heading, *rows = [line.split() for line in done.out.splitlines()]
    assert heading == ["ID", "IMPORTED", "FOUND", "NEW", "KNOWN", "SKIPPED", "LEFT", "FROM"]
    assert [row[3:] for row in rows] == [
        ["2", "1", "0", "1", "1", str(tmp_path / "more.bib")],
        ["5", "5", "0", "0", "5", str(listing)],
    ]
    assert (done.status, done.err) == (0, "2 imports\n")


def test_json_has_all_that_is_known_of_them(imported: Terminal, listing: Path, tmp_path: Path) -> None:
    newest, oldest = imported.run("imports", "--json").value
    assert list(newest) == ["id", "label", "at", "standing", "files"]
    assert (newest["label"], newest["standing"], oldest["label"]) == ("Import 1 paper", "done", "Import 5 papers")
    (file,) = newest["files"]
    assert list(file) == ["path", "name", "format", "sha256", "found", "new", "known", "skipped", "notes", "papers"]
    assert (file["path"], file["format"], file["papers"]) == (str(tmp_path / "more.bib"), "BibTeX", 1)
    assert [skipped["line"] for skipped in file["skipped"]] == [2]
    assert oldest["files"][0]["path"] == str(listing)


def test_a_limit_leaves_older_ones_out(imported: Terminal) -> None:
    assert len(imported.run("imports", "--limit", "1").out.splitlines()) == 2
    assert len(imported.run("imports", "--limit", "1", "--json").value) == 1


def test_one_of_long_ago_is_undone_by_its_number(imported: Terminal) -> None:
    oldest = numbers(imported)[-1]
    done = imported.run("undo", "--import", str(oldest))
    assert (done.status, done.out) == (0, "Undone: Import 5 papers.\n")
    assert len(imported.run("list", "--json").value) == 1
    assert imported.run("imports").out.splitlines()[2].split()[-2] == "undone"
    assert imported.run("redo").out == "Done again: Import 5 papers.\n"


def test_what_stays_is_said(imported: Terminal, tmp_path: Path) -> None:
    imported.run("mark", "read", "--id", "1")
    (tmp_path / "again.txt").write_text(page(range(1, 3)))
    imported.run("import", tmp_path / "again.txt")
    done = imported.run("undo", "--import", str(numbers(imported)[-1]))
    assert done.out == (
        "Undone: Import 5 papers. 3 papers stay: you changed them since, or another listing has them.\n"
    )


@pytest.mark.parametrize("number", ["2", "999"])
def test_a_number_that_is_no_import_is_refused(filled: Terminal, number: str) -> None:
    filled.run("mark", "read", "--id", "1")
    done = filled.run("undo", "--import", number)
    assert (done.status, done.out) == (1, "")
    assert done.err == f"There is no import with the number {number}; readinglist imports lists them.\n"
    assert len(filled.run("list", "is:read", "--json").value) == 1


def test_one_that_was_undone_is_still_listed(filled: Terminal) -> None:
    filled.run("undo")
    done = filled.run("imports")
    assert (done.status, "undone" in done.out) == (0, True)
