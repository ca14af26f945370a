"""BibLaTeX: papers as entries that keep to biber's data model, so that it validates without a warning.

State, rating and further links have no fields there, and so are left out: BibTeX (`formats/bibtex.py`) keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.bibtex import entry
from readinglist.formats.one_line import one_line
from readinglist.formats.publication import Publication, publication_of
from readinglist.formats.tex_characters import signs
from readinglist.formats.tex_writing import address, authors, keywords, notes, text, title
from readinglist.formats.told import UNTITLED

# The model asks every entry for a date. This one, open in ISO 8601-2, prints as none, which is what is known.
_NO_DATE = ".."
_TYPES = {
    Publication.PROCEEDINGS: ("inproceedings", "booktitle"),
    Publication.JOURNAL: ("article", "journaltitle"),
    Publication.PREPRINT: ("online", "organization"),
    Publication.WEB: ("online", "organization"),
    Publication.UNKNOWN: ("misc", "howpublished"),
}


def pieces(papers: Iterable[Paper], _parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a .bib file, entry by entry."""
    for number, paper in enumerate(papers):
        yield ("\n" if number else "") + _entry(paper)


def _entry(paper: Paper) -> str:
    kind, venue = _TYPES[publication_of(paper)]
    if kind in ("inproceedings", "article") and not _names_somebody(paper):
        kind, venue = "misc", "howpublished"  # these must have authors
    fields = {
        "title": signs(title(paper.title)) or UNTITLED,
        "author": signs(authors(paper.authors)),
        "date": _NO_DATE if paper.year is None else f"{paper.year:04}",
        venue: signs(text(paper.venue)),
        "eprint": address(paper.arxiv or ""),
        "eprinttype": "arxiv" if paper.arxiv else "",
        "doi": address(paper.doi or ""),
        "url": address(paper.links[0].url) if paper.links else "",
        "abstract": text(paper.abstract),
        "keywords": keywords(paper.tags),
        "annotation": notes(paper.notes),
    }
    return entry(kind, paper.cite_key, fields)


def _names_somebody(paper: Paper) -> bool:
    """Tell whether biber finds an author: "others" are none."""
    return any(one_line(name).strip(" ,;").lower() not in ("", "others") for name in paper.authors)
