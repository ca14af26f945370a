"""Tags are proposed by what a paper says and by what its neighbours have."""

from __future__ import annotations

import pytest

from readinglist.domain.records import Record
from readinglist.library import Library, importing, tagging
from readinglist.library.proposed_tags import proposed_tags
from readinglist.library.review import Source


def bring(library: Library, *papers: tuple[str, str]) -> None:
    records = tuple(
        Record(line, title, title, abstract=abstract) for line, (title, abstract) in enumerate(papers, start=1)
    )
    importing.commit(library, importing.review(library, [Source("a", "a", "a", "test", "", records)]))


def proposed(library: Library, *names: str) -> tuple[str, ...]:
    return proposed_tags(library, library.papers([1])[0], names)


@pytest.mark.parametrize(
    ("title", "abstract", "tag"),
    [
        ("Seeing Depth with One Eye", "", "depth"),
        ("Seeing Depth with One Eye", "", "vision/depth"),
        ("Plain", "We pretrain a vision transformer.", "Transformers"),
        ("Plain", "We pretrain transformers.", "transformer"),
        ("Plain", "A self-supervised method.", "self supervised"),
        ("Plain", "A multi-modal method.", "multimodal"),
        ("Plain", "We ask what large language models know.", "LLM"),
        ("Plain", "We ask what LLMs know.", "large language models"),
        ("Plain", "Seven optimisers are compared.", "optimizers"),
    ],
)
def test_a_tag_that_the_text_speaks_of_is_proposed(library: Library, title: str, abstract: str, tag: str) -> None:
    bring(library, (title, abstract))
    assert proposed(library, "weather", tag) == (tag,)


@pytest.mark.parametrize("tag", ["robots", "the", "of the", "NLP", "depths of winter", "", "日本"])
def test_a_tag_that_it_does_not_speak_of_is_not(library: Library, tag: str) -> None:
    bring(library, ("Seeing Depth with One Eye", "We look at the natural light of the morning."))
    assert proposed(library, tag) == ()


def test_what_the_title_says_goes_before_what_the_abstract_says(library: Library) -> None:
    bring(library, ("Seeing Depth", "A method for robots, as fast as light."))
    assert proposed(library, "robots", "light", "depth") == ("depth", "robots", "light")


def test_of_tags_that_end_alike_the_one_is_proposed_whose_level_above_is_spoken_of(library: Library) -> None:
    bring(library, ("More Data", "A set of images for computer vision."))
    assert proposed(library, "speech/data", "vision/data", "sea/animals/data") == ("vision/data",)


def test_a_tag_that_the_paper_has_or_that_holds_one_it_has_is_not_proposed(library: Library) -> None:
    bring(library, ("Seeing Depth and Vision", ""))
    tagging.tag(library, [1], add=["Vision/depth"])
    assert proposed(library, "vision", "vision/depth") == ()


def test_a_tag_that_two_papers_with_such_a_title_have_is_proposed(library: Library) -> None:
    bring(
        library,
        ("Counting Night Owls", ""),
        ("Counting Night Owls by Ear", ""),
        ("Night Owls Revisited", ""),
        ("Night Trains", ""),
    )
    tagging.tag(library, [2, 3], add=["birds"])
    tagging.tag(library, [2, 4], add=["trains of thought"])
    assert proposed(library, "trains of thought", "birds") == ("birds",)


def test_no_more_than_five_are_proposed(library: Library) -> None:
    names = [f"owl{letter}" for letter in "abcdefg"]
    bring(library, (" ".join(names), ""))
    assert proposed(library, *names) == tuple(names[:5])
