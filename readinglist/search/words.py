"""How text becomes words: runs of letters and digits, case and accents folded; a Han character is a word.

The index, the parser, the marks and the order all cut text here, so that they agree about what a word is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Han, kana and their compatibility forms: written without spaces, so each character is taken as a word.
_SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[{_SINGLE}]|[^\W_{_SINGLE}](?:[^\W_{_SINGLE}]|[{_MARKS}])*")
_COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
_PUNCTUATION = re.compile("[\x00-\xa0\u2000-\u206f]*")

# Letters that Unicode does not take apart into a base letter and a mark.
_LIGATURES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "œ": "oe", "æ": "ae", "þ": "th"}
)
_MARK = re.compile(f"[{_MARKS}]")


class Span(NamedTuple):
    """A word of a text: where it stands (in characters, the end left out), and folded."""

    start: int
    end: int
    word: str


def fold(text: str) -> str:
    """Return `text` in lower case, without accents and compatibility forms: "Schrödinger" becomes "schrodinger"."""
    if text.isascii():
        return text.lower()
    apart = _MARK.sub("", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", apart).translate(_LIGATURES)


def words(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return _WORD.findall(fold(text))


def spans(text: str) -> list[Span]:
    """Return the words of `text` with the places where they stand."""
    return [Span(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text)]


def plain(text: str) -> str:
    """Return `text` so that cutting it at all but letters and digits, and lower case, gives `words(text)`."""
    return text if _PUNCTUATION.fullmatch(text) else " ".join(words(text))


def compounds(text: str) -> list[str]:
    """Return the hyphenated words of `text`, each glued to one: "fine-tuning" gives "finetuning"."""
    hyphenated = [part for part in text.split() if "-" in part or not part.isascii()]
    return ["".join(words(compound)) for part in hyphenated for compound in _COMPOUND.findall(part)]
