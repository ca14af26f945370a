"""Several tags at once: put into the search line one by one, where one sees what is asked for."""

from __future__ import annotations

from datetime import UTC, datetime

from readinglist.domain.query import Tagged
from readinglist.gui.desk import Desk
from readinglist.gui.operations import viewing
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY, Entry, Kind
from readinglist.gui.sidebar.typed import scope_text
from readinglist.search.composing import within


def join(desk: Desk, entry: Entry, *, instead: bool) -> None:
    """Search for a tag, too, or `instead` of what is searched for; no longer, where it is searched for already.

    A tag that was chosen alone before goes into the search line with it.
    """
    from readinglist.search.joining import asks_for_tag, with_tag, without_tag

    if not isinstance(entry.scope.where, Tagged):
        return
    name, text, scope = entry.scope.where.name, desk.search.text(), desk.sidebar.entry
    today = datetime.now(UTC).date()
    if asks_for_tag(text, name):
        text = without_tag(text, name)
    else:
        if scope.kind is Kind.TAG and scope.key != entry.key and text.strip() != scope_text(scope):
            text = within(text, scope_text(scope), today) if text.strip() else scope_text(scope)
        text = with_tag(text, name, today, instead=instead)
    if scope.kind is Kind.TAG:
        desk.sidebar.choose(WHOLE_LIBRARY.key)
    viewing.search_for(desk, text)


def show_joined(desk: Desk, text: str) -> None:
    """Show in the sidebar the tags that the search line asks for."""
    from readinglist.search.joining import asked_tags

    desk.sidebar.show_joined(asked_tags(text))
