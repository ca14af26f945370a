"""Foreign text is fit for the screen: nothing turns the line round or is endless, and marks stay where they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.gui.foreign_text import (
    BREAK,
    LONGEST_WORD,
    MAX_CHARACTERS,
    MAX_LINES,
    breakable,
    on_one_line,
    utf16_offset,
    utf16_position,
    visible,
)


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\u200f", "\u2028", "\ufeff", "\ud800"], ids=ascii
)
def test_what_cannot_be_seen_or_turns_the_line_round_is_replaced(character: str) -> None:
    assert visible(f"a{character}b") == "a\ufffdb"


def test_tabs_line_breaks_and_letters_of_all_scripts_stay() -> None:
    text = "a\tb\nça 中文 👩‍🔬 שלום"
    assert visible(text) == text


def test_one_line_has_no_breaks_and_no_runs_of_spaces() -> None:
    assert on_one_line(" a\n\n  b\tc ") == "a b c"


def test_one_line_says_where_it_was_cut() -> None:
    assert on_one_line("abcdef", limit=4) == "abc…"


def test_a_long_word_gets_places_to_break() -> None:
    shown, _marks = breakable("x" * (3 * LONGEST_WORD))
    assert [len(part) for part in shown.split(BREAK)] == [LONGEST_WORD] * 3


def test_what_is_too_long_is_cut_and_says_so() -> None:
    shown, _marks = breakable("word " * MAX_CHARACTERS)
    assert len(shown) == MAX_CHARACTERS + 1
    assert shown.endswith("…")


def test_lines_beyond_all_measure_become_one() -> None:
    shown, (mark,) = breakable("x\n" * 2 * MAX_LINES, [(3 * MAX_LINES, 3 * MAX_LINES + 1)])
    assert shown.count("\n") == MAX_LINES
    assert shown[slice(*mark)] == "x"


@given(st.text(alphabet="ab \u202e😀", max_size=400), st.integers(0, 399), st.integers(1, 20))
def test_a_mark_marks_the_same_characters_after_breaking(text: str, first: int, length: int) -> None:
    last = first + length
    if last > len(text):
        return
    shown, marks = breakable(text, [(first, last)])
    (marked,) = marks
    assert shown[slice(*marked)].replace(BREAK, "") == visible(text[first:last])


def test_positions_are_counted_as_qt_counts_them() -> None:
    assert utf16_offset("a😀b", 2) == 3


@given(st.text(alphabet="ab\u0301é😀\ud800", max_size=20), st.integers(0, 20))
def test_a_position_that_qt_counted_is_counted_back(text: str, position: int) -> None:
    position = min(position, len(text))
    assert utf16_position(text, utf16_offset(text, position)) == position
