"""Papers as notes in a folder that holds other notes, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.errors import ExportFailed
from readinglist.library import Library
from readinglist.library.exporting import ExportCancelled
from readinglist.library.notes_folder import NotesWritten, write_notes
from tests.library.conftest import Import


@pytest.fixture
def folder(library: Library, bring: Import, tmp_path: Path) -> Path:
    """A folder where two papers of the library have their notes."""
    bring("One Thing", "Another Thing")
    assert write_notes(library, library.search().ids, tmp_path / "vault") == NotesWritten(2, 0, ())
    return tmp_path / "vault"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_each_paper_has_a_note_named_by_its_key(library: Library, folder: Path) -> None:
    assert names(folder) == {f"{paper.cite_key}.md" for paper in library.papers(library.search().ids)}


def test_notes_of_papers_that_are_as_they_were_are_not_written_again(library: Library, folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert write_notes(library, library.search().ids, folder) == NotesWritten(0, 2, ())
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_note_follows_its_paper(library: Library, folder: Path) -> None:
    (first, _) = library.papers(library.search().ids)
    library.mark([first.id], "read")
    assert write_notes(library, library.search().ids, folder) == NotesWritten(1, 1, ())
    assert "\nstate: read\n" in (folder / f"{first.cite_key}.md").read_text("utf-8")


def test_what_somebody_wrote_stays(library: Library, folder: Path) -> None:
    first, second = library.papers(library.search().ids)
    edited, foreign = folder / f"{first.cite_key}.md", folder / f"{second.cite_key}.md"
    edited.write_text(f"{edited.read_text('utf-8')}\nMy thoughts.\n", "utf-8")
    foreign.write_text("# A note of my own\n", "utf-8")
    (folder / "other.md").write_text("mine", "utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    library.mark([first.id, second.id], "read")
    done = write_notes(library, [first.id, second.id], folder)
    assert done == NotesWritten(0, 0, (edited.name, foreign.name))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_what_is_no_file_stays(library: Library, folder: Path, tmp_path: Path) -> None:
    first, second = library.papers(library.search().ids)
    (tmp_path / "elsewhere.md").write_text("mine")
    for paper in (first, second):
        (folder / f"{paper.cite_key}.md").unlink()
    (folder / f"{first.cite_key}.md").symlink_to(tmp_path / "elsewhere.md")
    (folder / f"{second.cite_key}.md").mkdir()
    assert len(write_notes(library, [first.id, second.id], folder).kept) == 2
    assert (tmp_path / "elsewhere.md").read_text() == "mine"


def test_a_place_where_no_folder_can_be_is_said_in_a_sentence(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing")
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "no" / "such", tmp_path / "a\0b"):
        with pytest.raises(ExportFailed, match="could not be written"):
            write_notes(library, library.search().ids, place)
    assert (tmp_path / "file").read_text() == "mine"


def test_notes_that_are_stopped_in_the_middle_are_whole_as_far_as_they_go(
    library: Library, bring: Import, tmp_path: Path
) -> None:
    bring(*(f"Counting Sheep, Part {number}" for number in range(120)))
    told: list[int] = []
    with pytest.raises(ExportCancelled, match="written before are whole"):
        write_notes(
            library,
            library.search().ids,
            tmp_path / "vault",
            progress=lambda written, _checked: told.append(written),
            cancelled=lambda: len(told) == 2,
        )
    assert told == [0, 50]
    assert len(list((tmp_path / "vault").iterdir())) == 100
