"""Smart lists and listings are named, changed and put in order, and queries follow the names that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.overview import SmartList
from readinglist.library import Library, lists, tagging
from tests.library.conftest import Import, Page


def saved(library: Library) -> tuple[SmartList, ...]:
    return library.overview().smart_lists


def names(library: Library) -> list[str]:
    return [one.name for one in saved(library)]


def queries(library: Library) -> list[str]:
    return [one.query for one in saved(library)]


@pytest.fixture
def three(library: Library) -> list[int]:
    """Smart lists A, B and C."""
    for name in "ABC":
        lists.add_smart_list(library, name, "is:unread")
    return [one.id for one in saved(library)]


def test_a_smart_list_is_kept_renamed_changed_and_deleted_each_with_undo(library: Library) -> None:
    lists.add_smart_list(library, "  To do ", "is:unread tag:now")
    (first,) = saved(library)
    assert (first.name, first.query) == ("To do", "is:unread tag:now")
    lists.rename_smart_list(library, first.id, "Now")
    lists.change_query(library, first.id, " is:queued ")
    assert saved(library) == (SmartList(first.id, "Now", "is:queued"),)
    lists.delete_smart_list(library, first.id)
    assert saved(library) == ()
    for expected in ("Now", "is:queued"), ("Now", "is:unread tag:now"), ("To do", "is:unread tag:now"):
        library.undo()
        assert [(one.name, one.query) for one in saved(library)] == [expected]
    library.undo()
    assert saved(library) == ()


def test_all_of_it_is_undone_and_done_again_after_a_restart(library: Library, three: list[int]) -> None:
    lists.move_smart_list(library, three[2], 0)
    lists.rename_smart_list(library, three[0], "Z")
    path = library.path
    library.close()
    with Library.open(path) as again:
        assert names(again) == ["C", "Z", "B"]
        again.undo()
        again.undo()
        assert names(again) == ["A", "B", "C"]
    with Library.open(path) as again:
        again.redo()
        assert names(again) == ["C", "A", "B"]


@pytest.mark.parametrize(
    ("moved", "place", "expected"),
    [(0, 1, "BAC"), (0, 2, "BCA"), (0, 99, "BCA"), (2, 0, "CAB"), (2, -1, "CAB"), (1, 2, "ACB")],
)
def test_a_smart_list_moves_among_the_others(
    library: Library, three: list[int], moved: int, place: int, expected: str
) -> None:
    change = lists.move_smart_list(library, three[moved], place)
    assert change is not None
    assert change.label == f"Move Smart List “{'ABC'[moved]}”"
    assert names(library) == list(expected)
    library.undo()
    assert names(library) == list("ABC")


def test_a_smart_list_that_is_where_it_should_be_is_not_moved(library: Library, three: list[int]) -> None:
    lists.move_smart_list(library, three[0], 1)
    assert lists.move_smart_list(library, three[0], 1) is None


def test_a_new_smart_list_stands_last_and_one_that_comes_back_where_it_was(library: Library, three: list[int]) -> None:
    lists.delete_smart_list(library, three[1])
    lists.add_smart_list(library, "AA", "x")
    assert names(library) == ["A", "C", "AA"]
    library.undo()
    library.undo()
    assert names(library) == ["A", "B", "C"]


@pytest.mark.parametrize("name", ["a", " A ", "\x00A"])
def test_no_two_smart_lists_are_given_one_name(library: Library, three: list[int], name: str) -> None:
    with pytest.raises(InvalidValue, match="a smart list “A” already"):
        lists.add_smart_list(library, name, "x")
    with pytest.raises(InvalidValue, match="a smart list “A” already"):
        lists.rename_smart_list(library, three[1], name)
    assert lists.rename_smart_list(library, three[0], "a") is not None


def test_a_smart_list_comes_back_though_another_has_its_name_by_now(library: Library, three: list[int]) -> None:
    change = lists.delete_smart_list(library, three[0])
    lists.add_smart_list(library, "A", "x")
    assert change is not None
    library.undo(change.id)
    assert names(library) == ["A", "B", "C", "A"]


def test_a_smart_list_needs_a_name_and_a_search(library: Library, three: list[int]) -> None:
    with pytest.raises(InvalidValue, match="needs a name"):
        lists.add_smart_list(library, " \n", "x")
    with pytest.raises(InvalidValue, match="needs a search"):
        lists.add_smart_list(library, "x", " ")
    with pytest.raises(InvalidValue, match="needs a search"):
        lists.change_query(library, three[0], "\x00")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("line\nbreak\ttab", "line break tab"),
        ("x" * 300, "x" * 100),
        ("<b>&amp;%s\ud800", "<b>&amp;%s"),
        ("漢字", "漢字"),
    ],
)
def test_odd_names_are_made_fit_for_one_line(library: Library, given: str, kept: str) -> None:
    lists.add_smart_list(library, given, "x")
    assert names(library) == [kept]


def test_what_is_no_longer_there_cannot_be_changed(library: Library, three: list[int]) -> None:
    gone = three[0]
    lists.delete_smart_list(library, gone)
    verbs: list[Callable[[], object]] = [
        lambda: lists.rename_smart_list(library, gone, "x"),
        lambda: lists.change_query(library, gone, "x"),
        lambda: lists.move_smart_list(library, gone, 1),
        lambda: lists.delete_smart_list(library, gone),
    ]
    for verb in verbs:
        with pytest.raises(NotFound, match="nothing was changed"):
            verb()


def test_smart_lists_follow_a_tag_to_its_new_name_in_the_same_change(library: Library, bring: Import) -> None:
    bring("One", "Two", "Three")
    ids = library.search("").ids
    library.tag(ids[:1], add=["vision"])
    library.tag(ids[1:2], add=["vision/Depth"])
    lists.add_smart_list(library, "All", "-is:read TAG:Vision")
    lists.add_smart_list(library, "Deep", 'tag:#vision/depth/ OR tag:"visionary"')
    lists.add_smart_list(library, "Word", 'vision "tag:vision"')
    tagging.rename(library, "vision", "computer vision")
    assert queries(library) == [
        '-is:read TAG:"computer vision"',
        'tag:"computer vision/depth" OR tag:"visionary"',
        'vision "tag:vision"',
    ]
    assert [library.search(query).total for query in queries(library)[:2]] == [2, 1]
    library.undo()
    assert queries(library) == ["-is:read TAG:Vision", 'tag:#vision/depth/ OR tag:"visionary"', 'vision "tag:vision"']
    assert [library.search(query).total for query in queries(library)[:2]] == [2, 1]


def test_smart_lists_follow_a_level_that_is_no_tag_itself(library: Library, bring: Import) -> None:
    bring("One")
    library.tag(library.search("").ids, add=["maths/topology"])
    lists.add_smart_list(library, "Maths", "tag:maths")
    tagging.rename(library, "maths", "theory")
    assert queries(library) == ["tag:theory"]


def test_a_query_that_was_changed_since_is_left_as_it_is(library: Library, bring: Import) -> None:
    bring("One")
    library.tag(library.search("").ids, add=["vision"])
    lists.add_smart_list(library, "All", "tag:vision")
    change = tagging.rename(library, "vision", "sight")
    lists.change_query(library, saved(library)[0].id, "tag:sight is:unread")
    assert change is not None
    undone = library.undo(change.id)
    assert undone.kept == 1
    assert queries(library) == ["tag:sight is:unread"]


def test_smart_lists_follow_a_listing_that_they_alone_ask_for(library: Library, page: Page) -> None:
    def bring(name: str, *titles: str) -> Path:
        return page(*titles, name=name)

    library.import_files([bring("march one.txt", "One"), bring("march two.txt", "Two"), bring("april.txt", "Three")])
    lists.add_smart_list(library, "Two", 'in:"two march" is:unread')
    lists.add_smart_list(library, "March", "in:march")
    lists.add_smart_list(library, "April", "in:april")
    numbers = {listing.name: listing.id for listing, _count in library.overview().listings}
    lists.rename_listing(library, numbers["march two.txt"], 'The "best" of them')
    lists.rename_listing(library, numbers["april.txt"], "April, at last")
    assert queries(library) == ['in:"The best of them" is:unread', "in:march", "in:april"]
    assert [library.search(query).total for query in queries(library)] == [1, 1, 1]
    library.undo()
    library.undo()
    assert queries(library) == ['in:"two march" is:unread', "in:march", "in:april"]
    assert [library.search(query).total for query in queries(library)] == [1, 2, 1]
