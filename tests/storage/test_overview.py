"""The sidebar counts what one would find: nothing in the trash, nothing dismissed."""

from __future__ import annotations

from readinglist.domain.links import Link
from readinglist.domain.overview import Overview
from readinglist.domain.records import Record
from readinglist.library import Library, importing, marking
from readinglist.library.review import Source
from tests.effort import effort


def filled(library: Library) -> Library:
    link = Link.to("https://github.com/example/plain")
    records = tuple(Record(n, f"Paper {n}", f"Paper {n}", links=(link,)) for n in range(1, 7))
    importing.commit(library, importing.review(library, [Source("p", "page.txt", "page.txt", "test", "", records)]))
    library.tag([1, 2, 3, 4, 5], add=["vision/depth"])
    library.tag([1, 2], add=["vision/flow"])
    library.mark([2], "dismissed")
    library.trash([3])
    library.mark([4], "dismissed")
    library.trash([4])
    return library


def numbers(overview: Overview) -> dict[str, int]:
    return {tag.name: count for tag, count in overview.tags} | {
        listing.name: count for listing, count in overview.listings
    }


def test_what_is_hidden_is_not_counted(library: Library) -> None:
    overview = filled(library).overview()
    assert numbers(overview) == {"vision/depth": 2, "vision/flow": 1, "page.txt": 3}
    assert overview.levels == {"vision": 2}
    assert (overview.papers, overview.with_code, overview.recent, overview.trashed) == (3, 3, 3, 2)


def test_a_paper_with_several_tags_below_a_level_counts_once(library: Library) -> None:
    filled(library).tag([1, 5, 6], add=["Vision", "vision/depth/stereo"])
    counts = numbers(library.overview())
    assert {name: counts[name] for name in ("Vision", "vision/depth", "vision/depth/stereo")} == {
        "Vision": 3,
        "vision/depth": 3,
        "vision/depth/stereo": 3,
    }
    assert library.overview().levels == {}


def test_many_tags_are_not_compared_with_each_other(library: Library) -> None:
    filled(library).tag([1], add=(f"field {number % 40}/topic {number}" for number in range(2_000)))
    assert effort(library.overview) < 20


def test_a_star_is_counted_where_its_paper_is_shown(library: Library) -> None:
    marking.star(filled(library), [1, 2, 3], True)
    assert library.overview().starred == 1


def test_the_names_are_there_before_anything_is_counted(library: Library) -> None:
    names, overview = filled(library).overview(counted=False), library.overview()
    assert [tag for tag, _ in names.tags] == [tag for tag, _ in overview.tags]
    assert [listing for listing, _ in names.listings] == [listing for listing, _ in overview.listings]
    assert set(numbers(names).values()) == {0}
