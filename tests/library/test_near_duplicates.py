"""A library proposes which of its papers may be one, and which of them a new record may be."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from readinglist.domain.duplicates import PossibleDuplicate, Titled, Why
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.library import Library, importing, marking, near_duplicates
from readinglist.library.compared_paper import compared
from readinglist.library.duplicate_candidates import MOST_SHARING
from readinglist.library.likeness import likeness
from readinglist.library.review import Source
from tests.listings import title

ADA = ("Ada Lovelace",)


def bring(library: Library, *records: Record) -> None:
    source = Source("page", "page.bib", sha256=str(records), format="test", records=records)
    importing.commit(library, importing.review(library, [source]))


def record(title: str, *, authors: tuple[str, ...] = ADA, arxiv: str | None = None) -> Record:
    return Record(1, title, title, authors=authors, arxiv=arxiv)


def found(*papers: Titled) -> list[tuple[int, int]]:
    return [(pair.one, pair.other) for pair in near_duplicates.near_duplicates(papers)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Learning to Parse Long Sentences", "Learning to Prase Long Sentences"),
        ("Learning to Parse Long Sentences", "Learning to Parse Long Sentences: Evidence from Twelve Old Languages"),
        ("Parser", "Parser: Reading Twelve Old Languages at Once"),
        (
            "Words that are rare in titles, and where they stand, ",
            "Where they stand: words that are rare in titles, and",
        ),
        ("THE PARSING OF SENTENCES", "Parsing of the Sentences"),
    ],
)
def test_papers_that_may_be_one_are_found_among_others(one: str, other: str) -> None:
    others = [Titled(number, title(number), ("Ben Nevis",)) for number in range(10, 300)]
    assert found(Titled(1, one, ADA), *others, Titled(2, other, ADA)) == [(1, 2)]


def test_all_pairs_that_are_alike_are_found_without_comparing_all() -> None:
    choose = random.Random(1)
    papers = [Titled(number, title(number), ADA) for number in range(1, 60)]
    papers += [
        paper._replace(id=paper.id + 100, title=f"{paper.title}: A Study") for paper in choose.sample(papers, 20)
    ]
    ready = {paper.id: compared(paper) for paper in papers}
    alike = [pair for pair in combinations(sorted(ready), 2) if likeness(ready[pair[0]], ready[pair[1]])]
    assert sorted(found(*papers)) == alike
    assert len(alike) >= 20


def test_the_order_of_the_papers_does_not_matter() -> None:
    papers = [Titled(number, title(number % 20), ADA) for number in range(1, 60)]
    assert sorted(found(*papers)) == sorted(found(*reversed(papers)))
    assert len(set(found(*papers))) == len(found(*papers)) > 0


def test_what_many_papers_share_proposes_nothing() -> None:
    assert found(*(Titled(number, "Preface") for number in range(1, MOST_SHARING + 2))) == []


def test_no_papers_are_no_duplicates() -> None:
    assert found() == []
    assert found(Titled(1, "")) == []


def test_progress_grows_to_the_whole_and_cancelling_ends_it() -> None:
    papers = [Titled(number, title(number)) for number in range(1, 1_200)]
    heard: list[tuple[int, int]] = []
    list(near_duplicates.near_duplicates(papers, lambda done, total: heard.append((done, total))))
    assert heard == sorted(heard)
    assert heard[-1] == (3 * len(papers), 3 * len(papers))
    moments = len(heard)
    heard.clear()
    list(
        near_duplicates.near_duplicates(papers, lambda done, total: heard.append((done, total)), lambda: len(heard) > 1)
    )
    assert len(heard) == 2 < moments


def test_a_library_proposes_pairs_and_changes_nothing(library: Library) -> None:
    bring(library, record("Learning to Parse Long Texts"), record("Learning to Prase Long Texts"), record("Reading"))
    before = library.revision()
    assert list(library.possible_duplicates()) == [PossibleDuplicate(1, 2, 0.963, Why.MISTYPED)]
    assert library.revision() == before


def test_papers_in_the_trash_are_not_proposed_and_dismissed_ones_are(library: Library) -> None:
    bring(library, record("Learning to Parse Long Texts"), record("Learning to Prase Long Texts"))
    marking.mark(library, [1], State.DISMISSED)
    assert len(list(library.possible_duplicates())) == 1
    library.trash([2])
    assert list(library.possible_duplicates()) == []


def test_papers_with_other_identifiers_are_not_proposed(library: Library) -> None:
    bring(library, record("Parsing Long Texts", arxiv="2403.00001"), record("Parsing Long Text", arxiv="2403.00002"))
    assert list(library.possible_duplicates()) == []


def test_a_library_that_is_read_in_pages_is_read_whole(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_duplicates, "_PAGE", 2)
    bring(library, record("Learning to Parse"), *(record(title(n)) for n in range(4)), record("Learning to Parse: Why"))
    assert [(pair.one, pair.other) for pair in library.possible_duplicates()] == [(1, 6)]


def test_the_search_for_duplicates_can_be_cancelled_before_it_begins(library: Library) -> None:
    bring(library, record("Learning to Parse Long Texts"), record("Learning to Prase Long Texts"))
    assert list(library.possible_duplicates(cancelled=lambda: True)) == []


def test_a_new_record_is_told_which_papers_it_may_be(library: Library) -> None:
    bring(library, record("Learning to Parse Long Texts"), record("Reading Old Letters"))
    marking.mark(library, [1], State.DISMISSED)
    new = [record("Learning to Prase Long Texts"), record("Learning to Walk"), record("???")]
    near = list(near_duplicates.similar(library, new))
    assert [[paper.id for paper, _ in papers] for papers in near] == [[1], [], []]
    assert near[0][0][1].why is Why.MISTYPED


def test_a_record_of_a_paper_that_is_known_for_sure_is_not_only_similar(library: Library) -> None:
    bring(library, record("Learning to Parse Long Texts"))
    assert list(near_duplicates.similar(library, [record("Learning to parse long texts")])) == [[]]
