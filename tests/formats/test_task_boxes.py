"""Our own task list, with its boxes set back."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from readinglist.domain.exports import Parts
from readinglist.domain.paper import State
from readinglist.formats.markdown import pieces
from readinglist.formats.task_boxes import as_written
from tests.formats.test_task_list import PAPER

PAPERS = [replace(PAPER, title=state, state=state) for state in State] + [
    replace(PAPER, title="Bare", cite_key="", notes="- [x] a\n  - read", abstract="- read\n- [ ] b", state=State.UNREAD)
]


@pytest.mark.parametrize("parts", [Parts(), Parts(state=False)])
def test_an_export_in_which_only_boxes_were_changed_is_what_it_was(parts: Parts) -> None:
    text = "".join(pieces(PAPERS, parts))
    for changed in (
        text,
        text.replace("- [ ]", "- [x]"),
        text.replace("- [ ]", "- [X]"),
        text.replace("- [x]", "- [ ]"),
    ):
        assert "".join(as_written(io.StringIO(changed))) == text


def test_any_other_change_stays() -> None:
    text = "".join(pieces(PAPERS))
    for changed in (f"# My list\n\n{text}", text.replace("unread", "read"), text + "\n", text.replace("\n", "\r\n")):
        assert "".join(as_written(io.StringIO(changed, newline=""))) != text
