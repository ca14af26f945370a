"""Text in a terminal's columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.cli.text import cut, padded, shown, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("paper", 5), ("紙の本", 6), ("Erdo\u0302s", 5), ("a\u200db", 2), ("ﬁ", 1), ("한", 2)],
)
def test_a_text_is_as_wide_as_it_is_drawn(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "kept"),
    [
        ("short", 5, "short"),
        ("a longer one", 9, "a longer…"),
        ("a longer one", 8, "a longe…"),
        ("紙の本です", 5, "紙の…"),
        ("紙の本です", 6, "紙の…"),
        ("x", 1, "x"),
        ("xy", 1, "…"),
    ],
)
def test_a_text_that_is_too_wide_ends_in_an_ellipsis(text: str, columns: int, kept: str) -> None:
    assert cut(text, columns) == kept


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_a_cell_fills_its_column_whatever_is_in_it(text: str, columns: int) -> None:
    assert width(padded(shown(text), columns)) == columns


def test_nothing_that_moves_the_cursor_reaches_the_terminal() -> None:
    assert shown("red \x1b[31m, back\r, new\nline, \u202eleft") == "red �[31m, back�, new�line, �left"


def test_a_file_name_of_broken_bytes_can_be_shown() -> None:
    assert shown("caf\udce9.txt") == "caf�.txt"
