from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.records import Record
from readinglist.formats.decoding import decode, split_lines
from readinglist.formats.ris import read, recognises
from tests.formats.peers import agreement, expected_of

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "ris"
FILE = """\ufeff
1.
TY  - JOUR
ID  - byron2024
AU  - Byron, Ada
AU  - Davis, Sammy, Jr.
A1  - Lamp Makers
TI  - Paper Boats
on a Quiet River
PY  - 2024/03//
JF  - Journal of Rivers
JO  - J. Riv.
AB  - We float.
AI - based boats sink.
KW  - paper
KW  - boats; rivers
DO  - https://doi.org/10.1234/Boats
N1  - Ask Bob.
UR  - https://arxiv.org/abs/2403.00001v2; https://github.com/lab/boats
L1  - internal-pdf://2024 Byron.pdf
https://example.org/boats.pdf
ER  -
"""


def only(text: str) -> Record:
    (record,) = read(text).records
    return record


def test_everything_that_a_record_says_is_kept() -> None:
    assert recognises(FILE)
    record = only(FILE)
    assert (record.line, record.cite_key) == (3, "byron2024")
    assert record.title == "Paper Boats on a Quiet River"
    assert record.authors == ("Ada Byron", "Sammy Davis Jr.", "Lamp Makers")
    assert (record.year, record.venue) == (2024, "Journal of Rivers")
    assert record.abstract == "We float. AI - based boats sink."
    assert record.tags == ("paper", "boats", "rivers")
    assert (record.arxiv, record.doi, record.notes) == ("2403.00001", "10.1234/boats", "Ask Bob.")
    assert [link.url for link in record.links] == [
        "https://arxiv.org/abs/2403.00001v2",
        "https://github.com/lab/boats",
        "https://example.org/boats.pdf",
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("TY  - JOUR\nTI  - One\nER  - \nTY  - JOUR\nTI  - Two\nER  -", ["One", "Two"]),
        ("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two", ["One", "Two"]),
        ("TY  - JOUR\nTY  - CONF\nTI  - One\nER  - ", ["One"]),
        ("TY - JOUR\nAU - A\nTI - One\nER -", ["One"]),
        ("ty  - jour\nti  - One\ner  - ", ["One"]),
        ("TY  -  JOUR\r\nT1  - One\r\nER  - \r\n", ["One"]),
        ("  TY  - JOUR\n  TI  - One\n  ER  - ", ["One"]),
        ("Provider: X\nContent: y\n\nTY  - BOOK\nBT  - One\nER  - ", ["One"]),
        ("TY  - JOUR\nSP  -\nT1  - One\nER  -", ["One"]),
        ("TY  - JOUR\nTI  - One\nAB  - first,\nER then second\nER  -", ["One"]),
    ],
)
def test_records_begin_and_end_in_many_ways(text: str, titles: list[str]) -> None:
    assert recognises(text)
    reading = read(text)
    assert [record.title for record in reading.records] == titles
    assert reading.skipped == ()


def test_a_record_without_a_title_is_skipped() -> None:
    reading = read("\nTY  - JOUR\nDO  - 10.1/x\nER  - \nTY  - JOUR\nTI  - One\nER  - ")
    assert [(skipped.line, skipped.reason, skipped.text) for skipped in reading.skipped] == [
        (2, "This entry has no title.", "10.1/x")
    ]
    assert [record.title for record in reading.records] == ["One"]


def test_an_identifier_stands_in_for_a_title() -> None:
    assert only("TY  - JOUR\nDO  - 10.1234/Boats\nER  - ").title == "doi:10.1234/boats"
    assert only("TY  - JOUR\nUR  - https://arxiv.org/abs/2403.00001\nER  - ").title == "arXiv:2403.00001"


def test_cases_and_acts_go_by_their_short_names() -> None:
    names = "TI  - Byron against the River Company of the North\nST  - Byron v. River\nER  - "
    assert only(f"TY  - CASE\n{names}").title == "Byron v. River"
    assert only(f"TY  - JOUR\n{names}").title.startswith("Byron against")


def test_editors_stand_for_authors_of_a_book_alone() -> None:
    assert only("TY  - BOOK\nTI  - One\nA2  - Byron, Ada\nER  - ").authors == ("Ada Byron",)
    assert only("TY  - CASE\nTI  - One\nA2  - Byron, Ada\nER  - ").authors == ()


def test_web_of_science_is_read_too() -> None:
    text = (
        "FN Any Name\nVR 1.0\nPT J\nAU Byron, A\n   Noyce, B\nAF Byron, Ada\n   Noyce, Bob\nTI Paper Boats\n"
        "   on Rivers\nSO RIVERS\nDE paper; boats\nID RIVERS\nAB We float.\n"
        "PY 2024\nDI 10.1234/x\nER\n\nPT J\nTI Two\nER\nEF\n"
    )
    assert recognises(text)
    first, second = read(text).records
    assert (first.line, first.title, first.authors) == (3, "Paper Boats on Rivers", ("Ada Byron", "Bob Noyce"))
    assert (first.venue, first.tags, first.year) == ("RIVERS", ("paper", "boats", "RIVERS"), 2024)
    assert (first.doi, first.abstract, second.title) == ("10.1234/x", "We float.", "Two")


@pytest.mark.parametrize("text", ["", "TY - we thank you\n\nDear Ada", "AB - CD\nEF - GH\n", "PT Barnum\nAU revoir\n"])
def test_other_texts_are_not_taken_for_ris(text: str) -> None:
    assert not recognises(text)


PIECES = ["TY  - JOUR\n", "TI  - One\n", "ER  - \n", "AU  - A, B\n", "KW", "  - ", "\n", "\r", "x", " ", "AB  - ", "é"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_text_is_read_without_fail(pieces: list[str]) -> None:
    text = "".join(pieces)
    recognises(text)
    reading = read(text)
    lines = [*(record.line for record in reading.records), *(skipped.line for skipped in reading.skipped)]
    assert len(set(lines)) == len(lines)
    assert all(1 <= line <= len(split_lines(text)) for line in lines)


@pytest.mark.skipif(not CORPUS.exists(), reason="the real files are not on this machine")
def test_the_files_of_peers_are_read_as_they_read_them() -> None:
    readings = {}
    for path in sorted(CORPUS.glob("*/*.ris")):
        decoded = decode(path.read_bytes())
        assert decoded is not None
        assert recognises(decoded.text)
        readings[path] = read(decoded.text)
    peers = {path: reading for path, reading in readings.items() if path.parent.name == "zotero"}
    assert {path.stem: reading.found for path, reading in peers.items()} == {
        path.stem: len(expected_of(path)) for path in peers
    }
    assert sum(len(reading.skipped) for reading in peers.values()) == 2  # they have no title anywhere
    assert agreement([(reading, expected_of(path)) for path, reading in peers.items()]) == 1
    assert sum(reading.found for path, reading in readings.items() if path.parent.name == "rispy") == 25
