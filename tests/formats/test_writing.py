from __future__ import annotations

from readinglist.formats.writing import FORMATS


def test_each_format_has_a_name_a_suffix_and_a_title_of_its_own() -> None:
    assert [(format.name, format.suffix, format.title) for format in FORMATS] == [
        ("bibtex", ".bib", "BibTeX"),
        ("markdown", ".md", "Markdown"),
    ]


def test_no_papers_are_an_empty_text() -> None:
    assert {format.write([]) for format in FORMATS} == {""}
