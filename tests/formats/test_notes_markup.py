from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.domain.paper import State
from readinglist.formats.markdown_list import read, recognises
from readinglist.formats.notes_markup import as_markdown

ORG = """\
#+TITLE: Reading list
* Rivers
** TODO [#A] [[https://arxiv.org/abs/2403.00001][Boats on Quiet Rivers]] :boats:
   SCHEDULED: <2024-01-01 Mon>
** DONE [[https://arxiv.org/abs/2403.00002][Kettles Whistle]]
   :PROPERTIES:
   :END:
* Seas
- [ ] [[https://aclanthology.org/2024.boats-1.1/][Paper Hats]]
- [X] [[https://arxiv.org/abs/2403.00004]]
"""
OBSIDIAN = """\
## To read
- [ ] [[Boats on Quiet Rivers]] https://arxiv.org/abs/2403.00001 #vision
- [x] Kettles Whistle ([arXiv](https://arxiv.org/abs/2403.00002)) ✅ 2024-01-01
- [ ] [[notes/hats|Paper Hats]] [pdf](https://openreview.net/pdf?id=abc) ⏫ 📅 2024-03-01
"""
LOGSEQ = """\
- TODO [Boats on Quiet Rivers](https://arxiv.org/abs/2403.00001)
  status:: soon
- DONE Kettles Whistle https://arxiv.org/abs/2403.00002
"""


def test_org_mode_is_read() -> None:
    assert recognises(ORG)
    assert [(r.line, r.title, r.arxiv, r.state, r.tags) for r in read(ORG).records] == [
        (3, "Boats on Quiet Rivers", "2403.00001", None, ("Rivers",)),
        (5, "Kettles Whistle", "2403.00002", State.READ, ("Rivers",)),
        (9, "Paper Hats", None, None, ("Seas",)),
        (10, "arXiv:2403.00004", "2403.00004", State.READ, ("Seas",)),
    ]


def test_tasks_of_obsidian_are_read() -> None:
    assert recognises(OBSIDIAN)
    assert [(r.line, r.title, r.state) for r in read(OBSIDIAN).records] == [
        (2, "Boats on Quiet Rivers", None), (3, "Kettles Whistle", State.READ), (4, "Paper Hats", None)
    ]  # fmt: skip


def test_tasks_of_logseq_are_read() -> None:
    assert recognises(LOGSEQ)
    assert [(r.line, r.title, r.state) for r in read(LOGSEQ).records] == [
        (1, "Boats on Quiet Rivers", None), (3, "Kettles Whistle", State.READ)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "* Rivers\n** Boats",
        "[[pdf](https://a.org)] [[1]](https://b.org)",
        "- TODOS are many",
        "a [[1]] b",
        "# TODO list",
    ],
)
def test_plain_markdown_stays_as_it_is(text: str) -> None:
    assert as_markdown(text) == text


@given(
    st.lists(st.sampled_from([*ORG.splitlines(), *OBSIDIAN.splitlines(), "[[", "]]", "** ", "* x :a:"]), max_size=30)
)
def test_any_mixture_keeps_its_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert as_markdown(text).count("\n") == text.count("\n")
    recognises(text)
    assert all(1 <= record.line <= len(lines) for record in read(text).records)
