"""Living exports in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryBusy
from readinglist.library import Library, keeping
from tests.cli.conftest import Terminal


@pytest.fixture
def refs(filled: Terminal, tmp_path: Path) -> Path:
    """Return a file that is kept up to date with what is read: nothing so far."""
    path = tmp_path / "refs.bib"
    done = filled.run("export", "is:read", "--format", "bibtex", "--without", "abstract", "--keep", "-o", path)
    assert (done.status, done.err) == (0, "")
    assert "kept up to date from now on" in done.out
    return path


def test_a_file_follows_what_is_done_to_papers(filled: Terminal, refs: Path) -> None:
    assert refs.read_text() == ""
    filled.run("mark", "read", "--id", "1", "2")
    assert refs.read_text().count("@") == 2
    assert "abstract" not in refs.read_text()
    filled.run("undo")
    assert refs.read_text() == ""
    filled.run("redo")
    assert refs.read_text().count("@") == 2


def test_a_file_follows_an_import(filled: Terminal, tmp_path: Path) -> None:
    filled.run("export", "--format", "markdown", "--keep", "-o", tmp_path / "all.md")
    (tmp_path / "more.bib").write_text("@article{one, title={Dancing}}")
    filled.run("import", tmp_path / "more.bib")
    assert "Dancing" in (tmp_path / "all.md").read_text()


def test_they_are_listed(filled: Terminal, refs: Path) -> None:
    done = filled.run("exports")
    heading, row = [line.split() for line in done.out.splitlines()]
    assert heading == ["ID", "STATE", "PAPERS", "WRITTEN", "FORMAT", "FILE", "QUERY"]
    assert (row[:3], row[-3:]) == (["1", "written", "0"], ["bibtex", str(refs), "is:read"])
    assert (done.status, done.err) == (0, "1 living export\n")
    (value,) = filled.run("exports", "--json").value
    assert (value["query"], value["path"], value["state"]) == ("is:read", str(refs), "written")
    assert value["parts"] == ["tags", "notes", "state"]


def test_a_file_that_another_program_changed_is_overwritten_when_that_is_said(filled: Terminal, refs: Path) -> None:
    refs.write_text("mine")
    done = filled.run("mark", "read", "--id", "1")
    assert done.status == 0
    assert done.err.startswith("Living export 1: refs.bib was changed by another program")
    assert done.err.endswith(" readinglist exports --overwrite 1 writes it again.\n")
    assert filled.run("exports", "--update").status == 1
    assert refs.read_text() == "mine"
    assert filled.run("exports", "--overwrite", "1").status == 0
    assert refs.read_text().count("@") == 1
    assert filled.run("exports", "--overwrite", "7").err.startswith("There is no living export with the number 7")


def test_what_was_done_is_no_failure_where_the_files_could_not_follow(
    filled: Terminal, refs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_library: Library) -> None:
        raise LibraryBusy("Another program holds the library.")

    monkeypatch.setattr(keeping, "update", busy)
    done = filled.run("mark", "read", "--id", "1")
    assert (done.status, done.err) == (
        0, "That is done, but the files that are kept up to date may be old. Another program holds the library.\n"
    )  # fmt: skip
    assert refs.read_text() == ""


def test_one_is_kept_no_more(filled: Terminal, refs: Path) -> None:
    assert "the file stays" in filled.run("exports", "--remove", "1").out
    filled.run("mark", "read", "--id", "1")
    assert refs.read_text() == ""
    assert filled.run("exports").out == ""


def test_a_file_to_keep_must_be_named(filled: Terminal) -> None:
    with pytest.raises(SystemExit) as stopped:
        filled.run("export", "--format", "bibtex", "--keep")
    assert stopped.value.code == 2


def test_a_place_that_cannot_be_written_is_said_and_stays_bound(filled: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "far" / "all.bib"
    done = filled.run("export", "--format", "bibtex", "--keep", "-o", place)
    assert done.status == 1
    assert "could not be written" in done.err
    place.parent.mkdir()
    assert filled.run("exports", "--update").status == 0
    assert place.exists()
