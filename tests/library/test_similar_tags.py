"""Tags that may be one are found, and merged as one change."""

from __future__ import annotations

import pytest

from readinglist.domain.tags import Tag
from readinglist.library import Library
from readinglist.library.similar_tags import merge_similar, similar_tags, tell_apart
from tests.library.conftest import Import


def groups(*names: str) -> list[list[str]]:
    """The groups among tags of these names, the first of which is the most used."""
    found = similar_tags((Tag(number, name), 100 - number) for number, name in enumerate(names))
    return [[group.kept[0].name, *(tag.name for tag, _count in group.others)] for group in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LLM", "llms"),
        ("LLM", "large-language-models"),
        ("large language model", "LLMs"),
        ("to read", "to_read"),
        ("to-read", "toread"),
        ("transformer", "Transformers"),
        ("optimization", "optimisation"),
        ("vision/data set", "Vision/dataset"),
        ("segmentation", "segmentaton"),
        ("C++", "c++"),
    ],
)
def test_tags_that_are_written_alike_may_be_one(one: str, other: str) -> None:
    assert groups(one, other) == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vision/data", "speech/data"),
        ("vision", "vision/visions"),
        ("gpt-3", "gpt-4"),
        ("2d", "3d"),
        ("C", "C#"),
        ("C", "C++"),
        ("nlp", "nlg"),
        ("supervised", "unsupervised"),
        ("month", "maths"),
        ("♥", "★"),
    ],
)
def test_tags_for_other_things_are_left_apart(one: str, other: str) -> None:
    assert groups(one, other) == []


def test_the_most_used_tag_is_the_one_that_is_kept() -> None:
    assert groups("llms", "vision", "LLM", "large language models", "visions") == [
        ["llms", "LLM", "large language models"],
        ["vision", "visions"],
    ]


def test_all_groups_are_merged_as_one_change_those_below_too(library: Library, bring: Import) -> None:
    bring("One", "Two")
    ids = sorted(library.search("").ids)
    library.tag(ids, add=["LLM", "LLM/small"])
    library.tag(ids[:1], add=["llms", "llms/Small", "vision", "visions"])
    before = library.overview().tags
    found = similar_tags(before)
    assert len(found) == 3
    change = merge_similar(library, [(one.kept[0].id, [tag.id for tag, _count in one.others]) for one in found])
    assert change is not None
    assert {tag.name for tag, _count in library.overview().tags} == {"LLM", "LLM/small", "vision"}
    library.undo()
    assert library.overview().tags == before


def test_tags_that_were_told_apart_are_not_proposed_till_that_is_undone(library: Library, bring: Import) -> None:
    papers = bring("One", "Two").change.created
    library.tag(papers, add=["LLM"])
    library.tag(papers[:1], add=["llms", "L.L.M."])
    (group,) = similar_tags(library.overview().tags)
    change = tell_apart(library, [group.kept[0].id, *(tag.id for tag, _count in group.others)])
    assert change is not None
    assert change.label == "Tell 3 tags apart"
    assert similar_tags(library.overview().tags) == []
    library.tag(papers[:1], add=["large-language-models"])
    (group,) = similar_tags(library.overview().tags)  # a new one may be any of them
    assert [tag.name for tag, _count in (group.kept, *group.others)] == ["LLM", "large-language-models"]
    library.undo()
    library.undo()
    assert len(similar_tags(library.overview().tags)[0].others) == 2
