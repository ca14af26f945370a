"""The search language, end to end: what is typed against what a library has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.links import Link
from readinglist.domain.records import Record
from readinglist.library import Library, editing, importing, marking
from readinglist.library.review import Source
from readinglist.search.examples import chapters
from readinglist.search.prefixes import Prefix

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


class Calendar:
    """A clock that stands on the day it was set to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now


def bring(library: Library, name: str, date_text: str, *records: Record) -> None:
    source = Source(name, name, sha256=name, format="test", date_text=date_text, records=records)
    importing.commit(library, importing.review(library, [source]))


def record(title: str, abstract: str = "", **fields: object) -> Record:
    return Record(1, title, title, abstract=abstract, **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Seven papers, named in the tests by the first word of their titles."""
    today = datetime.now(UTC)
    clock = Calendar(datetime(2026, 2, 27, 12, tzinfo=UTC))
    with Library.open(tmp_path_factory.mktemp("language") / "library.db", clock=clock) as library:
        bring(
            library,
            "trending.txt",
            "Feb 27",
            record("Contrastive Learning of Codes", "A survey of tomographic methods.", year=2020),
            record("Weak to Strong Generalisation", "Deep students.", year=2021, authors=("Ada Lovelace",)),
            record("Strong to Weak Distillation", "Students of weak teachers.", year=2022),
        )
        clock.now = datetime(2026, 3, 5, 12, tzinfo=UTC)
        bring(
            library,
            "trending.txt ",
            "Mar 5",
            record("Graph Nets", "Contrastive losses.", year=2024, links=(Link.to("https://github.com/google/nets"),)),
            record("Depth from Motion", "With deep nets.", year=2025, links=(Link.to("https://depth.github.io"),)),
        )
        clock.now = today - timedelta(days=2)
        bring(library, "mail.eml", "", record("Speech Learning", arxiv="2401.01234"), record("Zebra Codes"))
        ids = {paper.title.split()[0]: paper.id for paper in library.papers(library.search().ids)}
        library.tag([ids["Depth"]], add=["vision/depth"])
        library.tag([ids["Graph"]], add=["vision", "done"])
        library.mark([ids["Contrastive"]], "read")
        library.mark([ids["Zebra"]], "dismissed")
        marking.star(library, [ids["Weak"]], True)
        editing.note(library, ids["Strong"], "Compare with chapter two")
        yield library


def found(library: Library, typed: str) -> list[str]:
    """The first words of the titles found, in order."""
    return [paper.title.split()[0] for paper in library.papers(library.search(typed).ids)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # both words, in any order, misspelt or unfinished
        ("contrastve lerning", ["Contrastive"]),
        ("lerning contrastve", ["Contrastive"]),
        ("contrastive learni", ["Contrastive"]),
        # in this order, as spelt
        ('"weak to strong"', ["Weak"]),
        ('"contrastve"', []),
        # filters
        ("tag:vision", ["Depth", "Graph"]),
        ("tag:vision/depth", ["Depth"]),
        ("tag:VISION", ["Depth", "Graph"]),
        ("tag:visio", []),
        ("is:unread", ["Depth", "Graph", "Speech", "Strong", "Weak"]),
        ("is:read", ["Contrastive"]),
        ("is:starred", ["Weak"]),
        ("is:tagged", ["Depth", "Graph"]),
        ("is:dismissed", ["Zebra"]),
        ("has:code", ["Graph"]),
        ("has:project", ["Depth"]),
        ("has:link", ["Depth", "Graph"]),
        ("has:notes", ["Strong"]),
        ("has:authors", ["Weak"]),
        ('in:"trending mar"', ["Depth", "Graph"]),
        ('in:"trending feb"', ["Contrastive", "Strong", "Weak"]),
        ("in:mail", ["Speech"]),
        # words in one field
        ("title:contrastive", ["Contrastive"]),
        ("abstract:contrastive", ["Graph"]),
        ("author:lovelace", ["Weak"]),
        ("author:contrastive", []),
        ("notes:chapter", ["Strong"]),
        ('abstract:"weak teachers"', ["Strong"]),
        ("site:github.com", ["Graph"]),
        ("site:github.com/google", ["Graph"]),
        ("site:github.io", ["Depth"]),
        ("site:https://www.github.com/", ["Graph"]),
        # ranges
        ("year:2021..2024", ["Graph", "Strong", "Weak"]),
        ("year:>2024", ["Depth"]),
        ("year:..2020", ["Contrastive"]),
        ("year:2022", ["Strong"]),
        ("added:7d", ["Speech"]),
        ("added:>2026-03-01", ["Depth", "Graph", "Speech"]),
        ("added:2026-02", ["Contrastive", "Strong", "Weak"]),
        ("added:2026-03-05", ["Depth", "Graph"]),
        # not
        ("-tag:done tag:vision", ["Depth"]),
        ("learning -survey", ["Speech"]),
        ("-is:unread", ["Contrastive"]),
        ('strong -"weak to strong"', ["Strong"]),
        # either, grouping
        ("speech OR graph", ["Graph", "Speech"]),
        ("(speech OR graph) tag:vision", ["Graph"]),
        ("speech OR graph tag:vision", ["Graph", "Speech"]),
        ("tag:vision OR is:starred", ["Depth", "Graph", "Weak"]),
        ("-(speech OR graph) is:unread", ["Depth", "Strong", "Weak"]),
        ("(((graph)))", ["Graph"]),
        # an identifier, exactly
        ("2401.01234", ["Speech"]),
        ("https://github.com/google/nets", ["Graph"]),
        # unknown prefixes are plain text
        ("depth:motion", ["Depth"]),
        ("nothing:here", []),
        # half typed: nothing yet
        ("graph tag:", ["Graph"]),
        ('graph "', ["Graph"]),
        ("graph OR", ["Graph"]),
        ("graph (", ["Graph"]),
        ("graph -", ["Graph"]),
    ],
)
def test_what_is_typed_finds(library: Library, typed: str, expected: list[str]) -> None:
    assert sorted(found(library, typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tag:vision sort:title", ["Depth", "Graph"]),
        ("tag:vision sort:-title", ["Graph", "Depth"]),
        ("is:unread sort:year", ["Depth", "Graph", "Strong", "Weak", "Speech"]),
        ("is:unread sort:added", ["Speech", "Graph", "Depth", "Weak", "Strong"]),
        ("is:unread sort:-added", ["Strong", "Weak", "Depth", "Graph", "Speech"]),
        ("strong sort:year", ["Strong", "Weak"]),
        ("strong sort:title", ["Strong", "Weak"]),
        ("sort:nothing graph", ["Graph"]),
    ],
)
def test_an_order_can_be_typed(library: Library, typed: str, expected: list[str]) -> None:
    assert found(library, typed) == expected


def test_every_example_of_the_help_can_be_searched(library: Library) -> None:
    for chapter in chapters():
        for example in chapter.examples:
            assert library.search(example.typed).query.ignored == (), example.typed


PIECES = [
    *'()":-#/.,<>=|&*?~^', " ", "OR", *Prefix, "unread", "code", "2021..", "7d", "https://", "10.1234/", "github.com/",
    "é", "\ud800", "\x00", "“", "中文", "😀", "graph", "fine-tuning", "contrastve", "vision",
]  # fmt: skip


@settings(max_examples=200)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_can_be_searched(library: Library, typed: str) -> None:
    library.search(typed, limit=5)


def test_so_can_a_thousand_strings_of_the_languages_own_symbols(library: Library) -> None:
    chance = random.Random(20260320)
    for _ in range(1_000):
        typed = "".join(chance.choices(PIECES, k=chance.randrange(12)))
        assert len(library.search(typed, limit=5).ids) <= 5, typed


@pytest.mark.parametrize(
    "part", ["(", "-(", "(graph OR ", "graph ", "graph-", "contrastve ", "网络", "tag:vision ", '"a ']
)
def test_endless_text_can_be_searched(library: Library, part: str) -> None:
    library.search(part * (100_000 // len(part)), limit=5)


def test_ten_thousand_parentheses_around_a_word_can_be_searched(library: Library) -> None:
    library.search("(" * 10_000 + "graph" + ")" * 10_000, limit=5)
