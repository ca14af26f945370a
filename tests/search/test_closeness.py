"""Of many texts, those that are meant by what is typed stand first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.search.closeness import MOST_OFFERED, Ranking

TEXTS = (
    ("Find…", "Go to the search line"),
    ("Mark Read", "Say that you have read the selected papers"),
    ("Mark Unread", "Put the selected papers back into the inbox"),
    ("Export › Selection as BibTeX…", "Write the selected papers to a .bib file"),
    ("Theme › Dark", "Use the dark theme"),
    ("reading list", ""),
    ("vision/3d", ""),
    ("Überblick", ""),
)


def found(typed: str) -> list[str]:
    return [TEXTS[at][0] for at in Ranking(TEXTS).best(typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("find", "Find…"), ("unr", "Mark Unread"), ("bib", "Export › Selection as BibTeX…"), ("3d", "vision/3d"),
        ("dark theme", "Theme › Dark"), ("READ MARK", "Mark Read"), ("exprot", "Export › Selection as BibTeX…"),
        ("unraed", "Mark Unread"), ("über", "Überblick"), ("visoin", "vision/3d"), ("inbox", "Mark Unread"),
        ("›dark‹", "Theme › Dark"),
    ],
)  # fmt: skip
def test_the_first_line_is_what_is_meant(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_a_text_that_begins_so_comes_before_one_of_which_a_later_word_does() -> None:
    assert found("read")[:2] == ["reading list", "Mark Read"]


def test_a_word_within_another_is_not_its_beginning() -> None:
    assert "Mark Unread" not in found("rea")


def test_a_hint_finds_too_but_last() -> None:
    assert found("file") == ["Export › Selection as BibTeX…"]
    assert found("search") == ["Find…"]
    assert found("theme") == ["Theme › Dark"]


def test_where_words_are_found_nothing_is_taken_for_misspelt() -> None:
    assert found("dark") == ["Theme › Dark"]
    assert found("dakr")[0] == "Theme › Dark"


@pytest.mark.parametrize("typed", ["", "   ", "…"])
def test_nothing_typed_leaves_the_texts_in_their_order(typed: str) -> None:
    assert found(typed) == [text for text, _hint in TEXTS]


def test_nonsense_finds_nothing() -> None:
    assert found("xqzvwkjh") == []


def test_two_letters_are_never_misspelt() -> None:
    assert found("zr") == []


def test_no_more_are_offered_than_one_can_look_through() -> None:
    many = Ranking([(f"tag {number}", "") for number in range(1_000)])
    assert [len(many.best(typed)) for typed in ("", "tag", "tagg")] == [MOST_OFFERED] * 3


@given(st.text(max_size=40), st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=8))
def test_whatever_is_typed_each_text_is_found_at_most_once(typed: str, texts: list[tuple[str, str]]) -> None:
    best = Ranking(texts).best(typed)
    assert len(set(best)) == len(best)
    assert set(best) <= set(range(len(texts)))


@given(st.text(min_size=1, max_size=30))
def test_a_text_typed_out_is_found(text: str) -> None:
    assert 1 in Ranking([("something else", ""), (text, "")]).best(text)
