"""The links of a paper, from its text and from the addresses that its file gives: each once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.links import Link, LinkKind, arxiv_page, host_of, same_place
from readinglist.formats.links_in_text import find

MAX_LINKS = 200

# Where publishers and conferences keep papers, and the part of the path that tells them from the rest of the site.
_PAPER_PAGE = re.compile(
    r"(?:nature\.com/articles|sciencedirect\.com/science/article|pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc"
    r"|jmlr\.org|science\.org/doi|cell\.com|pnas\.org|mdpi\.com/\d|frontiersin\.org/(?:journals|articles)"
    r"|usenix\.org/(?:conference|system)|ojs\.aaai\.org|ecva\.net|isca-(?:archive|speech)\.org|ijcai\.org/proceedings"
    r"|proceedings\.[a-z.-]+|papers\.(?:nips\.cc|neurips\.cc)|roboticsproceedings\.org|link\.aps\.org"
    r"|academic\.oup\.com|journals\.[a-z.]+|tandfonline\.com/doi|onlinelibrary\.wiley\.com/doi|iopscience\.iop\.org/article"
    r"|openaccess\.thecvf\.com|techrxiv\.org|osf\.io/preprints|hal\.\w+|direct\.mit\.edu|transacl\.org|eprint\.iacr\.org"
    r"|alphaxiv\.org/abs)(?:/|$)",
    re.IGNORECASE,
)
# What publishers append to a DOI in the addresses of their pages.
_DOI_TAIL = re.compile(r"(?:(?:v\d{1,2})?\.full(?:[.-]text)?|/(?:full|abstract|pdf|epdf|html|meta))?(?:\.pdf)?$", re.I)


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


def doi_in_address(url: str) -> str | None:
    """Return the DOI that an address leads to, without what publishers append to it; None if there is none."""
    found = doi(unquote(url.partition("#")[0].partition("?")[0]))
    return _DOI_TAIL.sub("", found) if found and found.isprintable() else None


def leads_to_paper(url: str) -> bool:
    """Tell whether an address is that of a paper: by its identifier, its site, or for being a PDF."""
    if Link.to(url).kind is LinkKind.PAPER or arxiv_id(url) or doi_in_address(url):
        return True
    address = url.partition("#")[0].partition("?")[0]
    if address.lower().endswith(".pdf"):
        return Link.to(url).kind is not LinkKind.DATASET
    return _PAPER_PAGE.match(address.partition("://")[2].removeprefix("www.")) is not None
