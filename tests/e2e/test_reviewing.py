"""Deciding in the review what a page that comes again in other words brings, by hand."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.desktop import wait_for
from tests.e2e.program import Program
from tests.listings import page, title

SUBTITLED = f"{title(0)}: A Closer Look"


def save_again(path: Path) -> Path:
    path.write_text(page(range(4)).replace(title(0), SUBTITLED))
    return path


def test_a_known_paper_under_another_title_is_joined_with_it_by_key(
    program: Program, listing: Path, tmp_path: Path
) -> None:
    program.ask("import", str(listing))
    program.start(save_again(tmp_path / "again.txt"))
    program.wait(name="near-matches", text="1 may be in your library already")
    program.click(name="filter")
    program.desktop.write("closer look")
    program.desktop.press("Return")
    wait_for(lambda: program.wait(name="candidates").focus, "the keyboard in the list")
    program.desktop.press("s")
    program.wait(name="ticked", text="1 joined with yours")
    program.click(name="import", text="Import 1 Paper")
    assert SUBTITLED not in {paper.title for paper in program.wait_for_papers(4)}
    program.quit()


def test_what_a_file_says_anew_is_ticked_with_the_mouse(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "list.bib"
    path.write_text("@article{one, title={Reading Slowly}, abstract={We read.}}")
    program.ask("import", str(path))
    path.write_text("@article{one, title={Reading Slowly}, abstract={We write.}}")
    program.start(path)
    program.click(name="differences", text="1 of your papers differs from the file")
    program.desktop.click(program.wait_for_row("Reading Slowly", name="candidates").centre)
    program.click(name="import", text="Update 1 Paper")
    wait_for(lambda: [paper.abstract for paper in program.papers()] == ["We write."], "the new abstract")
    program.quit()
