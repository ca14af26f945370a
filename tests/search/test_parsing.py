"""The query language: any text is a query, and these mean what the documentation says."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.query import (
    EVERYTHING,
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
    walk,
)
from readinglist.search.parsing import MAX_WORDS, parse
from readinglist.search.prefixes import Prefix
from readinglist.search.words import words
from tests.effort import effort

TODAY = date(2026, 3, 20)


def asked(text: str) -> Node:
    return parse(text, today=TODAY).where


def word(text: str, field: TextField | None = None) -> Word:
    return Word(text, field)


def last(text: str, field: TextField | None = None) -> Word:
    return Word(text, field, unfinished=True)


EXAMPLES: list[tuple[str, Node]] = [
    # words, the last of them perhaps unfinished
    ("contrastve lerning", And((word("contrastve"), last("lerning")))),
    ("contrastve lerning ", And((word("contrastve"), word("lerning")))),
    ("  fine-tuning", last("fine-tuning")),
    ("C++ ", word("C++")),
    ("AND a ", And((word("AND"), word("a")))),
    # phrases
    ('"weak to strong"', Phrase("weak to strong")),
    ("“weak to strong”", Phrase("weak to strong")),
    ('"weak to  str', Phrase("weak to str", unfinished=True)),
    ('a"b c"d', And((word("a"), Phrase("b c"), last("d")))),
    ('x ""', word("x")),
    # fields
    ("title:graph", last("graph", TextField.TITLE)),
    ("Author:ada notes:x ", And((word("ada", TextField.AUTHOR), word("x", TextField.NOTES)))),
    ('abstract:"weak to"', Phrase("weak to", TextField.ABSTRACT)),
    # filters
    ("tag:vision", Tagged("vision")),
    ("tag:#vision/depth/", Tagged("vision/depth")),
    ("tag:C#", Tagged("C#")),
    ('tag:"to read"', Tagged("to read")),
    ("is:unread", Is(Flag.UNREAD)),
    ("IS:Starred", Is(Flag.STARRED)),
    ("has:code", Has(Feature.CODE)),
    ('in:"trending march"', InListing("trending march")),
    ("in:page.txt", InListing("page.txt")),
    ("site:https://www.GitHub.com/Google/", Site("github.com/Google")),
    ("year:2021..2024", YearBetween(2021, 2024)),
    ("added:7d", AddedBetween(date(2026, 3, 13), TODAY)),
    ("added:>2026-03-01", AddedBetween(date(2026, 3, 2), None)),
    # not, or, groups
    ("-survey", Not(word("survey"))),
    ("--survey ", word("survey")),
    ("-tag:done", Not(Tagged("done"))),
    ('-"a b"', Not(Phrase("a b"))),
    ("-(a b )", Not(And((word("a"), word("b"))))),
    ("a OR b c ", Or((word("a"), And((word("b"), word("c")))))),
    ("(a OR b) c ", And((Or((word("a"), word("b"))), word("c")))),
    ("a or b ", And((word("a"), word("or"), word("b")))),
    # identifiers
    ("2401.01234", Identifier("arxiv", "2401.01234")),
    ("arXiv:2401.01234v3", Identifier("arxiv", "2401.01234")),
    ("arXiv: 2401.01234", Identifier("arxiv", "2401.01234")),
    ("https://arxiv.org/abs/2401.01234v2", Identifier("arxiv", "2401.01234")),
    ("10.48550/arXiv.2401.01234", Identifier("arxiv", "2401.01234")),
    ("cs/0112017", Identifier("arxiv", "cs/0112017")),
    ("10.1145/3292500.3330701", Identifier("doi", "10.1145/3292500.3330701")),
    ("doi:10.1145/3292500.3330701", Identifier("doi", "10.1145/3292500.3330701")),
    ("https://doi.org/10.1145/3292500", Identifier("doi", "10.1145/3292500")),
    ("https://github.com/a/b_(c)", Identifier("url", "https://github.com/a/b_(c)")),
    ("<https://github.com/a/b.git>", Identifier("url", "https://github.com/a/b")),
    ("github.com/a/b", Identifier("url", "https://github.com/a/b")),
    ("arXiv:2401.01234v1 [cs.CV]", Identifier("arxiv", "2401.01234")),
    ("doi.org/10.1145/3292500", Identifier("doi", "10.1145/3292500")),
    ("node.js/deno ", word("node.js/deno")),
    ("and/or ", word("and/or")),
    ("is:read 2401.01234 ", And((Is(Flag.READ), Identifier("arxiv", "2401.01234")))),
    # half typed: nothing yet
    ("", EVERYTHING),
    ("   ", EVERYTHING),
    ("-", EVERYTHING),
    ("tag:", EVERYTHING),
    ("title: ", EVERYTHING),
    ('"', EVERYTHING),
    ("is:unr", EVERYTHING),
    ("year:20", EVERYTHING),
    ("OR", EVERYTHING),
    ("a OR", word("a")),
    ("a OR OR b ", Or((word("a"), word("b")))),
    ("((((", EVERYTHING),
    ("a )) b ", And((word("a"), word("b")))),
    ("(a", last("a")),
    ("...", EVERYTHING),
    # what is none of these is plain text
    ("BERT:large ", word("BERT:large")),
    ('see:"a b"', And((word("see:"), Phrase("a b")))),
    ("is:nothing ", word("is:nothing")),
    ("year:soon x ", And((word("year:soon"), word("x")))),
    ("\ud800a\x00b ", And((word("a"), word("b")))),
]


@pytest.mark.parametrize(("text", "node"), EXAMPLES, ids=[repr(text) for text, _ in EXAMPLES])
def test_the_language(text: str, node: Node) -> None:
    assert asked(text) == node


@pytest.mark.parametrize(
    ("text", "key", "descending"),
    [
        ("sort:added", SortKey.ADDED, True),
        ("sort:-added", SortKey.ADDED, False),
        ("-sort:added", SortKey.ADDED, False),
        ("sort:title", SortKey.TITLE, False),
        ("sort:-title", SortKey.TITLE, True),
        ("(a sort:year) b", SortKey.YEAR, True),
        ("sort:title sort:rating", SortKey.RATING, True),
        ("sort:title sort:nothing", SortKey.TITLE, False),
    ],
)
def test_an_order_may_stand_anywhere_and_the_last_one_counts(text: str, key: SortKey, descending: bool) -> None:
    sort = parse(text, today=TODAY).sort
    assert sort is not None
    assert (sort.key, sort.is_descending) == (key, descending)


def test_the_best_first_can_be_asked_for_and_not_be_turned_round() -> None:
    assert parse("sort:-best", today=TODAY) == Query(sort=Sort(SortKey.BEST))


def test_an_order_half_typed_means_nothing_yet() -> None:
    assert parse("a sort:ad", today=TODAY) == Query(word("a"), ignored=("sort:ad",))


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("is:unred", ("is:unred",)),
        ("tag: is:read", ("tag:",)),
        ("year:20x", ("year:20x",)),
        ("sort:nothing is:", ("sort:nothing", "is:")),
        ("is:unread tag:x words", ()),
        ("is:unred words", ()),
    ],
)
def test_what_means_nothing_is_told(text: str, ignored: tuple[str, ...]) -> None:
    assert parse(text, today=TODAY).ignored == ignored


def test_every_flag_and_feature_can_be_asked_for() -> None:
    assert [asked(f"is:{flag.value}") for flag in Flag] == [Is(flag) for flag in Flag]
    assert [asked(f"has:{feature.value}") for feature in Feature] == [Has(feature) for feature in Feature]


def test_what_is_beyond_sixty_four_words_is_not_read() -> None:
    assert len(list(walk(asked("word " * 500)))) == MAX_WORDS + 1


PIECES = [
    *'()":-#/.,<>=|&*?~^\\', " ", "OR", "AND", *Prefix, "unread", "code", "2021..", ">2026-03-01", "7d", "https://",
    "doi:", "10.1234/", "2401.01234", "github.com/", "é", "\ud800", "\x00", "“", "»", "中文", "😀", "e\u0301", "graph",
    "fine-tuning", "C++",
]  # fmt: skip
SYMBOLS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.text() | SYMBOLS)
def test_any_text_is_a_query(text: str) -> None:
    assert isinstance(parse(text, today=TODAY), Query)


def test_so_are_a_hundred_thousand_strings_of_the_languages_own_symbols() -> None:
    chance = random.Random(20260320)
    for _ in range(100_000):
        text = "".join(chance.choices(PIECES, k=chance.randrange(12)))
        assert isinstance(parse(text, today=TODAY), Query), text


@pytest.mark.parametrize(
    "part",
    [
        *PIECES,
        *(f"{piece} " for piece in PIECES),
        *("-(", "(x ", "((a)", '"" ', 'a"', "a OR ", "-tag:x ", "a-b-", "网络", "https://x.org/ ", "10.1234/x "),
    ],
)  # fmt: skip
def test_endless_text_is_a_query_and_no_more_than_64_words_of_it_are_read(part: str) -> None:
    query = parse(part * 100_000, today=TODAY)
    asked = [word for node in walk(query.where) if isinstance(node, Word | Phrase) for word in words(node.text)]
    assert len(asked) <= 2 * MAX_WORDS  # a word with a colon in it counts as one, and is two


def test_the_effort_does_not_grow_with_what_is_not_read() -> None:
    mixed = "".join(PIECES) * 20
    assert effort(lambda: parse(mixed * 100, today=TODAY)) < 2 * effort(lambda: parse(mixed * 5, today=TODAY)) + 0.1


def test_parentheses_that_never_close_are_read_to_a_depth() -> None:
    assert len(list(walk(asked("(a OR -" * 10_000 + "x" + ")" * 10_000)))) < 100


@given(SYMBOLS, SYMBOLS)
def test_a_space_at_the_end_finishes_the_last_word(one: str, other: str) -> None:
    typed = [node for node in walk(asked(f"{one}{other} ")) if isinstance(node, Word)]
    assert not any(node.unfinished for node in typed)
