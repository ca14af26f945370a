"""References as text and as a page: what is written, that no text breaks out, that they come back."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings

from readinglist.domain.errors import InvalidValue
from readinglist.domain.exports import EXPORT_KINDS, ExportKind
from readinglist.domain.paper import Paper
from readinglist.formats.citation_styles import STYLES
from readinglist.formats.one_line import one_line
from readinglist.formats.references import paragraphs
from readinglist.formats.told import NotAsWritten
from readinglist.formats.writing import FORMATS, ReferenceFormat
from tests.formats.hostile import BARE, PAPER, TEXTS, five_papers, with_text_everywhere

CITED = [format for format in FORMATS if isinstance(format, ReferenceFormat)]
AS_TEXT, AS_PAGE = CITED
each_format = pytest.mark.parametrize("format", CITED, ids=lambda format: format.kind.name)
each_style = pytest.mark.parametrize("style", [style.name for style in STYLES])
XHTML = "{http://www.w3.org/1999/xhtml}"


def written(format: ReferenceFormat, papers: list[Paper], style: str = "apa") -> list[str]:
    """Return the references of a file, which must be what was written, one for each paper."""
    noted: list[object] = []
    text = "".join(format.pieces(papers, style=style, note=noted.append))
    found = list(format.read_back(io.StringIO(text, newline="\n")))
    assert found == noted
    assert len(found) == len(papers)
    return found


def shown(format: ReferenceFormat, reference: str) -> str:
    """Return what is seen of a reference."""
    return html.unescape(re.sub("<[^>]*>", "", reference)) if format is AS_PAGE else reference


def letters(text: str) -> str:
    """Return the letters and digits of a text, whatever their case: what styles leave alone."""
    return "".join(re.findall(r"[^\W_]", one_line(text).casefold()))


def test_the_formats_of_references_are_those_that_ask_for_a_style() -> None:
    assert [format.kind for format in CITED] == [kind for kind in EXPORT_KINDS if kind.is_cited]
    assert not ExportKind("references-too", ".txt", "Others").is_cited


@each_format
@each_style
def test_references_come_back_in_their_order(format: ReferenceFormat, style: str) -> None:
    papers = [replace(BARE, title=title) for title in ("Boats", "Anchors", "Boats")]
    found = written(format, papers, style)
    assert ["Boats" in one for one in found] == [True, False, True]
    assert written(format, [], style) == []


def test_styles_with_numbers_count_from_one_and_leave_a_blank() -> None:
    assert [line[:6] for line in written(AS_TEXT, [BARE] * 3, "ieee")] == ["[1] “B", "[2] “B", "[3] “B"]


def test_italics_are_kept_on_a_page() -> None:
    (plain,) = written(AS_TEXT, [PAPER], "apa")
    (rich,) = written(AS_PAGE, [PAPER], "apa")
    assert "<i>Journal of Rivers</i>" in rich
    assert shown(AS_PAGE, rich) == plain


def test_what_is_pasted_has_no_page_around_it() -> None:
    assert "".join(paragraphs([BARE], "ieee")) == '<p dir="auto">[1] “Boats.”</p>\n'


@each_format
@each_style
def test_no_text_breaks_out_of_its_place(format: ReferenceFormat, style: str) -> None:
    references = written(format, [with_text_everywhere(text) for text in TEXTS], style)
    for text, reference in zip(TEXTS, references, strict=True):
        assert letters(text) in letters(shown(format, reference))


def test_a_page_holds_no_other_elements_than_ours() -> None:
    page = AS_PAGE.write([*map(with_text_everywhere, TEXTS), PAPER], style="nature")
    body = html5lib.HTMLParser(strict=True).parse(page).find(f"{XHTML}body")
    assert {element.tag.removeprefix(XHTML) for element in body.iter()} == {"body", "p", "i"}
    assert len(list(body)) == len(TEXTS) + 1


@pytest.mark.parametrize(("format", "style"), [(AS_TEXT, "apa"), (AS_PAGE, "ieee")], ids=["text", "page"])
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(papers=five_papers())
def test_a_list_of_references_comes_back_equal(format: ReferenceFormat, style: str, papers: list[Paper]) -> None:
    for paper, found in zip(papers, written(format, papers, style), strict=True):
        assert letters(paper.title) in letters(shown(format, found))


@each_format
def test_a_file_that_was_cut_short_is_found_out(format: ReferenceFormat) -> None:
    wanted, text = written(format, [PAPER, BARE]), format.write([PAPER, BARE])
    for end in range(0, len(text) - 1, 7):
        try:
            found = list(format.read_back(io.StringIO(text[:end], newline="\n")))
        except NotAsWritten:
            continue
        assert found != wanted


def test_markup_that_is_not_ours_is_refused_on_a_page() -> None:
    page = AS_PAGE.write([PAPER])
    for foreign in ("<b onclick=x>", "<script>", "<", "</p><p>"):
        with pytest.raises(NotAsWritten, match="markup"):
            list(AS_PAGE.read_back(io.StringIO(page.replace("Boats", foreign))))


@each_format
def test_an_unknown_style_is_said_before_anything_is_written(format: ReferenceFormat) -> None:
    with pytest.raises(InvalidValue, match="no citation style “word”; there are apa, ieee"):
        format.write([PAPER], style="word")
