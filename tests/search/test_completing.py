"""The word at the cursor of the search line is completed by what the language and the library have names for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.query import EVERYTHING, Feature, Flag, InListing, SortKey, Tagged, Word, walk
from readinglist.search.completing import Completion, completions
from readinglist.search.names import MOST_NAMED, Name, NameList, Names
from readinglist.search.parsing import parse
from readinglist.search.prefixes import VALUES, Prefix

TODAY = date(2026, 3, 20)
TAGS = ("vision", "vision/depth", "to read", "reinforcement learning", "C++ (old)", 'a "quoted" tag')
LISTINGS = ("trending march", "trending april", "arxiv-mail", 'the "best" of')
SITES = ("github.com", "arxiv.org", "project.github.io")
NAMES = Names(
    TODAY,
    tags=NameList(
        lambda: dict.fromkeys(TAGS, (2, "#d9534f")), lambda text, known: Name(text, f"{known[0]} papers", known[1])
    ),
    listings=NameList(lambda: dict.fromkeys(LISTINGS, (0, "")), lambda text, _known: Name(text)),
    sites=NameList(lambda: dict.fromkeys(SITES, 1), lambda text, _known: Name(text)),
)


def proposed(text: str) -> list[Completion]:
    """What is proposed where the cursor stands at `|`, or at the end."""
    before, _bar, after = text.partition("|")
    return completions(before + after, len(before), NAMES)


def labels(text: str) -> list[str]:
    return [one.label for one in proposed(text)]


def accepted(text: str) -> str:
    """The line after the first proposal was taken."""
    whole = text.replace("|", "")
    first = proposed(text)[0]
    return whole[: first.first] + first.text + whole[first.last :]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        # prefixes
        ("ta", "tag:"), ("TA", "tag:"), ("title", "title:"), ("graph ab", "graph abstract:"), ("-ta", "-tag:"),
        ("(au", "(author:"), ("-(a OR si", "-(a OR site:"), ("titel:", "title:"), ("auhtor:ada", "author:ada"),
        ("so| graph", "sort: graph"),
        # tags
        ("tag:", "tag:vision "), ("tag:dep", "tag:vision/depth "), ("tag:visoin", "tag:vision "),
        ("TAG:VIS", "TAG:vision "), ("tag:to", 'tag:"to read" '), ('tag:"to r', 'tag:"to read" '),
        ("tag:reinforcment", 'tag:"reinforcement learning" '), ("tag:C+", 'tag:"C++ (old)" '),
        ("-tag:vis", "-tag:vision "), ("(tag:vis", "(tag:vision "), ("tag:dep|th", "tag:vision/depth "),
        ("tag:vis| graph", "tag:vision graph"), ("(a tag:vis|)", "(a tag:vision)"), ("tag:#vis", "tag:vision "),
        ('tag:"vis|" graph', "tag:vision graph"),
        # listings
        ("in:tren", 'in:"trending march" '), ("in:apr", 'in:"trending april" '), ("in:arx", "in:arxiv-mail "),
        ("in:best", 'in:"the best of" '),
        # values
        ("is:unr", "is:unread "), ("is:unraed", "is:unread "), ("IS:sta", "IS:starred "), ("has:co", "has:code "),
        ("sort:ti", "sort:title "), ("sort:-ye", "sort:-year "), ("is:read", "is:read "),
        # sites
        ("site:gi", "site:github.com "), ("site:", "site:github.com "), ("site:githbu", "site:github.com "),
        # examples
        ("year:", "year:2026 "), ("year:20", "year:2026 "), ("added:y", "added:yesterday "),
    ],
)  # fmt: skip
def test_the_first_proposal_completes_what_is_typed(typed: str, line: str) -> None:
    assert accepted(typed) == line


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "t", "graph neural", "transformers", '"ta', '"tag:vis', "-", "(", "OR", "in context", "a ta|b",
        "tag:vision/depth", 'tag:"to read"', 'tag:"to read"|', "is:unread", "t|ag:vis", "is:unread ", "title:gra",
        "BERT:large", "https://github.com/ta", "2401.01234", "10.1145/ta", "tag:qqzzxx", "is:zz", "year:19", "x:",
    ],
)  # fmt: skip
def test_nothing_is_proposed_for_plain_words_and_what_is_typed_out(typed: str) -> None:
    assert labels(typed) == []


def test_words_that_begin_so_stand_before_those_in_which_a_later_one_does() -> None:
    assert labels("tag:re") == ["reinforcement learning", "to read"]


def test_what_is_typed_out_comes_first_where_others_go_on() -> None:
    assert labels("tag:vision") == ["vision", "vision/depth"]


def test_a_tag_comes_with_its_count_and_colour() -> None:
    assert proposed("tag:vis")[0] == Completion(4, 7, "vision ", "vision", "2 papers", Prefix.TAG, "#d9534f")


def test_a_name_that_cannot_be_typed_is_not_proposed() -> None:
    assert 'a "quoted" tag' not in labels("tag:")


def test_a_prefix_says_what_it_is_for() -> None:
    assert [(one.label, one.explanation) for one in proposed("ti")] == [("title:", "words of the title")]


@pytest.mark.parametrize("prefix", Prefix)
def test_the_parser_knows_every_prefix(prefix: Prefix) -> None:
    assert prefix.meaning
    assert not any(
        isinstance(node, Word) and node.text.startswith(prefix) for node in walk(parse(f"{prefix}x", today=TODAY).where)
    )


@pytest.mark.parametrize(("prefix", "names"), [(Prefix.IS, Flag), (Prefix.HAS, Feature), (Prefix.SORT, SortKey)])
def test_every_value_of_the_language_has_its_meaning(prefix: Prefix, names: type[StrEnum]) -> None:
    assert list(VALUES[prefix]) == list(names)
    assert labels(prefix) == list(names)


@pytest.mark.parametrize("prefix", [Prefix.YEAR, Prefix.ADDED, Prefix.SORT])
def test_every_example_is_understood(prefix: Prefix) -> None:
    for label in labels(prefix):
        query = parse(f"{prefix}{label} ", today=TODAY)
        assert query.ignored == ()
        assert query.sort is not None or query.where != EVERYTHING
        assert not any(isinstance(node, Word) for node in walk(query.where))


@pytest.mark.parametrize("name", TAGS[:-1])
def test_a_tag_that_was_taken_is_asked_for(name: str) -> None:
    assert parse(accepted(f'tag:"{name}'), today=TODAY).where == Tagged(name)


def test_a_listing_with_quotes_in_its_name_is_asked_for_by_its_words() -> None:
    assert parse(accepted("in:best"), today=TODAY).where == InListing("the best of")


@given(st.text(alphabet='abistn:-()" “\u2003\x00😀é', max_size=30), st.integers(0, 30))
def test_whatever_is_typed_a_proposal_stands_within_the_line(text: str, cursor: int) -> None:
    for one in completions(text, min(cursor, len(text)), NAMES):
        assert 0 <= one.first <= cursor
        assert one.first <= one.last <= len(text)


def test_names_are_looked_at_only_after_their_prefix_and_only_once() -> None:
    read: list[str] = []
    named: list[str] = []

    def tags() -> dict[str, tuple[int, str]]:
        read.append("tags")
        return {f"tag {number}": (number, "") for number in range(2_000)}

    def tag(text: str, _known: tuple[int, str]) -> Name:
        named.append(text)
        return Name(text)

    names = replace(NAMES, tags=NameList(tags, tag))
    for text in ("graph", "ta", "is:", "in:x"):
        completions(text, len(text), names)
    assert not read
    for text in ("tag:tag", "tag:1"):
        assert len(completions(text, len(text), names)) == MOST_NAMED
    assert (read, len(named)) == (["tags"], 2 * MOST_NAMED)
