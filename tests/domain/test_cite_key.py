"""Citation keys are readable, unique and fit for a .bib file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.cite_key import MAX_KEY_LENGTH, proposed_key, unique_key, valid_key


@pytest.mark.parametrize(
    ("title", "authors", "year", "key"),
    [
        ("A ConvNet for the 2020s", [], None, "convnet-2020s"),
        ("Attention Is All You Need", ["Ashish Vaswani"], 2017, "vaswani-2017-attention-all-you"),
        ("Deep Learning", ["LeCun, Yann"], 2015, "lecun-2015-deep-learning"),
        ("Über Größe", ["Paul Erdős"], None, "erdos-uber-grosse"),
        ("On the", [], None, "on-the"),
        ("深度学习", [], None, "paper"),
        ("", [], None, "paper"),
        ("What's in a Name?", [], None, "whats-name"),
    ],
)
def test_a_key_is_made_of_author_year_and_telling_words(
    title: str, authors: list[str], year: int | None, key: str
) -> None:
    assert proposed_key(title, authors, year) == key


@given(st.text(), st.lists(st.text(), max_size=2), st.none() | st.integers(0, 9999))
def test_every_key_can_stand_in_a_bib_file(title: str, authors: list[str], year: int | None) -> None:
    key = proposed_key(title, authors, year)
    assert valid_key(key)
    assert len(key) <= MAX_KEY_LENGTH


def test_a_key_that_is_taken_gets_a_number() -> None:
    taken = {"preface", "preface-2"}
    assert unique_key("preface", taken.__contains__) == "preface-3"
    assert unique_key("other", taken.__contains__) == "other"
