from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.exports import Parts
from readinglist.domain.links import Link
from readinglist.domain.paper import Paper, State
from readinglist.domain.records import Record
from readinglist.domain.tags import clean_name
from readinglist.formats import reading
from readinglist.formats.markdown import pieces
from readinglist.formats.task_list import NAME, read, recognises

PAPER = Paper(
    id=1, title="Boats of GPT-4", abstract="We float.", authors=("Ada Byron", "Davis, Jr., Sammy"), year=2024,
    venue="Journal of Rivers · Lakes", arxiv="2401.00001", doi="10.1234/a_b", state=State.READ, starred=True, rating=3,
    notes="read *again*\n\n- soon", cite_key="byron-2024-boats", added=datetime(2026, 4, 1, tzinfo=UTC), trashed=None,
    tags=("vision", "to-read/next-week", "2024", "to read", "C++ & C#"),
    links=(Link.to("https://github.com/lab/boats"), Link.to("https://lab.github.io/?a=1&b=2")), listings=("page.txt",),
)  # fmt: skip


def write(papers: Iterable[Paper]) -> str:
    return "".join(pieces(papers))


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
        paper.notes, paper.tags, paper.starred, paper.rating, paper.cite_key,
    )  # fmt: skip


def test_an_exported_paper_comes_back_as_it_was() -> None:
    record = read_back(PAPER)
    assert known_of(record) == known_of(PAPER)
    assert record.line == 1


@pytest.mark.parametrize("state", list(State))
def test_a_state_comes_back_but_an_empty_box_alone_says_nothing(state: State) -> None:
    record = read_back(replace(PAPER, state=state))
    assert record.state is (None if state is State.UNREAD else state)


def test_a_box_that_was_emptied_says_nothing_but_that_the_paper_was_read() -> None:
    text = write([replace(PAPER, state=State.READ)]).replace("- [x]", "- [ ]")
    (record,) = read(text).records
    assert (record.state, record.was_read) == (None, True)


@pytest.mark.parametrize("state", list(State))
def test_the_list_below_tells_whether_the_paper_was_read_when_it_was_written(state: State) -> None:
    assert read_back(replace(PAPER, state=state)).was_read is (state is State.READ)


@pytest.mark.parametrize("kept", ["abstract tags notes", ""])
def test_an_export_without_states_is_known_by_its_keys(kept: str) -> None:
    text = "".join(pieces([PAPER], Parts.named(kept))).replace("- [ ]", "- [x]")
    assert recognises(text)
    (record,) = read(text).records
    assert (record.state, record.was_read, record.cite_key) == (State.READ, False, "byron-2024-boats")


def test_tags_that_were_changed_in_ones_notes_count() -> None:
    text = write([replace(PAPER, tags=("to read", "a b", "vision"))])
    assert "#to-read #a-b #vision" in text
    (record,) = read(text.replace("#to-read #a-b", "#a-b #new")).records
    assert record.tags == ("a b", "new", "vision")


def test_an_export_of_former_times_is_read() -> None:
    text = "- [ ] [Boats](<https://lab.io>) #to-read\n  - 2024\n  - queued · rated 2 of 5\n"
    (record,) = read(text).records
    assert (record.tags, record.state, record.rating, record.cite_key) == (("to-read",), State.QUEUED, 2, "")


def test_a_link_that_was_made_of_an_identifier_is_none_of_its_own() -> None:
    assert read_back(replace(PAPER, links=())).links == ()
    own = (Link.to("https://arxiv.org/abs/2401.00001"),)
    assert read_back(replace(PAPER, links=own)).links == own


def test_a_box_that_was_ticked_in_ones_notes_counts() -> None:
    text = write([replace(PAPER, state=State.QUEUED)]).replace("- [ ]", "- [X]")
    assert read(f"# My reading\n\nsome words\n\n{text}\nmore\n").records[0].state is State.READ


def test_papers_that_are_known_by_their_title_alone_come_back() -> None:
    bare = replace(
        PAPER, abstract="", authors=(), year=None, venue="", arxiv=None, doi=None, notes="", tags=(), links=(),
        cite_key="",
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


TAGS = st.sampled_from(["vision", "to-read/next_week", "2024", "Łódź", "a/b/c"]) | CLEAN.map(clean_name)


@settings(max_examples=5 * settings().max_examples)
@given(
    title=CLEAN, abstract=CLEAN | st.just(""), authors=st.lists(CLEAN, max_size=3), venue=CLEAN | st.just(""),
    year=st.none() | st.integers(0, 9999), notes=st.lists(CLEAN, max_size=3),
    links=st.lists(WEB, max_size=3, unique=True).map(lambda urls: tuple(map(Link.to, urls))),
    arxiv=st.sampled_from([None, "2401.00001", "math/0307200"]), doi=st.sampled_from([None, "10.1234/a_b(c)*;2-#"]),
    tags=st.lists(TAGS, max_size=4, unique_by=str.casefold), state=st.sampled_from(list(State)),
    starred=st.booleans(), rating=st.integers(0, 5), cite_key=st.from_regex(r"[A-Za-z0-9:_.+/-]{1,30}", fullmatch=True),
)  # fmt: skip
def test_whatever_is_exported_comes_back_equal(
    authors: list[str], notes: list[str], tags: list[str], **fields: Any
) -> None:
    paper = replace(PAPER, authors=tuple(authors), notes="\n".join(notes), tags=tuple(tags), **fields)
    record = read_back(paper)
    assert known_of(record) == known_of(paper)
    assert record.state is (None if paper.state is State.UNREAD else paper.state)


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


def test_it_is_no_page_of_cards_whatever_its_papers_link_to() -> None:
    abstract = "We float a boat of leather down the river, and count its turns. " * 9
    on_arxiv = replace(PAPER, abstract="", links=(Link.to("https://arxiv.org/abs/2401.00001"),))
    elsewhere = [
        replace(PAPER, abstract=abstract, arxiv=None, doi=None, links=(Link.to(f"http://lab.org/{n}_paper.pdf"),))
        for n in range(2)
    ]
    found = reading.read(write([on_arxiv, *elsewhere]).encode(), "list.md")
    assert (found.format, len(found.records), found.skipped) == (NAME, 3, ())
