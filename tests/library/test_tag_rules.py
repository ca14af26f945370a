"""Tag rules are kept in the library, follow tags and listings, and come back by undo."""

from __future__ import annotations

import pytest

from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.tag_rules import TagRule
from readinglist.library import Library, lists, tag_rules, tag_tree, tagging
from tests.library.conftest import Import


def rules(library: Library) -> list[tuple[str, tuple[str, ...]]]:
    return [(rule.query, rule.tags) for rule in library.store.tag_rules()]


def number_of(library: Library, name: str) -> int:
    return next(tag.id for tag, _count in library.overview().tags if tag.name == name)


def test_each_change_of_a_rule_is_one_that_can_be_undone(library: Library) -> None:
    made = tag_rules.add(library, " title:diffusion  has:code ", ["generative", "Generative", "to read"])
    assert made is not None
    assert made.label == "Add Tag Rule “title:diffusion has:code”"
    assert library.store.tag_rules() == [TagRule(1, "title:diffusion has:code", ("generative", "to read"))]
    tag_rules.change(library, 1, "title:diffusion", ["generative"])
    assert rules(library) == [("title:diffusion", ("generative",))]
    tag_rules.delete(library, 1)
    assert rules(library) == []
    library.undo()
    library.undo()
    assert rules(library) == [("title:diffusion has:code", ("generative", "to read"))]
    library.undo()
    assert rules(library) == []


@pytest.mark.parametrize("query", ["", "  ", "tag:", "sort:added"])
def test_a_rule_that_would_tag_every_paper_is_refused(library: Library, query: str) -> None:
    with pytest.raises(InvalidValue, match="needs a search"):
        tag_rules.add(library, query, ["vision"])


@pytest.mark.parametrize("names", [[], [" / "]])
def test_a_rule_without_a_tag_is_refused(library: Library, names: list[str]) -> None:
    with pytest.raises(InvalidValue):
        tag_rules.add(library, "vision", names)


def test_a_rule_that_is_gone_cannot_be_changed(library: Library) -> None:
    with pytest.raises(NotFound):
        tag_rules.change(library, 7, "vision", ["vision"])
    with pytest.raises(NotFound):
        tag_rules.delete(library, 7)


def test_rules_follow_a_tag_in_what_they_ask_and_in_what_they_give(library: Library, bring: Import) -> None:
    library.tag(bring("Segment Anything").change.created, add=["vision", "cv"])
    tag_rules.add(library, "tag:vision segment", ["vision/segmentation", "cv"])
    tagging.rename(library, "vision", "seeing")
    assert rules(library) == [("tag:seeing segment", ("seeing/segmentation", "cv"))]
    assert tag_tree.effect(library, "seeing").rules == 1
    tagging.create(library, "seeing/segmentation")
    tagging.merge(library, ["cv"], "seeing/segmentation")
    assert rules(library) == [("tag:seeing segment", ("seeing/segmentation",))]


def test_rules_follow_a_listing(library: Library, bring: Import) -> None:
    bring("Segment Anything", name="monday.txt")
    tag_rules.add(library, "in:monday", ["weekly"])
    listing = library.overview().listings[0][0]
    lists.rename_listing(library, listing.id, "week 12")
    assert rules(library) == [('in:"week 12"', ("weekly",))]


def test_a_deleted_tag_is_given_no_more_till_it_comes_back(library: Library, bring: Import) -> None:
    library.tag(bring("Segment Anything").change.created, add=["vision"])
    tag_rules.add(library, "segment", ["vision", "masks"])
    tag_rules.add(library, "anything", ["VISION"])
    tagging.delete(library, number_of(library, "vision"))
    assert rules(library) == [("segment", ("masks",))]
    library.undo()
    assert rules(library) == [("segment", ("vision", "masks")), ("anything", ("VISION",))]
