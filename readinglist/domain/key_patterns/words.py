"""The words of a pattern for citation keys: each says what of a paper stands in the key.

They are those of Better BibTeX for Zotero (https://retorque.re/zotero-better-bibtex/citing/), as far as our papers have
what they tell, and mean the same; only `words` is ours. All they give is ASCII, with spaces between words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from readinglist.domain.cite_key import SMALL_WORDS, in_ascii, words
from readinglist.domain.key_patterns import author_words
from readinglist.domain.key_patterns.citable import Citable, Make

_BETWEEN = re.compile(r"[\s/:]+")
_NOT_IN_WORD = re.compile("[^A-Za-z0-9]+")


def _year() -> Make:
    return lambda paper: str(paper.year) if paper.year is not None else ""


def _short_year() -> Make:
    return lambda paper: f"{paper.year % 100:02}" if paper.year is not None else ""


def _words(n: int = 3, m: int = 0) -> Make:
    return lambda paper: _begun(telling(words(paper.title), n), m)


def _short_title(n: int = 3, m: int = 0) -> Make:
    return lambda paper: _begun(telling(_unhyphenated(paper.title), n), m)


def _very_short_title(n: int = 1, m: int = 0) -> Make:
    return _short_title(n, m)


def _title() -> Make:
    def make(paper: Citable) -> str:
        found = _unhyphenated(paper.title)
        return _begun(telling(found, len(found)), len(found))

    return make


def _whole_title() -> Make:
    return lambda paper: in_ascii(paper.title)


def _journal() -> Make:
    return lambda paper: in_ascii(paper.venue)


def _arxiv() -> Make:
    return lambda paper: paper.arxiv or ""


def _doi() -> Make:
    return lambda paper: in_ascii(paper.doi or "")


def telling(found: Sequence[str], n: int) -> list[str]:
    """Return the first `n` words that are not small ones; where all are small, the first of these."""
    told: list[str] = []
    for word in found:
        if len(told) >= n:
            break
        if word.lower() not in SMALL_WORDS:
            told.append(word)
    return told or list(found[:n])


def _unhyphenated(title: str) -> list[str]:
    """Return the words of a title, those that a hyphen joins as one, without single letters."""
    parts = (_NOT_IN_WORD.sub("", part) for part in _BETWEEN.split(in_ascii(title)))
    return [word for word in parts if len(word) > 1 or word.isdigit()]


def _begun(found: Sequence[str], m: int) -> str:
    """Return words with a space between them, the first `m` of them with a capital."""
    return " ".join([*(word[:1].upper() + word[1:] for word in found[:m]), *found[m:]] if m else found)


WORDS: Mapping[str, Callable[..., Make]] = {
    "auth": author_words.auth,
    "authors": author_words.authors,
    "authorLast": author_words.author_last,
    "authEtAl": author_words.auth_et_al,
    "authEtal2": author_words.auth_etal2,
    "authorsAlpha": author_words.authors_alpha,
    "authForeIni": author_words.auth_fore_ini,
    "year": _year,
    "shortyear": _short_year,
    "words": _words,
    "shorttitle": _short_title,
    "veryshorttitle": _very_short_title,
    "title": _title,
    "Title": _whole_title,
    "journal": _journal,
    "arxiv": _arxiv,
    "doi": _doi,
}
"""What each word makes; the parameters of the function are those of the word."""
