"""A file may have any name that a file can have: it is shown cleaned, and never taken for anything but a name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from readinglist.domain.backups import Reason
from readinglist.domain.exports import ExportChoice
from readinglist.library import Library, backups, checking, exporting, recovery, restoring
from tests.library.conftest import Import, Page

NAMES = {
    "a line break": b"two\nlines.txt",
    "a terminal's commands": b"a\x1b[31m.txt",
    "text from right to left": "evil\u202etxt.exe".encode(),
    "no text": b"not\xff\xfeutf8.txt",
    "an option": b"-rf",
    "as long as can be": b"x" * 251 + b".txt",
    "as long as can be, in Chinese": "论".encode() * 83 + b".txt",
    "a pattern": b"[a-z]*?.txt",
    "a format": b"%s{0}%00.txt",
    "markup": b"<img src=x>&amp;.txt",
}


@pytest.fixture
def odd(tmp_path: Path, page: Page) -> list[Path]:
    """Files of these names, each with a paper of its own."""
    paths = [Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)) for name in NAMES.values()]
    for number, path in enumerate(paths):
        page(f"Sheep of Meadow {number}", name="page").rename(path)
    return paths


def test_it_is_imported_and_shown_cleaned(library: Library, odd: list[Path]) -> None:
    assert library.import_files(odd).new == len(odd)
    names = [listing.name for listing, _ in library.overview().listings]
    assert len(names) == len(odd)
    assert all(name.isprintable() and len(name) <= 200 for name in names)


def test_an_export_may_have_it(library: Library, bring: Import, odd: list[Path]) -> None:
    bring("Sheep of the Meadow")
    before = sorted(odd[0].parent.iterdir())
    for path in odd:
        assert exporting.export_file(library, library.search().ids, ExportChoice("bibtex"), path) == 1
        assert path.read_text("utf-8").count("@") == 1
    assert sorted(odd[0].parent.iterdir()) == before


def test_a_name_that_no_file_can_have_is_refused_in_a_sentence(library: Library) -> None:
    report = library.import_files(["a\0b.txt", "x" * 300])
    assert [
        file.error.endswith(("check that you may read it.", "nothing was imported from it.")) for file in report.files
    ]
    assert report.new == 0


@pytest.mark.parametrize(
    "name", [b"a b?c#d%41.db", b"no\xff\xfetext.db", b"two\nlines.db", b"-rf", b".tmp-x.db", b"[x]*.db"]
)
def test_a_library_may_have_it_and_so_its_backups(page: Page, tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    with Library.open(path) as library:
        library.import_files([page("Sheep of the Meadow")])
        assert len(library.search("meadow").ids) == 1
        assert checking.check(library).sound
    backups.make(path, Reason.EXIT)
    [kept] = backups.kept(path)
    path.write_bytes(b"no library any more")
    restoring.restore(path, kept)
    path.write_bytes(b"no library any more" + path.read_bytes()[19:])
    assert recovery.recover(path).papers == 1
    with Library.open(path) as library:
        assert len(library.search("meadow").ids) == 1
