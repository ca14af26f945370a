"""Tags are renamed, moved, merged and deleted by branches, with all that hangs on them, and come back by one undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.exports import ExportChoice
from readinglist.domain.tags import Tag
from readinglist.library import Library, lists, living_exports, tag_tree, tagging
from readinglist.library.tag_tree import TagEffect
from tests.library.conftest import Import


@pytest.fixture
def ids(library: Library, bring: Import) -> list[int]:
    bring("One", "Two", "Three")
    return sorted(library.search("").ids)


@pytest.fixture
def models(library: Library, ids: list[int], tmp_path: Path) -> Library:
    """Two tags for one thing, each with a tag below it, looks, a smart list and a living export."""
    library.tag(ids[:2], add=["llms", "llms/small"])
    library.tag(ids[1:], add=["LLM", "LLM/Small"])
    tagging.recolour(library, tag(library, "llms").id, "#aabbcc")
    tagging.number(library, tag(library, "llms").id, 3)
    lists.add_smart_list(library, "Models", "tag:llms is:unread")
    living_exports.add(library, "tag:llms/small", tmp_path / "small.bib", ExportChoice("bibtex"))
    return library


def tag(library: Library, name: str) -> Tag:
    return next(tag for tag, _count in library.overview().tags if tag.name == name)


def state(library: Library) -> object:
    """All that hangs on tags."""
    overview = library.overview()
    papers = [paper.tags for paper in library.papers(sorted(library.search("").ids))]
    return overview.tags, overview.smart_lists, [one.query for one in library.store.living_exports()], papers


def test_a_tag_is_merged_with_one_that_is_there_and_all_comes_back_by_one_undo(models: Library) -> None:
    before = state(models)
    change = tagging.rename(models, "llms", "llm", merging=True)
    assert change is not None
    assert change.label == "Merge Tag “llms” into “LLM”"
    assert {one.name: count for one, count in models.overview().tags} == {"LLM": 3, "LLM/Small": 3}
    assert (tag(models, "LLM").colour, tag(models, "LLM").number) == ("#aabbcc", 3)
    assert models.overview().smart_lists[0].query == "tag:LLM is:unread"
    assert models.search("tag:llm is:unread").total == 3
    assert [one.query for one in models.store.living_exports()] == ["tag:LLM/small"]
    models.undo()
    assert state(models) == before
    assert models.search("tag:llms").total == 2
    models.redo()
    assert {one.name for one, _count in models.overview().tags} == {"LLM", "LLM/Small"}
    assert (tag(models, "LLM").colour, tag(models, "LLM").number) == ("#aabbcc", 3)


def test_a_merged_tag_keeps_the_looks_that_it_has(models: Library) -> None:
    tagging.recolour(models, tag(models, "LLM").id, "#112233")
    tagging.merge(models, ["llms"], "LLM")
    assert (tag(models, "LLM").colour, tag(models, "LLM").number) == ("#112233", 3)


def test_no_tag_gets_a_name_that_is_too_long_with_those_it_moves_below(library: Library, ids: list[int]) -> None:
    library.tag(ids, add=["a/" + "x" * 90])
    with pytest.raises(InvalidValue, match="more than 100 characters"):
        tagging.rename(library, "a", "b" * 20)
    assert [one.name for one, _count in library.overview().tags] == ["a/" + "x" * 90]


def test_several_tags_are_merged_as_one_change(models: Library, ids: list[int]) -> None:
    models.tag(ids, add=["language models"])
    before = state(models)
    change = tagging.merge(models, ["llms", "language models"], "LLM")
    assert change is not None
    assert change.label == "Merge Tag “llms”, “language models” into “LLM”"
    assert {one.name for one, _count in models.overview().tags} == {"LLM", "LLM/Small"}
    models.undo()
    assert state(models) == before


def test_a_tag_moves_up_into_the_one_that_it_was_below(library: Library, ids: list[int]) -> None:
    library.tag(ids[:1], add=["a", "a/b", "a/b/b"])
    library.tag(ids[1:], add=["a/b"])
    before = state(library)
    tagging.rename(library, "a/b", "a", merging=True)
    assert {one.name: count for one, count in library.overview().tags} == {"a": 3, "a/b": 1}
    library.undo()
    assert state(library) == before


def test_a_level_that_is_no_tag_is_merged_too(library: Library, ids: list[int]) -> None:
    library.tag(ids[:1], add=["maths/topology"])
    library.tag(ids[1:], add=["theory/Topology"])
    with pytest.raises(InvalidValue, match="already"):
        tagging.rename(library, "maths", "theory")
    tagging.rename(library, "maths", "theory", merging=True)
    assert {one.name: count for one, count in library.overview().tags} == {"theory/Topology": 3}


@pytest.mark.parametrize(("name", "into"), [("llms", "LLMs"), ("LLM", "LLM/Small")])
def test_a_tag_does_not_go_into_itself_or_below(models: Library, name: str, into: str) -> None:
    before = state(models)
    with pytest.raises(InvalidValue, match="nothing was changed"):
        tagging.merge(models, ["llms/small", name], into)
    assert state(models) == before


def test_a_tag_is_merged_only_with_one_that_is_there(models: Library) -> None:
    with pytest.raises(NotFound):
        tagging.merge(models, ["llms"], "ghost")
    with pytest.raises(NotFound):
        tagging.merge(models, ["ghost"], "LLM")


def test_a_tag_is_deleted_alone_or_with_those_below_it(models: Library) -> None:
    before = state(models)
    tagging.delete(models, tag(models, "LLM").id)
    assert {one.name for one, _count in models.overview().tags} == {"LLM/Small", "llms", "llms/small"}
    models.undo()
    change = tagging.delete(models, tag(models, "llms").id, with_below=True)
    assert change is not None
    assert change.label == "Delete Tag “llms” and 1 below"
    assert {one.name for one, _count in models.overview().tags} == {"LLM", "LLM/Small"}
    models.undo()
    assert state(models) == before


def test_a_tag_is_made_before_a_paper_has_it(library: Library) -> None:
    tagging.create(library, " vision / depth ")
    assert library.overview().tags == ((Tag(1, "vision/depth"), 0),)
    with pytest.raises(InvalidValue, match="already"):
        tagging.create(library, "Vision/Depth")
    library.undo()
    assert library.overview().tags == ()


def test_what_would_be_touched_is_counted_beforehand_the_trash_too(models: Library, ids: list[int]) -> None:
    models.trash(ids[:1])
    assert tag_tree.effect(models, "llms") == TagEffect(papers=2, branch=2, below=1, smart_lists=1, exports=1, rules=0)
    wanted = tag_tree.effect(models, "LLMS", "#llm")
    assert wanted.merged == ("LLM", "LLM/Small")
    assert wanted.following == "2 papers, 1 smart list and 1 living export"
    assert tag_tree.effect(models, "LLM", "large models").merged == ()
    assert tag_tree.effect(models, "ghost").following == ""
    with pytest.raises(InvalidValue):
        tag_tree.effect(models, "LLM", "#")
