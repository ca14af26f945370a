"""A paper's links as buttons; where it has none, the places where its title can be searched."""

from __future__ import annotations

import html
from collections.abc import Callable
from itertools import chain, repeat

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper
from readinglist.gui.details.link_label import kind_name, link_label
from readinglist.gui.details.two_tone_button import TwoToneButton
from readinglist.gui.flow_layout import FlowLayout
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.labels import muted
from readinglist.gui.title_search import TitleSearch

MOST_SHOWN = 12


class LinkButtons(QWidget):
    """Emits the address of the link that was chosen; what opens it checks it. Each of the first may show its key."""

    opened = Signal(str)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("links")
        self.setAccessibleName("Links")
        self._hint = muted("This paper came without a link. Search its title:")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        self._flow = FlowLayout(gap=8)
        column.addLayout(self._flow)
        self._buttons: list[QPushButton] = []
        self._shown: object = None
        self._keys: tuple[str, ...] = ()

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Say which keys open the first links, the best first."""
        if keys != self._keys:
            self._keys = keys
            self._shown = None

    def show_links(self, paper: Paper) -> None:
        """Show what leads from `paper` to the web."""
        links = paper.offered_links
        shown = links or paper.title
        if shown == self._shown:
            return
        self._shown = shown
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._hint.setVisible(not links)
        if links:
            keys = chain(self._keys, repeat(""))
            self._buttons = [self._link_button(link, key) for link, key in zip(links[:MOST_SHOWN], keys, strict=False)]
        else:
            self._buttons = [self._search_button(site, paper.title) for site in TitleSearch]
        for button in self._buttons:
            self._flow.addWidget(button)

    def _link_button(self, link: Link, key: str) -> QPushButton:
        site, place = link_label(link)
        button = TwoToneButton(link.kind.value, site, place, key=key)
        address = on_one_line(link.url)
        button.setToolTip(f"<qt>{html.escape(f'{kind_name(link.kind)}: {address}')}</qt>")
        self._connect(button, link.url)
        return button

    def _search_button(self, site: TitleSearch, title: str) -> QPushButton:
        button = TwoToneButton("search", site.label)
        button.setAccessibleName(f"Search the title on {site.label}")
        button.setToolTip(f"Search the title on {site.label}")
        self._connect(button, site.address(title))
        return button

    def _connect(self, button: QPushButton, url: str) -> None:
        button.setObjectName("link-button")
        button.clicked.connect(lambda: self.opened.emit(url))
        copy = QShortcut(QKeySequence.StandardKey.Copy, button, context=Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(lambda: self.copied.emit(url))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda place: self._offer(button.mapToGlobal(place), url))

    def _offer(self, place: QPoint, url: str) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, symbol, do in (("Open link", "open", self.opened), ("Copy link", "copy", self.copied)):
            menu.addAction(icon(symbol), text).triggered.connect(_told(do.emit, url))
        menu.popup(place)


def _told(tell: Callable[[str], None], url: str) -> Callable[[], None]:
    return lambda: tell(url)
