"""What is written on a link's button: the site's name, and the place there ("GitHub", "openai/CLIP")."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.links import Link, LinkKind, host_of
from readinglist.gui.foreign_text import on_one_line

_SITES = {
    "github.com": "GitHub", "gitlab.com": "GitLab", "bitbucket.org": "Bitbucket", "codeberg.org": "Codeberg",
    "huggingface.co": "Hugging Face", "hf.co": "Hugging Face", "zenodo.org": "Zenodo", "kaggle.com": "Kaggle",
    "youtube.com": "YouTube", "youtu.be": "YouTube", "vimeo.com": "Vimeo", "openreview.net": "OpenReview",
    "aclanthology.org": "ACL Anthology", "colab.research.google.com": "Colab",
}  # fmt: skip
_KINDS = {
    LinkKind.REPOSITORY: "Code", LinkKind.PROJECT: "Project", LinkKind.DEMO: "Demo", LinkKind.MODEL: "Model",
    LinkKind.DATASET: "Data set", LinkKind.PAPER: "Paper", LinkKind.VIDEO: "Video", LinkKind.OTHER: "Link",
}  # fmt: skip
_OWNER_AND_NAME = frozenset(("github.com", "gitlab.com", "bitbucket.org", "codeberg.org"))


def link_label(link: Link) -> tuple[str, str]:
    """Return the site (or else the kind) and the place of `link`, both fit for a button; the place may be empty."""
    host = host_of(link.url)
    if host == "arxiv.org" and (number := arxiv_id(link.url)):
        return "arXiv", number
    if host in ("doi.org", "dx.doi.org") and (name := doi(link.url)):
        return "DOI", on_one_line(name, 60)
    path = _path(link.url)
    if host in _OWNER_AND_NAME:
        path = "/".join(path.split("/")[:2]).removesuffix(".git")
    if link.kind is LinkKind.VIDEO:
        path = ""
    if host in _SITES:
        return _SITES[host], on_one_line(path, 60)
    return _KINDS[link.kind], on_one_line(f"{host}/{path}".strip("/"), 60)


def kind_name(kind: LinkKind) -> str:
    """Return what a link of this kind is called on the screen."""
    return _KINDS[kind]


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).strip("/")
    except ValueError:
        return ""
