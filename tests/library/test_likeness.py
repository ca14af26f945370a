"""Two papers are proposed as one where titles and authors speak for it, and nothing against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.duplicates import Titled, Why
from readinglist.domain.identity import same_identifiers
from readinglist.library.compared_paper import compared, short_name
from readinglist.library.likeness import Likeness, likeness

ADA, BEN = "Ada Lovelace", "Ben Nevis"


def like(one: Titled, other: Titled) -> Likeness | None:
    return likeness(compared(one), compared(other))


def why(one: Titled, other: Titled) -> Why | None:
    found = like(one, other)
    return found.why if found else None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Learning to Parse Sentences", "Learning to parse sentences.", Why.SAME_TITLE),
        ("Learning to Parse Long Sentences", "Learning to Prase Long Sentences", Why.MISTYPED),
        ("A Corpus of Translated Poems", "A Corpus of Translated Poem", Why.MISTYPED),
        ("A Survey of Parsing by Machines", "Survey of Parsing for Machines", Why.SMALL_WORDS),
        ("Parsing with Trees", "Parsing with Trees: An Empirical Study", Why.SUBTITLE),
        ("Pre-training of Language Encoders", "BERT: Pretraining of Language Encoders", None),
        ("Deep Encoders of Language", "BERT: Deep Encoders of Language", Why.SUBTITLE),
        ("Analyse des phrases (Parsing of Long Sentences)", "Parsing of long sentences", Why.SUBTITLE),
        ("The PASSAGE project: Subtitling of Plays", "Subtitling of Plays: the PASSAGE project", Why.TURNED),
        ("A Modular Toolkit for Generation of Text", "A Modular Toolbox for Generation of Text", Why.RETITLED),
        ("Transformers Fight Online Rumours", "Can Transformers Fight Online Rumours?", Why.RETITLED),
        (f"{'Long words make titles grow ' * 3}until they are cut", "Long words make titles grow " * 3, Why.CUT),
        ("Entity Resolution in Long Texts", "Event Resolution in Long Texts", None),
        ("A German Corpus of Letters", "A French Corpus of Letters", None),
        ("The System of Team 3 at Task 5", "The System of Team 3 at Task 6", None),
        ("The Second Workshop on Parsing Trees", "The Third Workshop on Parsing Trees", None),
        ("Learning to Parse, Part I", "Learning to Parse, Part II", None),
        ("Supervised Parsing of Sentences", "Unsupervised Parsing of Sentences", None),
        ("Parsing Long Sentences", "Erratum: Parsing Long Sentences", None),
        ("Parsing Long Sentences", "Reading Short Words", None),
        ("Reading Old Letters", "Reading Old Letters Revisited", None),
        ("Parsing", "Parsing: A Study", Why.SUBTITLE),
        ("Parsing - of Sentences: A Study", "Parsing - of Sentences", Why.SUBTITLE),
        ("Formal Parsing of Sentences", "Tormal Parsing of Sentences", Why.MISTYPED),
        ("Typical Parsing of Sentences", "Atypical Parsing of Sentences", None),
    ],
)
def test_titles_of_the_same_authors(one: str, other: str, expected: Why | None) -> None:
    authors = (ADA, BEN)
    assert why(Titled(1, one, authors, 2024), Titled(2, other, authors, 2024)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Learning to Parse Long Sentences", "Learning to Prase Long Sentences", Why.MISTYPED),
        ("Fast Parsing of Very Long Sentences", "Fast Parsing of Very Long Sentences: A Study", Why.SUBTITLE),
        ("Parsing Long Sentences", "Parsing Long Sentences: A Study", None),
        ("Urdu to Hindi Machine Translation", "Hindi to Urdu Machine Translation", None),
        ("A Modular Toolkit for Text Generation", "A Modular Toolbox for Text Generation", None),
        ("Preface", "Prefaces", None),
    ],
)
def test_titles_alone_need_more_evidence(one: str, other: str, expected: Why | None) -> None:
    assert why(Titled(1, one), Titled(2, other, (ADA,))) is expected


def test_other_authors_wrote_another_paper() -> None:
    assert like(Titled(1, "Preface", (ADA,)), Titled(2, "Preface", (BEN,))) is None


def test_a_list_of_authors_may_be_cut() -> None:
    whole = Titled(2, "Parsing", (ADA, BEN, "Cy Twombly"))
    assert why(Titled(1, "Parsing", ("Lovelace, A.",)), whole) is Why.SAME_TITLE


def test_years_that_lie_far_apart_are_of_two_papers() -> None:
    assert like(Titled(1, "Parsing", (ADA,), 1999), Titled(2, "Parsing", (ADA,), 2024)) is None
    assert like(Titled(1, "Parsing", (ADA,), 2022), Titled(2, "Parsing", (ADA,), 2024)) is not None


def test_an_identifier_outweighs_title_authors_and_years() -> None:
    one = Titled(1, "Parsing", (ADA,), 1999, arxiv="2403.00001", doi=None)
    assert like(one, Titled(2, "Reading", (BEN,), 2024, arxiv="2403.00001")) == Likeness(1.0, Why.SAME_IDENTIFIER)


def test_papers_with_other_identifiers_are_other_papers_under_one_title() -> None:
    one = Titled(1, "Preface", (ADA,), 2024, "2403.00001", "10.1/a")
    assert like(one, one._replace(arxiv="2403.00002")) is None
    assert like(one, one._replace(doi="10.1/b")) is None
    assert like(one, one._replace(doi=None)) is not None


def test_who_is_known_by_name_is_known_by_initials() -> None:
    assert short_name("Ada Lovelace") == short_name("Lovelace, A.") == short_name("A. K. Lovelace") == "lovelace a"


def test_a_title_alone_speaks_less_than_title_and_authors() -> None:
    one, other = Titled(1, "Learning to Parse Long Texts"), Titled(2, "Learning to Prase Long Texts")
    alone, together = like(one, other), like(one._replace(authors=(ADA,)), other._replace(authors=(ADA,)))
    assert alone is not None
    assert together is not None
    assert 0 < alone.alike < together.alike < 1


_WORDS = st.sampled_from("a of Learning Lerning Parsing Parser Trees Tree: 3 II - ( text Erratum ü 深 ".split(" "))
_PAPERS = st.builds(
    Titled,
    st.integers(1, 9),
    st.one_of(st.text(max_size=20), st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)),
    st.lists(st.sampled_from((ADA, BEN, "", ",", "Lovelace, A.")), max_size=2).map(tuple),
    st.sampled_from((None, 2020, 2021, 2030)),
    st.sampled_from((None, "2403.00001", "2403.00002")),
    st.sampled_from((None, "10.1/a", "10.1/b")),
)


@given(_PAPERS, _PAPERS)
def test_likeness_is_symmetric_and_papers_with_other_identifiers_have_none(one: Titled, other: Titled) -> None:
    found = like(one, other)
    assert found == like(other, one)
    if not same_identifiers((one.arxiv, one.doi), (other.arxiv, other.doi)):
        assert found is None
    assert found is None or 0 < found.alike <= 1


@given(_PAPERS)
def test_a_paper_is_as_its_copy(paper: Titled) -> None:
    found = like(paper, paper._replace(id=99))
    assert found is not None
    assert found.alike >= 0.9
