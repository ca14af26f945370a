"""The baselines do find papers: slower ways must not win, nor lose, by doing nothing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.bench.baselines import ClosestTitles, FullText
from tests.bench.libraries import make_library, sources


def test_full_text_search_finds_a_title_by_its_words_and_the_beginning_of_the_last(tmp_path: Path) -> None:
    make_library(tmp_path / "library.db", 50)
    title = next(sources()).title
    with closing(FullText(tmp_path / "library.db")) as full_text:
        assert full_text(title[:-2]) == [(1,)]
        assert full_text("-") == []


def test_the_closest_title_is_the_one_that_was_typed() -> None:
    found = ClosestTitles(["Weak Teachers", "Diffusion on Surfaces"])("difusion on surfaces")
    assert isinstance(found, list)
    assert found[0][0] == "Diffusion on Surfaces"
