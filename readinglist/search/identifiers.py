"""What names one paper: an arXiv id, a DOI or a web address, however it was pasted."""

from __future__ import annotations

import re

from readinglist.domain import identity
from readinglist.domain.links import LinkKind, classify
from readinglist.domain.query import Identifier

_IS_DOI = re.compile(r"(?:https?://|(?:dx\.)?doi\.org/|(?:doi:\s*)?10\.)\S+$", re.IGNORECASE)
_IS_ADDRESS = re.compile(r"https?://[^\s/.]+\.[^\s.]+\S*$", re.IGNORECASE)
_IS_BARE_ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S+$", re.IGNORECASE)
_CATEGORY = re.compile(r"\[[a-z-]+(?:\.[a-z-]+)?\]$", re.IGNORECASE)
"""What arXiv writes behind an id: `arXiv:2401.01234 [cs.CV]`."""


def identifier(text: str) -> Identifier | None:
    """Return the arXiv id, DOI or web address that `text` as a whole is, however pasted; None if it is none."""
    text = _CATEGORY.sub("", text.strip(' "<>')).rstrip()
    if arxiv := identity.arxiv_id(text):
        return Identifier("arxiv", arxiv)
    if _IS_DOI.match(text) and (doi := identity.doi(text)):
        arxiv = doi.removeprefix("10.48550/arxiv.")  # arXiv's own DOIs carry its id
        return Identifier("doi", doi) if arxiv == doi else Identifier("arxiv", arxiv)
    if _IS_ADDRESS.match(text) or (_IS_BARE_ADDRESS.match(text) and classify(f"https://{text}") is not LinkKind.OTHER):
        address = text if "://" in text else f"https://{text}"
        return Identifier("url", address.removesuffix(".git"))  # of a repository, where it is cloned from
    return None
