"""BibTeX: papers as entries that bibtex and biber accept.

Text is UTF-8, which biber, biblatex and every LaTeX since 2018 read; what is special to TeX is escaped
(`formats/tex_writing.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.tex_writing import address, authors, notes, text, title

_WIDTH = len("archiveprefix")


def write(papers: Iterable[Paper]) -> str:
    """Return the papers as a .bib file, in the order given."""
    return "".join(pieces(papers))


def pieces(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a .bib file, entry by entry."""
    for number, paper in enumerate(papers):
        yield ("\n" if number else "") + entry("misc", paper.cite_key, _fields(paper, parts))


def entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """Return an entry with those fields that hold something."""
    lines = [f"  {name:<{_WIDTH}} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _fields(paper: Paper, parts: Parts) -> dict[str, str]:
    fields = {
        "title": title(paper.title),
        "author": authors(paper.authors),
        "year": "" if paper.year is None else str(paper.year),
        "howpublished": text(paper.venue),
        "eprint": address(paper.arxiv or ""),
        "archiveprefix": "arXiv" if paper.arxiv else "",
        "doi": address(paper.doi or ""),
        "url": address(paper.links[0].url) if paper.links else "",
        "links": " ".join(address(link.url) for link in paper.links[1:]),
        "abstract": text(paper.abstract),
        "keywords": ", ".join(text(tag).replace(";", "{;}") for tag in paper.tags),
        "note": notes(paper.notes),
    }
    if parts.state:
        fields["readstatus"] = str(paper.state)
        fields["ranking"] = f"rank{paper.rating}" if paper.rating else ""
        fields["relevance"] = "relevant" if paper.starred else ""
    return fields
