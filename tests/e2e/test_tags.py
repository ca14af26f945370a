"""Tags made one in the sidebar, by mouse and keys, and parted again."""

from __future__ import annotations

from tests.e2e.desktop import wait_for
from tests.e2e.program import Program
from tests.listings import title


def test_a_tag_is_merged_into_another_and_one_undo_parts_them(filled: Program) -> None:
    assert filled.ask("tag", "--add", "llms", title(0)).returncode == 0
    assert filled.ask("tag", "--add", "LLM", title(1)).returncode == 0
    filled.wait_for_row("LLM", name="sidebar")
    filled.desktop.click(filled.wait_for_row("llms", name="sidebar").centre, button=3)
    filled.desktop.click(filled.wait_for_row("Merge", kind="QMenu").centre)
    filled.wait_for_keyboard(name="text-question")
    filled.desktop.write("llm")
    filled.desktop.press("Return")
    filled.wait_for_keyboard(kind="QMessageBox")
    filled.desktop.press("Return")
    filled.wait_for_papers(2, "tag:LLM")
    wait_for(lambda: "llms" not in [row.text for row in filled.wait(name="sidebar").rows], "one tag in the sidebar")
    filled.wait_for_keyboard(kind="MainWindow")
    filled.desktop.press("ctrl+z")
    filled.wait_for_papers(1, "tag:llms")
    filled.wait_for_papers(1, "tag:LLM")
    filled.quit()
