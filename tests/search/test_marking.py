"""What matched is marked, as typed or loosened."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.query import TextField
from readinglist.search.marking import marks
from readinglist.search.parsing import parse
from tests.effort import effort

TODAY = date(2026, 3, 20)


def marked(typed: str, text: str, field: TextField | None = None) -> list[str]:
    return [text[start:end] for start, end in marks(parse(typed, today=TODAY), text, field)]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("learning ", "Deep Learning for Deep learning", ["Learning", "learning"]),
        ("contrastve lerning", "Contrastive Learning of Codes", ["Contrastive", "Learning"]),
        ("contr", "Contrastive Learning", ["Contr"]),
        ("contarst", "Contrastive Learning", ["Contrastive"]),
        ("schrodinger ", "On Schrödinger’s Cat", ["Schrödinger"]),
        ("schrödinger ", "On Schrodinger's Cat", ["Schrodinger"]),
        ("finetuning ", "Fine-tuning Nothing", ["Fine-tuning"]),
        ("fine-tuning ", "Finetuning Nothing", ["Finetuning"]),
        ("pre training ", "Pretraining Everything", ["Pretraining"]),
        ('"weak to strong"', "Weak-to-Strong Ties to Strong", ["Weak-to-Strong"]),
        ('"weak to st', "Weak-to-Strong Ties", ["Weak-to-Strong"]),
        ("learning ", "The Learned Leaning", ["Leaning"]),
        ("learning ", "Leaning on Learning", ["Learning"]),
        ("cat ", "A Hat, a Bat", []),
        ("-deep learning ", "Deep Learning", ["Learning"]),
        ("deep OR graph ", "Deep Graph Nets", ["Deep", "Graph"]),
        ("is:unread ", "Unread is a State", []),
        ("网络 ", "神经网络", ["网", "络"]),
        ("", "Anything", []),
    ],
)
def test_marks(typed: str, text: str, expected: list[str]) -> None:
    assert marked(typed, text) == expected


def test_a_word_asked_for_in_one_field_is_not_marked_in_another() -> None:
    assert marked("title:deep ", "Deep Nets", TextField.TITLE) == ["Deep"]
    assert marked("title:deep ", "Deep Nets", TextField.ABSTRACT) == []


@given(st.text(max_size=30), st.text(max_size=60))
def test_marks_stand_in_the_text_in_order_and_apart(typed: str, text: str) -> None:
    ends = [0]
    for start, end in marks(parse(typed, today=TODAY), text):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


def test_fifty_rows_are_marked_with_little_effort() -> None:
    query = parse("contrastve reprsentation lerning of grphs", today=TODAY)
    title = "A Rather Long Title on Contrastive Learning of Representations for Graphs and Related Structures"
    assert effort(lambda: [marks(query, title) for _ in range(50)]) < 4  # usually a third of one
