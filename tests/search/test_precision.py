"""How far a typed word may be from one that it finds. What it stands above is tested in `test_finding`."""

from __future__ import annotations

import pytest

from readinglist.search.index import TextIndex
from readinglist.search.vocabulary import allowed_errors
from tests.search.papers import documents, found, indexed


@pytest.fixture(scope="module")
def index() -> TextIndex:
    return indexed(
        *documents("Cats", "Graph", "Parsers", "Learning", "Attentive", "Contrastive", "Representations", "GPT4")
    )


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        # one to four letters: as spelt
        ("cat ", False), ("cst ", False), ("catz ", False), ("gpt ", False), ("gtp4 ", False), ("cats ", True),
        # five to seven letters: one error
        ("grpah ", True), ("grapf ", True), ("graphs ", True), ("grap ", False), ("grahps ", False),
        ("parsser ", False), ("prsers ", True), ("prsrs ", False), ("pasrers ", True),
        # longer: two errors
        ("leearning ", True), ("learinng ", True), ("laernnig ", True), ("atentve ", False), ("atentivee ", True),
        ("contrstve ", True), ("cntrastvie ", True), ("cntrsatvie ", False),
        ("reprsentatons ", True), ("reprsntatons ", False),
    ],
)  # fmt: skip
def test_a_word_may_have_as_many_errors_as_its_length_allows(index: TextIndex, typed: str, finds: bool) -> None:
    assert bool(found(index, typed)) is finds


def test_the_errors_that_a_length_allows() -> None:
    assert [allowed_errors("x" * length) for length in range(1, 12)] == [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]
