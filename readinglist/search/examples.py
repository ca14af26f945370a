"""What one can type to search, by example: the help of the program shows this table, and the parser's tests read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readinglist.search.prefixes import VALUES, Prefix


@dataclass(frozen=True, slots=True)
class Example:
    """What is typed, and what that finds."""

    typed: str
    finds: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Examples of one kind."""

    title: str
    examples: tuple[Example, ...]


def chapters() -> tuple[Chapter, ...]:
    """Return all examples, the simplest first."""
    return (
        _chapter(
            "Words",
            ("contrastve lerning", "both words, in any order, misspelt or unfinished"),
            ("pre-training", "also “pretraining” and “pre training”"),
            ("schrodinger", "also “Schrödinger”: accents do not matter"),
            ('"weak to strong"', "these words in this order, as spelt"),
            ('"lerning"', "this word as spelt, never another instead"),
        ),
        _chapter(
            "Words in one place",
            ("title:graph", "a word of the title"),
            ('abstract:"weak to strong"', "words of the abstract, in this order"),
            ("author:ada", "an author’s name"),
            ("notes:chapter", "a word of your notes"),
        ),
        _chapter(
            "Tags, listings, links",
            ("tag:vision", "the tag, or one nested below it (vision/depth)"),
            ('in:"trending march"', "a listing whose name or date holds these words"),
            ("site:github.com", "a link to this site"),
            ("site:github.com/google", "a link that begins so"),
        ),
        _chapter(
            "Not, or, together",
            ("-survey", "without this word"),
            ('-tag:done -"case study"', "without this tag, without these words"),
            ("bert OR gpt", "one of both; OR in capitals"),
            ("(bert OR gpt) tag:vision", "what stands in parentheses is taken together"),
            ("-(survey OR review)", "without either"),
        ),
        _chapter(
            "Years and days",
            ("year:2024", "published in this year"),
            ("year:2021..2024", "in these years, the first and the last included"),
            ("year:>2020", "after this year; also >= < <="),
            ("added:7d", "added in the last seven days; likewise 2w 3m 1y"),
            ("added:today", "added today; also yesterday"),
            ("added:2026-03", "added in this month; also a year, or a day"),
            ("added:>2026-03-01", "added after this day"),
        ),
        _chapter(
            "One very paper",
            ("2401.01234", "the paper with this arXiv number; also arXiv:2401.01234v2"),
            ("10.1145/3292500.3330701", "the paper with this DOI; also https://doi.org/…"),
            ("https://github.com/google/jax", "papers with this link"),
        ),
        Chapter("What a paper is", tuple(_values(Prefix.IS))),
        Chapter("What a paper has", tuple(_values(Prefix.HAS))),
        Chapter("Order", (*_values(Prefix.SORT), Example("sort:-added", "the same the other way round"))),
    )


def _chapter(title: str, *examples: tuple[str, str]) -> Chapter:
    return Chapter(title, tuple(Example(typed, finds) for typed, finds in examples))


def _values(prefix: Prefix) -> Iterator[Example]:
    return (Example(f"{prefix}{value}", meaning) for value, meaning in VALUES[prefix].items())
