"""Tags are put into the search line and taken out of it, one by one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.query import Tagged, walk
from readinglist.search.joining import asks_for_tag, with_tag, without_tag
from readinglist.search.parsing import parse

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("text", "narrowed", "widened"),
    [
        ("", "tag:b", "tag:b"),
        ("tag:a", "tag:a tag:b", "tag:a OR tag:b"),
        ("tag:a is:unread", "tag:a is:unread tag:b", "tag:a is:unread OR tag:b"),
        ("tag:a OR x", "(tag:a OR x) tag:b", "tag:a OR x OR tag:b"),
        ("deep ", "deep tag:b", "deep OR tag:b"),
        ('"deep net', '"deep net" tag:b', '"deep net" OR tag:b'),
        ("x (y", "x (y) tag:b", "x (y) OR tag:b"),
    ],
)
def test_a_tag_narrows_a_search_or_widens_it(text: str, narrowed: str, widened: str) -> None:
    assert with_tag(text, "b", TODAY) == narrowed
    assert with_tag(text, "b", TODAY, instead=True) == widened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:b", ""),
        ("tag:a tag:B", "tag:a"),
        ("tag:#b/ tag:a", "tag:a"),
        ("tag:a OR tag:b", "tag:a"),
        ("tag:b OR tag:a", "tag:a"),
        ("tag:a OR tag:b OR tag:c", "tag:a OR tag:c"),
        ("(tag:a OR tag:b) deep", "(tag:a) deep"),
        ("(tag:b) deep", "deep"),
        ("-tag:b tag:bc", "-tag:b tag:bc"),
        ('tag:b "tag:b"', '"tag:b"'),
    ],
)
def test_a_tag_is_taken_out_of_a_search(text: str, expected: str) -> None:
    assert without_tag(text, "b") == expected
    assert not asks_for_tag(expected, "b")


def test_a_name_of_several_words_is_put_in_quotes_and_found_again() -> None:
    text = with_tag("deep", "to read/now", TODAY)
    assert text == 'deep tag:"to read/now"'
    assert asks_for_tag(text, "To Read/Now")
    assert without_tag(text, "to read/now") == "deep"


@given(st.text(st.sampled_from('abOR ():-"tag:a '), max_size=20))
def test_whatever_is_typed_a_tag_is_one_more_part_of_it_and_goes_again(text: str) -> None:
    for instead in (False, True):
        joined = with_tag(text, "zz", TODAY, instead=instead)
        assert Tagged("zz") in walk(parse(f"{joined} ", today=TODAY).where)
        assert not asks_for_tag(without_tag(joined, "zz"), "zz")
