"""BibTeX: papers as entries that bibtex and biber accept without a warning.

What the styles print is spelt by the macros of TeX where it is not ASCII (`formats/tex_characters.py`); the rest, in
UTF-8, is for programs that manage bibliographies. An entry is of a type whose required fields are all there
("BibTeXing", section 3.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.one_line import one_line
from readinglist.formats.publication import Publication, publication_of
from readinglist.formats.tex_characters import letters
from readinglist.formats.tex_writing import address, authors, keywords, notes, text, title

_WIDTH = len("archiveprefix")
_TYPES = {Publication.PROCEEDINGS: ("inproceedings", "booktitle"), Publication.JOURNAL: ("article", "journal")}
_OTHER_TYPE = ("misc", "howpublished")
_LABEL_WORDS = 3


def pieces(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a .bib file, entry by entry."""
    for number, paper in enumerate(papers):
        yield ("\n" if number else "") + _entry(paper, parts)


def entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """Return an entry with those fields that hold something."""
    lines = [f"  {name:<{_WIDTH}} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _entry(paper: Paper, parts: Parts) -> str:
    names = letters(authors(paper.authors))
    heading = letters(title(paper.title))
    is_whole = names and heading and paper.year is not None
    kind, venue = _TYPES.get(publication_of(paper), _OTHER_TYPE) if is_whole else _OTHER_TYPE
    fields = {
        "title": heading,
        "author": names,
        "key": "" if names else letters(text(_label(paper))),
        "year": "" if paper.year is None else str(paper.year),
        venue: letters(text(paper.venue)) or _preprint(paper),
        "eprint": address(paper.arxiv or ""),
        "archiveprefix": "arXiv" if paper.arxiv else "",
        "doi": address(paper.doi or ""),
        "url": address(paper.links[0].url) if paper.links else "",
        "links": " ".join(address(link.url) for link in paper.links[1:]),
        "abstract": text(paper.abstract),
        "keywords": keywords(paper.tags),
        "annote": notes(paper.notes),  # "note" is printed
    }
    if parts.state:
        fields["readstatus"] = str(paper.state)
        fields["ranking"] = f"rank{paper.rating}" if paper.rating else ""
        fields["relevance"] = "relevant" if paper.starred else ""
    return entry(kind, paper.cite_key, fields)


def _label(paper: Paper) -> str:
    """Return what sorts and labels a paper of nobody's in the styles that do so by authors: how its title begins."""
    return " ".join(one_line(paper.title).split(" ")[:_LABEL_WORDS]) or paper.cite_key


def _preprint(paper: Paper) -> str:
    """Return what the standard styles, which know no eprints, print of where a preprint is."""
    return f"arXiv:{paper.arxiv}" if paper.arxiv else ""
