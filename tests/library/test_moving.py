"""A library is moved whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryBusy, LibraryError, LibraryMissing
from readinglist.library import Library, moving
from tests.library.conftest import Import

HOLD = "import sys; file = open(sys.argv[1], 'rb'); print('open', flush=True); sys.stdin.read()"


def test_all_of_it_is_at_the_new_place_and_nothing_at_the_old(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing", "Another Thing")
    library.tag(library.search("one").ids, add=["vision"])
    before, overview, identity = library.path, library.overview(), library.identity
    (tmp_path / "thesis").mkdir()
    path = moving.move(library, tmp_path / "thesis" / "papers.db")
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["papers.db", "papers.db.index"]
    assert not list(before.parent.glob("library.db*"))
    with Library.open(path, create=False) as moved:
        assert (moved.overview(), moved.identity) == (overview, identity)
        assert moved.search("another").total == 1
        assert moved.undo().label.startswith("Tag")


def test_one_that_was_moved_is_not_moved_again_from_where_it_was(library: Library, tmp_path: Path) -> None:
    moving.move(library, tmp_path / "papers.db")
    with pytest.raises(LibraryMissing):
        moving.move(library, tmp_path / "others.db")
    assert (tmp_path / "papers.db").exists()
    assert not (tmp_path / "others.db").exists()


def test_a_file_that_is_there_is_not_overwritten(library: Library, tmp_path: Path) -> None:
    (tmp_path / "precious.db").write_text("precious")
    with pytest.raises(LibraryError, match="is there already, so the library was not moved"):
        moving.move(library, tmp_path / "precious.db")
    assert (tmp_path / "precious.db").read_text() == "precious"
    assert library.overview().papers == 0


def test_no_folder_is_made_since_the_disk_that_is_meant_may_be_taken_out(library: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"not moved and is where it was\. The folder .*stick is not there"):
        moving.move(library, tmp_path / "stick" / "papers.db")
    assert not (tmp_path / "stick").exists()
    assert library.overview().papers == 0


def test_a_place_that_cannot_be_written_leaves_it_where_it_was(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(LibraryError, match="not moved and is where it was"):
        moving.move(library, tmp_path / "file" / "papers.db")
    library.tag(library.search("one").ids, add=["vision"])
    assert library.overview().papers == 1


def test_where_it_cannot_be_taken_away_no_copy_is_left(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == library.path:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(LibraryError, match="cannot be taken away"):
        moving.move(library, tmp_path / "papers.db")
    assert not (tmp_path / "papers.db").exists()
    assert library.overview().papers == 0


@pytest.mark.skipif(not moving.PROCESSES.is_dir(), reason="the system does not tell who has a file open")
def test_it_is_not_moved_away_from_under_another_process(library: Library, tmp_path: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(library.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with pytest.raises(LibraryBusy, match="open in another window or program"):
        moving.move(library, tmp_path / "papers.db")
    other.communicate("")
    assert moving.move(library, tmp_path / "papers.db").is_file()


def test_who_has_it_open_here_is_told_that_it_was_moved(library: Library, bring: Import, tmp_path: Path) -> None:
    with Library.open(library.path) as other:
        bring("One Thing")
        path = moving.move(library, tmp_path / "papers.db")
        with pytest.raises(LibraryError, match="was moved"):
            other.tag([1], add=["late"])
    with Library.open(path, create=False) as moved:
        assert moved.overview().papers == 1


@pytest.mark.parametrize("is_used", [False, True])
def test_another_thread_of_the_program_makes_no_index_where_the_library_was(tmp_path: Path, is_used: bool) -> None:
    place = tmp_path / "library.db"
    with Library.open(place) as moved, Library.open(place, waits=False) as indexing:
        moved.search("first")
        if is_used:
            indexing.catch_up()
        moving.move(moved, tmp_path / "elsewhere.db")
        with pytest.raises(LibraryMissing):
            indexing.catch_up()
        with pytest.raises(LibraryMissing):
            indexing.prepare_search()
    assert not list(tmp_path.glob("library.db*"))
