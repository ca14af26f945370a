"""Texts that want to be more than text, a bait that tells when one was followed, and what finds one misread."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QPixmap, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QGroupBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from readinglist.gui.details.markdown_preview import MarkdownPreview
from readinglist.gui.foreign_text import visible

WORD = "zq"  # stands in each of them
MOST_ROWS, MOST_COLUMNS = 250, 6  # that are looked at
_READS = 0x001 | 0x020  # IN_ACCESS and IN_OPEN of inotify(7)
_HEARD = {"open", "os.listdir", "os.system", "subprocess.Popen", "socket.connect", "exec", "webbrowser.open"}

_TAGS = (
    "b", "i", "u", "s", "h1", "p", "pre", "code", "center", "table", "ul", "li", "qt", "html", "body", "div", "span",
    "title", "style", "script", "iframe", "object", "svg", "math", "marquee", "form", "button", "textarea", "font",
)  # fmt: skip
_SOURCES = (
    "{file}",
    "{http}",
    "zq.png",
    "../zq.png",
    "//zq",
    "data:image/png;base64,zq",
    "qrc:/zq",
    ":/zq",
    "",
    "~/zq",
)
_HOLDERS = (
    '<img src="{0}">zq', "<img src={0} zq", '<a href="{0}">zq</a>', '<link rel=stylesheet href="{0}">zq',
    '<body background="{0}">zq', '<table background="{0}"><tr><td>zq', "![zq]({0})", "[zq]({0})", "<{0}>zq",
    '<style>@import url("{0}");</style>zq', '<p style="background:url({0})">zq',
)  # fmt: skip
_REST = (
    "&lt;b&gt;zq", "&amp;zq", "&#60;b&#62;zq", "&zq;", "&zq", "a && b zq", "&&&zq", "R&D zq", "zq &", "&\tzq",
    "javascript:alert('zq')", "<a href='javascript:zq'>zq</a>", "<img src=x onerror=zq>", "<!-- zq -->", "<!zq>",
    "<![CDATA[zq]]>", "<?zq?>", "</qt>zq", "</p><b>zq", "<br>" * 50 + "zq", "<" * 300 + "zq", "<b>" * 300 + "zq",
    "\u202ezq\u202c", "\u2066zq\u2069", "\u200fzq", "\u061czq", "zq\u2028zq", "zq\u2029zq", "zq\u200bzq", "\ufeffzq",
    "z\u0301" * 30 + "zq", "zq" + "\u0335\u0489" * 200, "👩‍👩‍👧‍👦 zq", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 zq", "e\u0301zq", "ﷺ zq", "ffizq",
    "𒐫 zq", "\U000e0001zq",
    "zq\x00zq", "zq\x07zq", "\x1b[31mzq", "\x1b]0;zq\x07", "zq\x7f", "\x85zq", "zq\rzq", "zq\tzq", "zq\x0bzq\x0c",
    "%s%n%d zq", "{0} {zq}", "{0.__class__} zq", "%(zq)s", "${zq}", "`zq`", "$(zq)", "%1 %2 zq", "%L1 zq", "[*] zq",
    "zq'; DROP TABLE paper; --", "zq\" OR \"1\"=\"1", "NEAR(zq", "zq*", "* { color: red } zq", "}} QWidget {{ zq",
    "../../../etc/zq", "/dev/zero zq", "C:\\zq", "-rf zq", "--version zq", "~zq", "file:///etc/passwd zq",
    "# zq", "- [ ] zq", "> zq", "---\nzq", "| zq | zq |\n|-|-|", "***zq***", "~~zq~~", "<zq@example.org>", "\\zq",
    "zq\n" * 300, "\n\n\nzq", "  zq  ", "zq " * 2_000, "w" * 5_000 + "zq", "ש" * 3_000 + "zq", "漢" * 3_000 + "zq",
)  # fmt: skip


class Bait:
    """A folder with a picture and a port on this machine: `taken` says what was opened of them, by Python or by Qt."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        picture = QPixmap(2, 2)
        picture.fill(Qt.GlobalColor.red)
        picture.save(str(folder / "zq.png"))
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.setblocking(False)
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(os.O_NONBLOCK)
        assert libc.inotify_add_watch(self._watch, os.fsencode(folder), _READS) >= 0
        self._heard: list[str] = []
        self._is_set = True
        sys.addaudithook(self._hear)

    def texts(self) -> list[str]:
        """Return two hundred texts or more, which name the picture and the port where they can."""
        places = {"file": (self._folder / "zq.png").as_uri(), "http": f"http://127.0.0.1:{self._port()}/zq.png"}
        sources = [source.format(**places) for source in _SOURCES]
        held = [holder.replace("{0}", source) for holder in _HOLDERS for source in sources]
        return [*(f"<{tag}>zq</{tag}>" for tag in _TAGS), *held, *_REST]

    def taken(self) -> list[str]:
        """Return what was opened so far."""
        found = self._heard[:]
        with suppress(BlockingIOError):
            found += [repr(os.read(self._watch, 4096))]
        with suppress(BlockingIOError):
            found += [repr(self._server.accept()[1])]
        return found

    def put_away(self) -> None:
        """Look no more."""
        self._is_set = False
        self._server.close()
        os.close(self._watch)

    def _port(self) -> int:
        return int(self._server.getsockname()[1])

    def _hear(self, event: str, given: tuple[Any, ...]) -> None:
        if not self._is_set or event not in _HEARD:  # a hook stays for ever, and is asked of every attribute of Qt
            return
        what = str(given[0]) if given else ""
        is_own = what.startswith(str(self._folder.parent)) and not what.startswith(str(self._folder))
        if WORD in what and not is_own:
            self._heard.append(f"{event} {given[:1]}")


def misread() -> list[str]:
    """Return what is taken for more than text in any widget of the program, wherever one of the texts stands."""
    return [
        f"{type(widget).__name__} {widget.objectName()}: {fault}"
        for widget in QApplication.allWidgets()
        for fault in _faults(widget)
    ]


def _faults(widget: QWidget) -> Iterator[str]:
    yield from _faults_of_tip(widget.toolTip())
    yield from _faults_of_line("title", widget.windowTitle())
    for action in widget.actions():
        yield from _faults_of_action(action)
    match widget:
        case QMessageBox() | QLabel() if WORD in widget.text() and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"takes {widget.text()[:80]!r} for {widget.textFormat().name}"
        case QLabel():
            yield from _faults_of_line("text", widget.text())
        case QAbstractButton():
            yield from _faults_of_name("button", widget.text())
        case QGroupBox():
            yield from _faults_of_name("box", widget.title())
        case QPlainTextEdit() | MarkdownPreview():
            pass  # what is typed, and what is made of it, with places for pictures only
        case QTextEdit() if WORD in widget.toPlainText():
            yield from _faults_of_document(widget.document())


def _faults_of_action(action: QAction) -> Iterator[str]:
    yield from _faults_of_name("action", action.text())
    yield from _faults_of_tip(action.toolTip())


def _faults_of_name(where: str, text: str) -> Iterator[str]:
    """Where `&` marks a letter, one of the text's own must be doubled."""
    if WORD in text and "&" in text.replace("&&", ""):
        yield f"{where} takes a letter of {text[:80]!r} for a key"
    yield from _faults_of_line(where, text.partition("\t")[0])


def _faults_of_line(where: str, text: str) -> Iterator[str]:
    if WORD in text and visible(text) != text:
        yield f"{where} has what cannot be seen: {text[:80]!r}"


def _faults_of_tip(text: str) -> Iterator[str]:
    """Qt takes a tip for markup where it looks like it, so foreign words must stand escaped in what is markup."""
    if WORD not in text:
        return
    inner = re.sub(r"</?qt>|<br>", "", text)
    if "<" in inner or ">" in inner or ("&" in inner and inner == text):
        yield f"a tip has markup: {text[:80]!r}"
    yield from _faults_of_line("a tip", unescape(inner))


def _faults_of_document(document: QTextDocument) -> Iterator[str]:
    block = document.begin()
    while block.isValid():
        if block.textList() is not None or block.blockFormat().headingLevel():
            yield f"a list or heading: {block.text()[:80]!r}"
        fragments = block.begin()
        while not fragments.atEnd():
            form = fragments.fragment().charFormat()
            if form.isImageFormat() or form.isAnchor():
                yield f"a picture or link: {block.text()[:80]!r}"
            fragments += 1
        block = block.next()


def misread_rows() -> list[str]:
    """Return which tips of rows, in any list, table or tree, are taken for more than text."""
    views = [widget for widget in QApplication.allWidgets() if isinstance(widget, QAbstractItemView)]
    return [
        f"{view.objectName()}: {fault}"
        for view in views
        if view.model() is not None and not isinstance(view, QHeaderView)
        for tip in _tips(view.model(), QModelIndex())
        for fault in _faults_of_tip(tip)
    ]


def _tips(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), MOST_ROWS)):
        for column in range(MOST_COLUMNS):
            index = model.index(row, column, parent)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                yield tip
            if index.isValid() and not isinstance(model, QAbstractListModel | QAbstractTableModel):
                yield from _tips(model, index)
