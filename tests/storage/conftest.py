"""A store on a real file, and papers to put in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readinglist.domain.links import Link
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.storage import intake, listings
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction

AddPapers = Callable[..., list[int]]


def record(title: str, *, links: tuple[str, ...] = (), **fields: object) -> Record:
    """A record as a format would give it."""
    values = {"raw_abstract": fields.get("abstract", ""), **fields}
    return Record(1, title, title, links=tuple(Link.to(url) for url in links), **values)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "library.db")
    yield store
    store.close()


@pytest.fixture
def add(store: Store) -> AddPapers:
    """Put records into the store as one import; gives their ids."""

    def put(*records: Record, listing: str = "page.txt", state: State = State.UNREAD) -> list[int]:
        ids: list[int] = []

        def verb(transaction: Transaction) -> str:
            first = intake.next_id(transaction.connection)
            ids.extend(range(first, first + len(records)))
            intake.add_papers(transaction, dict(zip(ids, records, strict=True)), state)
            number = listings.add(
                transaction, name=listing, format="trending page", sha256=listing, date_text="Mar 17",
                found=len(records), new=len(records), known=0, skipped=[],
            )  # fmt: skip
            listings.add_appearances(transaction, number, {n: place for place, n in enumerate(ids, start=1)})
            return f"Import {len(ids)} papers"

        store.change(verb)
        return ids

    return put
