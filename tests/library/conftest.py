"""A library on a real file with a few papers in it, and pages to import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.library import Library
from readinglist.library.review import ImportReport

Page = Callable[..., Path]
Import = Callable[..., ImportReport]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """Write a saved page of papers, each a title or a (title, abstract) pair; gives its path."""

    def write(*papers: str | tuple[str, str], name: str = "page.txt", date: str = "Mar 17") -> Path:
        blocks = ["new", "Get trending papers in your email inbox!", "Subscribe", date]
        for paper in papers:
            title, abstract = paper if isinstance(paper, tuple) else (paper, "")
            blocks += [title, abstract or f"This is what {title} is about, told at some length. " * 6]
        path = tmp_path / name
        path.write_text("\n\n".join(blocks), encoding="utf-8")
        return path

    return write


@pytest.fixture
def bring(library: Library, page: Page) -> Import:
    """Import a page of papers; gives the report."""

    def import_page(*papers: str | tuple[str, str], name: str = "page.txt") -> ImportReport:
        return library.import_files([page(*papers, name=name)])

    return import_page
