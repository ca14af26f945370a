"""What the window of tag rules says."""

from __future__ import annotations

from readinglist.gui.foreign_text import on_one_line
from readinglist.library.running_rules import Ruled
from readinglist.library.text import counted

EXPLAINED = (
    "New papers get the tags of each rule that finds them when they are imported. Papers that are here already get "
    "them when you apply the rules that are ticked."
)
NOTHING_YET = (
    "There is no rule yet. A rule is a search and the tags that its papers get: “title:diffusion” may give the tag "
    "“generative”, and “author:hinton has:code” the tag “to-read”."
)


def would_do(one: Ruled, shown: int) -> str:
    """Return what a rule would do, where so many of its papers are shown."""
    names, lacking = on_one_line(", ".join(one.rule.tags), 60), len(one.lacking)
    if one.found is None:
        return "The search index is still being built."
    if not one.found:
        return "It finds no paper."
    if not lacking:
        found = "The paper that it finds is" if one.found == 1 else f"All {one.found:,} papers that it finds are"
        return f"{found} tagged {names} already."
    first = f"; the first {shown:,} are shown" if shown < lacking else ""
    return f"{counted(lacking, 'paper')} would get {names}{first}"
