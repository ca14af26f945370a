"""A folder is all the files in it: listings are read, the rest is counted."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path

import pytest

from readinglist.library import Library
from readinglist.library.folders import look_into
from readinglist.library.reading import Progress, read_sources
from readinglist.library.reading_process import ReadingCancelled
from tests.listings import page

posix = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX systems have such files")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with three listings, in it and below."""
    folder = tmp_path / "papers"
    (folder / "2025" / "march").mkdir(parents=True)
    (folder / "b.txt").write_text(page(range(5)), "utf-8")
    (folder / "a.txt").write_text(page(range(3, 7)), "utf-8")
    (folder / "2025" / "march" / "c.txt").write_text(page(range(8, 10)), "utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in look_into(str(folder), lambda: False).files]


def test_all_files_of_a_folder_are_read_and_those_below(papers: Path) -> None:
    sources = read_sources([papers])
    assert [source.name for source in sources] == ["a.txt", "b.txt", "c.txt"]
    assert [source.path for source in sources] == [
        str(papers / name) for name in ("a.txt", "b.txt", "2025/march/c.txt")
    ]
    assert [len(source.records) for source in sources] == [4, 5, 2]
    assert not any(source.notes or source.error for source in sources)


def test_folders_and_files_can_be_mixed(papers: Path) -> None:
    sources = read_sources([papers / "b.txt", papers / "2025"])
    assert [source.name for source in sources] == ["b.txt", "c.txt"]


def test_files_without_papers_are_counted_and_not_complained_of(papers: Path) -> None:
    (papers / "paper.pdf").write_bytes(b"%PDF-1.7\n\0\1\2")
    (papers / "empty").touch()
    (papers / "2025" / "letter.txt").write_text("Dear Ada, see you soon.", "utf-8")
    sources = read_sources([papers])
    assert [(source.name, source.notes) for source in sources] == [
        ("a.txt", ()),
        ("b.txt", ()),
        ("c.txt", ("3 other files in “papers” hold no papers.",)),
    ]


def test_a_file_that_was_named_itself_has_its_own_sentence(papers: Path) -> None:
    (papers / "letter.txt").write_text("Dear Ada, see you soon.", "utf-8")
    folder, file = read_sources([papers, papers / "letter.txt"])[-2:]
    assert folder.notes == ("1 other file in “papers” holds no papers.",)
    assert file.error.startswith("“letter.txt” is not a listing")


def test_a_listing_that_cannot_be_read_has_its_own_sentence_in_a_folder_too(papers: Path) -> None:
    (papers / "0.gz").write_bytes(b"\x1f\x8b\x08")
    first, *others = read_sources([papers])
    assert first.error.startswith("“0.gz” is packed, and damaged")
    assert len(others) == 3


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({}, "it is empty"),
        ({"a.txt": b"Hello."}, "its only file is no list of papers"),
        ({"a.txt": b"Hello.", "b.pdf": b"\0"}, "its 2 files are no lists of papers"),
    ],
)
def test_a_folder_without_any_listing_is_one_sentence(files: dict[str, bytes], why: str, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (source,) = read_sources([folder])
    assert source.error == f"“papers” holds no papers ({why}), so nothing was imported from it."
    assert source.path == str(folder)


def test_hidden_files_and_folders_are_left_out(papers: Path) -> None:
    (papers / ".git").mkdir()
    shutil.copy(papers / "a.txt", papers / ".git" / "a.txt")
    shutil.copy(papers / "a.txt", papers / ".a.txt.swp")
    assert names(papers) == ["a.txt", "b.txt", "2025/march/c.txt"]


def test_a_library_its_index_and_its_backups_are_left_out(papers: Path) -> None:
    with Library.open(papers / "mine.db") as library:
        assert library.import_files([papers]).new == 9
        assert library.search("adaptive").total
        shutil.copy(papers / "mine.db", papers / "2025" / "backup")
        (papers / "mine.db-journal").write_bytes(b"what SQLite writes meanwhile")
        assert names(papers) == ["a.txt", "b.txt", "2025/march/c.txt"]
        report = library.import_files([papers])
    assert (report.new, report.errors, [file.notes for file in report.files]) == (0, (), [(), (), ()])


@posix
def test_links_to_files_are_followed_and_links_to_folders_are_not(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text(page(range(2)), "utf-8")
    (papers / "2025" / "around").symlink_to(papers)
    (papers / "itself").symlink_to(papers / "itself")
    (papers / "nowhere").symlink_to(papers / "gone")
    (papers / "linked.txt").symlink_to(tmp_path / "elsewhere.txt")
    assert names(papers) == ["a.txt", "b.txt", "linked.txt", "2025/march/c.txt"]
    (tmp_path / "shortcut").symlink_to(papers)
    assert len(read_sources([tmp_path / "shortcut" / "2025"])) == 1


@posix
def test_pipes_and_sockets_in_a_folder_are_not_even_opened(papers: Path) -> None:
    os.mkfifo(papers / "pipe")
    writer = threading.Thread(target=lambda: (papers / "pipe").write_bytes(b"x"), daemon=True)
    writer.start()  # it waits until somebody opens the other end
    assert len(read_sources([papers])) == 3
    assert "is a pipe" in read_sources([papers / "pipe"])[0].error
    assert writer.is_alive()
    assert (papers / "pipe").read_bytes() == b"x"
    writer.join()


@posix
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_may_not_be_opened_says_so(papers: Path) -> None:
    (papers / "2025").chmod(0)
    try:
        assert read_sources([papers])[-1].notes == ("1 folder in “papers” could not be opened.",)
        assert "could not be opened" in read_sources([papers / "2025"])[0].error
    finally:
        (papers / "2025").chmod(0o700)


def test_of_very_many_files_the_first_are_read_and_that_is_said(papers: Path) -> None:
    folder = look_into(str(papers), lambda: False, most=2)
    assert ([Path(file).name for file in folder.files], folder.is_whole) == (["a.txt", "b.txt"], False)
    assert look_into(str(papers), lambda: False, most=3).is_whole


def test_progress_counts_the_files_of_a_folder(papers: Path) -> None:
    told: list[Progress] = []
    read_sources([papers, papers / "a.txt"], progress=told.append)
    assert [(one.done, one.total, one.name) for one in told if not one.records] == [
        (0, 4, "a.txt"),
        (1, 4, "b.txt"),
        (2, 4, "c.txt"),
        (3, 4, "a.txt"),
    ]


def test_looking_into_a_folder_can_be_cancelled(papers: Path) -> None:
    with pytest.raises(ReadingCancelled):
        look_into(str(papers), lambda: True)
