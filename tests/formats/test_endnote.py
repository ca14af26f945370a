from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.endnote import read, recognises
from tests.formats.places import lines_of

FILE = """\
%0 Journal Article
%A Byron, Ada
%A Bob Noyce
%T Paper Boats on a Quiet River
%J Journal of Rivers
%D 2024
%R 10.1234/Boats
%U https://arxiv.org/abs/2403.00001
%U https://github.com/lab/boats
%K paper; boats
rivers
%X We float.
50% of us sink.
%F byron2024
%Z Ask Bob.

%0 Conference Proceedings
%T Kettles
%E Twombly, Cy
%B Proceedings of Kettles
%8 12 March 2023
"""


def test_everything_that_a_record_says_is_kept() -> None:
    assert recognises(FILE)
    first, second = read(FILE).records
    assert (first.line, first.title, first.cite_key) == (1, "Paper Boats on a Quiet River", "byron2024")
    assert first.authors == ("Ada Byron", "Bob Noyce")
    assert (first.year, first.venue, first.doi) == (2024, "Journal of Rivers", "10.1234/boats")
    assert (first.arxiv, first.notes) == ("2403.00001", "Ask Bob.")
    assert (first.abstract, first.tags) == ("We float. 50% of us sink.", ("paper", "boats", "rivers"))
    assert [link.url for link in first.links] == ["https://arxiv.org/abs/2403.00001", "https://github.com/lab/boats"]
    assert (second.line, second.title, second.authors) == (17, "Kettles", ("Cy Twombly",))
    assert (second.year, second.venue) == (2023, "Proceedings of Kettles")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(line_end: str) -> None:
    text = FILE.replace("\n", line_end)
    assert recognises(text)
    assert lines_of(read(text)) == [1, 17]


def test_a_record_without_a_title_is_skipped() -> None:
    reading = read("%0 Book\n%A Byron, Ada\n\n%0 Book\n%T Boats\n")
    assert [(place.line, place.reason) for place in reading.skipped] == [(1, "This entry has no title.")]
    assert [record.title for record in reading.records] == ["Boats"]


@pytest.mark.parametrize(
    "text", ["", "%0 Book\n", "%0 of all\nare boats\n%T x\n", "%PDF-1.4\n%0 \n", "50%0 Book\n%T x"]
)
def test_other_texts_are_not_taken_for_it(text: str) -> None:
    assert not recognises(text)


@given(st.lists(st.sampled_from([*FILE.splitlines(), "%0", "%", "%T ", "%0 Book"]), max_size=40))
def test_any_mixture_of_lines_is_read_without_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    recognises(text)
    found = lines_of(read(text))
    assert len(set(found)) == len(found)
    assert all(1 <= line <= len(lines) for line in found)
