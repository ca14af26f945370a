"""The libraries that are measured are such as a user might have."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from readinglist.library import Library
from tests.bench.libraries import REAL, make_library, sources

SIZE = 2_500
FILTERS = (
    "is:unread is:dismissed is:starred tag:vision tag:language/data has:code has:notes in:2 site:github.com".split()
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("libraries") / "made.db"
    make_library(path, SIZE)
    return path


def test_a_made_library_is_sound_and_has_the_size_that_was_asked_for(path: Path) -> None:
    with Library.open(path) as library:
        assert library.store.upkeep.damage() == []
        assert library.count("is:dismissed OR -is:dismissed") == SIZE


@pytest.mark.parametrize("text", FILTERS)
def test_every_filter_finds_some_of_its_papers_and_not_all(path: Path, text: str) -> None:
    with Library.open(path) as library:
        assert 0 < library.count(text) < SIZE


def test_the_same_library_is_made_each_time(path: Path, tmp_path: Path) -> None:
    make_library(tmp_path / "again.db", SIZE)
    with Library.open(path) as one, Library.open(tmp_path / "again.db") as other:
        ids = one.search().ids
        assert one.papers(ids) == other.papers(other.search().ids)


def test_papers_that_come_again_have_other_titles_and_bring_new_words() -> None:
    papers = sources()
    turns = [[paper.title for paper in islice(papers, REAL)] for _ in range(3)]
    titles = [set(turn) for turn in turns]
    vocabularies = [{word for title in turn for word in title.split()} for turn in turns]
    assert len(titles[1] - titles[0]) > REAL / 2
    assert len(titles[2] - titles[1] - titles[0]) > REAL / 2
    assert len(vocabularies[2] - vocabularies[1] - vocabularies[0]) > 10
