"""Our own export in Markdown, read back: what was ticked in one's notes meanwhile comes back as read.

A box that is not ticked takes nothing back: the state of the paper is then the one that stands in its list, other than
unread. See `markdown` for how it is written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readinglist.domain.cite_key import valid_key
from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.links import Link, LinkKind, arxiv_page, checked_url, doi_page, same_place
from readinglist.domain.paper import MAX_RATING, State
from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.arxiv_submission import reason_to_skip
from readinglist.formats.clean_text import MAX_ABSTRACT, MAX_TITLE, plain
from readinglist.formats.decoding import split_lines
from readinglist.formats.keywords import keywords
from readinglist.formats.markdown import hash_tag, tag_of_hash

NAME = "Markdown task list"

MAX_NAME = 1_000  # characters of an author or a venue
MAX_NOTES = 1_000_000  # characters
_SAMPLE = 300_000  # characters that are enough to recognise a list
_SHOWN = 100  # characters of a skipped place that are shown
_TASK = re.compile(r"[-*+] \[([ xX])\] ?")
_STATE = rf"(?:{'|'.join(State)})(?: · starred)?(?: · rated \d of \d)?"
_KEY = r"cited as \S{1,300}"
_LAST_LINE = re.compile(rf"[ \t]+[-*+] (?:{_STATE}(?: · {_KEY})?|{_KEY})\s*$")
_TAG = re.compile(r"#([\w/-]+)")
_RATED = re.compile(rf"rated ([1-{MAX_RATING}]) of {MAX_RATING}")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.){0,4000})\]\(<?([^\s<>]{1,5000}?)>?\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(amp|middot|#44);")
_DETAILS = "<details><summary>Abstract</summary>"


def recognises(text: str) -> bool:
    """Tell whether a task is followed by the line with its state or key, as only our own export has it."""
    is_task = False
    for line in split_lines(text[:_SAMPLE]):
        if _TASK.match(line):
            is_task = True
        elif is_task and _LAST_LINE.match(line):
            return True
        elif line[:1].strip():
            is_task = False
    return False


def read(text: str) -> Reading:
    """Return the papers of an export in their order; what stands between the tasks is left alone."""
    found = [_read_task(task) for task in _tasks(split_lines(text))]
    records = tuple(one for one in found if isinstance(one, Record))
    return Reading(NAME, records, tuple(one for one in found if isinstance(one, Skipped)))


@dataclass(frozen=True, slots=True)
class _Task:
    """A task: where it begins, whether it is ticked, the rest of its line, and the lines below without indent."""

    line: int
    ticked: bool
    heading: str
    below: tuple[str, ...]


def _tasks(lines: Sequence[str]) -> Iterator[_Task]:
    begins = [number for number, line in enumerate(lines) if _TASK.match(line)]
    for begin, following in pairwise([*begins, len(lines)]):
        match = _TASK.match(lines[begin])
        assert match is not None
        end = begin + 1
        while end < following and not lines[end][:1].strip():
            end += 1
        below = tuple(line.strip() for line in lines[begin + 1 : end])
        yield _Task(begin + 1, match[1] != " ", lines[begin][match.end() :], below)


def _read_task(task: _Task) -> Record | Skipped:
    words = task.heading.split()
    tags: list[str] = []
    while words and _TAG.fullmatch(words[-1]):
        tags.insert(0, words.pop())
    linked = _LINK.fullmatch(" ".join(words))
    title = plain(_unescaped(linked[1] if linked else " ".join(words)), MAX_TITLE + 1)
    notes, abstract = _notes(task.below), _abstract(task.below)
    reason = reason_to_skip(title, abstract)
    if reason:
        return Skipped(task.line, reason, plain(task.heading, _SHOWN))
    known = _Known.of([line[2:] for line in task.below if line[:2] in ("- ", "* ", "+ ")])
    links: dict[str, Link] = {}
    for link in (*known.links, *(_links(linked[0]) if linked else ())):
        if link in known.links or link.url not in known.pages:
            links.setdefault(same_place(link.url), link)
    return Record(
        line=task.line,
        raw_title=title,
        title=title,
        raw_abstract=abstract,
        abstract=abstract,
        authors=known.authors,
        year=known.year,
        venue=known.venue,
        arxiv=known.arxiv,
        doi=known.doi,
        links=tuple(links.values()),
        cite_key=known.cite_key,
        tags=_tags(tags, known.tags),
        notes=notes,
        state=State.READ if task.ticked else known.state,
        starred=known.starred,
        rating=known.rating,
        was_read=known.was_read,
    )


def _tags(hashes: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return the tags of a title, those that are also given by name as they are named."""
    named: dict[str, list[str]] = {}
    for name in names:
        named.setdefault(hash_tag(name), []).append(name)
    return keywords([named[tag].pop(0) if named.get(tag) else tag_of_hash(tag) for tag in hashes], plain)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the list below a title says of the paper."""

    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    arxiv: str | None = None
    doi: str | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    state: State | None = None
    starred: bool = False
    rating: int = 0
    cite_key: str = ""
    was_read: bool = False

    @property
    def pages(self) -> tuple[str, ...]:
        """Where its identifiers lead, which a title links to that has no other link."""
        return (arxiv_page(self.arxiv or ""), doi_page(self.doi or ""))

    @classmethod
    def of(cls, lines: Sequence[str]) -> _Known:
        values: dict[str, object] = {}
        for line in lines:
            if links := _links(line):
                values.setdefault("links", links)
            for part in line.split(" · "):
                name, value = _named(part.strip())
                if name:
                    values.setdefault(name, value)
        return cls(**values)  # type: ignore[arg-type]


def _links(line: str) -> tuple[Link, ...]:
    """Return the links of a line that holds nothing else, by the kinds that they are labelled with."""
    found = [_LINK.fullmatch(part.strip()) for part in line.split(" · ")]
    kinds = {kind.value: kind for kind in LinkKind}
    links = ((match[1], match[2].replace("&amp;", "&")) for match in found if match)
    return tuple(Link(url, kinds[label]) if label in kinds else Link.to(url) for label, url in links if _is_fine(url))


def _named(part: str) -> tuple[str, object]:
    """Return which field of a paper a part of a line gives, and its value; no name where it gives none."""
    if re.fullmatch(r"\d{1,4}", part):
        return "year", int(part)
    if part in (State.QUEUED, State.READING, State.DISMISSED):
        return "state", State(part)
    if part == State.READ:
        return "was_read", True
    if part == "starred":
        return "starred", True
    if rated := _RATED.fullmatch(part):
        return "rating", int(rated[1])
    label, _, value = part.partition(" ")
    if label in ("by", "tagged"):
        return "authors" if label == "by" else "tags", tuple(_listed(value))
    if label == "in":
        return "venue", plain(_unescaped(value), MAX_NAME)
    if part.startswith("cited as ") and valid_key(key := _unescaped(part[9:])):
        return "cite_key", key
    if part.startswith("arXiv:"):
        return "arxiv", arxiv_id(_unescaped(part))
    if part.startswith("doi:"):
        return "doi", doi(plain(_unescaped(part), MAX_NAME))
    return "", None


def _listed(value: str) -> Iterator[str]:
    """Yield the names in a list of them."""
    names = (plain(_unescaped(name), MAX_NAME) for name in value.split(", "))
    return filter(None, names)


def _notes(below: Sequence[str]) -> str:
    lines = (line[1:].removeprefix(" ") for line in below if line.startswith(">"))
    return "\n".join(plain(_unescaped(line), MAX_NOTES) for line in lines)[:MAX_NOTES].strip()


def _abstract(below: Sequence[str]) -> str:
    """Return what is folded away below a title."""
    if _DETAILS not in below:
        return ""
    start = below.index(_DETAILS) + 1
    end = below.index("</details>", start) if "</details>" in below[start:] else len(below)
    return plain(_unescaped("\n".join(below[start:end])), MAX_ABSTRACT + 1)


def _is_fine(url: str) -> bool:
    try:
        return bool(url) and bool(checked_url(url))
    except LinkNotOpened:
        return False


def _unescaped(text: str) -> str:
    """Return `text` as it was before the export: there, all that could be markup is escaped, and nothing else is."""
    return _ESCAPED.sub(lambda match: match[1] or html.unescape(match[0]), text)
