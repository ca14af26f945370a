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
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]++(?:-[^\W_]++)+")
_PRINTED = tuple(zip("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\xa0\u2010\u2011", "''\"\"    --", strict=True))
_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
_ASCII_HYPHENED = _ASCII[: ord("-")] + "-" + _ASCII[ord("-") + 1 :]

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
    if apart.isascii():
        return apart
    return unicodedata.normalize("NFC", apart).translate(_LIGATURES)


def words(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    if text.isascii():
        return text.translate(_ASCII).split()
    return _WORD.findall(fold(text))


def spans(text: str) -> list[Span]:
    """Return the words of `text` with the places where they stand."""
    if text.isascii():  # then folding moves nothing, and is done once
        return [Span(*match.span(), match[0]) for match in _WORD.finditer(text.lower())]
    return [Span(*match.span(), fold(match[0])) for match in _WORD.finditer(text)]


class Cut(NamedTuple):
    """A text as the index takes it: its words, a space between them, and its hyphenated words, each glued to one."""

    plain: str
    compounds: list[str]


def cut(text: str) -> Cut:
    """Return the words of `text` and its compounds: "fine-tuning" gives the words "fine tuning" and "finetuning".

    Most text has nothing but ASCII once quotation marks, dashes and accents are off, and is cut ten times as fast.
    """
    folded = text if text.isascii() else fold(_typed(text))
    if folded.isascii():
        folded = folded.translate(_ASCII_HYPHENED)
        return Cut(folded.replace("-", " "), _compounds(folded))
    return Cut(" ".join(_WORD.findall(folded)), _compounds(folded))


def _typed(text: str) -> str:
    """Return `text` with quotation marks, dashes and hyphens as one types them; its words are the same."""
    for printed, key in _PRINTED:
        text = text.replace(printed, key)
    return text


def _compounds(folded: str) -> list[str]:
    found: list[str] = []
    end = 0
    while (hyphen := folded.find("-", end)) >= 0:  # to cut all of a text and look for hyphens takes twice as long
        begin = folded.rfind(" ", 0, hyphen) + 1
        end = folded.find(" ", hyphen)
        end = len(folded) if end < 0 else end
        part = folded[begin:end]
        glued = part.replace("-", "")
        if glued.isascii() and glued.isalnum() and part[0] != "-" != part[-1] and "--" not in part:
            found.append(glued)
        else:
            found += ["".join(_WORD.findall(compound)) for compound in _COMPOUND.findall(part)]
    return found


def compounds(text: str) -> list[str]:
    """Return the hyphenated words of `text`, each glued to one."""
    return cut(text).compounds
