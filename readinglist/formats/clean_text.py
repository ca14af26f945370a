r"""Raw text to clean text: what is shown and searched (`texttt{D}ual-texttt{H}ead` is "Dual-Head").

A page export leaves TeX behind, often without its backslashes, HTML tags, and characters that no one sees. Plain text
stays as it is: "textbook", "50% off", "C_1", snake_case.
"""

from __future__ import annotations

import html
import re
import unicodedata

from readinglist.formats import tex
from readinglist.formats.links_in_text import FoundLinks, find

MAX_TITLE = 2_000
MAX_ABSTRACT = 100_000

# Controls, soft hyphens, zero-width and bidirectional marks, private use and what is no character.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U0010ffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")

_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|tt|code|sup|sub|p|br|span|div|a|font|small|(?:jats|mml):[a-z]{1,20})(?:\s[^<>]{0,500})?/?>"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
# What is left of TeX where an export dropped the backslash, and the same with it put back.
_LOST_BACKSLASH = re.compile(
    r"(?<!\\)(?=(?:text(?:tt|bf|it|sc|rm|sf|sl)|math(?:cal|bb|bf|rm|it|sf|tt|frak|scr)|operatorname|boldsymbol)\{)"
    r"|(?<![\\A-Za-z])(?=(?:text|emph|underline|url|cite|citep|citet|sqrt)\{|ell_)"
)
_LOST_ARROW = re.compile(r"(?<!\\)(?:long)?(leftrightarrow|rightarrow|leftarrow|Rightarrow|Leftarrow)(?!s\b)")
_LOST_TIMES = re.compile(r"(?<=\d)times(?![A-Za-z])")
_LOST_ABOUT = re.compile(r"(?<![A-Za-z\\])sim(?=\d[\d.,]{0,9}\s?(?:\\?%|[x×k]\b))")
_LOST_REFERENCE = re.compile(r"~?(?<![\\A-Za-z])c?ref(?:fig|tab|sec|eq|alg|app|thm):[\w:-]{1,60}")
_ARROWS = {"leftrightarrow": "↔", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒", "Leftarrow": "⇐"}
_DASHES = re.compile(r"(?<=[^\W_])(---?)(?=[^\W_])")

_MARKUP = re.compile(
    r"[\\${}~<]|&[#A-Za-z]|``|[^\W_]--[^\W_]|arrow|\dtimes|(?<![A-Za-z])(?:sim\d|ell_|c?ref[a-z]{2,3}:)"
)
_FIRST_PLACE = 0xF0000  # private use characters, taken out of all that enters, hold the places of links
_PLACE = re.compile(f"[{chr(_FIRST_PLACE)}-{chr(_FIRST_PLACE + 0xFFFD)}]")


def plain(raw: str, limit: int) -> str:
    """Return `raw` as one line of at most `limit` characters that can be shown and stored; markup stays as it is."""
    text = raw[:limit]
    if not (text.isascii() and text.isprintable()):
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _UNWANTED.sub("", text))
        text = unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text))
    return " ".join(text.split())[:limit]


def clean(raw: str, limit: int = MAX_ABSTRACT, found: FoundLinks | None = None) -> str:
    """Return `raw` as its authors meant it to be read: one line of at most `limit` characters without markup.

    `found` are the links of `raw`, if they are known already; a damaged one is shown as a plain address.
    """
    raw = raw[:limit]
    if not _MARKUP.search(raw):
        return plain(raw, limit)
    shown: list[str] = []
    pieces: list[str] = []
    position = 0
    for span in (find(raw) if found is None else found).spans:
        pieces += _UNWANTED.sub("", raw[position : span.start]), chr(_FIRST_PLACE + len(shown))
        shown.append(span.shown)
        position = span.end
    pieces.append(_UNWANTED.sub("", raw[position:]))
    text = _without_markup("".join(pieces))
    return plain(_PLACE.sub(lambda match: shown[ord(match[0]) - _FIRST_PLACE], text), limit)


def _without_markup(text: str) -> str:
    text = _TAG.sub(lambda match: " " if match[0].strip("</")[:1] in "pbd" else "", text) if "<" in text else text
    text = _LOST_REFERENCE.sub("", text)
    text = _LOST_ARROW.sub(lambda match: _ARROWS[match[1]], text)
    text = _LOST_ABOUT.sub("∼", _LOST_TIMES.sub("×", text))
    text = _LOST_BACKSLASH.sub(r"\\", text)
    text = text.replace("``", "“").replace("''", "”") if "``" in text else text
    text = _DASHES.sub(lambda match: "–" if len(match[1]) == 2 else "—", text)
    if any(character in text for character in "\\${}~"):
        text = tex.to_text(text)
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)
