"""What typed text finds, and in which order: a real index of invented papers."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.document import Document
from readinglist.domain.paper import State
from readinglist.domain.query import Word
from readinglist.search.index import TextIndex
from readinglist.search.parsing import parse
from tests.search.papers import TODAY, document, documents, found, indexed, ranked

LIBRARY = documents(
    "Contrastive Learning of Sentence Embeddings",
    "Fine-Tuning Large Language Models on a Small Budget",
    "Pretraining Without Attention",
    "A Survey of Graph Neural Networks",
    "Data Sets for Speech Recognition in the Wild",
    "Schrödinger Bridges for Image Translation",
    document(7, "Ouvroir", "Half-remembered words about tomographic reconstruction.", authors=("Noémie Brûlé",)),
    document(8, "Weak to Strong Generalisation", "Strong students, weak teachers.", tags=("safety/oversight",)),
    document(9, "Strong Evidence and Weak Ties", notes="Read again for the chapter on percolation"),
    document(10, "神经网络机器翻译研究", "A study of neural machine translation."),
    document(11, "SimQLR: A Simple Framework", "Acronyms.", arxiv="2401.01234", state=State.READ),
    "Cross Lingual Transfer Across Dialects",
)


@pytest.fixture(scope="module")
def index() -> TextIndex:
    return indexed(*LIBRARY)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("contrastive", [1]),
        ("CONTRASTIVE sentence", [1]),
        ("embeddings learning", [1]),
        ("contr", [1]),  # unfinished
        ("contr ", []),  # finished, and no word
        ("contrastve lerning", [1]),  # mistyped
        ("setnence embedings", [1]),
        ("fine-tuning", [2]),
        ("fine tuning", [2]),
        ("finetuning", [2]),
        ("finetunning", [2]),
        ("pre-training", [3]),
        ("pre training", [3]),
        ("pretrainig", [3]),
        ("dataset speech", []),  # "data sets" glued is another word, and loosened only by what the library has
        ("datasets", [5]),
        ("crosslingual", [12]),
        ("cross-lingual", [12]),
        ("schrodinger", [6]),
        ("schrödinger bridges", [6]),
        ("tomographic", [7]),
        ("brule", [7]),
        ("noemie brûlé", [7]),
        ("oversight", [8]),
        ("percolation", [9]),
        ("神经", [10]),
        ("翻译", [10]),
        ("simqlr", [11]),
        ("2401.01234", [11]),
        ("https://arxiv.org/abs/2401.01234v2", [11]),
        ("is:read simple", [11]),
        ("is:unread simple", []),
        ("is:read bridgse", []),
        ("is:unread bridgse", [6]),  # mistyped
        ("is:read ties", []),
        ("is:unread -ties strong", [8]),
        ('"weak to strong"', [8]),
        ('"strong to weak"', []),
        ('"weak to str', [8]),
        ('"contrastve"', []),  # as spelt
        ("title:strong ", [8, 9]),
        ("abstract:strong", [8]),
        ("author:brule", [7]),
        ("author:tomographic", []),
        ("notes:chapter", [9]),
        ("strong -students", [9]),
        ("strong -studentz", [8, 9]),  # what is refused is refused as spelt
        ("survey OR tomographic", [4, 7]),
        ("(survey OR strong) -evidence", [4, 8]),
        ("grap survey netwroks", [4]),  # too short to be loosened, forgiven for the others
        ("grap survey", []),
        ("xqzvkrtwpl", []),
        ("survey xqzvkrtwpl", []),
        ("-survey -strong -is:read title:fine-tuning", [2]),
    ],
)
def test_what_is_found(index: TextIndex, typed: str, expected: list[int]) -> None:
    assert sorted(found(index, typed)) == expected


def test_it_is_said_when_nothing_matched_as_typed(index: TextIndex) -> None:
    assert index.search(Word("contrastve"), 10).loosened
    assert not index.search(Word("contrastive"), 10).loosened
    assert not index.search(Word("xqzvkrtwpl"), 10).loosened


def test_words_that_find_papers_are_not_loosened_because_of_a_filter() -> None:
    index = indexed(document(1, "Learning"), document(2, "Leaning", state=State.READ))
    assert found(index, "learning is:read") == []
    assert found(index, "learing is:read") == [2]


def test_nothing_but_a_refusal_finds_all_the_rest(index: TextIndex) -> None:
    assert sorted(found(index, "-strong ")) == [n for n in range(1, 13) if n not in (8, 9)]


@pytest.mark.parametrize("typed", ["learning", "learning "])
def test_the_title_goes_before_tags_authors_notes_and_abstract(typed: str) -> None:
    index = indexed(
        document(1, "A", "On learning."),
        document(2, "B", notes="learning"),
        document(3, "C", authors=("Ann Learning",)),
        document(4, "D", tags=("learning",)),
        document(5, "Learning"),
    )
    assert found(index, typed) == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("typed", ["reprsentations lerning", "reprsentations learnign", "reprezentations laerning"])
def test_a_paper_mistyped_in_two_words_is_first(typed: str) -> None:
    papers = documents(
        "Learning Representations",
        "Learning Disentangled Representations of Faces",
        "Leaning Presentations",
        "Representation of Learners in Many Languages",
        "A Study of Learning",
        "Representations Everywhere",
    )
    assert ranked(papers, typed)[0] == 1


def test_what_is_spelt_as_typed_stands_above_what_is_loosened() -> None:
    papers = documents("Leaning Towers", "Deep Learning Towers of Many Kinds in Many Places", "Learning Towers")
    assert ranked(papers, "learning twoers") == [3, 2, 1]


@pytest.mark.parametrize("field", ["title", "abstract", "authors", "notes", "tags"])
def test_in_no_field_does_a_loosened_word_stand_above_one_as_typed(field: str) -> None:
    def paper(number: int, word: str) -> Document:
        text = {"title": f"Towers {word}", "authors": (word,), "tags": (word,)}.get(field, f"On {word} and more")
        return document(number, **{"title": "Towers", field: text})  # type: ignore[arg-type]

    common = [paper(number, "learning") for number in range(2, 200)]
    index = indexed(paper(1, "leaning"), *common)
    answer = found(index, "learning twoers", limit=500)
    assert len(answer) == 199
    assert answer[-1] == 1


def test_the_limit_cuts_the_answer_and_not_the_total() -> None:
    index = indexed(*(f"Learning Number {number}" for number in range(30)))
    hits = index.search(Word("learning"), 5).hits
    assert (len(hits.ids), hits.total) == (5, 30)
    assert len(index.search(Word("learning"), None).hits.ids) == 30


def test_random_words_find_nothing() -> None:
    chance = random.Random(20260320)
    syllables = [
        "con",
        "tra",
        "lear",
        "ning",
        "gra",
        "ph",
        "neu",
        "ral",
        "trans",
        "for",
        "mer",
        "de",
        "co",
        "der",
        "ma",
    ]
    words = {"".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(5_000)}
    index = indexed(*(" ".join(chance.choices(sorted(words), k=8)) for _ in range(1_000)))
    nonsense = ["".join(chance.choices(string.ascii_lowercase, k=10)) for _ in range(200)]
    assert [word for word in nonsense if found(index, word)] == []


@settings(max_examples=200)
@given(
    typed=st.text()
    | st.lists(st.sampled_from(["strong", "-", "(", ")", '"', " ", "OR", "weak", "~", "title:", "*"])).map("".join)
)
def test_any_text_can_be_searched(index: TextIndex, typed: str) -> None:
    node = parse(typed, today=TODAY).where
    if "tag:" not in typed and "in:" not in typed:  # these are resolved by the store first
        index.search(node, 10)
