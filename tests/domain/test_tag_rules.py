"""Tag rules as values."""

from __future__ import annotations

from readinglist.domain.tag_rules import TagRule, once


def test_a_name_stands_where_it_came_first_and_as_it_was_spelt_there() -> None:
    assert once(["Vision", "language", "vision"]) == ("Vision", "language")


def test_two_tags_that_are_called_alike_are_one() -> None:
    rule = TagRule(1, "depth", ("llms", "vision", "LLM"))
    assert rule.tags_after({"llms": "LLM"}.get) == ("LLM", "vision")
