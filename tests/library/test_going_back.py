"""What was deleted by mistake comes back by undo: at once, after a restart, alone, and by going back to before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.exports import ExportChoice
from readinglist.domain.key_patterns.pattern import KeyPattern
from readinglist.library import Library, citation_keys, lists, living_exports, tagging
from tests.listings import page

Delete = Callable[[Library], object]


def delete_tag(library: Library) -> object:
    return tagging.delete(library, library.overview().tags[0][0].id)


def delete_smart_list(library: Library) -> object:
    return lists.delete_smart_list(library, library.overview().smart_lists[0].id)


def delete_listing(library: Library) -> object:
    return lists.delete_listing(library, library.overview().listings[0][0].id)


def remove_living_export(library: Library) -> object:
    return living_exports.remove(library, living_exports.all_of(library)[0].id)


def use_another_pattern(library: Library) -> object:
    return citation_keys.use_pattern(library, KeyPattern.of("year + auth"))


def trash_papers(library: Library) -> object:
    return library.trash([1, 2])


DELETIONS = (delete_tag, delete_smart_list, delete_listing, remove_living_export, use_another_pattern, trash_papers)


@pytest.fixture
def arranged(tmp_path: Path) -> Path:
    """A library with one of everything that can be deleted."""
    listing = tmp_path / "monday.txt"
    listing.write_text(page(range(4)))
    path = tmp_path / "arranged.db"
    with Library.open(path) as library:
        library.import_files([listing])
        library.tag([1, 2], add=["vision"])
        tagging.recolour(library, 1, "#336699")
        tagging.number(library, 1, 3)
        lists.add_smart_list(library, "To do", "tag:vision is:unread in:monday.txt")
        citation_keys.use_pattern(library, KeyPattern.of("auth + year"))
        living_exports.add(library, "tag:vision", tmp_path / "vision.bib", ExportChoice("bibtex"))
    return path


def all_of(library: Library) -> tuple[object, ...]:
    """All that a user could miss."""
    exports = [(one.query, one.path, one.choice) for one in living_exports.all_of(library)]
    return library.overview(), library.papers([1, 2, 3, 4]), exports, library.store.key_pattern()


@pytest.mark.parametrize("delete", DELETIONS)
def test_it_comes_back_at_once(arranged: Path, delete: Delete) -> None:
    with Library.open(arranged) as library:
        before = all_of(library)
        delete(library)
        assert all_of(library) != before
        assert library.undo().kept == 0
        assert all_of(library) == before


@pytest.mark.parametrize("delete", DELETIONS)
def test_it_comes_back_alone_after_a_restart_and_other_work(arranged: Path, delete: Delete) -> None:
    with Library.open(arranged) as library:
        library.mark([4], "read")
        before = all_of(library)
        library.undo()
        change = delete(library)
        library.mark([4], "read")
    with Library.open(arranged) as again:
        deleted = again.change_ids()[1]
        assert change is not None
        assert again.undo(deleted).kept == 0
        assert all_of(again) == before


def test_all_of_it_comes_back_by_going_back_to_before(arranged: Path) -> None:
    with Library.open(arranged) as library:
        before, last = all_of(library), library.change_ids()[0]
        for delete in DELETIONS:
            delete(library)
        after = all_of(library)
    with Library.open(arranged) as again:
        undone = again.undo_to(last)
        assert (undone.steps, undone.kept) == (len(DELETIONS), 0)
        assert all_of(again) == before
        assert again.redo_to(undone.id).steps == len(DELETIONS)
        assert all_of(again) == after


def test_listeners_hear_of_many_undone_changes_as_of_one(arranged: Path) -> None:
    with Library.open(arranged) as library:
        heard: list[int] = []
        library.subscribe(lambda change: heard.append(change.steps))
        library.undo_to(1)
        assert heard == [6]


def test_searches_follow_at_once(arranged: Path) -> None:
    with Library.open(arranged) as library:
        last = library.change_ids()[0]
        library.tag([3, 4], add=["vision"])
        library.trash([1])
        library.undo_to(last)
        assert sorted(library.search("tag:vision").ids) == [1, 2]
