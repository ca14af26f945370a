"""A paper is added by hand, from what says which it is."""

from __future__ import annotations

from tests.e2e.desktop import wait_for
from tests.e2e.program import Child, Program
from tests.listings import title

ENTRY = """@article{marsh, title = {Reading Slowly}, author = {Marsh, Ida}, year = 2021, note = {ask Ada},
  url = {https://github.com/invented/slowly}}"""


def test_a_paper_is_added_by_its_doi_and_noticed_when_it_comes_again(filled: Program) -> None:
    type_into_the_form(filled, "https://doi.org/10.5555/Reading")
    filled.wait(name="understood", text="What it says is filled in")
    filled.desktop.press("ctrl+Return")
    filled.wait(name="notice-text", text="Added")
    assert [paper.doi for paper in filled.wait_for_papers(1, "10.5555/reading")] == ["10.5555/reading"]
    type_into_the_form(filled, "doi:10.5555/READING")
    filled.wait(name="resembles", text="is in your library")
    filled.wait(name="add", text="Add Anyway")
    filled.desktop.press("Escape")
    filled.wait_for_keyboard(kind="MainWindow")
    assert len(filled.papers()) == 4
    filled.quit()


def test_a_copied_entry_fills_in_the_form_and_leads_to_the_paper_that_it_is(filled: Program, neighbour: Child) -> None:
    assert neighbour.ask({"copy": ENTRY})
    filled.desktop.press("ctrl+n")
    filled.wait_for_keyboard(name="add-dialog")
    filled.click(name="understood-button", text="Fill In")
    wait_for(lambda: "Reading Slowly" in [shown.text for shown in filled.look()], "the form filled in")
    filled.click(name="add")
    (paper,) = filled.wait_for_papers(1, "slowly")
    assert (paper.title, paper.authors, paper.year) == ("Reading Slowly", ("Ida Marsh",), 2021)
    assert [link.url for link in paper.links] == ["https://github.com/invented/slowly"]
    type_into_the_form(filled, title(1))
    filled.click(name="resembles-button", text="Open It")
    filled.wait(name="title", text=title(1))
    filled.quit()


def type_into_the_form(program: Program, text: str) -> None:
    """Open the form, and type what would be pasted there."""
    program.desktop.press("ctrl+n")
    program.wait_for_keyboard(name="add-dialog")
    program.desktop.write(text)
