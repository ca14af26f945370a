"""A tree accounts for all that it holds, unless something of it is gone."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from readinglist.storage.raw_pages import RawPages
from readinglist.storage.whole_trees import numbers_in, roots

PAGE = 4096


@pytest.fixture(params=[512, PAGE, 65536])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A table that was written to for long, so that its pages have gaps, free blocks and rows of every length."""
    chance, path = random.Random(request.param), tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA page_size = {request.param}")
        connection.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)")
        for _ in range(3_000):
            row = chance.randrange(1, 1_000), "x" * chance.choice((0, 1, 3, 50, 400, 5_000))
            connection.execute("INSERT OR REPLACE INTO word VALUES (?, ?)", row)
            connection.execute("DELETE FROM word WHERE id = ?", [chance.randrange(1, 1_000)])
    return path


def held(path: Path) -> tuple[int, set[int]]:
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master").fetchone()[0]
        return root, {number for (number,) in connection.execute("SELECT id FROM word")}


def test_the_rows_of_a_sound_tree_are_those_that_sqlite_finds(path: Path) -> None:
    root, numbers = held(path)
    with path.open("rb") as file:
        pages = RawPages(file)
        assert numbers_in(pages, root) == numbers
        assert numbers_in(pages, 1) == {1}  # the schema has one table
        assert root in roots(pages)


def test_a_tree_that_lost_a_page_or_a_row_does_not_account_for_all(path: Path) -> None:
    root, _numbers = held(path)
    content = path.read_bytes()
    with path.open("rb") as file:
        leaves = sorted(RawPages(file).leaves(root))
        size = len(RawPages(file).page(1))
    for leaf in leaves[:: len(leaves) // 20 + 1]:
        start = (leaf - 1) * size
        one_row_less = (int.from_bytes(content[start + 3 : start + 5]) - 1).to_bytes(2)
        another_leaf = (leaves[0] if leaf != leaves[0] else leaves[-1]) - 1
        for put, at in (
            (bytes(size), start),
            (one_row_less, start + 3),
            (content[another_leaf * size :][:size], start),
        ):
            path.write_bytes(content[:at] + put + content[at + len(put) :])
            with path.open("rb") as file:
                assert numbers_in(RawPages(file), root) is None


def test_pages_that_lead_to_one_another_in_a_circle_or_too_deep_are_no_tree(path: Path) -> None:
    root, _ = held(path)
    content = path.read_bytes()
    with path.open("rb") as file:
        size = len(RawPages(file).page(1))
    start = (root - 1) * size
    path.write_bytes(content[: start + 8] + root.to_bytes(4) + content[start + 12 :])
    with path.open("rb") as file:
        assert numbers_in(RawPages(file), root) is None
    branch = b"\5\0\0\0\0" + (size % 65536).to_bytes(2) + b"\0"
    chain = [(branch + number.to_bytes(4)).ljust(size, b"\0") for number in range(3, 2_000)]
    path.write_bytes(content[:size] + b"".join(chain))
    with path.open("rb") as file:
        assert numbers_in(RawPages(file), 2) is None
