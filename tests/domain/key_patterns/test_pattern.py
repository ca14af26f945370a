"""A pattern says how citation keys are made of papers."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.cite_key import MAX_KEY_LENGTH, valid_key
from readinglist.domain.errors import InvalidPattern
from readinglist.domain.key_patterns.citable import KeyedPaper
from readinglist.domain.key_patterns.examples import PAPER, READY_PATTERNS, KeyExample, chapters
from readinglist.domain.key_patterns.filters import FILTERS
from readinglist.domain.key_patterns.pattern import DEFAULT_PATTERN, KeyPattern
from readinglist.domain.key_patterns.words import WORDS

EXAMPLES = [example for chapter in chapters() for example in chapter.examples]
PIECES = [
    *WORDS, *FILTERS, "(", ")", "+", "|", ";", ".", ",", "=", '"-"', "'a b'", '""', "1", "0", "-2", "9999", "\n", " ",
    "n", "é", "[", '"', "{",
]  # fmt: skip
YEARS = st.none() | st.integers(0, 9999)


def paper(title: str = "", authors: tuple[str, ...] = (), year: int | None = None, venue: str = "") -> KeyedPaper:
    return KeyedPaper(1, title, authors, year, venue, None, None, "", False)


PAPERS = st.builds(
    paper, st.text(), st.lists(st.text(), max_size=6).map(tuple), YEARS, st.text()
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.typed)
def test_each_example_makes_its_key(example: KeyExample) -> None:
    assert KeyPattern.of(example.typed).key(PAPER) == example.key


def test_every_word_and_filter_has_an_example() -> None:
    explained = " ".join(f"{example.typed} {example.meaning}" for example in EXAMPLES)
    assert {*WORDS, *FILTERS} <= set(re.findall("[A-Za-z0-9]+", explained))


@pytest.mark.parametrize(
    ("title", "authors", "year", "key"),
    [
        ("A ConvNet for the 2020s", (), None, "convnet-2020s"),
        ("Attention Is All You Need", ("Ashish Vaswani",), 2017, "vaswani-2017-attention-all-you"),
        ("Deep Learning", ("LeCun, Yann",), 2015, "lecun-2015-deep-learning"),
        ("Über Größe", ("Paul Erdős",), None, "erdos-uber-grosse"),
        ("On the", (), None, "on-the"),
        ("深度学习", (), None, "paper"),
        ("", (), None, "paper"),
        ("What's in a Name?", (), None, "whats-name"),
        ("Weak-to-Strong", ("Łukasz Łoś",), 7, "los-7-weak-strong"),
    ],
)
def test_the_usual_pattern_is_author_year_and_telling_words(
    title: str, authors: tuple[str, ...], year: int | None, key: str
) -> None:
    assert KeyPattern.of("").key(paper(title, authors, year)) == key


@given(st.text(), st.lists(st.text(), max_size=2).map(tuple), YEARS)
def test_the_usual_pattern_makes_the_keys_that_it_always_made(
    title: str, authors: tuple[str, ...], year: int | None
) -> None:
    assert KeyPattern.of("").key(paper(title, authors, year)) == first_keys(title, authors, year)


@given(PAPERS, st.sampled_from([*(ready.text for ready in READY_PATTERNS), *(one.typed for one in EXAMPLES)]))
def test_every_key_can_stand_in_a_bib_file(one: KeyedPaper, text: str) -> None:
    key = KeyPattern.of(text).key(one)
    assert valid_key(key)
    assert len(key) <= MAX_KEY_LENGTH


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(), PAPERS)
def test_any_text_is_a_pattern_that_makes_valid_keys_or_is_refused(text: str, one: KeyedPaper) -> None:
    with suppress(InvalidPattern):
        assert valid_key(KeyPattern.of(text).key(one))


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_refused_has_a_place_in_the_text(text: str) -> None:
    error = refusal(text)
    assert error is None or 0 <= error.start <= error.end <= len(text)


def refusal(text: str) -> InvalidPattern | None:
    try:
        KeyPattern.of(text)
    except InvalidPattern as error:
        return error
    return None


@pytest.mark.parametrize(
    ("text", "sentence", "place"),
    [
        ("auth + yaer", "At character 8: “yaer” is no word of a pattern; did you mean year?", "yaer"),
        ("auth.lowr", "At character 6: “lowr” is no filter; did you mean lower?", "lowr"),
        ("auth year", "At character 6: a + is missing.", "year"),
        ("auth +", "At the end: a word such as auth is missing.", ""),
        ("auth)", "At character 5: this parenthesis was never opened.", ")"),
        ("(auth", "At the end: a closing parenthesis is missing.", ""),
        ("auth..lower", "At character 6: the name of a filter, such as lower, is missing.", "."),
        ("auth(1, 2, 3)", "At character 12: auth takes no more than 2 values.", "3"),
        ("year(2)", "At character 6: year takes no values.", "2"),
        ("auth(k=3)", "At character 6: auth has no “k”; it has n, m.", "k"),
        ("auth(1 2)", "At character 8: a comma or a closing parenthesis is missing.", "2"),
        ('auth("x")', "At character 6: a number is missing.", '"x"'),
        ("words.condense(_)", 'At character 16: text in quotes, such as "-", is missing.', "_"),
        ("year.prefix", 'At character 6: prefix needs its text in parentheses, as in prefix("-").', "prefix"),
        ("auth(12345)", "At character 6: this number is too long.", "1"),
        ('"a', "At character 1: this quotation mark is never closed.", '"'),
        ("[auth:lower][year]", "At character 1: square brackets are of older patterns: instead of"
         " [auth:lower][year] write auth.lower + year.", "["),
        ("'ü'", "At character 1: 'ü' cannot stand in a citation key, which has letters, digits and : _ . + / - only.",
         "'ü'"),
        ("auth.len('~')", "At character 6: len compares by one of < <= = == != >= >.", "len"),
        ("auth & year", "At character 6: “&” means nothing in a pattern.", "&"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_said_with_its_place(text: str, sentence: str, place: str) -> None:
    with pytest.raises(InvalidPattern) as refused:
        KeyPattern.of(text)
    assert str(refused.value) == sentence
    assert text[refused.value.start : refused.value.end] == place


def test_of_several_patterns_the_first_that_makes_something_counts() -> None:
    lines = KeyPattern.of("auth + year\nwords(2);\n\n'nothing'\n")
    assert lines.key(paper("Deep Learning", ("Yann LeCun",), 2015)) == "LeCun2015"
    assert lines.key(paper("Deep Learning")) == "DeepLearning"
    assert lines.key(paper()) == "nothing"


def test_words_are_known_whatever_their_case() -> None:
    assert KeyPattern.of("AUTH.Lower + ShortTitle(1)").key(PAPER) == "devlinBERT"


def test_the_usual_pattern_is_kept_as_nothing() -> None:
    assert KeyPattern.of(DEFAULT_PATTERN).text == KeyPattern.of("  ").text == ""


def test_too_many_parentheses_are_refused() -> None:
    with pytest.raises(InvalidPattern, match="too many parentheses"):
        KeyPattern.of("(" * 200 + "auth" + ")" * 200)


def test_filters_that_double_a_text_again_and_again_end_somewhere() -> None:
    assert len(KeyPattern.of("auth" + '.replace("e", "ee")' * 20 + '.nopunct("--")').key(PAPER)) == MAX_KEY_LENGTH


def first_keys(title: str, authors: tuple[str, ...], year: int | None) -> str:
    """Make a key as the first version of the program did, but for letters that it had left out."""

    def words(text: str) -> list[str]:
        for letter, plain in zip("ßøØłŁæÆœŒđĐðÐþÞı", "ss o o l l ae ae oe oe d d d d th th i".split(), strict=True):
            text = text.replace(letter, plain)
        decomposed = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
        return re.findall("[a-z0-9]+", decomposed.lower().replace("'", ""))

    small = set(
        "a an and are as at be by can do does for from how in into is it its of on or over the their to toward towards "
        "under up using via what when where which why with without".split()
    )
    name = (authors[0].split(",")[0] if "," in authors[0] else "".join(authors[0].split()[-1:])) if authors else ""
    telling = [word for word in words(title) if word not in small] or words(title)
    parts = ["".join(words(name)), "" if year is None else str(year), *telling[:3]]
    return "-".join(part for part in parts if part)[:60].strip("-") or "paper"
