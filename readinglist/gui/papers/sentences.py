"""What is said around the list: how a search was taken, what the index lacks, and why there are no papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readinglist.domain.query import Query, Word, wanted_text
from readinglist.gui.answering import Found
from readinglist.gui.foreign_text import on_one_line

if TYPE_CHECKING:
    from readinglist.library.catching_up import Progress

MOST_QUOTED = 80  # characters of what was typed, said back
LONGEST_WORD = 30


def remark(found: Found) -> str:
    """Return what there is to say about how the text was taken; mostly nothing."""
    said = []
    if found.ignored:
        parts = ", ".join(f"“{part[:MOST_QUOTED]}”" for part in found.ignored)
        said.append(f"{parts} {'is' if len(found.ignored) == 1 else 'are'} not understood.")
    if found.is_loosened and found.ids:
        from readinglist.search.corrections import in_words

        said.append(in_words(found.corrections))
    return " ".join(said)


def insistence(found: Found) -> str:
    """Return what can be asked for instead of words spelt nearly so."""
    if not found.is_loosened or not found.ids or not found.question.is_search:
        return ""
    if len(found.corrections) != 1:
        return "Search as spelt"
    return f"Search only for “{on_one_line(found.corrections[0].typed, LONGEST_WORD)}”"


def indexing(found: Found, progress: Progress | None) -> str:
    """Return what to say of an index that lacks papers."""
    if not found.query.has_text or (found.is_complete and progress is None):
        return ""
    so_far = f": {progress.done:,} of {progress.total:,} papers" if progress else ""
    return f"The search index is being rebuilt{so_far}; results may be incomplete."


def absence(found: Found, *, is_all: bool) -> tuple[str, str, str]:
    """Return picture, title and sentence for a list without papers; `is_all` tells whether the index has all."""
    asked, scope = found.question.text.strip(), found.question.scope
    if asked:
        shown = asked if len(asked) <= MOST_QUOTED else f"{asked[: MOST_QUOTED - 1]}…"
        where = "" if scope.key == "all" else f" in {scope.text}"
        title = "Nothing found" if is_all else "Nothing found yet"
        return "search", title, f"No paper{where} matches “{shown}”.{_no_filters(found.query)}"
    return scope.icon, "Nothing here", f"There are no papers in {scope.text}."


def _no_filters(query: Query) -> str:
    """Return a sentence that names the words which look like filters and are none, as `is:unred`."""
    from readinglist.search.prefixes import Prefix

    words = [part.text for part in wanted_text(query.where) if isinstance(part, Word)]
    taken = [on_one_line(text, LONGEST_WORD) for text in words if text.lower().startswith(tuple(Prefix))]
    return f" “{taken[0]}” is no filter; it was taken as a word." if taken else ""
