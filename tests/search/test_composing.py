"""Queries are written so that the parser reads what was meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readinglist.domain.query import InListing, Tagged
from readinglist.search.composing import typed, with_values, within
from readinglist.search.parsing import parse

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("vision", "tag:vision"),
        ("vision/3d", "tag:vision/3d"),
        ("C#", "tag:C#"),
        ("to read", 'tag:"to read"'),
        ("maths (pure)", 'tag:"maths (pure)"'),
        ('the “big” "one"', 'tag:"the big one"'),
    ],
)
def test_a_value_is_quoted_where_it_needs_it(value: str, expected: str) -> None:
    assert typed("tag:", value) == expected


@given(st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters='"“”„‟«»#/'), min_size=1))
@example("OR")
@example("-x")
def test_a_value_that_was_written_is_read_again(value: str) -> None:
    assert parse(typed("tag:", value), today=TODAY).where == Tagged(value)
    assert parse(f"{typed('in:', value)} ", today=TODAY).where == InListing(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:old", 'tag:"brand new"'),
        ("depth -TAG:OLD (x OR tag:old)", 'depth -TAG:"brand new" (x OR tag:"brand new")'),
        ("tag:“old” tag:other", 'tag:"brand new" tag:other'),
        ('is:unread tag:"old', 'is:unread tag:"brand new"'),
        ('old title:old "tag:old" tagged:old', 'old title:old "tag:old" tagged:old'),
        ("tag:", "tag:"),
        ("", ""),
    ],
)
def test_only_the_values_of_that_prefix_are_changed(text: str, expected: str) -> None:
    assert with_values(text, "tag:", lambda value: "brand new" if value.lower() == "old" else None) == expected


@given(st.text())
def test_where_no_value_is_given_the_text_stays_as_it_was(text: str) -> None:
    assert with_values(text, "tag:", lambda _value: None) == text


@pytest.mark.parametrize(
    ("text", "scope", "expected"),
    [
        ("depth", "tag:vision", "tag:vision depth"),
        ("depth", "", "depth"),
        ("", "is:unread", "is:unread"),
        ("a OR b", "tag:vision", "tag:vision (a OR b)"),
        ("depth", "a OR b", "(a OR b) depth"),
        ("a OR b", "c OR d", "(c OR d) (a OR b)"),
        ('"weak to', "is:unread", 'is:unread "weak to'),
        ("sort:title x", "is:unread sort:year", "is:unread sort:year sort:title x"),
    ],
)
def test_a_search_within_another_is_one_text(text: str, scope: str, expected: str) -> None:
    assert within(text, scope, TODAY) == expected
