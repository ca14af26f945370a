from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.arxiv_list import read, recognises
from tests.formats.places import lines_of

RECENT = """\
Machine Learning
Authors and titles for recent submissions

Fri, 9 Jun 2023
Thu, 8 Jun 2023

Total of 4 entries : 1-4
Showing up to 50 entries per page: fewer | more | all

Fri, 9 Jun 2023 (showing 2 of 2 entries )

[1] arXiv:2306.05427 [pdf, html, other]
    Title: A Lantern for Every Window: How to Read
      Slowly
    Ada Byron, Alan Bob,
      Emmy Noether
    Comments: Project page: this https URL, code: https://github.com/lab/lantern
    Subjects: Computer Vision and Pattern Recognition (cs.CV); Machine Learning (cs.LG)
[2] arXiv:2306.05428 (cross-list from cs.CL) [pdf, ps, other]
    Title: Second Sight
    Authors: Émilie du Châtelet (Paris), Bob
    Journal-ref: J. of Things 12 (2024)
    Subjects: Computation and Language (cs.CL)

Thu, 8 Jun 2023 (showing 2 of 2 entries )

[3] arXiv:hep-th/9901001 (replaced) [pdf]

Title: Old One

Kurt Gödel

Subjects: High Energy Physics - Theory (hep-th)

[4]  arXiv:2306.05430 [pdf, other]
Title: With an Abstract
Cy Twombly
Subjects: Machine Learning (cs.LG)

We show that an abstract may follow, in
two lines.

Total of 4 entries : 1-4
"""
MARKDOWN = """\
[\\[1\\]](https://arxiv.org/list/cs.CV/recent) [arXiv:2306.05427](https://arxiv.org/abs/2306.05427) \
\\[[pdf](https://arxiv.org/pdf/2306.05427 "Download PDF"), [html](https://arxiv.org/html/2306.05427v1)\\]

Title: Grounded Things

[Quynh Ada](https://arxiv.org/search/cs?query=Ada), [Songwei Bob](https://arxiv.org/search/cs?query=Bob)

Subjects: Computer Vision (cs.CV)
"""
SEARCH = """\
Showing 1–1 of 1 results

arXiv:2306.05427 [pdf, other] cs.CV
Grounded Things Again
Authors: Quynh Ada, Songwei Bob
Abstract: We ground things,
and they stay there. △ Less
Submitted 8 June, 2023; originally announced June 2023.
"""


def test_each_paper_of_a_list_is_read() -> None:
    reading = read(RECENT)
    assert [(r.line, r.arxiv, r.title, r.authors, r.year) for r in reading.records] == [
        (12, "2306.05427", "A Lantern for Every Window: How to Read Slowly", ("Ada Byron", "Alan Bob", "Emmy Noether"),
         2023),
        (19, "2306.05428", "Second Sight", ("Émilie du Châtelet", "Bob"), 2024),
        (27, "hep-th/9901001", "Old One", ("Kurt Gödel",), 1999),
        (35, "2306.05430", "With an Abstract", ("Cy Twombly",), 2023),
    ]  # fmt: skip
    assert [r.tags for r in reading.records] == [("cs.CV", "cs.LG"), ("cs.CL",), ("hep-th",), ("cs.LG",)]
    assert reading.records[0].links[0].url == "https://github.com/lab/lantern"
    assert reading.records[1].venue == "J. of Things 12 (2024)"
    assert [r.abstract for r in reading.records] == [
        "", "", "", "We show that an abstract may follow, in two lines."
    ]  # fmt: skip
    assert reading.date_text == "Fri, 9 Jun 2023"


@pytest.mark.parametrize("text", [RECENT, MARKDOWN, SEARCH, RECENT.replace("\n", "\r\n"), RECENT.replace("  ", "\xa0")])
def test_lists_are_recognised(text: str) -> None:
    assert recognises(text)


def test_links_of_page_readers_are_taken_away() -> None:
    (record,) = read(MARKDOWN).records
    assert (record.title, record.authors, record.arxiv) == (
        "Grounded Things", ("Quynh Ada", "Songwei Bob"), "2306.05427"
    )  # fmt: skip


def test_results_of_a_search_are_read() -> None:
    (record,) = read(SEARCH).records
    assert (record.title, record.authors, record.abstract, record.tags) == (
        "Grounded Things Again", ("Quynh Ada", "Songwei Bob"), "We ground things, and they stay there.", ("cs.CV",)
    )  # fmt: skip


def test_a_record_without_a_title_is_skipped_with_its_reason() -> None:
    reading = read("[1] arXiv:2306.05427 [pdf]\n[2] arXiv:2306.05428 [pdf]\nTitle: Here\nAda\n")
    assert [(place.line, place.reason, place.text) for place in reading.skipped] == [
        (1, "This entry has no title.", "2306.05427")
    ]
    assert [record.title for record in reading.records] == ["Here"]


@pytest.mark.parametrize(
    "text",
    ["", "See arXiv:2306.05427 [pdf] for this", "arXiv:2306.05427\nTitle: x", "[1] A, arXiv:2306.05427 [cs]"],
)
def test_other_texts_are_no_lists(text: str) -> None:
    assert not recognises(text)


PIECES = [*RECENT.split("\n"), *MARKDOWN.split("\n"), *SEARCH.split("\n"), "[[", "](", "[1]", "Title:", "((", "\xa0"]


@given(st.lists(st.sampled_from(PIECES), max_size=50))
def test_any_mixture_of_lines_is_read_without_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    recognises(text)
    reading = read(text)
    assert len(set(lines_of(reading))) == reading.found
