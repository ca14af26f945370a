"""Text is cut to words alike everywhere."""

from __future__ import annotations

import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from readinglist.search.words import cut, fold, spans, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deep Learning", ["deep", "learning"]),
        ("Fine-tuning GPT_4, at 2x", ["fine", "tuning", "gpt", "4", "at", "2x"]),
        ("Schrödinger's naïve œuvre", ["schrodinger", "s", "naive", "oeuvre"]),
        ("Łukasz Ångström Ørsted Straße", ["lukasz", "angstrom", "orsted", "strasse"]),
        ("e\u0301tude \ufb01eld", ["etude", "field"]),
        ("神经网络 nets", ["神", "经", "网", "络", "nets"]),
        ("Это тест", ["это", "тест"]),
        ("한국어 논문", ["한국어", "논문"]),
        ("C++ & #!?", ["c"]),
        ("", []),
    ],
)
def test_text_is_cut_and_folded(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_span_says_where_its_word_stands() -> None:
    text = "The Naïve-Bayes way"
    assert [(text[span.start : span.end], span.word) for span in spans(text)] == [
        ("The", "the"),
        ("Naïve", "naive"),
        ("Bayes", "bayes"),
        ("way", "way"),
    ]


def test_hyphenated_words_are_glued() -> None:
    assert cut("A state-of-the-art, pre‐trained (fine-tuned) model - end-").compounds == [
        "stateoftheart",
        "pretrained",
        "finetuned",
    ]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cn"])))
def test_the_engine_takes_the_words_that_we_cut(text: str) -> None:
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    assert analyzer.analyze(cut(text).plain) == words(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_ascii_folds_to_lower_case(text: str) -> None:
    assert fold(text) == text.lower()
