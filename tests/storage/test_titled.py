"""What papers are compared by is read by id or page by page, and never of the trash."""

from __future__ import annotations

from readinglist.domain.duplicates import Titled
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction
from tests.storage.conftest import AddPapers, record


def test_a_paper_is_read_as_it_is_compared(store: Store, add: AddPapers) -> None:
    add(record("Reading", authors=("Ada Lovelace", "Ben Nevis"), year=2024, arxiv="2403.00001", doi="10.1/a"))
    add(record("Writing"), listing="other.txt")
    first = Titled(1, "Reading", ("Ada Lovelace", "Ben Nevis"), 2024, "2403.00001", "10.1/a")
    assert store.titled([2, 1, 7]) == [first, Titled(2, "Writing")]


def test_pages_go_on_behind_an_id(store: Store, add: AddPapers) -> None:
    add(*(record(f"Paper {number}") for number in range(5)))
    assert [[paper.id for paper in store.titled_after(number, 2)] for number in (0, 2, 4, 5)] == [
        [1, 2],
        [3, 4],
        [5],
        [],
    ]


def test_what_is_in_the_trash_is_left_out(store: Store, add: AddPapers) -> None:
    ids = add(record("Kept"), record("Gone"))

    def throw(transaction: Transaction) -> str:
        transaction.set_papers(ids[1:], "trashed", transaction.now.isoformat())
        return "Trash"

    store.change(throw)
    assert [paper.id for paper in store.titled(ids)] == [paper.id for paper in store.titled_after(0, 9)] == ids[:1]
