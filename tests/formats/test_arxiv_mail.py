from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.links import LinkKind
from readinglist.formats.arxiv_mail import read, recognises
from tests.formats.places import lines_of

REAL = Path(__file__).parents[3] / "shared" / "corpora" / "arxiv"

HEAD = """\
------------------------------------------------------------------------------
Submissions to:
Machine Learning
received from  Thu  8 Jun 23 18:00:00 GMT  to  Fri  9 Jun 23 18:00:00 GMT
------------------------------------------------------------------------------
"""
NEW = r"""\\
arXiv:2306.01234
Date: Thu, 8 Jun 2023 18:04:13 GMT   (439kb,D)

Title: Kettles that Whistle: On the Boiling of Water in Long-
  Necked Vessels
Authors: Ada Byron, Andr\'e Bob (University of Rivers, Dept. of Boats and
  Bridges) and Cy Twombly
Categories: cs.LG stat.ML
Comments: 12 pages; code at https://github.com/lab/kettles . Also see
  arXiv:2201.00001 for the proof
Journal-ref: Journal of Steam 7 (2024) 1-12
DOI: 10.1234/Steam.7
\\
  We boil water. See also
arXiv:2201.00002 for how we
do it.
\\ ( https://arxiv.org/abs/2306.01234 ,  439kb)
"""
CROSS = r"""------------------------------------------------------------------------------
%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-
------------------------------------------------------------------------------
\\
arXiv:2306.01235 (*cross-listing*)
Date: Wed, 7 Jun 2023 18:23:40 GMT   (14kb)

Title: Umbrellas
Authors: The Umbrella Collaboration: A. One, B. Two, Jr., et al.
Categories: math.GR
\\
  arXiv:2306.01235 is about umbrellas.
\\ ( https://arxiv.org/abs/2306.01235 ,  14kb)
"""
REPLACED = r"""%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
------------------------------------------------------------------------------
\\
arXiv:2204.01445
replaced with revised version Thu, 8 Jun 2023 08:03:26 GMT   (25kb,D)

Title: Stairs
Authors: Emmy Noether
Categories: math.PR math.OA
\\ ( https://arxiv.org/abs/2204.01445 ,  25kb)
%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---
For help on viewing and making submissions, see http://arxiv.org/help/
"""
OLD = r"""\\
Paper: astro-ph/9204001
From: ada@rivers.example
Date: Tue, 14 Apr 92 10:00:00 EDT
Title: Boats on Mars
Author: Ada Byron
Comments: 4 pages
\\
------------------------------------------------------------------------------
\\
Paper (*cross-listing*): hep-th/9901001
Date: Fri, 1 Jan 1999 10:00:00 GMT

Title: Strings
Authors: Bob
\\
Short.
\\ ( http://arXiv.org/abs/hep-th/9901001 , 5kb)
"""
MAIL = HEAD + NEW + CROSS + REPLACED


def test_a_new_paper_is_read_with_all_that_is_said_of_it() -> None:
    record = read(MAIL).records[0]
    assert record.line == 7
    assert record.title == "Kettles that Whistle: On the Boiling of Water in Long-Necked Vessels"
    assert record.authors == ("Ada Byron", "André Bob", "Cy Twombly")
    assert record.abstract == "We boil water. See also arXiv:2201.00002 for how we do it."
    assert (record.arxiv, record.doi, record.year) == ("2306.01234", "10.1234/steam.7", 2024)
    assert record.venue == "Journal of Steam 7 (2024) 1-12"
    assert record.tags == ("cs.LG", "stat.ML")
    assert [(link.url, link.kind) for link in record.links] == [
        ("https://github.com/lab/kettles", LinkKind.REPOSITORY),
        ("https://arxiv.org/abs/2306.01234", LinkKind.PAPER),
    ]


def test_all_sections_are_read_in_order() -> None:
    reading = read(MAIL)
    assert [(r.arxiv, r.title, r.year) for r in reading.records] == [
        ("2306.01234", "Kettles that Whistle: On the Boiling of Water in Long-Necked Vessels", 2024),
        ("2306.01235", "Umbrellas", 2023),
        ("2204.01445", "Stairs", 2022),
    ]
    assert reading.skipped == ()
    assert reading.date_text == "Fri 9 Jun 23"


def test_a_replaced_paper_has_no_abstract() -> None:
    assert [bool(record.abstract) for record in read(MAIL).records] == [True, True, False]


def test_collaborations_and_suffixes_are_names() -> None:
    assert read(MAIL).records[1].authors == ("The Umbrella Collaboration", "A. One", "B. Two Jr.")


def test_old_mails_and_lists_without_abstracts_are_read() -> None:
    records = read(OLD).records
    assert [(r.arxiv, r.title, r.abstract, r.authors, r.year) for r in records] == [
        ("astro-ph/9204001", "Boats on Mars", "", ("Ada Byron",), 1992),
        ("hep-th/9901001", "Strings", "Short.", ("Bob",), 1999),
    ]


def margined(margin: str) -> str:
    return "\n".join(f"{margin}{line}" for line in MAIL.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        margined(" "),
        margined("\xa0"),
        margined("> "),
        margined("> > "),
        margined(">"),
        MAIL.replace("\n", "\r\n"),
        MAIL.replace("  ", "\xa0 "),
        MAIL.replace("\\\\\n", "\\\\ \n"),
        f"Hello,\n\nlook at these:\n\n{MAIL}\n\nBest, A",
    ],
    ids="space nbsp quoted twice tight crlf nbsp-inside trailing letter".split(),
)
def test_mails_that_were_forwarded_or_copied_are_the_same(text: str) -> None:
    whole = [(r.title, r.authors, r.abstract, r.arxiv, r.links) for r in read(MAIL).records]
    assert recognises(text)
    assert [(r.title, r.authors, r.abstract, r.arxiv, r.links) for r in read(text).records] == whole


def test_a_damaged_record_costs_itself() -> None:
    damaged = NEW.replace("Title: ", "Titel ").replace("Authors", "Autors")
    reading = read(HEAD + damaged + CROSS + REPLACED)
    assert [record.title for record in reading.records] == ["Umbrellas", "Stairs"]
    assert [(place.line, place.reason) for place in reading.skipped] == [(7, "This entry has no title.")]


def test_a_record_that_is_cut_off_keeps_what_it_has() -> None:
    for end in range(len(HEAD) + 40, len(HEAD + NEW)):
        reading = read((HEAD + NEW)[:end])
        assert reading.found == 1
    assert read((HEAD + NEW)[:-60]).records[0].abstract.startswith("We boil")


@pytest.mark.parametrize(
    "text",
    ["", "\\\\\n", "arXiv:2306.01234\nTitle: x\n", "x = 1 \\\\\narXiv\n", "\\\\server\\share\n2306.01234\n",
     "\\begin{align}\na \\\\\nb\n\\end{align}", "See arXiv:2306.01234 for more.\n"],
)  # fmt: skip
def test_other_texts_are_no_mails(text: str) -> None:
    assert not recognises(text)


PIECES = [
    *MAIL.split("\n"),
    *OLD.split("\n"),
    "\\\\",
    "arXiv:2306.01234",
    "Title:",
    " ",
    "\xa0",
    "((",
    "Authors: (a and",
]


@given(st.lists(st.sampled_from(PIECES), max_size=50))
def test_any_mixture_of_lines_is_read_without_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    recognises(text)
    reading = read(text)
    assert all(1 <= line <= len(lines) for line in lines_of(reading))
    assert len(set(lines_of(reading))) == reading.found


@pytest.mark.skipif(not REAL.exists(), reason="the real mails are not on this machine")
@pytest.mark.parametrize(
    ("name", "new", "replaced", "date"),
    [("digest_cs_2023-06-12.txt", 225, 145, "Fri 9 Jun 23"), ("digest_pasted.txt", 38, 39, "Thu 10 Jul 25"),
     ("q-fin.new.txt", 13, 3, "Thu 16 Mar 23"), ("math.new.OA.txt", 1, 2, "Thu 8 Jun 23")],
)  # fmt: skip
def test_the_real_mails_are_read_whole(name: str, new: int, replaced: int, date: str) -> None:
    text = (REAL / name).read_text("utf-8")
    reading = read(text)
    assert recognises(text)
    assert sum(bool(record.abstract) for record in reading.records) == new
    assert sum(not record.abstract for record in reading.records) == replaced
    assert reading.skipped == ()
    assert reading.date_text == date
    assert len({record.arxiv for record in reading.records}) == new + replaced
    assert all(record.authors and record.year and record.tags for record in reading.records)
    assert not any(character in name for r in reading.records for name in r.authors for character in "(){}\\")
