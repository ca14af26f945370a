"""BibTeX and BibLaTeX: the entries of a .bib file as records, with what they inherit from others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readinglist.domain.records import Reading, Skipped
from readinglist.formats.bibliography import reading, taken
from readinglist.formats.bibtex_item import item_of
from readinglist.formats.clean_text import plain

if TYPE_CHECKING:
    from readinglist.formats.bibtex_entries import BibEntry

NAME = "BibTeX"

_SAMPLE = 2_000_000
_FENCE = re.compile(r"^[ \t\r]*```", re.MULTILINE)
_MARGIN = re.compile(r"^(?:> ?){1,20}", re.MULTILINE)  # of what was answered to in a mail
_ENTRY = re.compile(
    r"(?:^|(?<=\r))[ \t%>]*@(?:"
    r"[a-z]{2,30}[ \t]*\{\s{0,100}[^\s,{}()=@]{0,200}\s{0,100},[\s>]{0,100}[a-z][\w:+.-]{0,60}\s{0,20}=\s{0,20}[{\"\w]"
    r"|[a-z]{2,30}[ \t]*\{\s{0,100}[a-z]{2,30}\s{0,20}=\s{0,20}[{\"]"
    r"|(?:article|book|in(?:book|proceedings|collection)|misc|(?:phd|master)?thesis|techreport|online)[ \t]*"
    r"\(\s{0,100}[^\s,{}()=@]{0,200},"
    r"|(?:comment|string|preamble)[ \t]*[{(])",
    re.MULTILINE | re.IGNORECASE,
)
# What none of them is without: looked for forty times as quickly.
_HINT = re.compile(r"@[a-z]{2,30}[ \t]*[{(]", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Tell whether `text` has entries of BibTeX at the beginnings of lines, and is no page that only quotes some."""
    sample = text[:_SAMPLE]
    found = _ENTRY.search(sample) if _HINT.search(sample) else None
    if found is None or text.lstrip().startswith("<"):
        return False
    before = text[: found.start()]
    return len(_FENCE.findall(before)) % 2 == 0 and before.count("](http") < 3


def read(text: str) -> Reading:
    """Return the entries of a file in their order; what is damaged or has no title is skipped with its reason."""
    from readinglist.formats.bibtex_entries import entries  # takes 30 ms that other formats can do without

    first = _ENTRY.search(text[:_SAMPLE])
    found = list(entries(_MARGIN.sub("", text) if first and first[0].startswith(">") else text))
    by_key = {key: entry for entry in reversed(found) if not isinstance(entry, Skipped) for key in _keys(entry)}
    return reading(NAME, (one if isinstance(one, Skipped) else taken(item_of(one, by_key), plain) for one in found))


def _keys(entry: BibEntry) -> list[str]:
    """Return the key of an entry and its other names, in lower case."""
    return [key.strip().lower() for key in (entry.key, *entry.first("ids").split(",")) if key.strip()]
