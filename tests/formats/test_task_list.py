from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper, State
from readinglist.domain.records import Record
from readinglist.formats.markdown import write
from readinglist.formats.task_list import read, recognises

PAPER = Paper(
    id=1, title="Boats of GPT-4", abstract="We float.", authors=("Ada Byron", "Davis, Jr., Sammy"), year=2024,
    venue="Journal of Rivers · Lakes", arxiv="2401.00001", doi="10.1234/a_b", state=State.READ, starred=True, rating=3,
    notes="read *again*\n\n- soon", cite_key="byron-2024-boats", added=datetime(2026, 4, 1, tzinfo=UTC), trashed=None,
    tags=("vision", "to-read/next-week", "2024"),
    links=(Link.to("https://github.com/lab/boats"), Link.to("https://lab.github.io/?a=1&b=2")), listings=("page.txt",),
)  # fmt: skip


def read_back(paper: Paper) -> Record:
    text = write([paper])
    assert recognises(text)
    reading = read(text)
    assert reading.skipped == ()
    (record,) = reading.records
    return record


def known_of(paper: Paper | Record) -> tuple[object, ...]:
    """Return what an export keeps of a paper."""
    return (
        paper.title, paper.abstract, paper.authors, paper.year, paper.venue, paper.arxiv, paper.doi, paper.links,
        paper.notes,
    )  # fmt: skip


def test_an_exported_paper_comes_back_as_it_was() -> None:
    record = read_back(PAPER)
    assert known_of(record) == known_of(PAPER)
    assert record.tags == PAPER.tags
    assert record.line == 1


@pytest.mark.parametrize("state", list(State))
def test_a_ticked_box_is_read_and_an_empty_one_says_nothing(state: State) -> None:
    record = read_back(replace(PAPER, state=state))
    assert record.state is (State.READ if state is State.READ else None)


def test_a_box_that_was_ticked_in_ones_notes_counts() -> None:
    text = write([replace(PAPER, state=State.QUEUED)]).replace("- [ ]", "- [X]")
    assert read(f"# My reading\n\nsome words\n\n{text}\nmore\n").records[0].state is State.READ


def test_papers_that_are_known_by_their_title_alone_come_back() -> None:
    bare = replace(
        PAPER, abstract="", authors=(), year=None, venue="", arxiv=None, doi=None, notes="", tags=(), links=()
    )  # fmt: skip
    text = write([bare, replace(bare, title="Another #tag", venue="2024")])
    assert [(record.line, record.title, record.venue) for record in read(text).records] == [
        (1, "Boats of GPT-4", ""), (4, "Another #tag", "2024")
    ]  # fmt: skip


def test_notes_are_fit_to_be_stored() -> None:
    assert read("- [ ] Boats\n  - unread\n\n  > a\x00b\ud800\n  > c\n").records[0].notes == "ab�\nc"


def test_a_task_without_a_title_is_skipped() -> None:
    reading = read("- [ ]  #tag\n  - unread\n- [ ] Boats\n  - unread\n")
    assert [(place.line, place.reason) for place in reading.skipped] == [(1, "This entry has no title.")]
    assert [record.title for record in reading.records] == ["Boats"]


@pytest.mark.parametrize(
    "text", ["", "- [ ] milk\n- [x] bread\n", "- [ ] milk\n  - two\n", "- read\n  - unread\n", "[x] a\n  - read\n"]
)
def test_other_tasks_are_no_export(text: str) -> None:
    assert not recognises(text)


WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x2FFF), max_size=40) | st.text(
    st.sampled_from("<>&;#*_`[]()!\\~|$=%-+.1 :^\"'{},·/ab"), max_size=30
)
CLEAN = WORDS.map(lambda text: " ".join(normalize("NFC", f"T{text}").split()))
WEB = st.sampled_from(
    ["https://github.com/lab/boats", "http://x.example/a?b=1&copy=2#c", "https://x.example/(a)_*b*", "https://lab.io"]
)


@settings(max_examples=5 * settings().max_examples)
@given(
    title=CLEAN, abstract=CLEAN | st.just(""), authors=st.lists(CLEAN, max_size=3), venue=CLEAN | st.just(""),
    year=st.none() | st.integers(0, 9999), notes=st.lists(CLEAN, max_size=3),
    links=st.lists(WEB, max_size=3, unique=True).map(lambda urls: tuple(map(Link.to, urls))),
    arxiv=st.sampled_from([None, "2401.00001", "math/0307200"]), doi=st.sampled_from([None, "10.1234/a_b(c)*;2-#"]),
    tags=st.lists(st.sampled_from(["vision", "to-read/next_week", "2024", "Łódź", "a/b/c"]), max_size=3, unique=True),
    state=st.sampled_from(list(State)),
)  # fmt: skip
def test_whatever_is_exported_comes_back_equal(
    authors: list[str], notes: list[str], tags: list[str], **fields: Any
) -> None:
    paper = replace(PAPER, authors=tuple(authors), notes="\n".join(notes), tags=tuple(tags), **fields)
    record = read_back(paper)
    assert known_of(record) == known_of(paper)
    assert (record.tags, record.state is State.READ) == (paper.tags, paper.state is State.READ)


LINES = [
    *write([PAPER]).split("\n"),
    "- [x]",
    "- [ ] ",
    "> ",
    "  >",
    "</details>",
    "- [x] [",
    "  - by ",
    "  - doi:",
    "a",
]


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_any_mixture_of_lines_is_read_without_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    recognises(text)
    assert read(text).found == sum(line.startswith("- [") and line[4:6] in ("]", "] ") for line in lines)
