"""Each part of a query as SQL, by what it finds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from readinglist.domain import query as q
from readinglist.domain.paper import State
from readinglist.domain.query import Feature, Flag, Sort, SortKey
from readinglist.storage import filters, sqlite, tables
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction
from tests.storage.conftest import AddPapers, record

TODAY = datetime.now(UTC).date()


@pytest.fixture
def titles(store: Store, add: AddPapers):  # type: ignore[no-untyped-def]
    """A small library; gives what a query finds in it, as the papers' titles."""
    a, b, c, d, _ = add(
        record("a", links=("https://github.com/google/a",), year=2020, abstract="x", arxiv="2103.00020"),
        record("b", links=("https://b.github.io/page", "https://huggingface.co/datasets/b"), year=2022),
        record("c", authors=("Ada Lovelace",), year=2023, doi="10.1000/182"),
        record("d", links=("https://www.gitlab.com/d",)),
        record("e"),
        listing="trending march.txt",
    )
    add(record("f"), listing="friday.txt", state=State.DISMISSED)

    def verb(transaction: Transaction) -> str:
        transaction.add([a], "tag", transaction.tag_id("vision"))
        transaction.add([b], "tag", transaction.tag_id("vision/3d"))
        transaction.add([c], "tag", transaction.tag_id("visionary"))
        transaction.set_papers([b], "state", "read")
        transaction.set_papers([c], "starred", True)
        transaction.set_papers([c], "rating", 4)
        transaction.set_papers([d], "notes", "mine")
        transaction.set_papers([d], "trashed", transaction.now.isoformat())
        return "Prepare"

    store.change(verb)

    def find(node: q.Node, sort: Sort | None = None) -> str:
        found = store.resolve(q.Query(node, sort).only_visible())
        ids = store.ids(found)
        assert store.count(found) == len(ids)
        titles = store.titles(ids)
        return "".join(titles[number] for number in ids)

    return find


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (q.EVERYTHING, "abce"),
        (q.Is(Flag.UNREAD), "ace"),
        (q.Is(Flag.READ), "b"),
        (q.Is(Flag.DISMISSED), "f"),
        (q.Is(Flag.STARRED), "c"),
        (q.Is(Flag.TRASH), "d"),
        (q.Is(Flag.TAGGED), "abc"),
        (q.Tagged("Vision"), "ab"),
        (q.Tagged("vision/3D"), "b"),
        (q.Tagged("nothing"), ""),
        (q.Has(Feature.CODE), "a"),
        (q.Has(Feature.DATASET), "b"),
        (q.Has(Feature.PROJECT), "b"),
        (q.Has(Feature.LINK), "ab"),
        (q.Has(Feature.TAGS), "abc"),
        (q.Has(Feature.AUTHORS), "c"),
        (q.Has(Feature.RATING), "c"),
        (q.Has(Feature.ABSTRACT), "a"),
        (q.Has(Feature.NOTES), ""),
        (q.And((q.Has(Feature.NOTES), q.Is(Flag.TRASH))), "d"),
        (q.InListing("trending march"), "abce"),
        (q.InListing("march TREND"), "abce"),
        (q.InListing("april"), ""),
        (q.Site("github.com"), "a"),
        (q.Site("github.com/google"), "a"),
        (q.Site("github.com/goo"), "a"),
        (q.Site("github.io"), "b"),
        (q.Site("hub.com"), ""),
        (q.Site("page"), ""),
        (q.Site("b.github.io"), "b"),
        (q.Site(""), ""),
        (q.YearBetween(2021, 2023), "bc"),
        (q.YearBetween(None, 2020), "a"),
        (q.YearBetween(2022, None), "bc"),
        (q.AddedBetween(TODAY - timedelta(days=1), None), "abce"),
        (q.AddedBetween(None, TODAY - timedelta(days=2)), ""),
        (q.Identifier("arxiv", "2103.00020"), "a"),
        (q.Identifier("doi", "10.1000/182"), "c"),
        (q.Identifier("url", "http://github.com/Google/A/"), "a"),
        (q.Not(q.Is(Flag.UNREAD)), "b"),
        (q.Not(q.YearBetween(2020, 2022)), "ce"),
        (q.Or((q.Is(Flag.READ), q.Is(Flag.STARRED))), "bc"),
        (q.Or(()), ""),
        (q.And((q.Is(Flag.UNREAD), q.Tagged("vision"))), "a"),
    ],
)
def test_a_query_finds(titles, node: q.Node, expected: str) -> None:  # type: ignore[no-untyped-def]
    assert "".join(sorted(titles(node))) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort(SortKey.ADDED), "abce"),
        (Sort(SortKey.TITLE), "abce"),
        (Sort(SortKey.TITLE, descending=True), "ecba"),
        (Sort(SortKey.YEAR), "cbae"),
        (Sort(SortKey.YEAR, descending=False), "abce"),
        (Sort(SortKey.RATING), "cabe"),
        (Sort(SortKey.STATE), "aceb"),
        (Sort(SortKey.TRASHED), "abce"),  # none of them
    ],
)
def test_an_order_is_kept(titles, sort: Sort, expected: str) -> None:  # type: ignore[no-untyped-def]
    assert titles(q.EVERYTHING, sort) == expected


def test_the_newest_import_stands_first_and_each_in_its_own_order(store: Store, add: AddPapers) -> None:
    first = add(record("one"), record("two"), listing="monday.txt")
    second = add(record("three"), record("four"), listing="tuesday.txt")
    assert store.ids(q.Query()) == [*second, *first]


def test_the_first_of_an_answer_can_be_asked_for_alone(store: Store, add: AddPapers) -> None:
    ids = add(*(record(f"paper {number}") for number in range(10)))
    assert store.ids(q.Query(), limit=3) == ids[:3]


def test_any_number_of_papers_can_be_put_in_order(store: Store, add: AddPapers) -> None:
    ids = add(*(record(f"paper {number:05}") for number in range(40_000)))
    assert store.sorted_ids(ids[::-1], Sort(SortKey.TITLE)) == ids


@pytest.mark.parametrize("sort", [Sort(SortKey.ADDED), Sort(SortKey.TITLE), Sort(SortKey.YEAR), Sort(SortKey.RATING)])
def test_an_order_is_walked_along_an_index_and_not_sorted(store: Store, sort: Sort) -> None:
    shown = filters.condition(q.Query().only_visible().where)
    statement = select(tables.paper.c.id).where(shown).order_by(*filters.order(sort)).limit(100)
    with sqlite.reading(store._connection) as connection:
        text = str(statement.compile(connection, compile_kwargs={"literal_binds": True}))
        plan = [row[3] for row in sqlite.driver(connection).execute(f"EXPLAIN QUERY PLAN {text}")]
    assert not [line for line in plan if "TEMP B-TREE" in line]
