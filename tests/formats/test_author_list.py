from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.author_list import MAX_AUTHORS, MAX_NAME, author_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Byron", ("Ada Byron",)),
        ("Ada Byron, Bob Noyce and Cy Twombly", ("Ada Byron", "Bob Noyce", "Cy Twombly")),
        ("Ada Byron, Bob Noyce, and Cy Twombly", ("Ada Byron", "Bob Noyce", "Cy Twombly")),
        ("Ada Byron and Bob and Cy", ("Ada Byron", "Bob", "Cy")),
        ("Ada Byron (1), Bob (1 and 2) ((1) MIT, Boston, (2) CERN)", ("Ada Byron", "Bob")),
        ("Ada Byron (Rivers and Lakes, Inc.), Bob", ("Ada Byron", "Bob")),
        ("Ada Byron (never closed, Bob", ("Ada Byron",)),
        ("Erd\\H{o}s, Fr\\'ed\\'eric, {\\L}ukasz", ("Erdős", "Frédéric", "Łukasz")),
        ("Sammy Davis, Jr., Bob", ("Sammy Davis Jr.", "Bob")),
        ("Byron, Ada; Davis, Jr., Sammy", ("Ada Byron", "Sammy Davis Jr.")),
        ("The Boat Collaboration: A. One, B. Two", ("The Boat Collaboration", "A. One", "B. Two")),
        ("Ada, on behalf of the Boat Collaboration", ("Ada", "the Boat Collaboration")),
        ("Ada Byron et al.", ("Ada Byron",)),
        ("Ada Byron, Bob, ...", ("Ada Byron", "Bob")),
        ("Andy Andrews, Sandy and Brandt", ("Andy Andrews", "Sandy", "Brandt")),
        ("Ada & Bob", ("Ada", "Bob")),
        ("Ada\x00 \ud800, B\u202eob", ("Ada �", "Bob")),
        ("", ()),
        (", ,; 12 ()", ()),
    ],
)
def test_names_are_told_apart(text: str, names: tuple[str, ...]) -> None:
    assert author_names(text) == names


@given(
    st.lists(st.sampled_from(["A", " and ", ",", "(", ")", ";", "{", "}", "\\'e", "Jr.", "et al", " for the ", ":"]))
)
def test_any_line_is_read_without_fail(parts: list[str]) -> None:
    names = author_names("".join(parts))
    assert all(name.strip() == name and 0 < len(name) <= MAX_NAME for name in names)


def test_there_are_limits() -> None:
    assert len(author_names("A, " * 30_000)) == MAX_AUTHORS
    assert len(author_names("A" * 10_000)[0]) == MAX_NAME
