"""What stands on the card of a paper beside its title and abstract: counts, dates, buttons, who sent it in."""

from __future__ import annotations

import re

_LONGEST = 200  # characters
_MOST_WORDS = 8
_SAYS_NOTHING = frozenset(
    "author authors upvote upvotes vote votes like likes star stars comment comments reply replies view views "
    "cited citation citations models datasets spaces collections repo repos repository k m arxiv github gitlab hf "
    "hugging face huggingface paper papers pdf html project code abstract demo website homepage dataset model "
    "video download preprint abs discussion community page link slides poster bibtex bib cite doi alphaxiv read "
    "show see open hide more less all on in of the at full published submitted updated posted released added "
    "minutes minute hours hour days day weeks week months month year years ago yesterday today new trending hot "
    "save bookmark share copy tl dr tldr "
    "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday st nd rd th "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december".split()
)
_SENT_IN = re.compile(r"(?:submitted|posted|shared|curated)\sby(?:\s.{1,60})?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s?[·•|]\s?")
_END = re.compile(
    r"previous|next|older|newer|load more|company|tos|terms(?: of (?:use|service))?|privacy(?: policy)?|about(?: us)?"
    r"|careers|system theme|contact(?: us)?|©.{0,100}|copyright .{0,100}|back to top"
    r"|(?:trending|daily) papers ranked by .{1,60}",
    re.IGNORECASE,
)


def is_card_furniture(text: str) -> bool:
    """Tell whether a text on a card says nothing of the paper: "12 authors", "Upvote 25", "GitHub 3.2k", "May 29".

    Whoever stands before the date of publication ("Some Lab · Published on Sep 16, 2026") is no part of it either.
    """
    if len(text) >= _LONGEST:
        return False
    line = " ".join(text.split())
    if _SENT_IN.fullmatch(line):
        return True
    first, *others = _BETWEEN.split(line)
    is_dated = any(others) and all(map(_says_nothing, others)) and len(first.split()) <= _MOST_WORDS
    return is_dated or _says_nothing(line)


def says_who(text: str) -> bool:
    """Tell whether the next line names who sent a paper in."""
    return len(text) < _LONGEST and _SENT_IN.fullmatch(text) is not None and text.lower().endswith(" by")


def ends_page(text: str) -> bool:
    """Tell whether a text is known to stand below the last card."""
    return len(text) < _LONGEST and _END.fullmatch(" ".join(text.split())) is not None


def _says_nothing(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+", line.lower())
    return len(words) <= _MOST_WORDS and _SAYS_NOTHING.issuperset(words)
