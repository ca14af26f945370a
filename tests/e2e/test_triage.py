"""A listing is gone through with one key a paper, in a real window."""

from __future__ import annotations

from tests.e2e.program import Program
from tests.listings import title


def in_front(program: Program, number: int) -> None:
    program.wait(name="triage-title", text=title(number))


def test_a_listing_is_gone_through_left_and_gone_on_with(filled: Program) -> None:
    filled.desktop.press("ctrl+t")
    in_front(filled, 0)
    filled.desktop.press("s", "r")
    in_front(filled, 1)
    filled.desktop.press("q")
    in_front(filled, 2)
    filled.desktop.press("ctrl+z")
    in_front(filled, 1)
    filled.desktop.press("x", "Escape")
    filled.wait_for_row(title(2), name="paper-list")
    assert [paper.title for paper in filled.wait_for_papers(1, "is:read is:starred")] == [title(0)]
    assert [paper.title for paper in filled.wait_for_papers(1, "is:dismissed")] == [title(1)]
    filled.quit()
    filled.start()
    filled.wait_for_row(title(0), name="paper-list")
    filled.desktop.press("ctrl+t")
    in_front(filled, 2)
    filled.wait(name="triage-count", text="3 of 3")
    filled.quit()


def test_a_listing_is_gone_through_and_the_whole_sitting_undone_with_the_mouse(filled: Program) -> None:
    filled.desktop.click(filled.wait_for_row("page of today", name="sidebar").centre)
    filled.wait(name="scope-title", text="page of today")
    filled.choose("Paper", "Triage…")
    in_front(filled, 0)
    for number, button in enumerate(("triage-mark-read", "triage-mark-dismissed", "triage-mark-read"), start=1):
        filled.click(name=button)
        if number < 3:
            in_front(filled, number)
    filled.wait(name="triage-read-count", text="2")
    filled.wait_for_papers(1, "is:dismissed")
    filled.click(name="triage-undo-triage")
    filled.wait_for_papers(3, "is:unread")
    filled.quit()
