"""A paper's links as buttons; where it has none, the places where its title can be searched."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper
from readinglist.gui.details.link_label import kind_name, link_label, offered_links
from readinglist.gui.flow_layout import FlowLayout
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.title_search import TitleSearch

_ICON = 16
_GAP = 7
_PADDING = 11
_WIDEST = 300
MOST_SHOWN = 12


class LinkButtons(QWidget):
    """Emits the address of the link that was chosen; what opens it checks it."""

    opened = Signal(str)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("links")
        self.setAccessibleName("Links")
        self._flow = FlowLayout(self, gap=8)
        self._buttons: list[QPushButton] = []
        self._shown: object = None

    def show_links(self, paper: Paper) -> None:
        """Show what leads from `paper` to the web."""
        links = offered_links(paper)
        shown = links or paper.title
        if shown == self._shown:
            return
        self._shown = shown
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        if links:
            self._buttons = [self._link_button(link) for link in links[:MOST_SHOWN]]
        else:
            self._buttons = [self._search_button(site, paper.title) for site in TitleSearch]
        for button in self._buttons:
            self._flow.addWidget(button)
            button.show()

    def _link_button(self, link: Link) -> QPushButton:
        site, place = link_label(link)
        button = TwoToneButton(link.kind.value, site, place, self)
        address = on_one_line(link.url)
        button.setToolTip(f"<qt>{html.escape(f'{kind_name(link.kind)}: {address}')}</qt>")
        self._connect(button, link.url)
        return button

    def _search_button(self, site: TitleSearch, title: str) -> QPushButton:
        button = TwoToneButton("search", site.label, "", self)
        button.setAccessibleName(f"Search the title on {site.label}")
        button.setToolTip(f"This paper came without a link. Search its title on {site.label}.")
        self._connect(button, site.address(title))
        return button

    def _connect(self, button: QPushButton, url: str) -> None:
        button.setObjectName("link-button")
        button.clicked.connect(lambda: self.opened.emit(url))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda place: self._offer(button.mapToGlobal(place), url))

    def _offer(self, place: QPoint, url: str) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, symbol, do in (("Open link", "open", self.opened), ("Copy link", "copy", self.copied)):
            menu.addAction(icon(symbol), text).triggered.connect(_told(do.emit, url))
        menu.popup(place)


class TwoToneButton(QPushButton):
    """A button with an icon, a site in the text's colour, and the place there in the muted one."""

    def __init__(self, symbol: str, site: str, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._symbol = icon(symbol)
        self._site = site
        self._place = place
        self.setAccessibleName(f"{site} {place}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for both texts, within reason."""
        texts = [text for text in (self._site, self._place) if text]
        width = sum(self.fontMetrics().horizontalAdvance(text) + _GAP for text in texts)
        return QSize(min(_WIDEST, 2 * _PADDING + _ICON + width), 32)

    def minimumSizeHint(self) -> QSize:
        """Give up the end of the place where there is no room."""
        return QSize(min(120, self.sizeHint().width()), 32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the button's own ground, then icon and texts."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._symbol.paint(painter, QRect(_PADDING, (self.height() - _ICON) // 2, _ICON, _ICON))
        left = _PADDING + _ICON + _GAP
        metrics = self.fontMetrics()
        for text, colour in (
            (self._site, self.palette().buttonText().color()),
            (self._place, self.palette().placeholderText().color()),
        ):
            room = self.width() - _PADDING - left + 2
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            painter.setPen(colour)
            painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(shown) + _GAP


def _told(tell: Callable[[str], None], url: str) -> Callable[[], None]:
    return lambda: tell(url)
