"""What matched is marked, as typed or loosened."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.query import TextField
from readinglist.search.marking import Marker
from readinglist.search.parsing import parse
from tests.effort import effort

TODAY = date(2026, 3, 20)


def marked(typed: str, text: str, field: TextField = TextField.TITLE, *, is_loosened: bool = True) -> list[str]:
    marker = Marker(parse(typed, today=TODAY), is_loosened=is_loosened)
    return [text[start:end] for start, end in marker.marks(text, field)]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        # as typed, finished or not
        ("learning ", "Deep Learning for Deep learning", ["Learning", "learning"]),
        ("learn ", "Deep Learning", []),
        ("contr", "Contrastive Learning", ["Contr"]),
        ("contr", "Contrastive Contracts for a Contr", ["Contr", "Contr", "Contr"]),
        ("learning learni", "Learning Deep", ["Learning"]),
        # glued and parted
        ("finetuning ", "Fine-tuning Nothing", ["Fine-tuning"]),
        ("fine-tuning ", "Finetuning Nothing", ["Finetuning"]),
        ("fine-tuning ", "Fine-Tuning and Fine Tuning", ["Fine-Tuning", "Fine", "Tuning"]),
        ("pre training ", "Pretraining Everything", ["Pretraining"]),
        ("pre-train", "Pretraining Everything", ["Pretrain"]),
        ("pretraining ", "Pre training and Pre-Training", ["Pre training", "Pre-Training"]),
        ("stateoftheart ", "A State-of-the-Art Parser", ["State-of-the-Art"]),
        ("fine ", "Fine-tuning", ["Fine"]),
        ("fine", "Fine-tuning", ["Fine"]),
        # plural and singular
        ("graph ", "On Graphs and Graphics", ["Graphs"]),
        ("graphs ", "On Graph Theory", ["Graph"]),
        ("graph ", "On a Graph of Graphs", ["Graph"]),
        ("process ", "Processes in the Brain", ["Processes"]),
        ("cat ", "Cats", []),
        # accents, ligatures, other scripts: the places are those of the text as it is
        ("schrodinger ", "On Schrödinger’s Cat", ["Schrödinger"]),
        ("schrödinger ", "On Schrodinger's Cat", ["Schrodinger"]),
        ("schrodinger ", "The Schro\u0308dinger Bridge", ["Schro\u0308dinger"]),
        ("schrod", "The Schro\u0308dinger Bridge", ["Schro\u0308dinger"]),
        ("schrod", "The Schrödinger Bridge", ["Schröd"]),
        ("efficient ", "😀 An Eﬃcient 😀 Way", ["Eﬃcient"]),
        ("oeuvre ", "L’Œuvre complète", ["Œuvre"]),
        ("straße ", "STRASSE und Straße", ["STRASSE", "Straße"]),
        ("网络 ", "神经网络", ["网", "络"]),
        ('"网络"', "😀神经网络", ["网络"]),
        # phrases
        ('"weak to strong"', "Weak-to-Strong Ties to Strong", ["Weak-to-Strong"]),
        ('"weak to st', "Weak-to-Strong Ties", ["Weak-to-Strong"]),
        ('"weak strong"', "Weak to Strong", []),
        ('"contrastve"', "Contrastive", []),
        # which words are meant
        ("-deep learning ", "Deep Learning", ["Learning"]),
        ("-(deep OR wide) learning ", "Deep Wide Learning", ["Learning"]),
        ("deep OR graph ", "Deep Graph Nets", ["Deep", "Graph"]),
        ("is:unread ", "Unread is a State", []),
        ("tag:vision in:deep ", "Deep Vision", []),
        ("", "Anything", []),
    ],
)
@pytest.mark.parametrize("is_loosened", [False, True])
def test_what_matches_as_typed_is_marked(typed: str, text: str, expected: list[str], *, is_loosened: bool) -> None:
    assert marked(typed, text, is_loosened=is_loosened) == expected


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("contrastve lerning", "Contrastive Learning of Codes", ["Contrastive", "Learning"]),
        ("contarst", "Contrastive Learning", ["Contrastive"]),
        ("finetunning ", "Fine-tuning Nothing", ["Fine-tuning"]),
        ("fine-tunning ", "Fine-tuning Nothing", ["Fine", "tuning"]),
        ("learning ", "The Learned Leaning", ["Leaning"]),
        ("learning ", "Leaning on Learning", ["Learning"]),
        ("schrodingr ", "On Schrödinger", ["Schrödinger"]),
        ("cat ", "A Hat, a Bat", []),
        ("-contrastve lerning ", "Contrastive Learning", ["Learning"]),
    ],
)
def test_what_a_mistyped_word_meant_is_marked_where_the_search_was_loosened(
    typed: str, text: str, expected: list[str]
) -> None:
    assert marked(typed, text, is_loosened=True) == expected


def test_words_spelt_nearly_so_are_not_marked_where_papers_were_found_as_typed() -> None:
    assert marked("learning ", "The Leaning Tower", is_loosened=False) == []


def test_a_word_asked_for_in_one_field_is_marked_in_no_other() -> None:
    assert marked("title:deep ", "Deep Nets", TextField.TITLE) == ["Deep"]
    assert marked("title:deep ", "Deep Nets", TextField.ABSTRACT) == []
    assert marked('author:"ada l', "Ada Lovelace", TextField.AUTHOR) == ["Ada Lovelace"]
    assert marked('author:"ada l', "Ada Lovelace", TextField.TITLE) == []


PIECES = st.lists(st.sampled_from(["fine", "tuning", "-", " ", "a", "b", "ﬁ", "e\u0301", "😀"])).map("".join)


@given(
    typed=st.text(max_size=30) | PIECES | PIECES.map('"{}'.format),
    text=st.text(max_size=60) | PIECES,
    nearly=st.booleans(),
)
def test_marks_stand_in_the_text_in_order_and_apart(typed: str, text: str, *, nearly: bool) -> None:
    ends = [0]
    for start, end in Marker(parse(typed, today=TODAY), is_loosened=nearly).marks(text, TextField.TITLE):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


MISTYPED = parse("contrastve reprsentation lerning of grphs", today=TODAY)


def test_fifty_rows_are_marked_with_little_effort() -> None:
    title = "A Rather Long Title on Contrastive Learning of Representations for Graphs and Related Structures"
    rows = [f"{title} {number}" for number in range(50)]

    def mark() -> None:
        marker = Marker(MISTYPED, is_loosened=True)
        for row in rows:
            marker.marks(row, TextField.TITLE)

    assert effort(mark) < 1  # usually a seventh


def test_a_long_abstract_is_marked_with_little_effort() -> None:
    abstract = " ".join(f"word{number} contrastive learning" for number in range(450))
    assert len(abstract) > 12_000
    assert effort(lambda: Marker(MISTYPED, is_loosened=True).marks(abstract, TextField.ABSTRACT)) < 2  # usually a third
