"""The words in which two texts differ are found."""

from __future__ import annotations

import pytest

from readinglist.gui.duplicates.differences import MOST_WORDS, differences, parting_seen_from, parts_lacking
from readinglist.gui.foreign_text import Span


def marked(text: str, spans: list[Span]) -> list[str]:
    return [text[first:last] for first, last in spans]


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("Reading Slowly", "Reading Slowly", [], []),
        ("Reading Slowly", "Reading Quickly", ["Slowly"], ["Quickly"]),
        ("Reading Slowly", "Reading Slowly: A Study", [], [": A Study"]),
        ("Reading  Slowly", "Reading\nSlowly", [], []),
        ("On slow reading", "On Slow Reading", ["slow reading"], ["Slow Reading"]),
        ("a b c d", "a x c y", ["b", "d"], ["x", "y"]),
        ("", "All of it", [], ["All of it"]),
        ("读书 🦉 慢", "读书 🦉 快", ["慢"], ["快"]),
    ],
)
def test_words_that_differ_are_marked(one: str, other: str, left: list[str], right: list[str]) -> None:
    mine, its = differences(one, other)
    assert (marked(one, mine), marked(other, its)) == (left, right)
    assert differences(other, one) == (its, mine)


def test_of_texts_without_end_the_beginning_is_compared_and_the_rest_differs() -> None:
    one, other = "same " * MOST_WORDS + "tail", "same " * MOST_WORDS + "tail"
    assert differences(one, other) == ([(5 * MOST_WORDS, 5 * MOST_WORDS + 4)],) * 2


def test_of_lists_the_parts_that_the_other_one_lacks_are_marked() -> None:
    left, right = parts_lacking(["Ada L.", "Ben"], ["Ben", "Ada L.", "Cy"], ", ")
    assert (left, right) == ([], [(13, 15)])


@pytest.mark.parametrize(
    ("one", "other", "room", "shown"),
    [
        ("Reading Slowly", "Reading Slwly", 40, "Reading Slowly"),
        ("In the End a Long Title Has a Subtitle", "In the End a Long Title Has", 24, "Long Title Has a Subtitle"),
        ("In the End a Long Title Has a Typo", "In the End a Long Title Has a Tpyo", 24, "Title Has a Typo"),
        ("Endless" * 20, "Endless" * 20 + "ly", 24, "Endless" * 20),
        ("The Same Long Title of a Paper", "The Same Long Title of a Paper", 10, "The Same Long Title of a Paper"),
    ],
)
def test_two_long_titles_are_shown_from_shortly_before_they_part(one: str, other: str, room: int, shown: str) -> None:
    assert one[parting_seen_from(one, other, room) :] == shown
