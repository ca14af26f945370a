"""When two records are the same paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.identity import arxiv_id, doi, same_identifiers, title_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2103.00020", "2103.00020"),
        ("2103.00020v3", "2103.00020"),
        ("arXiv:2103.00020v1", "2103.00020"),
        ("arxiv: 0704.0001", "0704.0001"),
        ("https://arxiv.org/abs/2103.00020v2", "2103.00020"),
        ("https://arxiv.org/pdf/2103.00020.pdf", "2103.00020"),
        ("https://huggingface.co/papers/2103.00020", "2103.00020"),
        ("astro-ph/9204001", "astro-ph/9204001"),
        ("math.GT/0309136", "math.gt/0309136"),
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("1.5", None),
        ("2103.00020 and more", None),
        ("10.48550/arXiv.2103.00020", None),
        ("", None),
    ],
)
def test_an_arxiv_id_is_found_without_its_version(text: str, expected: str | None) -> None:
    assert arxiv_id(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1145/3292500.3330701", "10.1145/3292500.3330701"),
        ("doi:10.1000/ABC.", "10.1000/abc"),
        ("(see 10.1000/a(b)c(d).)", "10.1000/a(b)c(d)"),
        (
            "10.1002/(SICI)1096(1998)19:4<377::AID-JCC1>3.0.CO;2-P",
            "10.1002/(sici)1096(1998)19:4<377::aid-jcc1>3.0.co;2-p",
        ),
        ("10.18653/v1/2020.acl-main.1", "10.18653/v1/2020.acl-main.1"),
        ("10.1000/182\u200b", "10.1000/182"),
        ("10.1000/18\x1b2", None),
        ("10.1000/.", None),
        ("version 10.1", None),
        ("", None),
    ],
)
def test_a_doi_is_found(text: str, expected: str | None) -> None:
    assert doi(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Learning to Learn", "learning to learn.", True),
        ("Fine-Tuning", "Finetuning", True),
        ("Erdős–Rényi graphs", "Erdos Renyi Graphs", True),
        ("Learning to Learn", "Learning to Teach", False),
        ("C++", "C", True),
        ("???", "!!!", False),
        ("深度学习", "深度学习", True),
        ("深度学习", "深度", False),
    ],
)
def test_titles_are_compared_by_letters_and_digits_alone(one: str, other: str, same: bool) -> None:
    assert (title_key(one) == title_key(other)) is same


@given(st.text(min_size=1))
def test_a_title_and_its_key_have_the_same_key(title: str) -> None:
    assert title_key(title_key(title)) == title_key(title)


def test_papers_with_different_identifiers_of_one_kind_are_different() -> None:
    assert not same_identifiers(("2103.00020", None), ("2103.00021", None))
    assert not same_identifiers(("2103.00020", "10.1/a"), ("2103.00020", "10.1/b"))


def test_an_identifier_that_one_lacks_does_not_part_them() -> None:
    assert same_identifiers(("2103.00020", None), (None, "10.1/a"))
    assert same_identifiers((None, None), (None, None))


def test_a_title_without_accents_is_folded_like_one_with() -> None:
    title = "".join(map(chr, range(128)))
    assert title_key(f"é{title}") == f"e{title_key(title)}"
    assert title_key(title) == "0123456789" + 2 * "abcdefghijklmnopqrstuvwxyz"
