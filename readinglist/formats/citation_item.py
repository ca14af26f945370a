"""A paper as citation styles ask for it."""

from __future__ import annotations

from typing import Any

from citeproc.source import Date, Name
from citeproc.string import MixedString, NoCase, String

from readinglist.domain.exports import Parts
from readinglist.domain.links import LinkKind, arxiv_page
from readinglist.domain.paper import Paper
from readinglist.formats.citation_elements import Cited
from readinglist.formats.csl_writing import item_of
from readinglist.formats.one_line import one_line
from readinglist.formats.publication import Publication, publication_of
from readinglist.formats.reference_marks import END
from readinglist.formats.told import UNTITLED

_NO_PARTS = Parts.named("")


def cited(paper: Paper) -> Cited:
    """Return what a style may say of a paper: what our CSL-JSON says, and of preprints and pages what only styles need.

    What is as it is, whatever the case of the text around it, is held apart (`NoCase`).
    """
    item = item_of(paper, _NO_PARTS)
    kind = publication_of(paper)
    values: dict[str, Any] = {"title": MixedString([String((one_line(paper.title) or UNTITLED) + END)])}
    if names := item.get("author"):
        values["author"] = [Name(**_as_initials_allow(name)) for name in names]
    if paper.year is not None:
        values["issued"] = Date(year=paper.year)
    if paper.doi:
        values["DOI"] = _fixed(item["DOI"])
    if kind is Publication.PREPRINT:
        values |= {"publisher": _fixed("arXiv"), "number": _fixed(item["number"])}
    elif venue := item.get("container-title"):
        values["container_title"] = MixedString([String(venue + END)])
    if kind is Publication.JOURNAL:
        values["volume"] = String("")  # there is one, which nobody told: so no style takes it for "ahead of print"
    if kind is Publication.WEB and paper.year is None:
        values["accessed"] = Date(year=paper.added.year, month=paper.added.month, day=paper.added.day)
    if url := _page(paper, kind):
        values["URL"] = _fixed(url)
    return Cited(item["type"], values)


def _page(paper: Paper, kind: Publication) -> str:
    """Return the address of the paper itself, not of its code, unless nothing else is known of it."""
    if kind is Publication.PREPRINT and paper.arxiv:
        return arxiv_page(one_line(paper.arxiv))
    papers = [link for link in paper.links if link.kind is LinkKind.PAPER]
    found = papers or (paper.links if kind is Publication.WEB else ())
    return one_line(found[0].url) if found else ""


def _fixed(text: str) -> MixedString:
    return MixedString([NoCase(text)])


def _as_initials_allow(name: dict[str, str]) -> dict[str, str]:
    """Return a name as it is where its given names have no initials ("小明")."""
    words = name.get("given", "").replace("-", " ").replace(".", " ").split()
    if words and not all(word[0].isupper() for word in words):
        return {"literal": " ".join(filter(None, map(name.get, ("given", "family", "suffix"))))}
    return name
