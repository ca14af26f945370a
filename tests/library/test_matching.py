"""A record is known by its arXiv id, else by its DOI, else by its title; other identifiers make it another paper."""

from __future__ import annotations

import pytest

from readinglist.domain.identity import title_key
from readinglist.domain.records import Record
from readinglist.library.matching import match
from readinglist.storage.intake import Known

NEW = 100


def paper_of(record: Record, *known: Known) -> int:
    """Return the id of a record's paper: NEW where none of those known is."""
    (found,) = match(known, [record], first_id=NEW)
    return found.paper_id


def record(title: str = "Reading", arxiv: str | None = None, doi: str | None = None) -> Record:
    return Record(1, title, title, arxiv=arxiv, doi=doi)


def paper(number: int, title: str = "Reading", arxiv: str | None = None, doi: str | None = None) -> Known:
    return Known(number, arxiv, doi, title_key(title))


@pytest.mark.parametrize(
    ("of", "known"),
    [
        (record("Other", arxiv="2403.00001"), paper(1, arxiv="2403.00001")),
        (record("Other", arxiv="2403.00001", doi="10.1000/two"), paper(1, arxiv="2403.00001", doi="10.1000/one")),
        (record("Other", doi="10.1000/one"), paper(1, arxiv="2403.00001", doi="10.1000/one")),
        (record("Other", arxiv="2403.00001", doi="10.1000/one"), paper(1, doi="10.1000/one")),
        (record("READING!"), paper(1, arxiv="2403.00001", doi="10.1000/one")),
        (record(arxiv="2403.00001"), paper(1, doi="10.1000/one")),
    ],
)
def test_a_record_is_a_paper_that_is_known(of: Record, known: Known) -> None:
    assert paper_of(of, known) == 1


@pytest.mark.parametrize(
    ("of", "known"),
    [
        (record("Preface", doi="10.1000/one"), paper(1, "Preface", doi="10.1000/two")),
        (record(arxiv="2403.00001"), paper(1, arxiv="2403.00002")),
        (record("Part I", "2403.00001", "10.1000/book"), paper(1, "Part II", "2403.00002", "10.1000/book")),
    ],
)
def test_other_identifiers_make_another_paper(of: Record, known: Known) -> None:
    assert paper_of(of, known) == NEW


def test_of_papers_that_share_a_doi_that_one_is_meant_which_it_can_be() -> None:
    first, second = paper(1, "Part I", "2403.00001", "10.1000/book"), paper(2, "Part II", None, "10.1000/book")
    assert paper_of(record("Part III", "2403.00003", "10.1000/book"), first, second) == 2
