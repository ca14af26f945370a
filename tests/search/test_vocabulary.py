"""How far a word is loosened: short words never, long ones by two errors."""

from __future__ import annotations

import pytest

from readinglist.search.vocabulary import Near, Vocabulary, allowed_errors

WORDS = {"graph": 50, "graphs": 9, "grape": 2, "text": 40, "texts": 3, "learning": 90, "leaning": 4, "contrastive": 30}


@pytest.mark.parametrize(
    ("typed", "errors"),
    [("a", 0), ("text", 0), ("graph", 1), ("leaning", 1), ("learning", 2), ("contrastive", 2)],
)
def test_how_many_errors_a_word_may_have(typed: str, errors: int) -> None:
    assert allowed_errors(typed) == errors


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("text", []),  # four letters
        ("grqph", ["graph"]),
        ("garph", ["graph"]),  # two neighbours swapped are one error
        ("graph", ["graphs", "grape"]),  # itself left out, then the more frequent first
        ("lerning", ["learning", "leaning"]),
        ("contrsative", ["contrastive"]),
        ("contrstve", ["contrastive"]),
        ("contstve", []),  # three errors
        ("xqzvkrtwpl", []),
    ],
)
def test_words_near_the_typed_one(typed: str, near: list[str]) -> None:
    assert [one.word for one in Vocabulary(WORDS.items()).near(typed)] == near


def test_an_unfinished_word_may_begin_with_one_error() -> None:
    vocabulary = Vocabulary(WORDS.items())
    assert vocabulary.near("contarst") == ()
    assert vocabulary.near("contarst", unfinished=True) == (Near("contrastive", 1),)
    assert vocabulary.near("cotnrast", unfinished=True) == ()  # but its first three letters must be right
