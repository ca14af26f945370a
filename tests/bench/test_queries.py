"""What is typed while it is measured is what was meant."""

from __future__ import annotations

from datetime import date

import pytest

from readinglist.domain.query import Query, SortKey
from readinglist.search.parsing import parse
from tests.bench import queries

TITLES = ("Attention Maps for Machine Translation", "Neural Parsers of Sentences with Long Dependencies")


def parsed(text: str) -> Query:
    return parse(text, today=date(2026, 3, 20))


def test_what_is_typed_grows_by_a_letter_until_it_is_whole() -> None:
    assert list(queries.keystrokes("deep")) == ["d", "de", "dee", "deep"]


@pytest.mark.parametrize("text", queries.ALONE)
def test_a_filter_alone_is_understood_and_asks_for_no_words(text: str) -> None:
    query = parsed(text)
    assert not query.ignored
    assert not query.has_text


@pytest.mark.parametrize("key", [key for key in SortKey if key is not SortKey.BEST])
def test_each_order_is_measured_in_both_directions(key: SortKey) -> None:
    orders = [query.sort for query in map(parsed, queries.SORTS) if query.sort and query.sort.key is key]
    assert {order.is_descending for order in orders} == {True, False}


def test_each_query_with_a_filter_is_understood() -> None:
    for name, texts in queries.filtered(TITLES).items():
        assert texts, name
        for text in texts:
            assert parsed(text).has_text, text
            assert not parsed(text).ignored, text


def test_the_same_is_typed_each_time_and_some_of_it_is_mistyped() -> None:
    typed = queries.plain(TITLES)
    assert typed == queries.plain(TITLES)
    known = {word for title in TITLES for word in title.lower().split()}
    assert all(set(text.split()) <= known for text in typed["no error"])
    assert not any(set(text.split()) <= known for text in typed["one error"])
