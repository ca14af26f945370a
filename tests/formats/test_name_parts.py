from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.name_parts import NameParts, parts_of
from readinglist.formats.one_line import one_line


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Byron", ("Ada", "Byron", "")),
        ("Ada King Byron", ("Ada King", "Byron", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van Beethoven", "")),
        ("María de la Cruz", ("María", "de la Cruz", "")),
        ("Sammy Davis Jr.", ("Sammy", "Davis", "Jr.")),
        ("Otto Wilhelm III", ("Otto", "Wilhelm", "III")),
        ("Madonna", ("", "Madonna", "")),
        ("van Gogh", ("", "van Gogh", "")),
        ("bell hooks", ("", "bell hooks", "")),
        ("Lab, Inc.", ("", "Lab, Inc.", "")),
        ("Jr. Byron", ("", "Jr. Byron", "")),
        ("Byron Jr.", ("Byron", "Jr.", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_has_parts(name: str, parts: tuple[str, str, str]) -> None:
    assert parts_of(name) == NameParts(*parts)


@given(st.text(max_size=30) | st.from_regex(r"\A(?:[A-Z]?[a-z]{1,6}[ ]){1,4}(?:Jr\.|III|[A-Z][a-z]+)\Z"))
def test_no_word_of_a_name_is_lost(name: str) -> None:
    assert " ".join(filter(None, parts_of(name))) == one_line(name)
