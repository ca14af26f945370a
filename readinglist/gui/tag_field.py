"""A line for typing a tag: existing tags are offered best first, a new one is made by typing it out."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget
from rapidfuzz import fuzz, process

from readinglist.domain.errors import InvalidValue
from readinglist.domain.tags import MAX_TAG_LENGTH, clean_name, fold
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.naming import named

MOST_OFFERED = 8
MOST_COMPARED = 5_000  # rapidfuzz holds the interpreter while it compares; so many take about 2 ms
_CLOSE_ENOUGH = 65
_POPUP_WIDTH = 260


def best_tags(typed: str, names: Sequence[str]) -> list[str]:
    """Return the tags that `typed` may mean: those (or a level of those) that begin so, then the closest in spelling.

    Nothing typed offers the first of `names`.
    """
    wanted = fold(typed.strip().lstrip("#"))
    if not wanted:
        return list(names[:MOST_OFFERED])
    begin = [name for name in names if fold(name).startswith(wanted)]
    level = [name for name in names if f"/{wanted}" in fold(name) and name not in begin]
    found = [*sorted(begin, key=len), *sorted(level, key=len)][:MOST_OFFERED]
    if len(found) < MOST_OFFERED:
        rest = [name for name in names[:MOST_COMPARED] if name not in found]
        close = process.extract(
            wanted,
            rest,
            scorer=fuzz.WRatio,
            processor=fold,
            limit=MOST_OFFERED - len(found),
            score_cutoff=_CLOSE_ENOUGH,
        )
        found += [name for name, _score, _position in close]
    return found


class TagField(QLineEdit):
    """Emits `entered` with one clean name for each tag that was typed or picked; a comma ends a tag as well."""

    entered = Signal(str)
    refused = Signal(str)  # the sentence why a name cannot be a tag
    finished = Signal()  # with the enter key, or by picking one: no comma says that another follows
    left = Signal()  # escape: the user is done here
    went_back = Signal()  # backspace in an empty field: the tag before it is meant

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._offered = QStandardItemModel(self)
        self._popup = named(QListView(), "completions", "Tags")
        self._popup.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer = QCompleter(self._offered, self)
        self._completer.setPopup(self._popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.setMaxVisibleItems(MOST_OFFERED + 1)
        self._completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        named(self, "tag-field", "Add a tag")
        self.setAcceptDrops(False)  # what is dropped is for the window
        self.setPlaceholderText("Add a tag")
        self.setMaxLength(10 * MAX_TAG_LENGTH)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 20)
        self.textEdited.connect(self._take_typing)

    def set_names(self, names: Iterable[str]) -> None:
        """Say which tags there are to choose from, the likeliest first."""
        self._names = tuple(names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter a tag with the enter key, offer all with the down key, and leave with escape.

        One escape is enough, whatever was typed and offered: what is typed next is for the list. Where nothing was
        typed, escape is for the dialog around the field as well.
        """
        is_offering = self._popup.isVisible()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            picked = self._popup.selectedIndexes() if is_offering else []
            self._finish(picked[0].data(Qt.ItemDataRole.UserRole) if picked else self.text())
        elif event.key() == Qt.Key.Key_Down and not is_offering:
            self._offer(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(is_offering or bool(self.text()))
            self._popup.hide()
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and not event.isAutoRepeat():
            self.went_back.emit()
        else:
            super().keyPressEvent(event)

    def _take_typing(self, typed: str) -> None:
        """Enter what a comma has ended, and offer what the rest may mean."""
        *finished, rest = typed.split(",")
        for name in finished:
            self._enter(name)
        if finished:
            self.setText(rest.strip())
        if rest.strip():
            self._offer(rest)
        else:
            self._popup.hide()

    def _offer(self, typed: str) -> None:
        self._offered.clear()
        for name in best_tags(typed, self._names):
            self._add_row(on_one_line(name), name)
        if typed.strip() and fold(typed.strip()) not in map(fold, self._names):
            self._add_row(f"New tag “{on_one_line(typed, 60)}”", typed)
        if self._offered.rowCount():
            self._completer.complete(QRect(0, 0, _POPUP_WIDTH, self.height() + 4))
        else:
            self._popup.hide()

    def _add_row(self, text: str, name: str) -> None:
        item = QStandardItem()
        item.setData(text, Qt.ItemDataRole.DisplayRole)
        item.setData(name, Qt.ItemDataRole.UserRole)
        item.setData(f"<qt>{html.escape(text)}</qt>", Qt.ItemDataRole.ToolTipRole)
        self._offered.appendRow(item)

    def _pick(self, index: QModelIndex) -> None:
        self._finish(index.data(Qt.ItemDataRole.UserRole))

    def _finish(self, typed: str) -> None:
        self._enter(typed)
        if not self.text():  # a name that cannot be a tag stays to be mended
            self.finished.emit()

    def _enter(self, typed: str) -> None:
        self._popup.hide()
        if not typed.strip():
            return
        spelt = {fold(each): each for each in self._names}
        try:
            name = spelt.get(fold(typed.strip())) or clean_name(typed)  # an old one may have what no new one can
        except InvalidValue as refusal:
            self.refused.emit(str(refusal))
            return
        self.clear()
        self.entered.emit(spelt.get(fold(name), name))
