"""Citation keys: made once, readable, unique without regard to case, never changed unasked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

_SMALL_WORDS = frozenset(
    "a an and are as at be by can do does for from how in into is it its of on or over the their to toward towards "
    "under up using via what when where which why with without".split()
)
MAX_KEY_LENGTH = 60
_VALID = re.compile(r"[A-Za-z0-9:_.+/-]{1,200}")
_WORD = re.compile("[a-z0-9]+")


def proposed_key(title: str, authors: Sequence[str] = (), year: int | None = None) -> str:
    """Return the key a paper would like: first author's last name, year, and three telling words of the title.

    Where authors are unknown the title stands alone: "A ConvNet for the 2020s" gives `convnet-2020s`. The key holds
    lower-case ASCII letters, digits and hyphens only, which every BibTeX and biber accepts.
    """
    words = [word for word in _ascii_words(title) if word not in _SMALL_WORDS] or _ascii_words(title)
    parts = [_last_name(authors[0])] if authors else []
    if year is not None:
        parts.append(str(year))
    parts += words[:3]
    return "-".join(part for part in parts if part)[:MAX_KEY_LENGTH].strip("-") or "paper"


def unique_key(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """Return `wanted`, or `wanted-2`, `wanted-3`, ... whichever is first not taken."""
    if not is_taken(wanted):
        return wanted
    number = 2
    while is_taken(f"{wanted}-{number}"):
        number += 1
    return f"{wanted}-{number}"


def valid_key(key: str) -> bool:
    """Tell whether `key` can stand in a .bib file as it is."""
    return _VALID.fullmatch(key) is not None


def _ascii_words(text: str) -> list[str]:
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
        text = decomposed.encode("ascii", "ignore").decode("ascii")
    return _WORD.findall(text.lower().replace("'", ""))


def _last_name(author: str) -> str:
    last = author.split(",")[0] if "," in author else author.split()[-1] if author.split() else ""
    return "".join(_ascii_words(last))
