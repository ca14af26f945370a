"""Papers leave as text for an editor, rich text for a word processor and a file for a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readinglist.domain.errors import InvalidValue
from readinglist.domain.exports import EXPORT_KINDS, ExportChoice, ExportKind
from readinglist.library import Library
from readinglist.library.handing_over import file_of, texts_of
from tests.gui.parts import TITLES, fill


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    fill(tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        yield library


@pytest.mark.parametrize("kind", [kind for kind in EXPORT_KINDS if not kind.is_folder], ids=lambda kind: kind.name)
def test_text_and_file_say_the_same(library: Library, tmp_path: Path, kind: ExportKind) -> None:
    choice = ExportChoice(kind.name)
    path = file_of(library, [3, 1], choice, tmp_path)
    assert path.name == f"reading-list{kind.suffix}"
    assert path.read_bytes().decode() == texts_of(library, [3, 1], choice).plain


@pytest.mark.parametrize("name", ["markdown", "markdown-table", "html"])
def test_what_can_be_rich_is(library: Library, name: str) -> None:
    rich = texts_of(library, [3, 1], ExportChoice(name)).rich
    assert 0 < rich.index(TITLES[2]) < rich.index(TITLES[0])


def test_what_an_editor_takes_alone_is_not_rich(library: Library) -> None:
    assert not texts_of(library, [1], ExportChoice("bibtex")).rich


def test_the_file_of_one_paper_is_named_by_its_citation_key(library: Library, tmp_path: Path) -> None:
    key = library.papers([2])[0].cite_key
    assert file_of(library, [2], ExportChoice("ris"), tmp_path) == tmp_path / f"{key}.ris"


def test_there_is_no_text_of_a_folder_of_notes(library: Library, tmp_path: Path) -> None:
    for hand_over in (texts_of, lambda *given: file_of(*given, tmp_path)):
        with pytest.raises(InvalidValue):
            hand_over(library, [1], ExportChoice("notes"))
