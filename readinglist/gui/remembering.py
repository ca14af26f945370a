"""What of the window is remembered: places, widths, what was shown and what was selected."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

from readinglist.gui.desk import Desk
from readinglist.gui.settings import Settings

FIRST_SIZE = QSize(1280, 800)
TITLE_BAR = 32  # about what a desktop puts above a window
WIDTHS = (232, 488, 560)  # of sidebar, list and details, at the first start


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
    """Show what was shown: the folded sections, the chosen entry, the order, the search."""
    desk.sidebar.fold(settings.texts("view/folded"))
    desk.sidebar.choose(settings.text("view/scope", "all"))
    desk.papers.sort_button.show_sort(settings.sort())
    desk.search.setText(settings.text("view/query"))
    desk.finder.ask(text=desk.search.text(), scope=desk.sidebar.entry, sort=desk.papers.sort_button.sort)


def recall_selection(settings: Settings, desk: Desk) -> None:
    """Select the paper that was selected, or the first one."""
    chosen = settings.number("view/paper")
    row = desk.papers.list.papers.row_of(chosen) if chosen else None
    desk.papers.list.go_to(row or 0)
    desk.papers.list.scrollTo(desk.papers.list.currentIndex())


def remember(settings: Settings, desk: Desk, splitter: QSplitter) -> None:
    """Keep all of this for the next start."""
    sort = desk.papers.sort_button.sort
    values: dict[str, str | int | bool | list[str] | QByteArray] = {
        "window/geometry": desk.window.saveGeometry(),
        "window/panes": splitter.saveState(),
        "view/sidebar": not desk.sidebar.isHidden(),
        "view/details": not desk.details.isHidden(),
        "view/folded": desk.sidebar.folded(),
        "view/scope": desk.sidebar.entry.key,
        "view/query": desk.search.text(),
        "view/sort": sort.key.value,
        "view/descending": "" if sort.descending is None else str(sort.descending).lower(),
        "view/theme": desk.theme.choice.value,
        "view/paper": desk.papers.list.current_id() or 0,
    }
    for key, value in values.items():
        settings.put(key, value)
    settings.save()
