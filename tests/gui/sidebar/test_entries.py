"""The sidebar lists what the overview counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from readinglist.domain.overview import Listing, Overview, SmartList
from readinglist.domain.paper import State
from readinglist.domain.query import Flag, Is, ListingIds, Tagged
from readinglist.domain.tags import Tag
from readinglist.gui.sidebar.entries import Entry, Kind, entries

TODAY = date(2026, 3, 18)
LISTING = Listing(4, "march.txt", "listing", "", datetime(2026, 3, 17, tzinfo=UTC), "Mar 17", 64, 60, 4)
OVERVIEW = Overview(
    papers=60,
    states=dict.fromkeys(State, 12),
    starred=3,
    with_code=9,
    recent=60,
    trashed=1,
    tags=((Tag(1, "vision", "#ff0000", 2), 5), (Tag(2, "vision/Segmentation"), 2), (Tag(3, "maths/topology"), 1)),
    listings=((LISTING, 60),),
    smart_lists=(SmartList(7, "Soon", "is:queued has:code"),),
    levels={"maths": 1},
)


def found(key: str, among: tuple[Entry, ...] | None = None) -> Entry:
    wanted = entries(OVERVIEW, TODAY, {}) if among is None else among
    for entry in wanted:
        if entry.key == key:
            return entry
        if entry.children:
            try:
                return found(key, entry.children)
            except KeyError:
                continue
    raise KeyError(key)


def test_states_stand_first_with_their_counts() -> None:
    first = entries(OVERVIEW, TODAY, {})[:6]
    assert [(entry.text, entry.count) for entry in first] == [
        ("All papers", 60), ("Unread", 12), ("Queued", 12), ("Reading", 12), ("Read", 12), ("Dismissed", 12),
    ]  # fmt: skip
    assert first[1].scope.where == Is(Flag.UNREAD)


def test_tags_are_nested_by_their_names() -> None:
    vision = found("tag:1")
    assert (vision.text, vision.colour, vision.count) == ("vision", "#ff0000", 5)
    assert [child.text for child in vision.children] == ["Segmentation"]
    assert vision.children[0].scope.where == Tagged("vision/Segmentation")


def test_a_level_that_is_no_tag_is_shown_all_the_same() -> None:
    maths = found("level:maths")
    assert (maths.text, maths.count, maths.source) == ("maths", 1, None)
    assert maths.scope.where == Tagged("maths")
    assert [child.text for child in maths.children] == ["topology"]


def test_a_listing_is_asked_for_by_its_id_because_names_may_repeat() -> None:
    listing = found("listing:4")
    assert (listing.text, listing.detail) == ("march", "Mar 17")
    assert listing.scope.where == ListingIds((4,))


def test_a_smart_list_is_what_was_typed_and_says_so_with_its_whole_name() -> None:
    soon = found("smart-list:7")
    assert soon.typed == "is:queued has:code"
    assert soon.tip == "Soon, which finds: is:queued has:code"


def test_a_smart_list_has_the_count_of_its_query_once_that_is_known() -> None:
    assert found("smart-list:7").count is None
    counted = entries(OVERVIEW, TODAY, {"is:queued has:code": 0})
    assert found("smart-list:7", counted).count == 0


def test_an_entry_finds_what_another_does_whatever_is_counted() -> None:
    soon = found("smart-list:7")
    assert soon.finds_as(replace(soon, count=3, text="Later"))
    assert not soon.finds_as(replace(soon, typed="is:queued"))
    assert not found("unread").finds_as(found("read"))


def test_sections_without_an_entry_are_left_out() -> None:
    bare = replace(OVERVIEW, tags=(), listings=(), smart_lists=())
    assert all(entry.kind is Kind.LIBRARY for entry in entries(bare, TODAY, {}))


@pytest.mark.parametrize(
    ("line", "tag", "takes"),
    [
        ("tag:3", "vision", True),  # below maths/topology
        ("level:maths", "vision", True),
        ("level:maths", "maths/topology", False),  # it is there already
        ("tag:1", "vision/Segmentation", False),
        ("tag:2", "vision", False),  # a tag does not go into itself
        ("tag:1", "vision", False),
        ("tags", "vision/Segmentation", True),
        ("tags", "vision", False),
        ("queued", "vision", False),
        ("listing:4", "vision", False),
    ],
)
def test_a_line_takes_a_tag_that_can_go_below_it(line: str, tag: str, takes: bool) -> None:
    assert found(line).takes_tag(tag) is takes
