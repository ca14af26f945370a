"""What the export of a page leaves of markup: HTML tags, and TeX without its backslashes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_ARROWS = {"leftrightarrow": "↔", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒", "Leftarrow": "⇐"}


class _Damage(NamedTuple):
    """A kind of damage and its repair; `hint` is what it cannot be without, and quickly looked for.

    A single character is looked for ten times as quickly as two or more.
    """

    hint: str
    pattern: re.Pattern[str]
    repair: str | Callable[[re.Match[str]], str]


_TAGS = (
    (re.compile(r"</?(?:p|br|div|(?:jats|mml):p)(?:\s[^<>]{0,500})?/?>"), " "),
    (re.compile(r"</?(?:b|i|u|em|strong|tt|code|sup|sub|small)(?:\s[^<>]{0,500})?/?>"), ""),
    (re.compile(r"</?(?:span|a|font|(?:jats|mml):[a-z]{1,20})(?:\s[^<>]{0,500})?/?>"), ""),
)
# Lookbehinds stand behind the first letters, so that these are searched for at full speed. Where a backslash was lost
# it is put back, and the reader of TeX does the rest.
_DAMAGES = (
    _Damage(":", re.compile(r"ref(?<![A-Za-z\\]ref)((?:fig|tab|sec|eq|alg|app|thm):[\w:-]{1,60})"), r"\\ref{\1}"),
    _Damage(
        "arrow",
        re.compile(r"\\[A-Za-z]+|(?:long)?(leftrightarrow|rightarrow|leftarrow|Rightarrow|Leftarrow)(?!s\b)"),
        lambda match: _ARROWS[match[1]] if match[1] else match[0],
    ),
    _Damage("times", re.compile(r"times(?<=\dtimes)(?![A-Za-z])"), "×"),
    _Damage("sim", re.compile(r"sim(?<![A-Za-z\\]sim)(?=\d[\d.,]{0,9}\s?(?:\\?%|[x×k]\b))"), "∼"),
    _Damage("_", re.compile(r"ell_(?<![A-Za-z\\]ell_)"), "ℓ_"),
    _Damage("{", re.compile(r"(?<!\\)(?=(?:text(?:tt|bf|it|sc|rm|sf|sl)|operatorname|boldsymbol)\{)"), r"\\"),
    _Damage("{", re.compile(r"(?<!\\)(?=math(?:cal|bb|bf|rm|it|sf|tt|frak|scr)\{)"), r"\\"),
    _Damage("{", re.compile(r"(?<![\\A-Za-z])(?=(?:text|emph|underline|url|cite[pt]?|sqrt)\{)"), r"\\"),
    _Damage("`", re.compile(r"``([^`']{1,300})''"), r"“\1”"),
    _Damage("--", re.compile(r"(?<=[^\W_])---?(?=[^\W_])"), lambda match: "–" if match[0] == "--" else "—"),
)


def repaired(text: str) -> str:
    """Return `text` without the damage of an export; TeX that is whole stays as it is."""
    text = without_tags(text)
    for hint, pattern, repair in _DAMAGES:
        if hint in text:
            text = pattern.sub(repair, text)
    return text


def without_tags(text: str) -> str:
    """Return `text` without the HTML tags that style a word or end a paragraph."""
    if "<" in text:
        for pattern, instead in _TAGS:
            text = pattern.sub(instead, text)
    return text
