"""Every screen of the program, and how one comes to it. A new window needs a row here."""

from __future__ import annotations

from dataclasses import dataclass

from tests.gui.screens.going import (
    Go,
    action,
    at,
    complaint,
    duplicates,
    import_sample,
    in_trash,
    menu,
    merge,
    missed,
    palette,
    problem,
    read_ticks,
    several,
    stay,
    summary,
    tag_chosen,
    triage,
    typing,
)


@dataclass(frozen=True)
class Screen:
    """What is on the screen once `go` was done; `waits`: for an answer, in a loop of events of its own."""

    name: str
    go: Go
    waits: bool = False
    is_empty: bool = False  # on an empty library

    def __str__(self) -> str:
        return self.name


SCREENS = (
    Screen("list", at("", stay)),
    Screen("empty-library", stay, is_empty=True),
    Screen("search", at("modle", stay)),
    Screen("nothing-found", at("xylophone", stay)),
    Screen("suggestions", typing),
    Screen("several-selected", several),
    Screen("notes", at("title:attention", action("notes"))),
    Screen("complaint", complaint),
    Screen("notice-with-undo", at("", action("trash"))),
    Screen("trash", in_trash),
    Screen("review", import_sample),
    Screen("review-of-new-papers", import_sample, is_empty=True),
    Screen("triage", triage),
    Screen("triage-summary", summary),
    Screen("palette", palette),
    Screen("paper-menu", menu("Paper")),
    Screen("sidebar-menu", tag_chosen(menu("Sidebar"))),
    Screen("similar-tags", action("similar-tags")),
    Screen("tag-rules", action("tag-rules")),
    Screen("tag-what-this-finds", at("diffusion", action("tag-found"))),
    Screen("add-paper", action("add-paper")),
    Screen("backups", action("backups")),
    Screen("history", action("history")),
    Screen("import-history", action("import-history")),
    Screen("export", action("export")),
    Screen("living-exports", action("living-exports")),
    Screen("keep-up-to-date", action("keep-search")),
    Screen("ticked-elsewhere", read_ticks),
    Screen("citation-keys", action("citation-keys")),
    Screen("duplicates", duplicates),
    Screen("merge", at("", merge)),
    Screen("edit", at("title:attention", action("edit-paper"))),
    Screen("all-keys", action("keys")),
    Screen("change-keys", action("change-keys")),
    Screen("search-help", action("search-help")),
    Screen("rename-tag", tag_chosen(action("rename-entry")), waits=True),
    Screen("empty-the-trash", action("empty-trash"), waits=True),
    Screen("about", action("about"), waits=True),
    Screen("missed-library", missed, waits=True),
    Screen("problem", problem, waits=True),
)
