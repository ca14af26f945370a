"""A note of Markdown for each paper, with YAML front matter, as the vaults of Obsidian and others hold them.

A note carries a fingerprint of itself: where it no longer fits, somebody has written in the note since, and it is not
ours to replace any more.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator

from readinglist.domain.exports import ALL_PARTS, Parts
from readinglist.domain.paper import Paper
from readinglist.formats.markdown import escaped, hash_tag, link_to
from readinglist.formats.one_line import lines_of, one_line
from readinglist.formats.told import UNTITLED, NotAsWritten, Told, told

_FENCE = "---\n"
_FINGERPRINT = re.compile(r'^reading-list: "([0-9a-f]{32})"\n', re.MULTILINE)
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # devices of Windows
_LONGEST_NAME = 150
_NOT_IN_YAML = re.compile("[\ufeff\ufffe\uffff]")
_VALUE = re.compile(r"([a-z]+):(?: (.+))?\n")
_LISTED = re.compile(r"  - (.+)\n")


def file_name(paper: Paper) -> str:
    """Return the name of a paper's note: its citation key, which stays and is unique.

    Where the key holds what some file system does not take, the paper's number makes the name unique again.
    """
    name = _NOT_IN_NAME.sub("-", paper.cite_key).strip(".-")[:_LONGEST_NAME]
    if _RESERVED.fullmatch(name) or not name:
        name = f"paper-{name}"
    return f"{name}.md" if name == paper.cite_key else f"{name.rstrip('.-')}-{paper.id}.md"


def note(paper: Paper, parts: Parts = ALL_PARTS) -> str:
    """Return the note of a paper."""
    front = _FENCE + "".join(_front_matter(paper, parts))
    rest = _FENCE + "\n" + "\n\n".join(_paragraphs(paper)) + "\n"
    return f'{front}reading-list: "{_fingerprint(front + rest)}"\n{rest}'


def is_as_written(text: str) -> bool:
    """Tell whether a file is a note of ours, and nobody has changed it since."""
    found = _FINGERPRINT.search(text)
    return found is not None and _fingerprint(text[: found.start()] + text[found.end() :]) == found[1]


def read_back(text: str) -> Told:
    """Return what a note says of its paper; raises NotAsWritten where it is not as we write it."""
    _, fence, rest = text.partition(_FENCE)
    front, end, _ = rest.partition(f"\n{_FENCE}")
    if not (text.startswith(_FENCE) and fence and end and is_as_written(text)):
        raise NotAsWritten("the front matter is damaged")
    values: dict[str, list[str | int]] = {}
    name = ""
    for line in _FINGERPRINT.sub("", f"{front}\n").splitlines(keepends=True):
        value, listed = _VALUE.fullmatch(line), _LISTED.fullmatch(line)
        if value:
            name = value[1]
            values[name] = [_meant(value[2])] if value[2] else []
        elif listed and name:
            values[name].append(_meant(listed[1]))
        else:
            raise NotAsWritten("the front matter is damaged")
    key, title = (str(values.get(name, [""])[0]) for name in ("citekey", "title"))
    year = values.get("year", [None])[0]
    return told(key, title, map(str, values.get("authors", ())), None if year is None else int(year))


def _front_matter(paper: Paper, parts: Parts) -> Iterator[str]:
    yield f"title: {_text(one_line(paper.title) or UNTITLED)}\n"
    yield f"aliases:\n  - {_text(one_line(paper.title) or UNTITLED)}\n"
    yield from _list("authors", paper.authors)
    if paper.year is not None:
        yield f"year: {paper.year}\n"
    for name, value in (
        ("venue", paper.venue),
        ("doi", paper.doi),
        ("arxiv", paper.arxiv),
        ("citekey", paper.cite_key),
    ):
        if value and one_line(value):
            yield f"{name}: {_text(value)}\n"
    if parts.state:
        yield f"state: {paper.state}\n"
        if paper.starred:
            yield "starred: true\n"
        if paper.rating:
            yield f"rating: {paper.rating}\n"
    yield from _list("tags", dict.fromkeys(hash_tag(one_line(tag))[1:] for tag in paper.tags))
    yield from _list("links", (link.url for link in paper.links))
    yield f"added: {paper.added:%Y-%m-%d}\n"


def _list(name: str, values: Iterable[str]) -> Iterator[str]:
    items = [f"  - {_text(value)}\n" for value in values if one_line(value)]
    if items:
        yield f"{name}:\n{''.join(items)}"


def _paragraphs(paper: Paper) -> Iterator[str]:
    """Yield the paragraphs of a note; what stands in a text is shown as it was typed, as in the task list."""
    yield f"# {escaped(paper.title) or UNTITLED}"
    if paper.offered_links:
        yield " · ".join(link_to(link.name, link) for link in paper.offered_links)
    if paper.notes.strip():
        yield "\n".join(f"> {escaped(line)}".rstrip() for line in lines_of(paper.notes))
    if abstract := escaped(paper.abstract):
        yield f"## Abstract\n\n{abstract}"


def _text(text: str) -> str:
    """Return a text as YAML and JSON both take it."""
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(one_line(text), ensure_ascii=False))


def _meant(value: str) -> str | int:
    """Return what a value means: of a text in quotation marks, the text."""
    if not value.startswith('"'):
        return int(value) if value.isdecimal() else value
    try:
        return str(json.loads(value))
    except ValueError as error:
        raise NotAsWritten("a text in the front matter is damaged") from error


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
