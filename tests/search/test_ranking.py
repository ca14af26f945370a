"""Among the best, the title that was most likely meant comes first."""

from __future__ import annotations

from datetime import date

import pytest

from readinglist.search.parsing import parse
from readinglist.search.ranking import closest_first

TITLES = {
    1: "Contrastive Learning",
    2: "Contrastive Learning of Visual Representations",
    3: "Learning Contrastive Codes",
    4: "Contrasting Learners",
    5: "Fine-tuning on a Budget",
    6: "Learning to Read: Contrastive and Other Objectives Compared on Many Languages",
    7: "",
}


def order(typed: str, *ids: int) -> list[int]:
    return closest_first(parse(typed, today=date(2026, 3, 20)).where, ids, TITLES)


@pytest.mark.parametrize(
    ("typed", "ids", "expected"),
    [
        ("contrastive learning ", (6, 2, 3, 1), [1, 3, 2, 6]),  # short titles first
        ("contrastive learning ", (4, 2), [2, 4]),  # as typed before loosened, whatever the length
        ("contrastive learning visual", (1, 2), [2, 1]),  # more of what was typed
        ("learning contrastive ", (2, 3), [3, 2]),  # the order of the words
        ("finetuning ", (1, 5), [5, 1]),  # glued
        ("is:unread ", (3, 1, 2), [3, 1, 2]),  # no words: the index's order
        ("author:learning ", (4, 1), [4, 1]),  # words that are not asked for in the title
        ("nowhere ", (7, 3, 1), [7, 3, 1]),  # equally far: the index's order
    ],
)
def test_the_order_among_the_best(typed: str, ids: tuple[int, ...], expected: list[int]) -> None:
    assert order(typed, *ids) == expected


def test_a_paper_without_a_known_title_stays_in_the_answer() -> None:
    assert order("contrastive ", 99, 1) == [1, 99]
