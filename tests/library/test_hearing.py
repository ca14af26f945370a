"""A change of many papers says how far it is, and can be stopped at any point: then nothing of it is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from readinglist.domain.change import Change
from readinglist.domain.errors import ChangeStopped
from readinglist.domain.records import Record
from readinglist.library import Library, importing, marking, tagging
from readinglist.library.review import Source

PAPERS = 1_500
BULK: dict[str, Callable[[Library, list[int]], Change | None]] = {
    "state": lambda library, ids: library.mark(ids, "read"),
    "star": lambda library, ids: marking.star(library, ids, True),
    "tag": lambda library, ids: library.tag(ids, add=["vision/depth", "language"]),
    "untag": lambda library, ids: library.tag(ids, remove=["kept"]),
    "tag made one with another": lambda library, _ids: tagging.merge(library, ["kept"], "other"),
    "trash": lambda library, ids: library.trash(ids),
    "undo": lambda library, _ids: library.undo(),
    "purge": lambda library, ids: library.purge(ids) or None,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that has many papers, all with one tag."""
    path = tmp_path_factory.mktemp("made") / "library.db"
    records = tuple(Record(line, f"Paper {line}", f"Paper {line}") for line in range(PAPERS))
    with Library.open(path, waits=False) as library:
        importing.commit(library, importing.review(library, [Source("page", "page", "page", "test", "", records)]))
        found = library.search().ids
        library.tag(found[:1], add=["other"])
        library.tag(found, add=["kept"])
    return path


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    with Library.open(shutil.copy(made, tmp_path / "library.db"), waits=False) as library:
        yield library


@pytest.fixture
def ids(library: Library) -> list[int]:
    return list(library.search().ids)


@pytest.mark.parametrize("name", ["state", "star", "untag", "trash", "undo"])
def test_papers_are_counted_up_to_the_last(library: Library, ids: list[int], name: str) -> None:
    heard: list[int] = []
    with library.heard(lambda done: bool(heard.append(done))):
        BULK[name](library, ids)
    assert heard == sorted(heard)
    assert 0 < heard[-1] <= PAPERS


@pytest.mark.parametrize("name", BULK)
def test_a_change_that_is_stopped_anywhere_leaves_nothing(library: Library, ids: list[int], name: str) -> None:
    if name == "purge":
        library.trash(ids)
    before = _look_of(library, ids)
    for stop_at in (1, 3):
        with pytest.raises(ChangeStopped, match="as it was"), library.heard(_stopping_at(stop_at)):
            BULK[name](library, ids)
        assert _look_of(library, ids) == before
    assert library.store.upkeep.damage() == []
    BULK[name](library, ids)  # once more, and not stopped
    assert _look_of(library, ids) != before


def _stopping_at(call: int) -> Callable[[int], bool]:
    calls = count(1)
    return lambda _done: next(calls) >= call


def _look_of(library: Library, ids: list[int]) -> object:
    return library.revision(), library.overview(), library.undo_labels(), library.papers(ids[:3])


def test_nobody_hears_of_what_is_done_afterwards(library: Library, ids: list[int]) -> None:
    heard: list[int] = []
    with library.heard(lambda done: bool(heard.append(done))):
        pass
    library.mark(ids, "read")
    assert heard == []


def test_an_error_stays_what_it_is(library: Library) -> None:
    with pytest.raises(ZeroDivisionError), library.heard(lambda _done: True):
        _ = 1 / 0
