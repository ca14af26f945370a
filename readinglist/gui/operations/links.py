"""Links: opened in the browser, or copied."""

from __future__ import annotations

from pathlib import Path

from readinglist.domain.errors import LinkNotOpened
from readinglist.gui import opening
from readinglist.gui.desk import Desk
from readinglist.gui.title_search import TitleSearch


def open_url(desk: Desk, url: str) -> None:
    """Open a link."""
    try:
        opening.open_link(url, desk.opener)
    except LinkNotOpened as error:
        desk.notices.complain(str(error), "Copy link", lambda: copy_url(desk, url))


def open_folder(desk: Desk, folder: Path) -> None:
    """Show a folder of the user's, in the desktop's own window."""
    try:
        opening.open_folder(folder, desk.opener)
    except LinkNotOpened as error:
        desk.notices.complain(str(error))


def open_best(desk: Desk) -> None:
    """Open the best link of the paper that the keyboard is at."""
    paper = desk.papers.current_paper()
    if paper is None:
        return
    if paper.best_link is None:
        desk.notices.tell("This paper came without a link: search its title in the menu Paper > Search the Title.")
    else:
        open_url(desk, paper.best_link.url)


def open_nth(desk: Desk, number: int) -> None:
    """Open another link of the paper that the keyboard is at; the best one has the number 1."""
    paper = desk.papers.current_paper()
    if paper is not None and len(paper.offered_links) >= number:
        open_url(desk, paper.offered_links[number - 1].url)


def copy_url(desk: Desk, url: str) -> None:
    """Put a link on the clipboard."""
    desk.clipboard.setText(url)
    desk.notices.tell("The link was copied.")


def copy_best(desk: Desk) -> None:
    """Put the best link of the current paper on the clipboard."""
    paper = desk.papers.current_paper()
    if paper is not None and paper.best_link is not None:
        copy_url(desk, paper.best_link.url)


def search_title(desk: Desk, site: TitleSearch) -> None:
    """Search the title of the current paper in the browser."""
    paper = desk.papers.current_paper()
    if paper is not None:
        open_url(desk, site.address(paper.title))
