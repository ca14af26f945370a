"""A checksum of each paper's words tells damage that SQLite does not see."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.change import Entity
from readinglist.domain.links import Link
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.storage import intake
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction

RECORDS = (
    Record(
        1,
        "Läsning texttt{S}low",
        "Läsning Slow",
        "On reading.",
        "On reading.",
        authors=("Ada Ek", "Bo Li"),
        year=2024,
        links=(Link.to("https://z.example.org/"), Link.to("https://github.com/example/slow")),
    ),
    Record(2, "Lists", "Lists", "Of lists.", "Of lists.", doi="10.1234/lists"),
    Record(3, "Affairs", "Affairs", "", ""),
)


@pytest.fixture
def filled(store: Store) -> Store:
    """A library with three papers, as an import leaves it."""

    def verb(transaction: Transaction) -> str:
        intake.add_papers(transaction, dict(enumerate(RECORDS, 1)), State.UNREAD)
        return "Import 3 papers"

    store.change(verb)
    return store


def overwrite(store: Store, statement: str) -> None:
    """Change the file behind the program's back."""
    with sqlite3.connect(store.path) as connection:
        connection.execute(statement)
    connection.close()


def set_field(name: str, value: str | int | None) -> Callable[[Transaction], str]:
    return lambda transaction: str(transaction.set(Entity.PAPER, name, {1: value}))


def test_papers_that_were_just_brought_are_sound(filled: Store) -> None:
    assert filled.upkeep.damaged_papers() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Another"), ("abstract", "Another."), ("raw_title", None), ("authors", "Cy Ek"), ("year", None),
        ("venue", "A Venue"), ("arxiv", "2401.00001"), ("doi", "10.1/2"), ("notes", "é *note*"), ("cite_key", "key"),
    ],
)  # fmt: skip
def test_a_field_that_is_edited_undone_and_done_again_is_sound(filled: Store, name: str, value: str | None) -> None:
    filled.change(set_field(name, value))
    assert filled.upkeep.damaged_papers() == []
    filled.undo()
    assert filled.upkeep.damaged_papers() == []
    filled.redo()
    assert filled.upkeep.damaged_papers() == []


def test_links_that_come_and_go_leave_a_paper_sound(filled: Store) -> None:
    filled.change(lambda transaction: str(transaction.add([1, 3], "link", "https://a.example.org/")))
    filled.change(lambda transaction: str(transaction.remove([1], "link", "https://z.example.org/")))
    assert filled.upkeep.damaged_papers() == []
    filled.undo()
    assert filled.upkeep.damaged_papers() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE paper SET title = 'Lasning Slow' WHERE id = 1",
        "UPDATE paper SET notes = 'x' WHERE id = 1",
        "UPDATE paper SET year = 2025 WHERE id = 1",
        "UPDATE paper SET raw_title = NULL WHERE id = 1",
        "UPDATE paper SET abstract = CAST(X'4F6EFF' AS TEXT) WHERE id = 1",
        "UPDATE checksum SET words = words + 1 WHERE paper_id = 1",
        "DELETE FROM checksum WHERE paper_id = 1",
        "UPDATE link SET url = 'https://y.example.org/' WHERE paper_id = 1 AND host = 'z.example.org'",
        "DELETE FROM link WHERE paper_id = 1 AND host = 'z.example.org'",
    ],
)
def test_words_that_are_not_those_that_were_stored_are_noticed(filled: Store, statement: str) -> None:
    overwrite(filled, statement)
    assert filled.upkeep.damaged_papers() == [1]


def test_how_many_papers_were_looked_at_is_told(filled: Store) -> None:
    told: list[int] = []
    filled.upkeep.damaged_papers(told.append)
    assert told == [3]


def test_a_library_of_a_time_without_checksums_has_them_once_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes((Path(__file__).parents[1] / "fixtures" / "libraries" / "version-4.db").read_bytes())
    store = Store(path, create=False)
    assert store.upkeep.damaged_papers() == []
    overwrite(store, "UPDATE paper SET abstract = 'x' WHERE id = 2")
    assert store.upkeep.damaged_papers() == [2]
    store.close()
