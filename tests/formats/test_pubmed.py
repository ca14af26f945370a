from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.pubmed import read, recognises
from tests.formats.places import lines_of

FILE = """\
PMID- 12345678
OWN - NLM
STAT- MEDLINE
DP  - 2024 Mar 15
TI  - Paper boats on a quiet river: what keeps
      them afloat.
LID - 10.1234/Boats.1 [doi]
LID - e123 [pii]
AB  - BACKGROUND: We float.
      TI - based boats sink.
FAU - Byron, Ada
AU  - Byron A
FAU - Davis, Sammy, Jr
AU  - Davis S Jr
TA  - J Rivers
JT  - Journal of rivers
AID - 10.1234/Boats.1 [doi]
MH  - *Boats/history
MH  - Rivers
OT  - paper
SO  - J Rivers. 2024 Mar 15;1:1-10. doi: 10.1234/Boats.1.

PMID- 12345679
DP  - 2023
TI  - Kettles.
AU  - Twombly C
"""


def test_everything_that_a_record_says_is_kept() -> None:
    assert recognises(FILE)
    first, second = read(FILE).records
    assert (first.line, first.title) == (1, "Paper boats on a quiet river: what keeps them afloat")
    assert first.authors == ("Ada Byron", "Sammy Davis Jr")
    assert (first.year, first.venue, first.doi) == (2024, "Journal of rivers", "10.1234/boats.1")
    assert first.abstract == "BACKGROUND: We float. TI - based boats sink."
    assert first.tags == ("paper", "Boats", "Rivers")
    assert [link.url for link in first.links] == ["https://pubmed.ncbi.nlm.nih.gov/12345678/"]
    assert (second.line, second.title, second.authors) == (23, "Kettles", ("Twombly C",))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(line_end: str) -> None:
    text = FILE.replace("\n", line_end)
    assert recognises(text)
    assert lines_of(read(text)) == [1, 23]


def test_a_record_without_a_title_is_skipped() -> None:
    reading = read("PMID- 1\nDP  - 2024\nFAU - Byron, Ada\n\nPMID- 2\nTI  - Boats.\n")
    assert [(place.line, place.reason) for place in reading.skipped] == [(1, "This entry has no title.")]
    assert [record.title for record in reading.records] == ["Boats"]


@pytest.mark.parametrize("text", ["", "PMID- 12345678\n", "PMID- 1\nDear Ada,\n", "PMID: 12345678\nTI  - x\nAB  - y\n"])
def test_other_texts_are_not_taken_for_it(text: str) -> None:
    assert not recognises(text)


@given(st.lists(st.sampled_from([*FILE.splitlines(), "PMID- ", "      ", "TI  -", "PMID- 7"]), max_size=40))
def test_any_mixture_of_lines_is_read_without_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    recognises(text)
    found = lines_of(read(text))
    assert len(set(found)) == len(found)
    assert all(1 <= line <= len(lines) for line in found)
