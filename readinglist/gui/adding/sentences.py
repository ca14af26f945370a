"""What the form of a new paper says."""

from __future__ import annotations

from readinglist.domain.paper import State
from readinglist.gui.foreign_text import on_one_line
from readinglist.library.adding import Pasted
from readinglist.library.resembling import Resembling
from readinglist.library.text import counted

_TITLE = 70  # characters of a title in a sentence


def understood(pasted: Pasted) -> str:
    """Return what was made of a pasted text."""
    if pasted.record is None:
        return pasted.error
    if pasted.papers > 1:
        return f"These are {counted(pasted.papers, 'paper')}; the first is filled in."
    if not pasted.record.title:
        return "What it says is filled in; nothing is looked up, so the title is for you to type or leave out."
    return "Filled in."


def resemblance(found: Resembling | None) -> str:
    """Return which paper of the library this one is, or may be."""
    if found is None:
        return ""
    title = f"“{on_one_line(found.title, _TITLE)}”"
    if found.is_trashed:
        return f"{title} is in the trash."
    if not found.is_same:
        return f"{title}, in your library, may be this paper."
    dismissed = ", dismissed" if found.state is State.DISMISSED else ""
    return f"{title} is in your library{dismissed}."
