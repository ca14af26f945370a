"""The key of one paper is edited by itself; one that another paper has is refused, naming that one."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from readinglist.library import Library
from tests.gui.parts import TITLES, Program


def key(program: Program, number: int = 1) -> str:
    with Library.open(program.path) as library:
        return library.papers([number])[0].cite_key


def edit(program: Program, typed: str) -> None:
    program.answers.text_answer = typed
    program.desk.papers.list.setCurrentIndex(program.desk.papers.list.model().index(0, 0))
    program.settle()
    program.window.findChild(QAction, "edit-key").trigger()
    program.settle()
    program.wait_for_writes()


def chosen(program: Program) -> int:
    return int(program.desk.papers.list.papers.ids[0])


def test_the_key_of_the_selected_paper_is_edited_and_taken_back(program: Program) -> None:
    number = chosen(program)
    before = key(program, number)
    edit(program, " mine:2026 ")
    assert key(program, number) == "mine:2026"
    assert program.notice() == "The citation key is mine:2026 now."
    notice = program.desk.notices.notice
    assert notice is not None
    assert notice.pressed is not None
    notice.pressed()
    program.wait_for_writes()
    assert key(program, number) == before


def test_a_key_that_is_taken_or_impossible_is_refused_and_asked_for_again(program: Program) -> None:
    number, other = chosen(program), chosen(program) % len(TITLES) + 1
    taken, before = key(program, other), key(program, number)
    labels: list[str] = []
    answers = iter([taken.upper(), "not one", ""])

    def text(_title: str, label: str, initial: str = "") -> str:
        labels.append(f"{label} [{initial}]")
        return next(answers)

    program.answers.text = text  # type: ignore[method-assign]
    edit(program, "")
    program.wait(lambda: len(labels) == 3)
    assert labels[1] == (
        f"“{TITLES[other - 1]}” has the citation key “{taken.upper()}”; nothing was changed. [{taken.upper()}]"
    )
    assert labels[2].startswith("A citation key has letters, digits and : _ . + / - only")
    assert key(program, number) == before


def test_the_details_offer_to_edit_the_key(program: Program) -> None:
    edit(program, "")
    program.answers.text_answer = "mine"
    program.desk.details.findChild(QToolButton, "edit-key").click()
    program.wait(lambda: key(program, chosen(program)) == "mine")
