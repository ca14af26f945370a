"""Names of tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.errors import InvalidValue
from readinglist.domain.tags import MAX_TAG_LENGTH, clean_name, fold, lineage


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("vision", "vision"),
        ("  machine   learning ", "machine learning"),
        ("#vision", "vision"),
        ("a / b//c/", "a/b/c"),
        ("one, two", "one two"),
        ('6" disk “here”', "6 disk here"),
        ("tab\there", "tab here"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_a_name_is_kept_clean(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "/", "#", " / / ", "\x00"])
def test_a_name_with_nothing_in_it_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValue, match="needs a name"):
        clean_name(typed)


def test_a_very_long_name_is_refused() -> None:
    with pytest.raises(InvalidValue, match="at most"):
        clean_name("x" * (MAX_TAG_LENGTH + 1))


@given(st.text(max_size=50))
def test_a_clean_name_stays_as_it_is(typed: str) -> None:
    try:
        clean = clean_name(typed)
    except InvalidValue:
        return
    assert clean_name(clean) == clean


def test_case_does_not_tell_tags_apart() -> None:
    assert fold("Vision/3D") == fold("vision/3d")


def test_a_nested_tag_knows_what_it_is_nested_in() -> None:
    assert lineage("a/b/c") == ["a", "a/b", "a/b/c"]
