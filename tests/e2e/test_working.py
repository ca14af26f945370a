"""Going through papers with keys and mouse, and taking them away."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest

from tests.e2e.desktop import wait_for
from tests.e2e.program import Child, Program
from tests.listings import title


def choose_first(program: Program) -> str:
    """Click the first paper of the list and return its title."""
    row = program.wait(name="paper-list").rows[0]
    program.desktop.click(row.centre)
    program.wait(name="title", text=row.text)
    return row.text


def test_a_misspelt_title_comes_first_while_it_is_typed(filled: Program) -> None:
    filled.desktop.press("ctrl+f")
    filled.desktop.write("basis functons for bird cal")
    wait_for(lambda: first_row(filled) == title(1), "the paper that was meant, in the first row")
    filled.desktop.press("Escape")
    wait_for(lambda: len(filled.wait(name="paper-list").rows) == 3, "all papers again")
    filled.quit()


def first_row(program: Program) -> str:
    rows = program.wait(name="paper-list").rows
    return rows[0].text if rows else ""


def test_a_word_is_completed_with_tab_and_the_search_offered_again(filled: Program) -> None:
    filled.desktop.press("ctrl+f")
    filled.desktop.write("ha")
    filled.wait_for_row("has:", name="suggestion-list")
    filled.desktop.press("Tab")
    filled.desktop.write("cod")
    filled.wait_for_row("code", name="suggestion-list")
    filled.desktop.press("Tab", "Return")
    filled.wait(name="search-bar", text="has:code")
    filled.desktop.press("ctrl+f", "BackSpace", "Down")
    filled.desktop.click(filled.wait_for_row("has:code", name="suggestion-list").centre)
    filled.wait(name="search-bar", text="has:code")
    filled.quit()


def test_r_marks_read_and_the_terminal_sees_it(filled: Program) -> None:
    chosen = choose_first(filled)
    filled.desktop.press("r")
    filled.wait_for_papers(1, "is:read")
    told = json.loads(filled.ask("list", "is:read", "--json").stdout)
    assert [(paper["title"], paper["state"]) for paper in told] == [(chosen, "read")]
    filled.quit()


def test_t_tags_a_paper(filled: Program) -> None:
    chosen = choose_first(filled)
    filled.desktop.press("t")
    filled.desktop.write("thesis/birds")
    filled.desktop.press("Return")
    assert [paper.title for paper in filled.wait_for_papers(1, "tag:thesis")] == [chosen]
    filled.wait_for_row("thesis", name="sidebar")
    filled.quit()


def test_an_action_is_taken_back_and_done_again_by_keys(filled: Program) -> None:
    choose_first(filled)
    filled.desktop.press("x")
    filled.wait_for_papers(1, "is:dismissed")
    filled.desktop.press("ctrl+z")
    filled.wait_for_papers(0, "is:dismissed")
    filled.desktop.press("ctrl+shift+z")
    filled.wait_for_papers(1, "is:dismissed")
    filled.quit()


def test_an_action_can_be_taken_back_after_a_restart(filled: Program) -> None:
    choose_first(filled)
    filled.desktop.press("s")
    filled.wait_for_papers(1, "is:starred")
    filled.quit()
    filled.start()
    filled.wait_for_row(title(0), name="paper-list")
    filled.choose("Edit", "Undo")
    filled.wait_for_papers(0, "is:starred")
    filled.quit()


def test_what_was_done_survives_a_kill(filled: Program) -> None:
    choose_first(filled)
    filled.desktop.press("q")
    filled.wait_for_papers(1, "is:queued")
    filled.kill()
    filled.start()
    filled.wait_for_row(title(0), name="paper-list")
    assert len(filled.papers("is:queued")) == 1
    filled.quit()


@pytest.mark.parametrize("leave", ["quit", "terminate"])
def test_a_note_typed_a_moment_before_the_end_is_kept(filled: Program, leave: str) -> None:
    choose_first(filled)
    filled.click(name="notes")
    filled.desktop.write("ask Ada about this")
    filled.wait(name="notes", text="ask Ada about this")
    filled.quit() if leave == "quit" else filled.terminate()
    assert [paper.notes for paper in filled.papers("has:notes")] == ["ask Ada about this"]


def test_enter_hands_the_best_link_to_the_browser(filled: Program) -> None:
    row = filled.wait_for_row(title(0), name="paper-list")
    filled.desktop.click(row.centre)
    filled.wait(name="title", text=title(0))
    filled.desktop.press("Return")
    opened = wait_for(lambda: filled.opened.read_text() if filled.opened.exists() else "", "the browser")
    assert opened.splitlines() == ["https://github.com/invented/paper-0"]
    filled.quit()


def test_the_selection_is_copied_as_bibtex(filled: Program, neighbour: Child) -> None:
    chosen = choose_first(filled)
    filled.desktop.press("ctrl+a", "ctrl+shift+c")
    copied = wait_for(lambda: text if "@misc{" in (text := neighbour.ask({"paste": True})) else "", "BibTeX to paste")
    assert copied.count("@misc{") == 3
    assert chosen.split()[0] in copied
    filled.quit()


def test_a_word_processor_gets_rich_text_and_an_editor_plain(filled: Program, neighbour: Child) -> None:
    chosen = choose_first(filled)
    filled.desktop.press("ctrl+a", "ctrl+shift+m")
    wait_for(lambda: "- [ ]" in neighbour.ask({"paste": True}), "Markdown to paste")
    rich = neighbour.ask({"paste": "html"})
    assert rich.count("<li>") == 3
    assert escape(chosen) in rich
    filled.quit()


def test_what_is_listed_is_seen_and_saved_with_the_keyboard_alone(filled: Program, tmp_path: Path) -> None:
    target = tmp_path / "papers for ada.ris"
    filled.desktop.press("ctrl+e")
    filled.wait_for_keyboard(name="export-window")
    filled.wait(name="export-preview", text="@misc{")
    filled.desktop.press("Down", "Down")
    filled.wait(name="export-preview", text="TY  - ")
    filled.desktop.press("Return")
    filled.wait_for_keyboard(kind="QFileDialog")
    filled.desktop.press("ctrl+a")
    filled.desktop.write(str(target))
    filled.desktop.press("Return")
    wait_for(target.exists, "the file")
    assert target.read_text().count("TY  - ") == 3
    filled.wait(name="notice-text", text="papers for ada.ris")
    filled.quit()


def test_everything_is_exported_by_the_menu(filled: Program, tmp_path: Path) -> None:
    target = tmp_path / "papers for ada.bib"
    filled.choose("File", "Export", "BibTeX")
    filled.click(name="export-everything")
    filled.click(name="export-save")
    filled.wait_for_keyboard(kind="QFileDialog")
    filled.desktop.press("ctrl+a")
    filled.desktop.write(str(target))
    filled.desktop.press("Return")
    wait_for(target.exists, "the file")
    assert target.read_text().count("@misc{") == 3
    filled.wait(name="notice-text", text="papers for ada.bib")
    filled.quit()


def test_the_window_shows_what_the_terminal_changed(filled: Program) -> None:
    assert filled.ask("tag", "--add", "seen elsewhere", "is:unread").returncode == 0
    filled.wait_for_row("seen elsewhere", name="sidebar")
    filled.quit()


def test_searches_are_kept_and_dragged_into_another_order(filled: Program) -> None:
    for query, found in (("is:unread", 3), ("is:read", 0), ("is:starred", 0)):
        filled.desktop.press("ctrl+f")
        filled.desktop.write(query)
        filled.wait(name="paper-count", text=f"{found} of 3")  # until then there is no search to keep
        filled.desktop.press("ctrl+shift+s")
        filled.wait(name="answer", text=query)
        filled.desktop.press("Return")
        filled.wait_for_row(query, name="sidebar")
    filled.desktop.drag(filled.wait_for_row("is:starred", name="sidebar").centre, above(filled, "is:read"))
    wait_for(lambda: kept(filled) == ["is:unread", "is:starred", "is:read"], "the list at its new place")
    filled.quit()
    filled.start()
    wait_for(lambda: kept(filled) == ["is:unread", "is:starred", "is:read"], "the same order after a restart")
    filled.quit()


def above(program: Program, text: str) -> tuple[int, int]:
    x, y, width, _height = program.wait_for_row(text, name="sidebar").place
    return x + width // 2, y + 2


def kept(program: Program) -> list[str]:
    rows = program.wait(name="sidebar").rows
    return [row.text for row in rows if row.text.startswith("is:")]
