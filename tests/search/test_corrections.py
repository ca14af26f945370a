"""What a loosened search took the typed words for, and how one insists on the spelling."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from readinglist.domain.paper import Paper, State
from readinglist.search.corrections import Correction, corrections, in_words
from readinglist.search.parsing import parse

TODAY = date(2026, 3, 20)


def a_paper(number: int, title: str, abstract: str, authors: tuple[str, ...] = (), tags: tuple[str, ...] = ()) -> Paper:
    added = datetime(2026, 3, 17, 12, tzinfo=UTC)
    return Paper(
        number,
        title,
        abstract,
        authors,
        None,
        "",
        None,
        None,
        State.UNREAD,
        False,
        0,
        "",
        "",
        added,
        None,
        tags,
        (),
        (),
    )


LIBRARY = [
    a_paper(1, "Contrastive Learning of Sentence Embeddings", "We fine-tune what was pretrained."),
    a_paper(2, "Contrastive Leaning", "Learning again.", authors=("Ada Schrödinger",)),
    a_paper(3, "Attention Is Read", "Learning to attend by pre-training.", tags=("percolation",)),
]


def corrected(typed: str, papers: list[Paper] = LIBRARY) -> list[tuple[str, str]]:
    return [(one.typed, one.shown) for one in corrections(parse(typed, today=TODAY), papers)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("contrastve lerning ", [("contrastve", "contrastive"), ("lerning", "learning")]),  # most papers have it
        ("embeddngs ", [("embeddngs", "embeddings")]),
        ("embedding ", [("embedding", "embeddings")]),
        ("Contrastve learning ", [("Contrastve", "contrastive")]),
        ("contrastve learni", [("contrastve", "contrastive")]),
        ("sentence contarst", [("contarst", "contrastive")]),
        ("finetunne ", [("finetunne", "fine-tune")]),
        ("fine-tunee ", [("tunee", "tune")]),
        ("pre-trainig ", [("trainig", "training")]),
        ("pre training lerning ", [("lerning", "learning")]),  # found as "pretraining"
        ("schrodingr ", [("schrodingr", "schrödinger")]),
        ("percolatoin ", [("percolatoin", "percolation")]),
        ("author:schrodingr title:lerning ", [("schrodingr", "schrödinger"), ("lerning", "learning")]),
        ("title:pretraned ", []),  # stands in an abstract alone
        ("atention nead read ", [("atention", "attention"), ("nead", "")]),
        ('lerning "contrastve" -sentense ', [("lerning", "learning")]),
        ("is:unread lerning lerning ", [("lerning", "learning")]),
        ("", []),
    ],
)
def test_each_word_that_was_taken_for_another_is_named(typed: str, expected: list[tuple[str, str]]) -> None:
    assert corrected(typed) == expected


def test_without_papers_there_is_nothing_to_say() -> None:
    assert corrected("contrastve lerning ", []) == []


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ([("contrastve", "contrastive")], "Nothing for “contrastve”; showing “contrastive”."),
        (
            [("contrastve", "contrastive"), ("lerning", "learning")],
            "Nothing for “contrastve” and “lerning”; showing “contrastive” and “learning”.",
        ),
        ([("lernig", "learning"), ("lerning", "learning")], "Nothing for “lernig” and “lerning”; showing “learning”."),
        (
            [("atention", "attention"), ("xy", "")],
            "Nothing for “atention” and “xy”; showing “attention”, without “xy”.",
        ),
        ([("xy", "")], "Nothing for “xy”; showing what has the other words."),
        ([], "Nothing matches as typed; showing what is spelt nearly so."),
        ([(c * 60, "x") for c in "abcde"], None),
    ],
)
def test_it_is_said_in_one_sentence(found: list[tuple[str, str]], sentence: str | None) -> None:
    said = in_words([Correction(*pair) for pair in found])
    assert sentence is None or said == sentence
    assert len(said) < 250
