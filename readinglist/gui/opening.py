"""The only place that hands something to the desktop: links of papers, and folders that the user has chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.links import sent_url

Opener = Callable[[str], bool]


def desktop_opener(url: str) -> bool:
    """Ask the desktop to show `url`; False where it has no browser."""
    return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode))


def open_link(url: str, opener: Opener) -> None:
    """Open `url` with `opener` if it is a web address.

    Raises:
        LinkNotOpened: it is not one, or the desktop did not take it.
    """
    address = QUrl(sent_url(url), QUrl.ParsingMode.StrictMode)
    if not address.isValid() or not opener(address.toString(QUrl.ComponentFormattingOption.FullyEncoded)):
        raise LinkNotOpened("This link was not opened: the desktop found no browser for it. You can still copy it.")


def open_folder(folder: Path, opener: Opener) -> None:
    """Show a folder where the user has saved something; it never comes from what a paper or a file says.

    Raises:
        LinkNotOpened: the desktop has nothing that shows folders.
    """
    if not opener(QUrl.fromLocalFile(str(folder)).toString(QUrl.ComponentFormattingOption.FullyEncoded)):
        raise LinkNotOpened(f"The desktop found no program that shows folders. What you look for is in {folder}.")
