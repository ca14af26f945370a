"""A value that cannot be read as what it should be is damage, and no fault of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from readinglist.domain.errors import LibraryDamaged
from readinglist.storage.kept_values import list_in
from readinglist.storage.store import Store
from tests.storage.conftest import AddPapers, record


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("UPDATE change SET status = 'dxne'", lambda store: store.past_changes([1])),
        ("UPDATE paper SET state = 'rxad'", lambda store: store.overview()),
        ("UPDATE link SET kind = 'x'", lambda store: store.papers([1])),
        ("UPDATE listing SET skipped = '[['", lambda store: store.skipped(1)),
        ("UPDATE listing SET notes = 'null'", lambda store: store.past_imports(1)),
        ("UPDATE listing SET notes = ''", lambda store: store.past_imports(1)),
    ],
)
def test_it_is_said_to_be_damaged(store: Store, add: AddPapers, damage: str, read: Callable[[Store], object]) -> None:
    add(record("Deep Learning", links=("https://github.com/a/b",)))
    with sqlite3.connect(store.path) as other:
        other.execute(damage)
    other.close()
    with pytest.raises(LibraryDamaged, match="damaged"):
        read(store)


def test_so_is_nothing_where_a_list_should_stand() -> None:
    with pytest.raises(LibraryDamaged, match="damaged"):
        list_in(None)
