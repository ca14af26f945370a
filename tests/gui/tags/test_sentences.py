"""What a rule would do, in a sentence."""

from __future__ import annotations

import pytest

from readinglist.domain.tag_rules import TagRule
from readinglist.gui.tags.sentences import would_do
from readinglist.library.running_rules import Ruled

RULE = TagRule(1, "title:learning", ("ml", "to read"))


@pytest.mark.parametrize(
    ("found", "lacking", "shown", "sentence"),
    [
        (None, 0, 0, "The search index is still being built."),
        (0, 0, 0, "It finds no paper."),
        (1, 0, 0, "The paper that it finds is tagged ml, to read already."),
        (1_200, 0, 0, "All 1,200 papers that it finds are tagged ml, to read already."),
        (7, 1, 1, "1 paper would get ml, to read"),
        (5_000, 4_000, 1_000, "4,000 papers would get ml, to read; the first 1,000 are shown"),
    ],
)
def test_it_is_said_who_would_get_what(found: int | None, lacking: int, shown: int, sentence: str) -> None:
    assert would_do(Ruled(RULE, found, range(lacking)), shown) == sentence
