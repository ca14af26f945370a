"""Lists of other programs for notes (Org mode, Obsidian, Logseq) as plain Markdown, each line where it stood."""

from __future__ import annotations

import re

from readinglist.formats.decoding import split_lines

_ADDRESS_LINK = re.compile(r"\[\[(https?://[^\[\]\s]{4,2000})\](?:\[([^\[\]\n]{1,500})\])?\]")  # Org mode
_NOTE_LINK = re.compile(r"(?<!\[)\[\[([^\[\]|#\n]{3,500})(?:#[^\[\]|\n]{1,200})?(?:\|([^\[\]\n]{1,500}))?\]\](?!\()")
_KEYWORD = re.compile(r"^(\s*[-*+]\s+)(TODO|DOING|LATER|WAITING|DONE)\s+(?=\S)")
_PLANNED = re.compile(r"\s?(?:[📅⏳🛫✅➕❌]\ufe0f?\s?\d{4}-\d\d-\d\d|[🔺⏫🔼🔽⏬]\ufe0f?)")
_ORG_HEADING = re.compile(
    r"(\*{1,8})\s+(?:(TODO|NEXT|WAITING|DONE|READ)\s+)?(?:\[#[A-Z]\]\s+)?(\S.*?)(?:\s+:[\w@:]{1,100}:)?\s*$"
)
_ORG_ASIDE = re.compile(r"\s*(?::[A-Z_]{2,30}:|CLOSED:|SCHEDULED:|DEADLINE:|#\+)")
_IS_ORG = re.compile(r"^#\+[A-Za-z_]{3,20}:|^\*{1,8} (?:(?:TODO|NEXT|DONE) )?.{0,300}\[\[https?://", re.MULTILINE)
_MARKS = ("[[", "TODO ", "DOING ", "LATER ", "DONE ", "📅", "⏳", "🛫", "✅", "➕", "❌", "🔺", "⏫", "🔼", "🔽", "⏬")


def as_markdown(text: str) -> str:
    """Return `text` with the links, states and headings of such programs as Markdown has them."""
    if not any(mark in text for mark in _MARKS):
        return text
    is_org = _IS_ORG.search(text) is not None
    return "\n".join(_line(line, is_org) for line in split_lines(text))


def _line(line: str, is_org: bool) -> str:
    if is_org:
        line = _org_line(line)
    if "[[" in line:
        line = _ADDRESS_LINK.sub(lambda match: f"[{match[2]}](<{match[1]}>)" if match[2] else f"<{match[1]}>", line)
        line = _NOTE_LINK.sub(lambda match: f"**{match[2] or match[1]}**", line)
    line = _KEYWORD.sub(lambda match: f"{match[1]}[{'x' if match[2] == 'DONE' else ' '}] ", line)
    return _PLANNED.sub("", line)


def _org_line(line: str) -> str:
    """Return a heading of Org mode that is something to read as a task, and any other as a heading."""
    if _ORG_ASIDE.match(line):
        return ""
    heading = _ORG_HEADING.match(line)
    if heading is None:
        return line
    if heading[2] or "[[" in heading[3]:
        return f"- [{'x' if heading[2] in ('DONE', 'READ') else ' '}] {heading[3]}"
    return f"{'#' * min(len(heading[1]) + 1, 6)} {heading[3]}"  # the first of Markdown is that of the whole text
