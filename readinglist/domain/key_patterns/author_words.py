"""The words of a pattern that tell of authors. A last name is letters and digits alone, in ASCII."""

from __future__ import annotations

from readinglist.domain.cite_key import last_name, words
from readinglist.domain.key_patterns.citable import Citable, Make


def auth(n: int = 0, m: int = 1) -> Make:
    """The last name of the `m`th author, or its first `n` letters."""

    def make(paper: Citable) -> str:
        authors = paper.authors
        name = last_name(authors[m - 1]) if 0 < m <= len(authors) else ""
        return name[:n] if n else name

    return make


def author_last() -> Make:
    """The last name of the last author."""
    return lambda paper: last_name(paper.authors[-1]) if paper.authors else ""


def authors(n: int = 0, etal: str = "", sep: str = " ") -> Make:
    """The last names of all authors, or of the first `n`, with `etal` for the others."""

    def make(paper: Citable) -> str:
        names = [last_name(author) for author in paper.authors]
        return sep.join([*names[:n], etal] if 0 < n < len(names) and etal else names[: n or None])

    return make


def auth_et_al(sep: str = " ") -> Make:
    """The last names of one author or two; of more, the first and EtAl."""
    return _and_others("EtAl", sep)


def auth_etal2(sep: str = ".") -> Make:
    """The last names of one author or two; of more, the first and etal."""
    return _and_others("etal", sep)


def _and_others(etal: str, sep: str) -> Make:
    """Name one author or two; of more, the first."""

    def make(paper: Citable) -> str:
        names = [last_name(author) for author in paper.authors]
        return sep.join(names if len(names) < 3 else [names[0], etal])

    return make


def authors_alpha() -> Make:
    """Three letters of one last name, or the first of up to four; of more, the first of three and a plus."""

    def make(paper: Citable) -> str:
        names = [last_name(author) for author in paper.authors]
        if len(names) == 1:
            return names[0][:3]
        return "".join(name[:1] for name in (names if len(names) < 5 else names[:3])) + "+" * (len(names) > 4)

    return make


def auth_fore_ini() -> Make:
    """The initial of the first author's given name."""

    def make(paper: Citable) -> str:
        last, comma, first = paper.authors[0].partition(",") if paper.authors else ("", "", "")
        given = first if comma else last.strip().rpartition(" ")[0]
        return "".join(words(given))[:1]

    return make
