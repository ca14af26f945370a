"""Queries are written so that the parser reads what was meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readinglist.domain.query import InListing, Sort, SortKey, Tagged
from readinglist.search.composing import as_spelt, sorted_by, typed, with_values, within
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("contrastve learning", '"contrastve" learning'),
        ("Contrastve (lerning OR x) ", '"Contrastve" ("lerning" OR x) '),
        ("title:contrastve", 'title:"contrastve"'),
        ("pre-lerning", '"pre-lerning"'),
        ("lerning:large", '"lerning:large"'),
        ('-lerning "lerning" tag:lerning is:unread', '-lerning "lerning" tag:lerning is:unread'),
        ("", ""),
    ],
)
def test_loosened_words_are_quoted_to_be_taken_as_spelt(text: str, expected: str) -> None:
    assert as_spelt(text, ["contrastve", "lerning"]) == expected


def test_where_no_word_is_named_all_are_quoted() -> None:
    assert as_spelt("deep tag:x OR -y lerning sort:title", []) == '"deep" tag:x OR -y "lerning" sort:title'


@given(st.text(), st.lists(st.text()))
def test_words_taken_as_spelt_once_are_not_quoted_again(text: str, loosened: list[str]) -> None:
    once = as_spelt(text, loosened)
    assert as_spelt(once, loosened) == once


@pytest.mark.parametrize(
    ("text", "sort", "expected"),
    [
        ("depth", Sort(SortKey.YEAR), "sort:year depth"),
        ("depth", Sort(SortKey.YEAR, descending=False), "sort:-year depth"),
        ('tag:a "weak to', Sort(SortKey.TITLE, descending=True), 'sort:-title tag:a "weak to'),
        ("", Sort(SortKey.TITLE), "sort:title"),
        ("depth sort:rating", Sort(SortKey.YEAR), "depth sort:rating"),
    ],
)
def test_an_order_is_typed_before_what_names_none_itself(text: str, sort: Sort, expected: str) -> None:
    assert sorted_by(text, sort) == expected
    asked = parse(sorted_by(text, sort), today=TODAY)
    assert asked.where == parse(text, today=TODAY).where
