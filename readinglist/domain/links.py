"""Links: a URL found in a record, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

from readinglist.domain.errors import LinkNotOpened

MAX_URL_LENGTH = 4_000


class LinkKind(StrEnum):
    """What a link leads to. Declared best first: the order in which a paper's links are offered."""

    REPOSITORY = "repository"
    PROJECT = "project"
    DEMO = "demo"
    MODEL = "model"
    DATASET = "dataset"
    PAPER = "paper"
    VIDEO = "video"
    OTHER = "other"


_BEST_FIRST = {kind: rank for rank, kind in enumerate(LinkKind)}


@dataclass(frozen=True, slots=True)
class Link:
    """A URL found in a record, with its kind."""

    url: str
    kind: LinkKind

    @classmethod
    def to(cls, url: str) -> Link:
        """Return the link to `url`, its kind told from its address."""
        return cls(url, classify(url))

    @property
    def name(self) -> str:
        """What it is called where it stands alone: "arXiv", "DOI", else its kind."""
        site = host_of(self.url) if self.kind is LinkKind.PAPER else ""
        return _NAMES.get(site, str(self.kind))


def best_first(links: Iterable[Link]) -> list[Link]:
    """Return `links` with code and project pages before the rest; otherwise in the order given."""
    return sorted(links, key=lambda link: _BEST_FIRST[link.kind])


def arxiv_page(number: str) -> str:
    """Return the address of the abstract of the paper with this arXiv id."""
    return f"https://arxiv.org/abs/{number}"


def doi_page(doi: str) -> str:
    """Return the address that a DOI leads to; signs that mean something else in an address are quoted."""
    return "https://doi.org/" + quote(doi, safe="/:;,()@!*'+&=$")


def host_of(url: str) -> str:
    """Return the host of `url` in lower case and without `www.`; empty where there is none.

    Letters beyond ASCII are shown as they are sent (RFC 3490: `xn--...`), so that no look-alike passes for another.
    """
    try:
        host = urlsplit(url).hostname or ""
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        return ""
    return host.lower().removeprefix("www.")


def address_of(url: str) -> str:
    """Return host and path of `url` in lower case, without scheme, `www.`, query and closing slash (for `site:`)."""
    try:
        path = urlsplit(url).path
    except ValueError:
        path = ""
    return (host_of(url) + path.lower()).rstrip("/")


def same_place(url: str) -> str:
    """Return what two spellings of one address share: scheme, `www.`, case and a closing slash do not count."""
    query = url.partition("#")[0].partition("?")[2]
    return f"{address_of(url)}?{query}" if query else address_of(url)


def checked_url(url: str) -> str:
    """Return `url` as it is spelt, if it may be opened: http or https, with a host, without user name.

    Raises:
        LinkNotOpened: anything else.
    """
    sent_url(url)
    return url


def sent_url(url: str) -> str:
    """Return `url` as it is handed to a browser, if it may be opened.

    A host in letters beyond ASCII is named as it is sent (`xn--...`), so that no look-alike passes for another.

    Raises:
        LinkNotOpened: anything else, such as what else a desktop would open (`file:`, `smb:`, `javascript:`).
    """
    try:
        parts = urlsplit(url)
        fine = (
            parts.scheme.lower() in ("http", "https")
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and len(url) <= MAX_URL_LENGTH
            and url.isprintable()
            and not any(character in url for character in ' <>"\\^`{|}')
            and "%00" not in url
        )
        if fine and not parts.netloc.isascii():
            port = f":{parts.port}" if parts.port else ""
            return sent_url(parts._replace(netloc=str(parts.hostname).encode("idna").decode() + port).geturl())
    except ValueError:
        fine = False
    if not fine:
        raise LinkNotOpened("This link was not opened: only web addresses (http, https) are. You can still copy it.")
    return url


_REPOSITORY_HOSTS = {
    "github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sr.ht", "git.sr.ht", "gitee.com",
    "anonymous.4open.science",
}  # fmt: skip
_PAPER_HOSTS = {
    "arxiv.org", "doi.org", "dx.doi.org", "aclanthology.org", "aclweb.org", "openreview.net", "biorxiv.org",
    "medrxiv.org", "proceedings.mlr.press", "papers.nips.cc", "dl.acm.org", "ieeexplore.ieee.org",
    "link.springer.com", "semanticscholar.org", "openaccess.thecvf.com", "hal.science", "ssrn.com",
}  # fmt: skip
_NAMES = {"arxiv.org": "arXiv", "doi.org": "DOI", "dx.doi.org": "DOI"}
_VIDEO_HOSTS = {"youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "m.youtube.com"}
_DATASET_HOSTS = {
    "zenodo.org",
    "kaggle.com",
    "data.mendeley.com",
    "figshare.com",
    "osf.io",
    "physionet.org",
    "ieee-dataport.org",
}
_DEMO_HOSTS = {"colab.research.google.com", "replicate.com"}
_PAGE_SUFFIXES = (".github.io", ".gitlab.io", ".pages.dev", ".netlify.app", ".vercel.app")
_DEMO_SUFFIXES = (".streamlit.app", ".hf.space", ".gradio.live", ".gradio.app")


def classify(url: str) -> LinkKind:
    """Tell the kind of a link from its host and path alone; nothing is looked up."""
    host = host_of(url)
    try:
        path = urlsplit(url).path
    except ValueError:
        return LinkKind.OTHER
    if host in ("huggingface.co", "hf.co"):
        return _classify_hugging_face(path)
    if host in _DATASET_HOSTS:
        return LinkKind.DATASET
    if host in _REPOSITORY_HOSTS or re.match(r"(git|gitlab|code)\.", host):
        return LinkKind.REPOSITORY
    if host in _PAPER_HOSTS:
        return LinkKind.PAPER
    if host in _VIDEO_HOSTS:
        return LinkKind.VIDEO
    if host in _DEMO_HOSTS or host.endswith(_DEMO_SUFFIXES):
        return LinkKind.DEMO
    if host.endswith(_PAGE_SUFFIXES) or host == "sites.google.com":
        return LinkKind.PROJECT
    return LinkKind.OTHER


def _classify_hugging_face(path: str) -> LinkKind:
    """Tell models, data sets, demos and paper pages on Hugging Face apart by the first part of the path."""
    first = path.strip("/").split("/")[0]
    if first == "papers":
        return LinkKind.PAPER
    if first == "datasets":
        return LinkKind.DATASET
    if first == "spaces":
        return LinkKind.DEMO
    if first in ("", "collections", "blog", "docs"):
        return LinkKind.PROJECT
    return LinkKind.MODEL
