"""The table of examples, which is the help of the program, says what the parser does."""

from __future__ import annotations

from datetime import date

import pytest

from readinglist.domain.query import (
    AddedBetween,
    And,
    Feature,
    Flag,
    Has,
    Identifier,
    InListing,
    Is,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Site,
    Sort,
    SortKey,
    Tagged,
    TextField,
    Word,
    YearBetween,
)
from readinglist.search.examples import Example, chapters
from readinglist.search.parsing import parse
from readinglist.search.prefixes import Prefix

TODAY = date(2026, 3, 20)
EXAMPLES = [example for chapter in chapters() for example in chapter.examples]
MEANT: dict[str, Node | Sort] = {
    "contrastve lerning": And((Word("contrastve"), Word("lerning"))),
    "pre-training": Word("pre-training"),
    "schrodinger": Word("schrodinger"),
    '"weak to strong"': Phrase("weak to strong"),
    '"lerning"': Phrase("lerning"),
    "title:graph": Word("graph", TextField.TITLE),
    'abstract:"weak to strong"': Phrase("weak to strong", TextField.ABSTRACT),
    "author:ada": Word("ada", TextField.AUTHOR),
    "notes:chapter": Word("chapter", TextField.NOTES),
    "tag:vision": Tagged("vision"),
    'in:"trending march"': InListing("trending march"),
    "site:github.com": Site("github.com"),
    "site:github.com/google": Site("github.com/google"),
    "-survey": Not(Word("survey")),
    '-tag:done -"case study"': And((Not(Tagged("done")), Not(Phrase("case study")))),
    "bert OR gpt": Or((Word("bert"), Word("gpt"))),
    "(bert OR gpt) tag:vision": And((Or((Word("bert"), Word("gpt"))), Tagged("vision"))),
    "-(survey OR review)": Not(Or((Word("survey"), Word("review")))),
    "year:2024": YearBetween(2024, 2024),
    "year:2021..2024": YearBetween(2021, 2024),
    "year:>2020": YearBetween(2021, None),
    "added:7d": AddedBetween(date(2026, 3, 13), TODAY),
    "added:today": AddedBetween(TODAY, TODAY),
    "added:2026-03": AddedBetween(date(2026, 3, 1), date(2026, 3, 31)),
    "added:>2026-03-01": AddedBetween(date(2026, 3, 2), None),
    "2401.01234": Identifier("arxiv", "2401.01234"),
    "10.1145/3292500.3330701": Identifier("doi", "10.1145/3292500.3330701"),
    "https://github.com/google/jax": Identifier("url", "https://github.com/google/jax"),
    "sort:-added": Sort(SortKey.ADDED, descending=False),
    **{f"is:{flag.value}": Is(flag) for flag in Flag},
    **{f"has:{feature.value}": Has(feature) for feature in Feature},
    **{f"sort:{key.value}": Sort(key) for key in SortKey},
}


def test_every_example_has_its_meaning_here_and_stands_there_once() -> None:
    assert sorted(example.typed for example in EXAMPLES) == sorted(MEANT)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.typed for example in EXAMPLES])
def test_an_example_means_what_it_says(example: Example) -> None:
    meant = MEANT[example.typed]
    expected = Query(sort=meant) if isinstance(meant, Sort) else Query(meant)
    assert parse(f"{example.typed} ", today=TODAY) == expected
    assert example.finds


def test_every_prefix_of_the_language_has_an_example() -> None:
    assert [prefix for prefix in Prefix if not any(prefix in example.typed for example in EXAMPLES)] == []
