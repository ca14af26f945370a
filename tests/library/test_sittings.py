"""A sitting is taken back as one, but for what was changed since."""

from __future__ import annotations

import pytest

from readinglist.domain.change import Change
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.library import Library, importing, marking, sittings, tagging
from readinglist.library.review import Source

TITLES = ("On Owls", "On Larks", "On Wrens")


@pytest.fixture
def owls(library: Library) -> Library:
    records = tuple(Record(line, title, title) for line, title in enumerate(TITLES, start=1))
    importing.commit(library, importing.review(library, [Source("a", "a", "a", "test", "", records)]))
    return library


def sitting(library: Library) -> list[Change]:
    """Read the first, star and tag the second and dismiss it, queue the third and then read it."""
    changes = [
        marking.mark(library, [1], "read"),
        marking.star(library, [2], True),
        tagging.tag(library, [2], add=["birds"]),
        marking.mark(library, [2], "dismissed"),
        marking.mark(library, [3], "queued"),
        marking.mark(library, [3], "read"),
    ]
    return [change for change in changes if change is not None]


def states(library: Library) -> list[State]:
    return [paper.state for paper in library.papers([1, 2, 3])]


def test_all_is_as_it_was(owls: Library) -> None:
    before = owls.papers([1, 2, 3])
    done = sittings.take_back(owls, sitting(owls))
    assert owls.papers([1, 2, 3]) == before
    assert done.kept == 0
    assert done.change is not None
    assert done.change.label == "Take back a triage of 3 papers"


def test_it_is_one_step_that_can_itself_be_undone(owls: Library) -> None:
    changes = sitting(owls)
    after = owls.papers([1, 2, 3])
    sittings.take_back(owls, changes)
    owls.undo()
    assert owls.papers([1, 2, 3]) == after


def test_what_was_changed_since_stays_and_is_counted(owls: Library) -> None:
    changes = sitting(owls)
    marking.mark(owls, [1], "reading")
    done = sittings.take_back(owls, changes)
    assert states(owls) == [State.READING, State.UNREAD, State.UNREAD]
    assert done.kept == 1


def test_a_tag_taken_off_in_the_sitting_comes_back_unless_it_is_gone(owls: Library) -> None:
    tagging.tag(owls, [1, 2], add=["birds"])
    tagging.tag(owls, [1], add=["night"])
    off = [tagging.tag(owls, [1], remove=["birds", "night"])]
    night = next(tag.id for tag, _count in owls.overview().tags if tag.name == "night")
    tagging.delete(owls, night)
    sittings.take_back(owls, [change for change in off if change])
    assert owls.papers([1])[0].tags == ("birds",)


def names_of_tags(library: Library) -> list[str]:
    return [tag.name for tag, _count in library.overview().tags]


def test_a_tag_that_was_made_in_the_sitting_goes_and_comes_back_with_it(owls: Library) -> None:
    changes = sitting(owls)
    done = sittings.take_back(owls, changes)
    assert names_of_tags(owls) == []
    assert done.kept == 0
    owls.undo()
    assert names_of_tags(owls) == ["birds"]
    assert owls.papers([2])[0].tags == ("birds",)


def test_a_tag_that_another_paper_has_by_now_stays(owls: Library) -> None:
    changes = sitting(owls)
    tagging.tag(owls, [3], add=["birds"])
    sittings.take_back(owls, changes)
    assert names_of_tags(owls) == ["birds"]


def test_where_nothing_is_left_to_take_back_nothing_is_changed(owls: Library) -> None:
    changes = sitting(owls)
    sittings.take_back(owls, changes)
    assert sittings.take_back(owls, changes).change is None
