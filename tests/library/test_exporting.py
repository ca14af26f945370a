"""Papers taken away as files."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from readinglist.domain.errors import ExportFailed, InvalidValue
from readinglist.domain.exports import ExportChoice
from readinglist.domain.paper import Paper
from readinglist.formats.told import NotAsWritten
from readinglist.formats.writing import FORMATS, ExportFormat
from readinglist.library import Library, exporting
from readinglist.library.exporting import ExportCancelled
from tests.library.conftest import Import


def test_papers_are_written_in_the_order_asked_for(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing", "Another Thing")
    ids = list(library.search().ids)[::-1]
    target = tmp_path / "list.bib"
    assert exporting.export_file(library, ids, ExportChoice("bibtex"), target) == 2
    text = target.read_text(encoding="utf-8")
    assert text == library.export(ids, "bibtex")
    assert text.index("Another") < text.index("One")


def test_an_unknown_format_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="no export format “word”"):
        exporting.export_file(library, [], ExportChoice("word"), tmp_path / "list.doc")


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing")
    with pytest.raises(ExportFailed, match="could not be written"):
        exporting.export_file(library, library.search().ids, ExportChoice("markdown"), tmp_path / "no" / "list.md")
    with pytest.raises(ExportFailed, match="not a normal file"):
        exporting.export_file(library, library.search().ids, ExportChoice("markdown"), tmp_path)
    circle = tmp_path / "circle.md"
    circle.symlink_to(circle)
    for place in (circle, tmp_path / "a\0b"):
        with pytest.raises(ExportFailed, match="could not be written"):
            exporting.export_file(library, library.search().ids, ExportChoice("markdown"), place)


def test_citation_keys_stay_as_they_were(library: Library, bring: Import) -> None:
    bring("One Thing")
    (before,) = library.papers(library.search().ids)
    bring("One Thing and Another", "One Thing!", name="b.txt")
    assert library.papers([before.id])[0].cite_key == before.cite_key


def test_a_full_disk_leaves_what_was_there(library: Library, bring: Import, tmp_path: Path) -> None:
    bring(*(f"Paper number {number} of many" for number in range(60)))
    library.close()
    target = tmp_path / "list.bib"
    target.write_text("old")
    script = f"""
import resource, signal
from readinglist.domain.errors import ReadingListError
from readinglist.domain.exports import ExportChoice
from readinglist.library import Library, exporting
from readinglist.library.exporting import ExportCancelled
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Library.open({str(library.path)!r}, create=False) as library:
    ids = library.search().ids
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
    try:
        exporting.export_file(library, ids, ExportChoice("bibtex"), {str(target)!r})
    except ReadingListError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert "could not be written" in done.stdout or "disk is full" in done.stdout
    assert target.read_text() == "old"


def test_wherever_a_disk_fills_up_what_was_there_is_untouched(library: Library, bring: Import, tmp_path: Path) -> None:
    bring(*(f"Paper number {number} of many" for number in range(30)))
    library.close()
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "list.bib"
    target.write_text("old")
    script = f"""
import resource, signal
from pathlib import Path
from readinglist.domain.errors import DiskFull, ExportFailed
from readinglist.domain.exports import ExportChoice
from readinglist.library import Library, exporting
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
target, hard = Path({str(target)!r}), resource.getrlimit(resource.RLIMIT_FSIZE)[1]
with Library.open({str(library.path)!r}, create=False) as library:
    ids = library.search().ids
    size = len(library.export(ids, "bibtex").encode())
    for limit in range(0, size, size // 40):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            exporting.export_file(library, ids, ExportChoice("bibtex"), target)
        except (DiskFull, ExportFailed):
            assert [path.name for path in target.parent.iterdir()] == ["list.bib"]
            assert target.read_text() == "old"
        else:
            raise AssertionError(limit)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert exporting.export_file(library, ids, ExportChoice("bibtex"), target) == 30
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_fault_of_ours_is_no_fault_of_the_place(library: Library, bring: Import, tmp_path: Path) -> None:
    class Faulty(Library):
        def papers(self, ids: Sequence[int]) -> list[Paper]:
            raise ValueError(ids)

    bring("One Thing")
    with Faulty.open(library.path) as faulty, pytest.raises(ValueError, match="1"):
        exporting.export_file(faulty, [1], ExportChoice("bibtex"), tmp_path / "list.bib")
    assert not (tmp_path / "list.bib").exists()


@pytest.mark.parametrize("ending", ["", "-journal", "-wal"])
def test_an_export_is_never_written_over_the_library(library: Library, bring: Import, ending: str) -> None:
    bring("One Thing")
    before = library.path.read_bytes()
    with pytest.raises(ExportFailed, match="is a library"):
        exporting.export_file(library, library.search().ids, ExportChoice("bibtex"), f"{library.path}{ending}")
    assert library.path.read_bytes() == before


def test_nor_over_what_belongs_to_a_library_that_was_opened_by_a_link(library: Library, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(library.path.parent)
    with Library.open(tmp_path / "link" / library.path.name) as linked, pytest.raises(ExportFailed, match="is a libr"):
        exporting.export_file(linked, [], ExportChoice("bibtex"), f"{library.path}-journal")


def test_an_export_is_never_written_over_a_library_by_way_of_a_link(
    library: Library, bring: Import, tmp_path: Path
) -> None:
    bring("One Thing")
    (tmp_path / "link.bib").symlink_to(library.path)
    (tmp_path / "twin.bib").hardlink_to(library.path)
    for name in ("link.bib", "twin.bib"):
        with pytest.raises(ExportFailed, match="is a library"):
            exporting.export_file(library, library.search().ids, ExportChoice("bibtex"), tmp_path / name)


def test_an_export_is_never_written_over_another_library(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing")
    Library.open(tmp_path / "other.db").close()
    with pytest.raises(ExportFailed, match="is a library"):
        exporting.export_file(library, library.search().ids, ExportChoice("bibtex"), tmp_path / "other.db")


TELLING = [format for format in FORMATS if isinstance(format, ExportFormat)]


@pytest.mark.parametrize("format", TELLING, ids=lambda format: format.kind.name)
@pytest.mark.parametrize("damage", ["a paper fewer", "the same paper twice", "another order"])
def test_a_file_that_does_not_read_back_as_it_should_is_refused(
    library: Library, bring: Import, format: ExportFormat, damage: str
) -> None:
    bring("One Thing", "Another Thing", "A Third")
    papers = library.papers(library.search().ids)
    wrong = {"a paper fewer": papers[:2], "the same paper twice": [*papers, papers[2]], "another order": papers[::-1]}
    damaged = replace(format, writer=lambda noted, _parts: (list(noted), format.write(wrong[damage]))[1:])
    with pytest.raises(NotAsWritten, match=r"paper [134] is"):
        exporting.write_checked(damaged, papers, io.BytesIO(), ExportChoice(format.kind.name))
    assert exporting.write_checked(format, papers, io.BytesIO(), ExportChoice(format.kind.name)) == 3


def test_an_export_tells_how_far_it_is_and_can_be_stopped_in_the_middle(
    library: Library, bring: Import, tmp_path: Path
) -> None:
    bring(*(f"Counting Sheep, Part {number}" for number in range(1_050)))
    ids, target, told = library.search().ids, tmp_path / "list.bib", []
    exporting.export_file(library, ids, ExportChoice("bibtex"), target, progress=lambda *far: told.append(far))
    assert told == [(0, 0), (1_000, 0), (1_050, 1_000)]
    target.write_text("mine")
    for stop_at in told:
        seen: list[tuple[int, int]] = []
        with pytest.raises(ExportCancelled, match="nothing was written to"):
            exporting.export_file(
                library,
                ids,
                ExportChoice("bibtex"),
                target,
                progress=lambda *far, seen=seen: seen.append(far),
                cancelled=lambda stop_at=stop_at, seen=seen: len(seen) == told.index(stop_at),
            )
        assert target.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.glob("*list*")) == ["list.bib"]


def test_references_are_read_back_before_they_take_their_place(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing", "Another Thing")
    target = tmp_path / "list.txt"
    choice = ExportChoice("references", style="ieee")
    assert exporting.export_file(library, library.search().ids, choice, target) == 2
    assert [line[:4] for line in target.read_text().splitlines()] == ["[1] ", "[2] "]
    (format,) = (one for one in FORMATS if one.kind.name == "references")
    damaged = replace(format, writer=lambda noted: list(noted)[:1])
    with pytest.raises(NotAsWritten, match="paper 2 is missing"):
        exporting.write_checked(damaged, library.papers(library.search().ids), io.BytesIO(), choice)


def test_a_style_that_cannot_be_used_leaves_what_was_there(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing")
    target, style = tmp_path / "list.txt", tmp_path / "style.csl"
    target.write_text("old")
    style.write_text("<style>")
    with pytest.raises(InvalidValue, match="its file is damaged"):
        exporting.export_file(library, library.search().ids, ExportChoice("references", style=str(style)), target)
    assert target.read_text() == "old"
