"""Another program on the desktop: a small window to drag from and to drop on, that shares the clipboard.

Each line on standard input is one order in JSON, each answered by a line of JSON on standard output:
`{"offer": [path, ...]}` holds files ready to be dragged and tells the window's place, `{"offer_links": [address, ...]}`
and `{"offer_text": text}` links and text as a browser does; `{"take": true}` tells where anything can be dropped, and
`{"taken": true}` what was, by its kinds (null: nothing yet); `{"copy": text}` puts a text on the clipboard;
`{"paste": true}` tells the text there and `{"paste": "html"}` the rich text; `{"picture": path}` saves what the screen
shows.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel


class Files(QLabel):
    """A window full of files; where the mouse is pressed and moved, they are dragged."""

    def __init__(self) -> None:
        super().__init__("files")
        self.setWindowTitle("Neighbour")
        self.setGeometry(20, 560, 160, 120)
        self.urls: list[QUrl] = []
        self.words = ""
        self.taken: dict[str, str] | None = None
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        content = event.mimeData()
        self.taken = {kind: bytes(content.data(kind).data()).decode("utf-8", "replace") for kind in content.formats()}
        event.acceptProposedAction()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            content = QMimeData()
            if self.urls:
                content.setUrls(self.urls)
            if self.words:
                content.setText(self.words)
            drag = QDrag(self)
            drag.setMimeData(content)
            drag.exec(Qt.DropAction.CopyAction)


class Neighbour(QObject):
    """Does what it is ordered, on the window's thread."""

    ordered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._files = Files()
        self.ordered.connect(self._obey)

    @Slot(str)
    def _obey(self, line: str) -> None:
        print(json.dumps(self._answer(json.loads(line))), flush=True)

    def _answer(self, order: dict[str, Any]) -> Any:
        if "offer" in order:
            return self._offer([QUrl.fromLocalFile(path) for path in order["offer"]], "")
        if "offer_links" in order:
            return self._offer([QUrl(address) for address in order["offer_links"]], "\n".join(order["offer_links"]))
        if "offer_text" in order:
            return self._offer([], order["offer_text"])
        if "take" in order:
            return self._take()
        if "taken" in order:
            return self._files.taken
        if "copy" in order:
            QGuiApplication.clipboard().setText(order["copy"])
            return True
        if "paste" in order:
            pasted = QGuiApplication.clipboard().mimeData()
            return pasted.html() if order["paste"] == "html" else pasted.text()
        return QGuiApplication.primaryScreen().grabWindow(0).save(order["picture"])

    def _take(self) -> list[int]:
        self._files.taken = None
        if not self._files.isVisible():
            self._files.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)  # whatever window a drag begins in
            self._show()
        return self._place()

    def _offer(self, urls: list[QUrl], words: str) -> list[int]:
        self._files.urls, self._files.words = urls, words
        self._files.hide()  # what is shown anew stands above the others
        self._show()
        return self._place()

    def _show(self) -> None:
        self._files.show()
        QTest.qWaitForWindowActive(self._files)  # only now it has its place

    def _place(self) -> list[int]:
        centre = self._files.mapToGlobal(self._files.rect().center())
        return [centre.x(), centre.y()]


def main() -> int:
    """Serve until standard input ends."""
    application = QApplication(["neighbour"])
    application.setQuitOnLastWindowClosed(False)
    neighbour = Neighbour()

    def listen() -> None:
        for line in sys.stdin:
            neighbour.ordered.emit(line)
        application.quit()

    threading.Thread(target=listen, daemon=True).start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
