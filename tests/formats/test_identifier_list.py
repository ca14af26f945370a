from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.identity import is_stand_in, stand_in_title
from readinglist.formats.identifier_list import read, recognises
from tests.effort import effort

BARE = """\
# to read
2403.00001
arXiv:2403.00002v2, arXiv: 2403.00003
https://arxiv.org/pdf/2403.00004v1.pdf

10.1145/3292500.3330701; doi:10.1000/182
hep-th/9901001 https://github.com/lab/strings
1. <https://openreview.net/forum?id=abc>
https://www.nature.com/articles/s41586-020-2649-2
"""


def found(text: str) -> list[tuple[int, str, str | None, str | None]]:
    return [(record.line, record.title, record.arxiv, record.doi) for record in read(text).records]


def test_each_identifier_is_a_paper() -> None:
    assert found(BARE) == [
        (2, "arXiv:2403.00001", "2403.00001", None),
        (3, "arXiv:2403.00002", "2403.00002", None),
        (3, "arXiv:2403.00003", "2403.00003", None),
        (4, "arXiv:2403.00004", "2403.00004", None),
        (6, "doi:10.1145/3292500.3330701", None, "10.1145/3292500.3330701"),
        (6, "doi:10.1000/182", None, "10.1000/182"),
        (7, "arXiv:hep-th/9901001", "hep-th/9901001", None),
        (8, "openreview.net/forum?id=abc", None, None),
        (9, "www.nature.com/articles/s41586-020-2649-2", None, None),
    ]
    assert [record.year for record in read(BARE).records] == [2024] * 4 + [None] * 2 + [1999] + [None] * 2


def test_each_paper_can_be_opened() -> None:
    links = [[link.url for link in record.links] for record in read(BARE).records]
    assert links[0] == ["https://arxiv.org/abs/2403.00001"]
    assert links[5] == ["https://doi.org/10.1000/182"]
    assert links[6] == ["https://arxiv.org/abs/hep-th/9901001", "https://github.com/lab/strings"]
    assert all(links)


def test_many_lines_that_might_name_a_venue_cost_little() -> None:
    lines = "Snapshot-Content-Location: https://lab\nSnapshot-Content-Location2: https://lab\n" * 1_000
    assert effort(lambda: recognises(lines)) < 30


def test_a_doi_with_signs_that_no_address_has_can_be_opened() -> None:
    (record,) = read("10.1145/3292%%00.3330701").records
    assert record.doi == "10.1145/3292%%00.3330701"
    assert [link.url for link in record.links] == ["https://doi.org/10.1145/3292%25%2500.3330701"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("https://arxiv.org/abs/2403.00001 | [2403.00001] Boats of Steel\n", ["Boats of Steel"]),
        ("Boats of Steel https://arxiv.org/abs/2403.00001\nKettles of Tin - doi:10.1000/182\n",
         ["Boats of Steel", "Kettles of Tin"]),
        ("Boats of Steel\nhttps://arxiv.org/abs/2403.00001\n\nKettles of Tin\nhttps://doi.org/10.1000/182\n",
         ["Boats of Steel", "Kettles of Tin"]),
        ("- paper: https://arxiv.org/abs/2403.00001\n", ["arXiv:2403.00001"]),
    ],
)  # fmt: skip
def test_titles_beside_or_above_their_addresses_are_kept(text: str, titles: list[str]) -> None:
    assert recognises(text)
    assert [record.title for record in read(text).records] == titles


def test_a_repository_is_no_paper_where_papers_are() -> None:
    reading = read("2403.00001\nhttps://github.com/lab/boats\nhttps://youtu.be/xyz\nsome words\n")
    assert [record.title for record in reading.records] == ["arXiv:2403.00001"]
    assert [(place.line, place.reason) for place in reading.skipped] == [
        (2, "This link leads to no paper."), (3, "This link leads to no paper."), (4, "This line leads to no paper.")
    ]  # fmt: skip


def test_repositories_alone_are_read() -> None:
    text = "https://github.com/lab/boats\nhttps://gitlab.com/lab/kettles\n"
    assert recognises(text)
    assert [title for _, title, _, _ in found(text)] == ["github.com/lab/boats", "gitlab.com/lab/kettles"]


@pytest.mark.parametrize("text", [BARE, BARE.replace("\n", "\r\n"), f"\ufeff{BARE}", "2403.00001", "10.1000/182"])
def test_lists_are_recognised(text: str) -> None:
    assert recognises(text)


@pytest.mark.parametrize(
    "text",
    ["", "1234.5678\n3421.1234\n", "It was late (https://arxiv.org/abs/2403.00001) and nobody came.\n", "a\nb\nc",
     "https://shop.example/a\nhttps://shop.example/b\n", "import os  # see https://arxiv.org/abs/2403.00001\nprint(1)\n",
     "12:00:01 GET https://arxiv.org/abs/2403.00001 200\n" * 5, "Version 10.1000\n", "0.5 0.25\n1.5 2.5\n",
     "10.1000/a\ud800b\n", "read https://arxiv.org/abs/2403.00001 and https://arxiv.org/abs/2403.00002 soon\n"],
)  # fmt: skip
def test_other_texts_are_no_lists(text: str) -> None:
    assert not recognises(text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [("arXiv:2403.00001", True), ("doi:10.1000/182", True), ("arXiv: a study", False), ("Boats", False),
     ("doi:", False), (stand_in_title("hep-th/9901001", None, ""), True),
     (stand_in_title(None, "10.1000/182", ""), True)],
)  # fmt: skip
def test_an_identifier_that_stands_in_for_a_title_is_told(title: str, expected: bool) -> None:
    assert is_stand_in(title) is expected


PIECES = ["2403.00001", "10.1000/182", "https://arxiv.org/abs/2403.00002", "https://github.com/lab/x", "doi:",
          "http://", "arXiv:", " ", "\n", "- ", "Boats of Steel", "|", "(", ")", ",", "# x", "\xa0",
          "https://x.org/%00"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_is_read_without_fail(pieces: list[str]) -> None:
    text = "".join(pieces)
    recognises(text)
    reading = read(text)
    assert all(record.title and record.links for record in reading.records)
    assert all(place.reason for place in reading.skipped)


def test_the_first_cell_of_a_row_is_its_title() -> None:
    text = "Boats on Rivers\tAda Byron\t2024\thttps://arxiv.org/abs/2403.00001\nKettles\tBob\t\t10.1234/kettles\n"
    assert recognises(text)
    assert [record.title for record in read(text).records] == ["Boats on Rivers", "Kettles"]


def test_titles_of_tabs_are_those_of_papers() -> None:
    text = (
        "Boats on Rivers - arXiv\nhttps://arxiv.org/abs/2403.00001\n\n"
        "https://openreview.net/forum?id=a | Kettles | OpenReview\n"
    )
    reading = read(text)
    assert [record.title for record in reading.records] == ["Boats on Rivers", "Kettles"]
    assert reading.skipped == ()
