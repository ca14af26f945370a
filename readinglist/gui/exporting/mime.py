"""What the clipboard and a drag carry: papers as text, and as rich text where their format has any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from readinglist.domain.exports import MARKDOWN, MARKDOWN_TABLE

if TYPE_CHECKING:
    from readinglist.library.handing_over import Texts

_CHARSET = '<meta charset="utf-8">'  # without it some programs take a fragment for another encoding


def mime_of(texts: Texts) -> QMimeData:
    """Return papers as editors (plain text) and word processors (HTML) take them."""
    mime = QMimeData()
    mime.setText(texts.plain)
    if texts.rich:
        mime.setHtml(_CHARSET + texts.rich)
    if texts.format in (MARKDOWN.name, MARKDOWN_TABLE.name):
        mime.setData("text/markdown", texts.plain.encode("utf-8", "replace"))
    return mime
