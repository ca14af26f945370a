"""Citation keys are readable, unique and fit for a .bib file."""

from __future__ import annotations

import pytest

from readinglist.domain.cite_key import MAX_KEY_LENGTH, FreeKeys, fitted, is_made_of, last_name, valid_key


def test_a_key_that_is_taken_gets_a_number() -> None:
    free = FreeKeys(["preface", "Preface-2"])
    assert [free.take("preface"), free.take("Preface"), free.take("other")] == ["preface-3", "Preface-4", "other"]


def test_a_key_that_was_given_out_is_taken() -> None:
    free = FreeKeys()
    assert [free.take("Smith"), free.take("smith"), free.take("smith-2")] == ["Smith", "smith-2", "smith-2-2"]


def test_ten_thousand_papers_may_want_one_key() -> None:
    free = FreeKeys()
    keys = [free.take("paper") for _ in range(10_000)]
    assert (len(set(keys)), keys[-1]) == (10_000, "paper-10000")


@pytest.mark.parametrize(
    ("key", "wanted", "is_made"),
    [
        ("smith-2020", "smith-2020", True),
        ("smith-2020-2", "smith-2020", True),
        ("smith-2020-deep", "smith-2020", False),
        ("smith-2020-", "smith-2020", False),
        ("Smith-2020", "smith-2020", False),
        ("smith", "smith-2020", False),
    ],
)
def test_a_key_is_made_of_another_by_a_number(key: str, wanted: str, is_made: bool) -> None:
    assert is_made_of(key, wanted) == is_made


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ada Lovelace", "Lovelace"),
        ("Lovelace, Ada", "Lovelace"),
        ("Laurens van der Maaten", "Maaten"),
        ("van der Maaten, Laurens", "vanderMaaten"),
        ("Gabriel García-Márquez", "GarciaMarquez"),
        ("Conan O'Brien", "OBrien"),
        ("Sammy Davis Jr.", "Davis"),
        ("Michael von Hicks III", "Hicks"),
        ("Davis, Jr., Sammy", "Davis"),
        ("Byron Jr.", "Jr"),
        ("Øystein Ørsted", "Orsted"),
        ("Jan Łukasiewicz", "Lukasiewicz"),
        ("吴恩达", ""),
        ("  ", ""),
        ("", ""),
    ],
)
def test_a_last_name_is_letters_and_digits(author: str, name: str) -> None:
    assert last_name(author) == name


def test_what_cannot_stand_in_a_key_is_left_out() -> None:
    assert fitted("-Smith & Sons {2020}-") == "SmithSons2020"
    assert len(fitted("long " * 100)) == MAX_KEY_LENGTH
    assert fitted("{}") == ""


def test_a_key_has_letters_digits_and_some_signs() -> None:
    assert valid_key("DBLP:conf/nips/Vaswani17")
    assert not valid_key("smith 2020")
    assert not valid_key("")
    assert not valid_key("größe")
