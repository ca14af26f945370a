"""What a recovery says of how many papers there were is so, or it says that it cannot be told."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from readinglist.domain.errors import LibraryDamaged
from readinglist.domain.records import Record
from readinglist.library import Library, importing, recovery
from readinglist.library.review import Source

PAGE = 4096
PAPERS = 200
TRIES = 30


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which nothing but a paper's own row and its checksum says that it is there."""
    path = tmp_path_factory.mktemp("made") / "library.db"
    titles = [f"Paper Number {number} on Its Own" for number in range(PAPERS)]
    records = tuple(Record(n, title, title, abstract="word " * (n % 90)) for n, title in enumerate(titles))
    with Library.open(path, waits=False) as library:
        importing.commit(library, importing.review(library, [Source("page", "page", "page", "test", "", records)]))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM appearance")
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it, in a folder of its own."""
    return Path(shutil.copy(made, tmp_path))


def root_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()[0])


def ids(path: Path) -> set[int]:
    with closing(sqlite3.connect(path)) as connection:
        return {number for (number,) in connection.execute("SELECT id FROM paper")}


def overwrite(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def last_leaf(path: Path) -> int:
    """Return the page of the last papers, as the root of their tree has it."""
    root = path.read_bytes()[(root_of(path, "paper") - 1) * PAGE :][:PAGE]
    return int.from_bytes(root[8:12])


def test_papers_on_a_page_that_is_lost_are_counted_by_their_checksums(path: Path) -> None:
    overwrite(path, (last_leaf(path) - 1) * PAGE, bytes(PAGE))
    recovered = recovery.recover(path)
    assert recovered.papers < PAPERS
    assert recovered.sentence.startswith(f"{recovered.papers} of {PAPERS} papers could be read")
    assert "more" not in recovered.sentence


def test_where_neither_tree_is_whole_it_cannot_be_told_whether_there_were_more(path: Path) -> None:
    overwrite(path, (last_leaf(path) - 1) * PAGE, bytes(PAGE))
    overwrite(path, (root_of(path, "checksum") - 1) * PAGE, bytes(PAGE))
    recovered = recovery.recover(path)
    assert not recovered.is_whole
    assert recovered.sentence.startswith(f"{recovered.papers} papers could be read")
    assert "Whether there were more cannot be told." in recovered.sentence


@pytest.mark.parametrize("is_counted", [True, False])
def test_a_file_that_has_lost_its_beginning_and_its_end_is_not_taken_for_whole(path: Path, is_counted: bool) -> None:
    end, checksums = (last_leaf(path) - 1) * PAGE, (root_of(path, "checksum") - 1) * PAGE
    overwrite(path, 0, bytes(PAGE))
    if not is_counted:
        overwrite(path, checksums, bytes(PAGE))
    with path.open("r+b") as file:
        file.truncate(end)
    recovered = recovery.recover(path)
    assert not recovered.is_whole
    assert recovered.sentence.startswith(f"{recovered.papers} of {PAPERS}") is is_counted
    assert ("Whether there were more cannot be told." in recovered.sentence) is not is_counted


def test_papers_that_were_deleted_and_come_back_with_an_old_page_are_not_counted_as_all(path: Path) -> None:
    leaf = (last_leaf(path) - 1) * PAGE
    old = path.read_bytes()[leaf : leaf + PAGE]
    with Library.open(path, create=False, waits=False) as library:
        library.trash([PAPERS])
        library.purge([PAPERS])
    overwrite(path, leaf, old)
    recovered = recovery.recover(path)
    assert not recovered.is_whole
    assert "Whether there were more cannot be told." in recovered.sentence


def test_whatever_is_overwritten_all_is_said_only_where_all_is_there(made: Path, tmp_path: Path) -> None:
    whole, before, alls = made.read_bytes(), ids(made), 0
    for number in range(TRIES):
        chance = random.Random(number)
        path = tmp_path / f"{number}.db"
        path.write_bytes(damaged(whole, chance))
        try:
            recovered = recovery.recover(path)
        except LibraryDamaged:
            continue
        if recovered.is_whole:
            assert ids(path) == before, number
            alls += 1
        elif recovered.are_counted:
            assert recovered.known == len(before), number
    assert alls > TRIES // 4  # else nothing was said


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to three pieces overwritten, or the beginning overwritten and the end lost."""
    content = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 3))):
        page = chance.randrange(len(content) // PAGE) * PAGE
        length = chance.choice((1, 4, 16, 100, PAGE))
        start = page + chance.choice((0, 0, 1, 3, 5, chance.randrange(PAGE)))
        other = chance.randrange(len(whole) // PAGE) * PAGE
        put = chance.choice((bytes(length), chance.randbytes(length), whole[other : other + length]))
        content[start : start + length] = put[: len(content) - start]
    if not chance.randrange(6):
        content[:100] = chance.randbytes(100)
        del content[chance.randrange(len(content)) :]
    return bytes(content)
