"""When two records are the same paper.

By arXiv id without its version, else by DOI, else by the folded title. Records that carry different identifiers of
the same kind are different papers, even under one title ("Preface").
"""

from __future__ import annotations

import re
import unicodedata

# https://info.arxiv.org/help/arxiv_identifier.html: 0704.0001 from April 2007 on, archive/yymmnnn before.
_ARXIV = re.compile(
    r"(?<![\w.])(?:arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z][a-z-]{1,14}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?![\w./])", re.IGNORECASE
)
_ARXIV_URL = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html)/|alphaxiv\.org/abs/|(?:huggingface|hf)\.co/papers/)"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})",
    re.IGNORECASE,
)
# The DOI Handbook, 2.2: "10." registrant "/" suffix.
_DOI = re.compile(r"(10\.\d{4,9}/[^\s\"<>{}|\\^`]+)", re.IGNORECASE)
# Old ones go on behind angle brackets: 10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P.
_SICI = re.compile(r"(10\.\d{4,9}/\(?sici\)?[^\s\"{}|\\^`]+)", re.IGNORECASE)

_ASCII_KEY = {code: chr(code).lower() if chr(code).isalnum() else None for code in range(128)}


def arxiv_id(text: str) -> str | None:
    """Return the arXiv id that `text` is or links to, without version and in lower case; None if there is none."""
    match = _ARXIV_URL.search(text) or _ARXIV.fullmatch(text.strip())
    return match[1].lower() if match else None


def doi(text: str) -> str | None:
    """Return the DOI that `text` is or links to, in lower case; None if there is none."""
    match = _SICI.search(text[:2_000]) or _DOI.search(text[:2_000])
    number = _without_tail(match[1]).lower() if match else ""
    return None if not number or number.endswith("/") or not number.isprintable() else number


def _without_tail(number: str) -> str:
    """Return a DOI without punctuation and invisible signs after it; a parenthesis that it opens itself is its own."""
    while (last := number[-1]) in ".,;:]" or not last.isprintable() or (last == ")" and _closes_more(number)):
        number = number[:-1]
    return number


def _closes_more(number: str) -> bool:
    return number.count("(") < number.count(")")


def title_key(title: str) -> str:
    """Return what all spellings of one title share: letters and digits alone, case and accents folded."""
    if title.isascii():  # as most are, and this takes a tenth of the time
        key = title.translate(_ASCII_KEY)
    else:
        folded = unicodedata.normalize("NFKD", title).casefold()
        key = "".join(filter(str.isalnum, folded))
    return key or " ".join(title.split()).casefold()


def same_identifiers(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Tell whether two (arXiv id, DOI) pairs can belong to one paper: no identifier differs from its counterpart."""
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def names(arxiv: str | None, doi: str | None, key: str) -> tuple[str, ...]:
    """Return what a paper is recognised by, each with the sign of its kind; `key` is its title's, empty for none."""
    kinds = (("arxiv", arxiv), ("doi", doi), ("title", key))
    return tuple([f"{kind} {name}" for kind, name in kinds if name])


def stand_in_title(arxiv: str | None, doi: str | None, url: str) -> str:
    """Return what a paper is called while no more is known of it than where it is: `arXiv:2403.00001`."""
    if arxiv:
        return f"arXiv:{arxiv}"
    return f"doi:{doi}" if doi else url.partition("://")[2].rstrip("/")


def is_stand_in(title: str) -> bool:
    """Tell whether a title is only an identifier that stands in for one: `arXiv:2403.00001`, `doi:10.1000/182`."""
    prefix, _, rest = title.partition(":")
    return (prefix == "arXiv" and arxiv_id(rest) == rest) or (prefix == "doi" and doi(rest) == rest)
