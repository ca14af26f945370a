"""BibTeX: papers as entries that bibtex and biber accept.

Text is UTF-8, which biber, biblatex and every LaTeX since 2018 read. The characters that are special to TeX are escaped
by macros without braces of their own, so that the braces of an entry always balance. Addresses and identifiers stay as
they are: the styles set them by `\\url`, which would print an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from readinglist.domain.paper import Paper

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
        "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    }
)  # fmt: skip
_UNSAFE_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# A word with a capital after its beginning, or one capital alone or with a digit: "ImageNet", "3D", "Q", "T5".
_KEEPS_CAPITALS = re.compile(r"(?<![^\W_])(?:[^\W_]+[A-Z][^\W_]*|[A-Z]\d[^\W_]*|[B-HJ-Z](?![^\W_'’]))")
_AND = re.compile(r"\band\b", re.IGNORECASE)
# Pairs that TeX makes one sign of: a dash, quotation marks.
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")
_WIDTH = len("archiveprefix")


def write(papers: Iterable[Paper]) -> str:
    """Return the papers as a .bib file, in the order given."""
    return "\n".join(_entry(paper) for paper in papers)


def _entry(paper: Paper) -> str:
    fields = {
        "title": _title(paper.title),
        "author": " and ".join(_author(author) for author in paper.authors if author.strip()),
        "year": "" if paper.year is None else str(paper.year),
        "howpublished": _text(paper.venue),
        "eprint": _address(paper.arxiv or ""),
        "archiveprefix": "arXiv" if paper.arxiv else "",
        "doi": _address(paper.doi or ""),
        "url": _address(paper.links[0].url) if paper.links else "",
        "links": " ".join(_address(link.url) for link in paper.links[1:]),
        "abstract": _text(paper.abstract),
        "keywords": ", ".join(_text(tag).replace(";", "{;}") for tag in paper.tags),
        "note": _notes(paper.notes),
        "readstatus": str(paper.state),
        "ranking": f"rank{paper.rating}" if paper.rating else "",
        "relevance": "relevant" if paper.starred else "",
    }
    lines = [f"  {name:<{_WIDTH}} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{paper.cite_key},\n{''.join(lines)}}}\n"


def _text(text: str) -> str:
    """Return `text` on one line, with what is special to TeX escaped."""
    return _LIGATURE.sub("{}", " ".join(_INVISIBLE.sub(" ", text).split()).translate(_ESCAPES))


def _notes(notes: str) -> str:
    """Return notes with their line breaks and indents, which carry meaning in Markdown, as macros of TeX."""
    lines = [line.rstrip().expandtabs(4) for line in notes.rstrip().strip("\n").split("\n")]
    return r"\newline{}".join(r"\ {}" * (len(line) - len(line.lstrip(" "))) + _text(line) for line in lines)


def _title(title: str) -> str:
    """Return a title whose names keep their capitals where a style takes capitals away."""
    return _KEEPS_CAPITALS.sub(r"{\g<0>}", _text(title))  # no macro of ours has a capital


def _author(name: str) -> str:
    """Return a name, in braces where BibTeX would take it for two names or for a last name first."""
    text = _text(name)
    return f"{{{text}}}" if "," in text or _AND.search(text) or text.lower() == "others" else text


def _address(address: str) -> str:
    """Return an address or identifier as it is, but for what would unbalance the entry."""
    return _INVISIBLE.sub("", address).translate(_UNSAFE_IN_ADDRESS)
