from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from readinglist.domain.links import Link, LinkKind
from readinglist.domain.paper import Paper, State

PAPER = Paper(
    id=1, title="Boats", abstract="", authors=(), year=None, venue="", arxiv=None, doi=None, state=State.UNREAD,
    starred=False, rating=0, notes="", cite_key="boats", added=datetime(2026, 4, 1, tzinfo=UTC), trashed=None, tags=(),
    links=(), listings=(),
)  # fmt: skip


def test_an_arxiv_id_and_a_doi_lead_to_their_pages() -> None:
    paper = replace(PAPER, arxiv="2103.00020", doi="10.1000/182")
    assert [link.url for link in paper.offered_links] == [
        "https://arxiv.org/abs/2103.00020",
        "https://doi.org/10.1000/182",
    ]


def test_a_page_that_is_linked_already_is_offered_once() -> None:
    links = (Link.to("https://arxiv.org/pdf/2103.00020v1"), Link.to("https://doi.org/10.1000/182"))
    assert replace(PAPER, links=links, arxiv="2103.00020", doi="10.1000/182").offered_links == links
    quoted = (Link.to("https://doi.org/10.1002/(sici)1096%3C377::aid%3E3.0"),)
    assert replace(PAPER, links=quoted, doi="10.1002/(sici)1096<377::aid>3.0").offered_links == quoted


def test_what_means_something_else_in_an_address_is_quoted_in_that_of_a_doi() -> None:
    (link,) = replace(PAPER, doi="10.1002/(SICI)1096<377::AID#1?>3.0;2-P").offered_links
    assert link.url == "https://doi.org/10.1002/(SICI)1096%3C377::AID%231%3F%3E3.0;2-P"


def test_the_best_link_is_its_own_first_then_that_of_an_identifier() -> None:
    assert PAPER.best_link is None
    identified = replace(PAPER, arxiv="2103.00020")
    assert identified.best_link == Link("https://arxiv.org/abs/2103.00020", LinkKind.PAPER)
    code = Link.to("https://github.com/lab/boats")
    assert replace(identified, links=(code,)).best_link == code
