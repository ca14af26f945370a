"""A clock that is wrong, or jumps, changes nothing but the times that are shown: no order, no undo, and no paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from readinglist.domain.backups import Reason
from readinglist.library import Library, backups, editing, restoring
from tests.torture.workflows import bring

YEARS = [2026, 1970, 2100, 2016, 2036, 1971]


class Jumping:
    """A clock that is in another year each time one looks."""

    def __init__(self) -> None:
        self._years: Iterator[int] = cycle(YEARS)

    def __call__(self) -> datetime:
        return datetime(next(self._years), 3, 29, 1, 30, tzinfo=UTC)


def test_undo_goes_back_in_the_order_in_which_things_were_done(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", clock=Jumping()) as library:
        bring(library, 1, 1)
        (paper,) = library.search().ids
        for number in range(7):
            editing.edit(library, paper, title=f"Title {number}")
        for number in reversed(range(6)):
            library.undo()
            assert library.papers([paper])[0].title == f"Title {number}"
        library.redo()
        assert library.papers([paper])[0].title == "Title 1"


def test_a_date_deletes_nothing_and_finds_nothing_wrong(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", clock=Jumping()) as library:
        for number in range(4):
            bring(library, number, 1)
        ids = library.search("sort:added").ids
        assert len(ids) == 4
        editing.trash(library, ids[:2])
        assert len(library.search("added:7d").ids) <= 2
    with Library.open(tmp_path / "library.db") as again:
        assert (len(again.search("is:trash").ids), len(again.search().ids)) == (2, 2)
        assert len(again.search("added:..1980 OR added:1981..").ids) == 2
        assert again.store.upkeep.damage() == []


def test_the_newest_backup_is_the_one_that_was_made_last(tmp_path: Path) -> None:
    path, clock = tmp_path / "library.db", Jumping()
    with Library.open(path, clock=clock) as library:
        for number in range(4):
            bring(library, number, 1)
            backups.make(path, Reason.EXIT, clock=clock)
    kept = backups.kept(path)
    assert [one.about.papers for one in kept] == [4, 3, 2, 1]
    restoring.restore(path, kept[1], clock=clock)
    assert [one.about.papers for one in backups.kept(path)] == [4, 4, 3, 2, 1]
    with Library.open(path) as restored:
        assert len(restored.search().ids) == 3
