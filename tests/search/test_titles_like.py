"""The text index names the papers whose titles share words with another title, for them to be compared."""

from __future__ import annotations

from pathlib import Path

from readinglist.search.index import TextIndex
from tests.search.papers import document, documents

TITLES = ("Reading Old Letters", "Reading New Letters", "Reading Slowly", "Writing Letters to Bank Clerks")


def filled(folder: Path) -> TextIndex:
    index = TextIndex.open(folder, "ours")
    assert index.write(documents(*TITLES), (), 1)
    return index


def test_titles_with_more_and_rarer_words_in_common_come_first(tmp_path: Path) -> None:
    index = filled(tmp_path)
    assert index.with_titles_like(["old", "letters", "reading"], 4)[0] == 1
    assert index.with_titles_like(["slowly", "letters"], 4)[0] == 3


def test_no_more_come_than_are_asked_for_and_none_without_a_common_word(tmp_path: Path) -> None:
    index = filled(tmp_path)
    assert len(index.with_titles_like(["reading", "letters"], 2)) == 2
    assert index.with_titles_like(["parsing"], 4) == []
    assert index.with_titles_like([], 4) == []


def test_what_is_held_in_memory_is_named_as_it_is_now(tmp_path: Path) -> None:
    index = filled(tmp_path)
    index.hold([document(1, "Parsing Old Texts", revision=2)], [2], 2)
    assert index.with_titles_like(["parsing"], 4) == [1]
    assert index.with_titles_like(["reading"], 4) == [3]


def test_an_index_that_counts_as_empty_names_nothing(tmp_path: Path) -> None:
    index = filled(tmp_path)
    index.forget()
    assert index.with_titles_like(["reading"], 4) == []
