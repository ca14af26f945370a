"""What is done when something is clicked, typed or dropped in a pane: signals tied to operations."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from readinglist.domain.exports import BIBTEX
from readinglist.gui.changing.changing_bar import ChangingBar
from readinglist.gui.desk import Desk
from readinglist.gui.operations import (
    backups,
    beginning_triage,
    citation_keys,
    copying,
    dragging,
    importing,
    joining,
    links,
    lists,
    living_exports,
    marking,
    past_imports,
    sidebar_entries,
    starting,
    tagging,
    trashing,
    triage,
    unfinished,
    viewing,
    watching,
)
from readinglist.gui.suggesting.completer import Completer


def connect_search(desk: Desk) -> None:
    """Tie the search line, the sidebar and the order to what is asked for."""
    desk.search.asked.connect(lambda text: desk.finder.ask(text=text))
    desk.search.asked.connect(lambda text: joining.show_joined(desk, text))
    desk.sidebar.tag_joined.connect(lambda entry, instead: joining.join(desk, entry, instead=instead))
    desk.search.left.connect(lambda: viewing.go_to_list(desk))
    desk.search.page_pasted.connect(lambda: importing.from_clipboard(desk))
    desk.search.save_wanted.connect(lambda: lists.save_search(desk))
    desk.sidebar.chosen.connect(lambda entry: desk.finder.ask(scope=entry))
    desk.sidebar.dropped.connect(lambda entry, place: sidebar_entries.move(desk, entry, place))
    desk.sidebar.papers_dropped.connect(lambda entry, ids: sidebar_entries.take_papers(desk, entry, ids))
    desk.sidebar.tag_dropped.connect(lambda entry, name: sidebar_entries.take_tag(desk, entry, name))
    desk.background.changed.connect(lambda _change: desk.search.earlier.keep())  # what was found led to a change
    Completer(desk.search, desk.snapshot, desk.background)


def connect_papers(desk: Desk) -> None:
    """Tie the list of papers."""
    desk.papers.sort_button.chosen.connect(lambda sort: desk.finder.ask(sort=sort))
    _tell_key(desk, "import-clipboard", desk.papers.show_paste_key)
    desk.papers.list.drag_wanted.connect(lambda: dragging.take_out(desk))
    desk.papers.list.tag_dropped.connect(lambda name, ids: tagging.put(desk, ids, name))
    desk.papers.list.opened.connect(lambda: links.open_best(desk))
    desk.notices.placed.connect(lambda: desk.papers.list.keep_clear_of(desk.notices))
    desk.imports.imported.connect(lambda report: importing.go_to_first_new(desk, report))
    desk.imports.triage_wanted.connect(lambda report: beginning_triage.begin_new(desk, report))
    desk.imports.details_wanted.connect(lambda change: past_imports.show(desk, change.id))
    desk.papers.import_wanted.connect(lambda: importing.choose_files(desk))
    desk.papers.sample_wanted.connect(lambda: importing.sample(desk))
    desk.papers.clear_wanted.connect(lambda: viewing.clear_search(desk))
    desk.papers.spelling_wanted.connect(lambda: viewing.search_as_spelt(desk))


def connect_starting(desk: Desk) -> None:
    """Tie what the program does by itself to when that begins."""
    desk.starting.began.connect(desk.watching.begin)
    desk.starting.began.connect(desk.updating.begin)
    for begins in (desk.starting.began, desk.starting.waits):
        begins.connect(lambda: unfinished.bring_back(desk))
    desk.starting.waits.connect(lambda: starting.tell_of_care(desk))
    desk.starting.checked.connect(lambda damage: starting.tell_of_check(desk, damage))


def connect_watching(desk: Desk) -> None:
    """Tie the watched folder to what shows what is ready there."""
    desk.watching.changed.connect(lambda: watching.show_ready(desk))
    desk.watching.missed.connect(lambda sentence: desk.notices.tell(sentence))
    desk.watching.broken.connect(desk.background.broken)
    desk.ready.import_wanted.connect(lambda: watching.import_ready(desk))
    desk.ready.leave_out_wanted.connect(lambda: watching.leave_out(desk))


def connect_updating(desk: Desk) -> None:
    """Tie the files that are kept up to date to what says that one is not."""
    desk.updating.troubled.connect(lambda some: living_exports.tell_trouble(desk, some))
    desk.updating.moved.connect(lambda: desk.trouble.show_trouble(desk.updating.troubled_exports))
    desk.trouble.show_wanted.connect(lambda: living_exports.show(desk, desk.updating.troubled_exports[0].id))
    desk.updating.refused.connect(desk.notices.complain)
    desk.updating.broken.connect(desk.background.broken)


def connect_backing_up(desk: Desk) -> None:
    """Tie backups that are made by themselves to what says that one could not be."""
    desk.backing_up.failed.connect(lambda why: desk.notices.complain(why, "Backups…", lambda: backups.show(desk)))
    desk.backing_up.broken.connect(desk.background.broken)


def connect_triage(desk: Desk) -> None:
    """Tie triage to what else is shown: who goes elsewhere leaves it."""
    desk.triage.refused.connect(desk.notices.complain)
    desk.sidebar.chosen.connect(lambda _entry: triage.leave(desk))


def connect_changes(desk: Desk, ground: QWidget) -> None:
    """Tie changes of many papers to a bar over the foot of `ground` that says how far they are."""
    bar = ChangingBar(ground)
    _tell_key(desk, "stop-change", bar.show_key)
    bar.stop_wanted.connect(desk.changes.stop)
    desk.changes.advanced.connect(bar.advance)
    desk.changes.moved.connect(lambda: bar.setVisible(desk.changes.is_long))
    desk.changes.stopped.connect(lambda sentence: desk.notices.tell(sentence))


def connect_details(desk: Desk) -> None:
    """Tie the details pane."""
    details = desk.details
    details.state_chosen.connect(lambda ids, state: marking.mark(desk, ids, state))
    details.star_toggled.connect(lambda ids, wanted: marking.star(desk, ids, wanted))
    details.rating_chosen.connect(lambda ids, rating: marking.rate(desk, ids, rating))
    details.tags_added.connect(lambda ids, names: tagging.add(desk, ids, names))
    details.tags_removed.connect(lambda ids, names: tagging.remove(desk, ids, names))
    details.trash_chosen.connect(lambda ids: trashing.trash(desk, ids))
    details.restore_chosen.connect(lambda ids: trashing.restore(desk, ids))
    details.bibtex_copied.connect(lambda ids: copying.copy(desk, ids, BIBTEX))
    details.note_edited.connect(lambda paper, text: marking.note(desk, paper, text))
    details.papers_noted.connect(lambda ids, put: dragging.mention(desk, ids, put))
    details.link_opened.connect(lambda url: links.open_url(desk, url))
    details.link_copied.connect(lambda url: links.copy_url(desk, url))
    details.key_copied.connect(lambda key: copying.copy_key(desk, key))
    details.key_edited.connect(lambda: citation_keys.edit_key(desk))
    details.tag_chosen.connect(lambda name: viewing.show_tag(desk, name))
    details.listing_chosen.connect(lambda listing: viewing.show_listing(desk, listing))
    details.left.connect(lambda: viewing.go_to_list(desk))
    details.refused.connect(desk.notices.complain)


def _tell_key(desk: Desk, action: str, show: Callable[[str], object]) -> None:
    """Let what names the key of an action have it as it is now, and whenever it is another."""

    def tell() -> None:
        show(desk.keys.text_of(action))

    desk.keys.changed.connect(tell)
    tell()
