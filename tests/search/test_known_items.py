"""Known items: real titles, remembered in part and mistyped, among thousands like them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import islice
from statistics import fmean

import pytest

from readinglist.search.index import TextIndex
from readinglist.search.parsing import parse
from readinglist.search.ranking import closest_first
from tests import corpus
from tests.known_items import nonsense, reciprocal_ranks
from tests.search.papers import TODAY, document, found, indexed

SIZE = 5_000
QUERIES = 150

pytestmark = pytest.mark.skipif(not corpus.PATH.exists(), reason=f"the real papers are not here ({corpus.PATH.name})")


@pytest.fixture(scope="module")
def papers() -> list[corpus.Source]:
    return list(islice(corpus.papers(), SIZE * 8))[::8]


@pytest.fixture(scope="module")
def index(papers: list[corpus.Source]) -> TextIndex:
    return indexed(*(document(n, paper.title, paper.abstract) for n, paper in enumerate(papers, start=1)))


@pytest.mark.parametrize(("errors", "least"), [(0, 0.96), (1, 0.93), (2, 0.91)])
def test_the_meant_paper_stands_first_or_near_it(
    papers: list[corpus.Source], index: TextIndex, errors: int, least: float
) -> None:
    titles = [paper.title for paper in papers]
    numbered = dict(enumerate(titles, start=1))

    def search(text: str) -> Sequence[int]:
        return closest_first(parse(text, today=TODAY).where, found(index, text, 200), numbered)

    assert fmean(reciprocal_ranks(titles, errors, QUERIES, search)) >= least


def test_of_a_thousand_random_words_next_to_none_finds_anything(index: TextIndex) -> None:
    words = nonsense(1_000, 6, 12, random.Random(6))
    typed = [f"{word} " if number % 2 else word for number, word in enumerate(words)]  # finished, and not
    hits = [word for word in typed if found(index, word, 1)]
    assert len(hits) <= 20, hits
