"""What an export says of a paper: read back from a file that was just written, and compared with the paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from readinglist.domain.paper import Paper
from readinglist.formats.one_line import one_line

UNTITLED = "Untitled"
_BETWEEN_PARTS = re.compile("[,;]")


class NotAsWritten(Exception):
    """A file that was just written cannot be read back; `str()` says where and why."""


class Told(NamedTuple):
    """What every export says of a paper, and nobody wants to lose: made by `told` on both sides."""

    key: str
    title: str
    authors: tuple[str, ...]
    year: int | None


def told(key: str, title: str, authors: Iterable[str], year: int | None) -> Told:
    """Return these values as they are compared: on one line, and names without what stands between their parts.

    Accents may be characters of their own or not, which Unicode calls equivalent (its Standard Annex 15).
    """
    names = (_composed(one_line(_in_parts(name))) for name in authors)
    return Told(one_line(key), _composed(one_line(title)) or UNTITLED, tuple(name for name in names if name), year)


def told_of(paper: Paper) -> Told:
    """Return what an export has to say of a paper."""
    return told(paper.cite_key, paper.title, paper.authors, paper.year)


def _in_parts(name: str) -> str:
    return _BETWEEN_PARTS.sub(" ", name) if "," in name or ";" in name else name


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
