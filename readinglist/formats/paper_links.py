"""The links of a paper, from its text and from the addresses that its file gives: each once."""

from __future__ import annotations

from collections.abc import Iterable

from readinglist.domain.identity import arxiv_id
from readinglist.domain.links import Link, host_of, same_place
from readinglist.formats.links_in_text import find

MAX_LINKS = 200


def united(links: Iterable[Link], *texts: str) -> tuple[Link, ...]:
    """Return `links` and those in `texts`, each once; all pages of one paper at arXiv are one, its abstract."""
    found = [*links, *(link for text in texts for link in find(text).links)]
    unique: dict[str, Link] = {}
    for link in map(_canonical, found):
        unique.setdefault(same_place(link.url), link)
    return tuple(unique.values())[:MAX_LINKS]


def _canonical(link: Link) -> Link:
    if host_of(link.url).removeprefix("export.") == "arxiv.org" and (number := arxiv_id(link.url)):
        return Link.to(arxiv_page(number))
    return link


def arxiv_page(number: str) -> str:
    """Return the address of the abstract of the paper with this arXiv id."""
    return f"https://arxiv.org/abs/{number}"
