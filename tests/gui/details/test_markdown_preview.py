"""Foreign Markdown on the screen loads nothing and takes no time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from readinglist.gui.details.markdown_preview import MarkdownPreview
from tests.effort import effort

HOSTILE = {
    "nested quotes": "> " * 5_000 + "deep",
    "nested lists": "- " * 5_000,
    "open brackets": "[" * 10_000,
    "open stars": "*a" * 10_000,
    "one word": "x" * 1_000_000,
    "a wide table": "|a" * 5_000 + "\n" + "|-" * 5_000,
}


@pytest.fixture
def preview(qtbot: QtBot) -> MarkdownPreview:
    preview = MarkdownPreview()
    qtbot.addWidget(preview)
    preview.resize(400, 300)
    return preview


def test_a_picture_is_never_loaded(preview: MarkdownPreview, tmp_path: Path) -> None:
    picture = QImage(40, 40, QImage.Format.Format_ARGB32)
    assert picture.save(str(tmp_path / "picture.png"))
    address = QUrl.fromLocalFile(str(tmp_path / "picture.png"))
    preview.show_markdown(f"![picture]({address.toString()})")
    preview.grab()
    loaded = preview.document().resource(QTextDocument.ResourceType.ImageResource, address)
    assert loaded.size().width() == 1


def test_html_is_shown_and_not_understood(preview: MarkdownPreview) -> None:
    preview.show_markdown("<b>bold</b> <img src='file:///etc/hostname'>")
    assert "<b>bold</b>" in preview.toPlainText()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markdown_is_shown_with_bounded_effort(preview: MarkdownPreview, text: str) -> None:
    def show() -> None:
        preview.show_markdown(text)
        preview.grab()

    assert effort(show, tries=1) < 100  # ten for the worst
