"""Two papers are compared field by field."""

from __future__ import annotations

from dataclasses import replace

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper, State
from readinglist.gui.duplicates.comparison import Comparison, Kind, Row, compared
from readinglist.gui.duplicates.field_texts import LONGEST
from tests.gui.details import papers

KEEP = replace(
    papers.PAPER, id=1, title="Reading Slowly", abstract="Seven owls.", authors=("Ada L.", "Ben N."), year=2024,
    venue="", arxiv="2403.00001", doi=None, state=State.READ, starred=True, rating=0, notes="", cite_key="a",
    tags=("reading",), links=(), listings=("page",),
)  # fmt: skip
OTHER = replace(
    KEEP, id=2, title="Reading Slowly: A Study", authors=("Ada L.", "Cy T."), venue="ACL", arxiv=None,
    doi="10.1000/slow", state=State.UNREAD, starred=False, rating=3, cite_key="b", tags=("reading", "study"),
)  # fmt: skip


def rows(keep: Paper, other: Paper) -> dict[str, Row]:
    return {row.name: row for row in compared(keep, other).rows}


def marked(row: Row) -> tuple[list[str], list[str]]:
    left, right = row.marks
    return [row.texts[0][first:last] for first, last in left], [row.texts[1][first:last] for first, last in right]


def test_fields_that_differ_can_be_chosen_with_what_differs_marked() -> None:
    found = rows(KEEP, OTHER)
    assert {name for name, row in found.items() if row.kind is Kind.CHOICE} == {
        "title", "authors", "venue", "doi", "state", "rating", "cite_key",
    }  # fmt: skip
    assert marked(found["title"]) == ([], [": A Study"])
    assert marked(found["authors"]) == (["Ben N."], ["Cy T."])


def test_where_one_says_nothing_all_of_the_other_differs_and_is_not_marked() -> None:
    found = rows(KEEP, OTHER)
    assert found["venue"] == Row("venue", Kind.CHOICE, ("", "ACL"))
    assert found["rating"].texts == ("No rating", "★★★")


def test_of_many_authors_the_first_and_those_that_differ_are_shown() -> None:
    many = tuple(f"Author {number}" for number in range(500))
    row = rows(replace(KEEP, authors=many), replace(OTHER, authors=(*many[:-1], "Another")))["authors"]
    assert marked(row) == (["Author 499"], ["Another"])
    assert row.texts[1].startswith("Author 0, Author 1, ")
    assert row.texts[1].endswith("Author 7, Another and 491 more")


def test_where_most_of_a_long_text_differs_nothing_is_marked() -> None:
    one, other = " ".join(f"owl{number}" for number in range(50)), " ".join(f"bat{number}" for number in range(50))
    row = rows(replace(KEEP, abstract=f"We see {one}"), replace(OTHER, abstract=f"We see {other}"))["abstract"]
    assert row.is_other
    assert marked(row) == ([], [])
    row = rows(replace(KEEP, abstract=f"{one} We see"), replace(OTHER, abstract=f"{one} I see"))["abstract"]
    assert (row.is_other, marked(row)) == (False, (["We"], ["I"]))


def test_what_only_the_paper_that_stays_says_stays() -> None:
    found = rows(KEEP, OTHER)
    assert (found["arxiv"].kind, found["starred"].kind) == (Kind.GIVEN, Kind.GIVEN)


def test_what_is_the_same_is_folded_but_for_title_authors_and_abstract() -> None:
    found = rows(KEEP, replace(KEEP, id=2))
    assert {name: row.kind for name, row in found.items()} == dict.fromkeys(
        ("title", "authors", "abstract", "same", "tags", "listings"), Kind.SAME
    )
    assert found["same"].texts[0] == "2024 · 2403.00001 · a · Read · Starred"


def test_tags_links_listings_and_notes_are_shown_as_both_have_them() -> None:
    found = rows(replace(KEEP, notes="Mine."), replace(OTHER, links=(Link.to("https://example.org/"),)))
    united = {name: row.texts for name, row in found.items() if row.kind is Kind.UNITED}
    assert united == {
        "tags": ("reading", "reading, study"),
        "links": ("", "https://example.org/"),
        "notes": ("Mine.", ""),
    }


def test_what_is_best_taken_from_the_other_is_chosen() -> None:
    assert compared(KEEP, OTHER).taken == {"venue", "doi", "rating"}
    assert compared(OTHER, KEEP).taken == {"arxiv", "state", "starred"}


def test_a_text_without_end_is_cut() -> None:
    comparison: Comparison = compared(KEEP, replace(OTHER, abstract="owl " * 100_000, authors=("Ada L.",) * 9_000))
    assert max(len(text) for row in comparison.rows for text in row.texts) == LONGEST + 1
