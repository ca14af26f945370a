"""Known items: real titles, remembered in part and mistyped, among thousands like them."""

from __future__ import annotations

import gzip
import json
import random
import string
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from readinglist.domain.document import Document
from readinglist.search.index import TextIndex
from readinglist.search.parsing import parse
from readinglist.search.ranking import closest_first
from readinglist.search.words import words
from tests.search.papers import TODAY, document, indexed

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "papers" / "acl_papers.jsonl.gz"
SIZE = 5_000
QUERIES = 150
STOP_WORDS = frozenset(
    "the and for with from are that this using via into over its can how what why not but our".split()
)

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason=f"the real papers are not here ({CORPUS.name})")


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in islice(lines, SIZE * 8)][::8]
    return [document(n, paper["title"], paper["abstract"] or "") for n, paper in enumerate(papers, start=1)]


@pytest.fixture(scope="module")
def index(corpus: list[Document]) -> TextIndex:
    return indexed(*corpus)


def mistyped(word: str, chance: random.Random) -> str:
    """Return the word with a letter dropped, added, changed or swapped with its neighbour."""
    place = chance.randrange(len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    other = chance.choice(string.ascii_lowercase)
    return chance.choice(
        [
            before + after,
            before + other + letter + after,
            before + other + after,
            before + after[0] + letter + after[1:],
        ]
    )


def remembered(corpus: list[Document], errors: int) -> Iterator[tuple[str, int]]:
    """Yield queries of three to five words of a title, in order, with the paper that is meant."""
    chance = random.Random(errors)
    asked = 0
    while asked < QUERIES:
        paper = chance.choice(corpus).paper
        content = [word for word in words(paper.title) if len(word) >= 3 and word not in STOP_WORDS]
        if len(content) < 3:
            continue
        places = sorted(chance.sample(range(len(content)), min(len(content), chance.randint(3, 5))))
        typed = [content[place] for place in places]
        long = [place for place, word in enumerate(typed) if len(word) >= 5]
        if len(long) >= errors:
            for place in chance.sample(long, errors):
                typed[place] = mistyped(typed[place], chance)
            asked += 1
            yield " ".join(typed), paper.id


@pytest.mark.parametrize(("errors", "least"), [(0, 0.96), (1, 0.93), (2, 0.91)])
def test_the_meant_paper_stands_first_or_near_it(
    corpus: list[Document], index: TextIndex, errors: int, least: float
) -> None:
    titles = {one.paper.id: one.paper.title for one in corpus}
    reciprocal_ranks = []
    for typed, meant in remembered(corpus, errors):
        where = parse(typed, today=TODAY).where
        ids = closest_first(where, index.search(where, 200).hits.ids, titles)
        reciprocal_ranks.append(1 / (ids.index(meant) + 1) if meant in ids else 0)
    assert sum(reciprocal_ranks) / len(reciprocal_ranks) >= least


def test_of_random_words_next_to_none_finds_anything(index: TextIndex) -> None:
    chance = random.Random(6)
    nonsense = ["".join(chance.choices(string.ascii_lowercase, k=chance.randint(6, 12))) for _ in range(200)]
    hits = [word for word in nonsense if index.search(parse(word, today=TODAY).where, 1).hits.total]
    assert len(hits) <= 4, hits
