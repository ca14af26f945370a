"""What is remembered: of the window places and widths, of each library what was shown and what was selected."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

from readinglist.gui.asking import Question
from readinglist.gui.desk import Desk
from readinglist.gui.operations import triage, unfinished
from readinglist.gui.settings import Settings

FIRST_SIZE = QSize(1280, 800)
TITLE_BAR = 32  # about what a desktop puts above a window
WIDTHS = (216, 592, 472)  # of sidebar, list and details, at the first start


def recall_window(settings: Settings, window: QMainWindow, splitter: QSplitter) -> None:
    """Give the window the place and the panes the widths they had."""
    geometry = settings.blob("window/geometry")
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        room = window.screen().availableSize()
        window.resize(min(FIRST_SIZE.width(), room.width()), min(FIRST_SIZE.height(), room.height() - TITLE_BAR))
    state = settings.blob("window/panes")
    if state.isEmpty() or not splitter.restoreState(state):
        splitter.setSizes(list(WIDTHS))


def recall_view(settings: Settings, desk: Desk) -> None:
    """Show what was shown of this library: the folded sections, the chosen entry, the order, the search, the paper.

    After a crash nothing of it: it may be what led there.
    """
    place = _place(desk)
    if desk.starting.is_careful:
        desk.search.earlier.recall(settings.texts(f"{place}/searches"))
        desk.papers.list.expect_nothing()
        desk.finder.begin(Question("", desk.sidebar.entry))
        return
    desk.sidebar.fold(settings.texts(f"{place}/folded"), settings.texts(f"{place}/unfolded"))
    desk.sidebar.choose(settings.text(f"{place}/scope", "all"))
    desk.search.setText(settings.text(f"{place}/query"))
    desk.search.earlier.recall(settings.texts(f"{place}/searches"))
    chosen = settings.number(f"{place}/paper")
    if chosen:
        desk.papers.list.expect([chosen])
    orders = settings.sort(f"{place}/sort"), settings.sort(f"{place}/search-sort")
    desk.finder.begin(Question(desk.search.text(), desk.sidebar.entry, *orders))


def remember(settings: Settings, desk: Desk, splitter: QSplitter) -> None:
    """Keep all of this for the next start."""
    triage.remember(desk)
    unfinished.leave(desk)
    place, question = _place(desk), desk.finder.question
    values: dict[str, str | int | bool | list[str] | QByteArray] = {
        "window/geometry": desk.window.saveGeometry(),
        "window/panes": splitter.saveState(),
        "view/sidebar": not desk.sidebar.isHidden(),
        "view/details": not desk.details.isHidden(),
        "view/theme": desk.theme.choice.value,
        f"{place}/folded": desk.sidebar.folded(),
        f"{place}/unfolded": desk.sidebar.unfolded(),
        f"{place}/scope": desk.sidebar.entry.key,
        f"{place}/query": desk.search.text(),
        f"{place}/searches": list(desk.search.earlier.history.searches),
        f"{place}/paper": desk.papers.list.current_id() or 0,
    }
    for key, value in values.items():
        settings.put(key, value)
    settings.put_sort(f"{place}/sort", question.sort)
    settings.put_sort(f"{place}/search-sort", question.search_sort)
    settings.save()


def _place(desk: Desk) -> str:
    """Return where the settings have what belongs to this library: ids and words of one mean nothing in another."""
    return f"library-{desk.snapshot.identity}"
