from __future__ import annotations

import codecs
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.errors import UnreadableSource
from readinglist.domain.records import Reading
from readinglist.formats.reading import FORMATS, read

FIXTURES = Path(__file__).parent.parent / "fixtures" / "listings"
SAMPLE = Path(__file__).parents[2] / "resources" / "sample-listing.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_page_is_read_in_any_encoding(encoding: str, line_end: str) -> None:
    text = (FIXTURES / "with_blank_lines.txt").read_text("utf-8").replace('na\\"{\\i}ve Bayes,', "naïve Bayes,")
    reading = read(text.replace("\n", line_end).encode(encoding), "page.txt")
    assert len(reading.records) == 10
    assert "naïve Bayes" in reading.records[4].abstract


def test_what_was_guessed_about_the_encoding_is_noted() -> None:
    text = (FIXTURES / "with_blank_lines.txt").read_text("utf-8")
    assert read(text.replace('na\\"{\\i}ve', "naïve").encode("cp1252"), "page.txt").notes
    assert not read(text.encode("utf-8"), "page.txt").notes


def test_the_sample_is_a_page_of_twelve_papers() -> None:
    reading = read(SAMPLE.read_bytes(), "sample-listing.txt")
    assert (len(reading.records), reading.skipped, reading.date_text) == (12, (), "Mar 3")
    assert [record.title for record in reading.records if not record.links] == [
        "Distilling the Knowledge in a Neural Network"
    ]
    assert "Poincaré Embeddings for Learning Hierarchical Representations" in [r.title for r in reading.records]
    kinds = {link.kind.value for record in reading.records for link in record.links}
    assert kinds >= {"repository", "project", "dataset", "demo"}
    assert all("{" not in record.abstract and "\\" not in record.abstract for record in reading.records)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\n\t \r\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"\x7fELF\0\0\0\x01", "is not a text file"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "is not a text file"),
        (b"Dear Ada,\n\nthank you for the book.\n\nYours, Bob\n", "is not a listing"),
        (b"<html><body><p>Hello</p></body></html>", "is not a listing"),
        (b"def main():\n    return 1\n", "is not a listing"),
        (b"id,name\n1,a\n2,b\n", "is not a listing"),
    ],
)
def test_what_is_no_listing_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read(data, "my file.txt")
    sentence = str(caught.value)
    assert sentence.startswith("“my file.txt”")
    assert reason in sentence
    assert sentence.count(".") == 2
    assert "nothing was imported" in sentence


def test_formats_have_names_of_their_own() -> None:
    assert len({format.name for format in FORMATS}) == len(FORMATS)


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableSource):
        assert isinstance(read(data, "x"), Reading)
