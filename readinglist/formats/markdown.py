"""Markdown: papers as a task list for one's notes, ticked when read.

It is plain CommonMark, with the task boxes and `#tags` that Obsidian, Logseq and GitHub know (GitHub shows a tag as
text); names of tags that no `#tag` can hold ("to read") stand below as they are, too. An abstract is folded by
`<details>`, the only HTML in it: what stands in a title, a note or an abstract is shown as it was typed, and can
neither become markup nor leave the item that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.links import Link, checked_url
from readinglist.domain.paper import MAX_RATING, Paper, State
from readinglist.formats.one_line import one_line
from readinglist.formats.told import UNTITLED

# What can begin markup within a line: emphasis, code, links, HTML, mathematics, entities, tags, highlights, comments.
_MARKUP = re.compile(r"[\\`*_\[\]<>$~|^]|&(?=#?\w)|#(?=\w)|=(?==)|%(?=%)|!(?=\[)")
# What can begin it only where a line begins: headings, lists, quotes, rules; of "1." the full stop is escaped.
_LINE_START = re.compile(r"(?=[-+=#>:])|\d{1,9}(?=[.)](?:\s|$))")
_NOT_IN_TAG = re.compile(r"(?:(?<!_)_+)?[^\w/]+_*")  # with the underscores beside it, which would be emphasis

_DIGITS = re.compile(r"^tag-(?=[\d/]+$)")


def pieces(papers: Iterable[Paper], parts: Parts = ALL_PARTS) -> Iterator[str]:
    """Yield the text of a task list, item by item."""
    for number, paper in enumerate(papers):
        yield ("\n" if number else "") + _item(paper, parts)


def mention(paper: Paper) -> str:
    """Return a paper as it is mentioned in a text: its title, linked, and its citation as Pandoc reads it."""
    return f"{_heading(paper)} [@{paper.cite_key}]"


def _heading(paper: Paper) -> str:
    title = escaped(paper.title) or UNTITLED
    return link_to(title, paper.best_link) if paper.best_link else title


def _item(paper: Paper, parts: Parts) -> str:
    box = "x" if parts.state and paper.state is State.READ else " "
    first = " ".join([f"- [{box}] {_heading(paper)}", *map(hash_tag, paper.tags)])
    return "\n".join([first, *(f"  {line}".rstrip() for line in _below(paper, parts))]) + "\n"


def _below(paper: Paper, parts: Parts) -> Iterator[str]:
    """Yield the lines below the title: what is known in a list, notes as a quotation, the abstract folded."""
    arxiv = f"arXiv:{escaped(paper.arxiv)}" if paper.arxiv else ""
    doi = f"doi:{escaped(paper.doi)}" if paper.doi else ""
    year = "" if paper.year is None else str(paper.year)
    key = f"cited as {escaped(paper.cite_key)}" if paper.cite_key else ""
    hashes = [hash_tag(tag) for tag in paper.tags]
    names = [
        tag for tag, hash in zip(paper.tags, hashes, strict=True) if tag_of_hash(hash) != tag or hashes.count(hash) > 1
    ]
    for facts in (
        [_names("by", paper.authors), year, _in(paper.venue), arxiv, doi],
        [link_to(link.name, link) for link in paper.links],
        [_names("tagged", names)],
        [*(_state(paper) if parts.state else ()), key],
    ):
        if any(facts):
            yield f"- {' · '.join(filter(None, facts))}"
    if paper.notes.strip():
        yield ""
        yield from (f"> {escaped(line)}" for line in re.split(r"\r\n|\r|\n", paper.notes.strip()))
    if paper.abstract:
        yield from ("", "<details><summary>Abstract</summary>", "", escaped(paper.abstract), "", "</details>")


def _state(paper: Paper) -> list[str]:
    rating = f"rated {paper.rating} of {MAX_RATING}" if paper.rating else ""
    return [str(paper.state), "starred" if paper.starred else "", rating]


def _names(label: str, names: Iterable[str]) -> str:
    found = listed(names)
    return f"{label} {found}" if found else ""


def listed(names: Iterable[str]) -> str:
    """Return names in a row; a comma or a dot that stands between parts is told from one within a name."""
    return ", ".join(_part(name).replace(",", "&#44;") for name in names if one_line(name))


def _in(venue: str) -> str:
    return f"in {_part(venue)}" if one_line(venue) else ""


def _part(text: str) -> str:
    return escaped(text).replace("·", "&middot;")


def link_to(text: str, link: Link) -> str:
    """Return a link of Markdown; only its text where the address is not one that is opened."""
    try:
        address = checked_url(link.url)
    except LinkNotOpened:
        return text
    return f"[{text}](<{address.replace('&', '&amp;')}>)"


def hash_tag(name: str) -> str:
    """Return a tag as `#name`: words joined by hyphens, and never digits alone, which are no tag."""
    levels = (_NOT_IN_TAG.sub("-", level).strip("-_") for level in name.split("/"))
    tag = "/".join(level for level in levels if level)
    return f"#{tag}" if re.search(r"[^\d/]", tag) else f"#tag-{tag}"


def tag_of_hash(hash_tag: str) -> str:
    """Return the tag that a `#name` means if nothing else is known of it."""
    return _DIGITS.sub("", hash_tag[1:])


def escaped(text: str) -> str:
    """Return `text` on one line, with every character that could be markup escaped."""
    line = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _LINE_START.sub(r"\g<0>\\", line, count=1) if _LINE_START.match(line) else line
