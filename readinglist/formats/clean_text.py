r"""Raw text to clean text: what is shown and searched (`texttt{D}ual-texttt{H}ead` is "Dual-Head").

A page export leaves TeX behind, often without its backslashes, HTML tags, and characters that no one sees. Plain text
stays as it is: "textbook", "50% off", "C_1", snake_case.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from readinglist.formats import tex
from readinglist.formats.export_damage import repaired
from readinglist.formats.links_in_text import FoundLinks, Span, find

MAX_TITLE = 2_000
MAX_ABSTRACT = 100_000

# Controls, soft hyphens, zero-width and bidirectional marks, private use and what is no character.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U0010ffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}][{_MARKS}]{{29}})[{_MARKS}]+")  # a class at the start is searched for quickly
# What may have to go of all that str.isprintable lets pass.
_ODD_THOUGH_PRINTABLE = re.compile(f"[{_MARKS}\ufe00-\ufe0f\U000e0100-\U000e01ef]")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_FIRST_PLACE = 0xF0000  # private use characters, taken out of all that enters, hold the places of links
_PLACE = re.compile(f"([{chr(_FIRST_PLACE)}-{chr(_FIRST_PLACE + 0xFFFD)}])(?: (?=[.,;:](?: |$)))?")


def plain(raw: str, limit: int) -> str:
    """Return `raw` as one line of at most `limit` characters that can be shown and stored; markup stays as it is."""
    text = raw[:limit]
    if _is_fit(text):
        return _single_spaced(text)[:limit]
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _UNWANTED.sub("", text))
    text = unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text))
    return " ".join(text.split())[:limit]


def _is_fit(text: str) -> bool:
    """Tell whether nothing in `text` has to go: so it is with nearly all texts, and this is by far the quickest way."""
    return text.isprintable() and (text.isascii() or not _ODD_THOUGH_PRINTABLE.search(text))


def _single_spaced(fit: str) -> str:
    text = fit if fit.isascii() else unicodedata.normalize("NFC", fit)
    return " ".join(text.split()) if "  " in text or text.strip() != text else text


def storable(raw: str) -> str:
    """Return `raw` as it is, but for what no library can store: zero characters and lone surrogates."""
    text = raw.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def clean(raw: str, limit: int = MAX_ABSTRACT, found: FoundLinks | None = None) -> str:
    """Return `raw` as its authors meant it to be read: one line of at most `limit` characters without markup.

    `found` are the links of `raw`, if they are known already; a damaged one is shown as a plain address.
    """
    raw = raw[:limit]
    spans = (find(raw) if found is None else found).spans
    is_fit = not spans and _is_fit(raw)
    text = _without_markup(raw if is_fit else _with_places(raw, spans))
    if is_fit and text == raw:
        return _single_spaced(text)[:limit]
    if spans:
        text = _PLACE.sub(lambda match: spans[ord(match[1]) - _FIRST_PLACE].shown, text)
    return plain(text, limit)


def _with_places(raw: str, spans: Sequence[Span]) -> str:
    """Return `raw` without characters that no one sees, and with one character at the place of each link."""
    pieces: list[str] = []
    position = 0
    for number, span in enumerate(spans[:0xFFFE]):
        pieces += _UNWANTED.sub("", raw[position : span.start]), chr(_FIRST_PLACE + number)
        position = span.end
    return "".join([*pieces, _UNWANTED.sub("", raw[position:])])


def _without_markup(text: str) -> str:
    text = repaired(text)
    if "\\" in text or "$" in text or "{" in text or "}" in text or "~" in text:
        text = tex.to_text(text)
    return _ENTITY.sub(lambda match: _UNWANTED.sub("", html.unescape(match[0])), text) if "&" in text else text
