from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from readinglist.domain.exports import EXPORT_KINDS, MARKDOWN, Parts
from readinglist.domain.paper import Paper, State
from readinglist.formats.told import NotAsWritten, Told, told_of
from readinglist.formats.writing import FORMATS, ExportFormat
from tests.formats.hostile import BARE, PAPER, TEXTS, five_papers, with_text_everywhere

TELLING = [format for format in FORMATS if isinstance(format, ExportFormat)]
each_format = pytest.mark.parametrize("format", TELLING, ids=lambda format: format.kind.name)


def back(format: ExportFormat, text: str) -> list[Told]:
    """Return what a file with `text` tells."""
    return list(format.read_back(io.StringIO(text, newline="\n")))


def test_every_kind_of_export_is_written() -> None:
    assert {format.kind for format in FORMATS} == {kind for kind in EXPORT_KINDS if not kind.is_folder}


def test_each_format_has_a_name_and_a_title_of_its_own() -> None:
    assert len({kind.name for kind in EXPORT_KINDS}) == len({kind.title for kind in EXPORT_KINDS}) == len(EXPORT_KINDS)


@each_format
@pytest.mark.parametrize("papers", [[], [PAPER], [BARE], [PAPER, BARE, PAPER]], ids=len)
def test_a_file_tells_of_its_papers_in_their_order(format: ExportFormat, papers: list[Paper]) -> None:
    assert back(format, format.write(papers)) == [told_of(paper) for paper in papers]


@each_format
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[1:25])
def test_no_text_breaks_out_of_its_place(format: ExportFormat, text: str) -> None:
    papers = [PAPER, with_text_everywhere(text), BARE]
    assert back(format, format.write(papers)) == [told_of(paper) for paper in papers]


@each_format
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(papers=five_papers())
def test_a_file_comes_back_equal(format: ExportFormat, papers: list[Paper]) -> None:
    assert back(format, format.write(papers)) == [told_of(paper) for paper in papers]


@each_format
@pytest.mark.parametrize(
    "other",
    [
        replace(PAPER, title="Boots"),
        replace(PAPER, authors=("Ada Byron",)),
        replace(PAPER, year=2023),
        replace(PAPER, cite_key="byron-2024-boot"),
    ],
    ids=["title", "authors", "year", "key"],
)
def test_a_file_that_tells_something_else_is_found_out(format: ExportFormat, other: Paper) -> None:
    assert back(format, format.write([other])) == [told_of(other)] != [told_of(PAPER)]


@each_format
def test_what_is_not_wanted_is_not_told(format: ExportFormat) -> None:
    told = replace(PAPER, abstract="Of leather.", tags=("footwear",), notes="Lace up.", state=State.READING, rating=4)
    text = format.write([told, BARE], Parts.named(""))
    assert back(format, text) == [told_of(told), told_of(BARE)]
    body = text.partition("<body>")[2] or text
    assert not any(word in body for word in ("leather", "footwear", "Lace", "readstatus", "state", "rated", "starred"))


@each_format
def test_a_file_that_was_cut_short_is_found_out(format: ExportFormat) -> None:
    wanted = [told_of(PAPER), told_of(BARE)]
    text = format.write([PAPER, BARE])
    for end in range(0, len(text) - 1, 7):
        try:
            found = back(format, text[:end])
        except NotAsWritten:
            continue
        assert found != wanted or text[end:].isspace() or format.kind is MARKDOWN  # of an item the end may be lost


@each_format
def test_the_longest_texts_that_a_library_holds_come_back(format: ExportFormat) -> None:
    longest = replace(
        PAPER,
        title="t" * 2_000,
        authors=tuple(f"Ada B{'y' * 190}ron{number}" for number in range(500)),
        abstract='a "b" ' * 16_000,
        notes="'1', \"2\"\n" * 100_000,
        venue="v" * 500,
    )
    assert back(format, format.write([longest, BARE])) == [told_of(longest), told_of(BARE)]
