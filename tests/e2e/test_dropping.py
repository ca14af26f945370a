"""Dropping and pasting as hands do it: much at once, in the middle of another import, and the same thing twice."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.e2e.desktop import wait_for
from tests.e2e.program import Child, Program
from tests.listings import page


def drop(program: Program, neighbour: Child, **offered: object) -> None:
    """Drag from the other window into the middle of the papers."""
    start = tuple(neighbour.ask(offered))
    program.desktop.drag(start, program.wait(name="papers-pane").centre)


def accept(program: Program) -> None:
    """Take the keyboard from the other window, and do what the review proposes."""
    program.wait(name="review-dialog")
    program.desktop.activate("Import")
    program.wait_for_keyboard(name="review-dialog")
    program.desktop.press("Return")
    wait_for(lambda: program.find(name="review-dialog") is None, "the end of the review")


def imports(program: Program) -> int:
    return len(program.ask("imports").stdout.splitlines()[1:])


def test_files_a_folder_and_a_packed_file_are_dropped_at_once(
    program: Program, neighbour: Child, tmp_path: Path
) -> None:
    one, folder, packed = tmp_path / "one.txt", tmp_path / "folder", tmp_path / "packed.txt.gz"
    (folder / "below").mkdir(parents=True)
    one.write_text(page(range(3)))
    (folder / "below" / "two.txt").write_text(page(range(2, 6)))
    packed.write_bytes(gzip.compress(page(range(6, 9)).encode()))
    program.start()
    drop(program, neighbour, offer=[str(one), str(folder), str(packed), str(one)])
    accept(program)
    papers = program.wait_for_papers(9)
    assert {listing for paper in papers for listing in paper.listings} == {"one.txt", "two.txt", "packed.txt.gz"}
    program.quit()


def test_text_and_links_are_dropped(program: Program, neighbour: Child) -> None:
    program.start()
    drop(program, neighbour, offer_text=page(range(3)))
    accept(program)
    program.wait_for_papers(3)
    drop(program, neighbour, offer_links=["https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00002"])
    accept(program)
    program.wait_for_papers(5)
    assert program.papers("2401.00001")[0].listings == ("Dropped links",)
    program.quit()


def test_a_single_link_that_is_dropped_opens_a_form_for_its_paper(program: Program, neighbour: Child) -> None:
    program.start()
    drop(program, neighbour, offer_links=["https://arxiv.org/abs/2401.00001"])
    program.wait(name="add-dialog")
    program.desktop.activate("Add Paper")
    program.wait_for_keyboard(name="add-dialog")
    wait_for(lambda: "2401.00001" in [shown.text for shown in program.look()], "the form filled in")
    program.desktop.press("ctrl+Return")
    (paper,) = program.wait_for_papers(1)
    assert (paper.arxiv, paper.year) == ("2401.00001", 2024)
    program.quit()


def test_what_is_dropped_during_a_review_waits_for_its_end(program: Program, neighbour: Child, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(page(range(3)))
    second.write_text(page(range(3, 5)))
    program.start(first)
    program.wait_for_keyboard(name="review-dialog")
    start = tuple(neighbour.ask({"offer": [str(second)]}))
    program.desktop.drag(start, program.wait(name="candidates").centre)
    program.desktop.activate("Import")
    program.desktop.press("Return")
    program.wait_for_papers(3)
    accept(program)
    program.wait_for_papers(5)
    assert imports(program) == 2
    program.quit()


def test_the_same_file_dropped_twice_brings_nothing_new_and_says_so(
    program: Program, neighbour: Child, listing: Path
) -> None:
    program.start()
    for _ in range(2):
        drop(program, neighbour, offer=[str(listing)])
        accept(program)
        program.wait_for_papers(3)
    wait_for(lambda: program.find(name="notice-text", text="Nothing new"), "a sentence")
    assert imports(program) == 1
    program.quit()


def test_a_page_is_pasted_while_a_large_one_is_read(program: Program, neighbour: Child, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text(page(range(4_000)))
    assert neighbour.ask({"copy": page(range(5_000, 5_003))})
    program.start()
    drop(program, neighbour, offer=[str(large)])
    program.desktop.activate("Reading List")
    program.desktop.press("ctrl+v")
    for count in (4_000, 4_003):
        accept(program)
        program.wait_for_papers(count)
        wait_for(lambda: program.find(name="notice-text", text="Imported"), "a sentence")
    program.quit()
