"""BibTeX and BibLaTeX: the entries of a .bib file as records, with what they inherit from others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.author_list import turned
from readinglist.formats.bibliography import Item, repository, taken
from readinglist.formats.bibtex_text import keywords, lines_of, names, text_of
from readinglist.formats.clean_text import plain

if TYPE_CHECKING:
    from readinglist.formats.bibtex_entries import BibEntry

NAME = "BibTeX"

_SAMPLE = 2_000_000
_FENCE = re.compile(r"^\s*```", re.MULTILINE)
_ENTRY = re.compile(
    r"^[ \t%]*@(?:"
    r"[a-z]{2,30}[ \t]*\{\s{0,100}[^\s,{}()=@]{0,200}\s{0,100},\s{0,100}[a-z][\w:+.-]{0,60}\s{0,20}=\s{0,20}[{\"\w]"
    r"|[a-z]{2,30}[ \t]*\{\s{0,100}[a-z]{2,30}\s{0,20}=\s{0,20}[{\"]"
    r"|(?:article|book|in(?:book|proceedings|collection)|misc|(?:phd|master)?thesis|techreport|online)[ \t]*"
    r"\(\s{0,100}[^\s,{}()=@]{0,200},"
    r"|(?:comment|string|preamble)[ \t]*[{(])",
    re.MULTILINE | re.IGNORECASE,
)
_INHERITED = ("crossref", "xref", "xdata")
_OFFSPRING = ("inbook", "incollection", "inproceedings", "conference", "bookinbook", "suppbook")  # of others' books
_DEPTH = 4
_LINKS = (
    "code", "github", "repository", "repo", "codeurl", "software", "project", "projectpage", "website", "url", "link",
    "links", "urls", "pdf", "demo", "video", "dataset", "data", "model", "huggingface", "howpublished", "bdsk-url-1",
    "bdsk-url-2", "ee", "html", "webpage", "supp",
)  # fmt: skip
_NOTES = ("note", "annote", "annotation", "comment", "comments", "addendum", "review")
_VENUES = ("journaltitle", "journal", "booktitle", "maintitle", "eventtitle")
_MAKERS = ("school", "institution", "organization", "publisher")
_FILE_KIND = re.compile(r":[\w/ .+-]*$")
_WEB = re.compile(r"\s*(?:\\url\{)?https?://", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Tell whether `text` has entries of BibTeX at the beginnings of lines, and is no page that only quotes some."""
    found = _ENTRY.search(text[:_SAMPLE]) if "@" in text[:_SAMPLE] else None
    if found is None or text.lstrip().startswith("<"):
        return False
    before = text[: found.start()]
    return len(_FENCE.findall(before)) % 2 == 0 and before.count("](http") < 3


def read(text: str) -> Reading:
    """Return the entries of a file in their order; what is damaged or has no title is skipped with its reason."""
    from readinglist.formats.bibtex_entries import entries  # takes 30 ms that other formats can do without

    found = list(entries(text))
    by_key = {key: entry for entry in reversed(found) if not isinstance(entry, Skipped) for key in _keys(entry)}
    records: list[Record] = []
    skipped: list[Skipped] = []
    for entry in found:
        one = entry if isinstance(entry, Skipped) else taken(_item(entry, by_key), plain)
        if isinstance(one, Record):
            records.append(one)
        else:
            skipped.append(one)
    return Reading(NAME, tuple(records), tuple(skipped))


def _keys(entry: BibEntry) -> list[str]:
    """Return the key of an entry and its other names, in lower case."""
    return [key.strip().lower() for key in (entry.key, *entry.first("ids").split(",")) if key.strip()]


def _item(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> Item:
    title = _title(entry)
    abstract = entry.first("abstract")
    parents = _parents(entry, by_key)
    venue = _venue(entry, parents)
    notes = dict.fromkeys(entry.all(*_NOTES))
    return Item(
        line=entry.line,
        title=text_of(title),
        abstract=text_of(abstract),
        authors=tuple(map(_name, _authors(entry, parents))),
        date=_date(entry, parents),
        venue=text_of(venue),
        arxiv=_eprint(entry),
        doi=_unescaped(entry.first("doi")),
        hints=tuple(_unescaped(hint) for hint in _hints(entry, venue, notes)),
        addresses=tuple(_addresses(entry)),
        keywords=tuple(text_of(word) for value in entry.all("keywords", "keyword", "tags") for word in keywords(value)),
        notes="\n\n".join(map(lines_of, notes)),
        state=entry.first("readstatus", "read-status", "read_status", "status", "read"),
        key=entry.key,
        raw_title=title,
        raw_abstract=abstract,
    )


def _title(entry: BibEntry) -> str:
    title = entry.first("title", "booktitle", "maintitle")
    subtitle = entry.first("subtitle") if entry.first("title") else ""
    between = " " if title.rstrip(' }"')[-1:] in "-–—:!?.;" else ": "
    return f"{title}{between}{subtitle}" if subtitle else title


def _parents(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> list[BibEntry]:
    """Return what an entry inherits from, nearest first; each once, so that a circle ends."""
    line = [entry]
    for _ in range(_DEPTH):
        wanted = line[-1].first(*_INHERITED).split(",")[0].strip().lower()
        parent = by_key.get(wanted)
        if parent is None or any(parent is one for one in line):
            break
        line.append(parent)
    return line[1:]


def _authors(entry: BibEntry, parents: list[BibEntry]) -> list[str]:
    """Return the names of the authors; of a book without any, those of its editors."""
    heirs = [] if entry.type in _OFFSPRING else parents
    for role in ("author", "authors", "editor", "editors"):
        for one in (entry, *heirs):
            if value := one.first(role):
                return names(value)
    return []


def _name(name: str) -> str:
    """Return a name in reading order. What stands in braces is one word: a comma in it means nothing."""
    parts = _outside_braces(name)
    if len(parts) == 1:
        return text_of(name)
    return turned(map(text_of, parts))


def _outside_braces(name: str) -> list[str]:
    pieces, depth, start = [], 0, 0
    for position, character in enumerate(name):
        if character in "{}":
            depth += 1 if character == "{" else -1
        elif character == "," and depth <= 0:
            pieces.append(name[start:position])
            start = position + 1
    return [*pieces, name[start:]]


def _date(entry: BibEntry, parents: list[BibEntry]) -> str:
    for one in (entry, *parents):
        if date := one.first("date", "year", "eventdate", "origdate"):
            return text_of(date)
    return ""


def _venue(entry: BibEntry, parents: list[BibEntry]) -> str:
    venue = entry.first(*_VENUES) if entry.first("title") else ""
    published = "" if _WEB.match(entry.first("howpublished")) else entry.first("howpublished")
    inherited = next((parent.first("title", *_VENUES) for parent in parents), "")
    return venue or inherited or published or entry.first(*_MAKERS)


def _eprint(entry: BibEntry) -> str:
    """Return the arXiv id of an entry; the eprint of another archive (`jstor`, `hal`) is none."""
    archive = entry.first("eprinttype", "archiveprefix").strip().lower()
    return entry.first("arxiv", "arxivid", *(["eprint"] if archive in ("", "arxiv") else []))


def _hints(entry: BibEntry, venue: str, notes: Mapping[str, None]) -> list[str]:
    volume = entry.first("volume")  # DBLP: journal CoRR, volume abs/2401.00001
    return [
        *entry.all("url", "howpublished", "ee", "link", "pubstate", "number"),
        venue,
        *(note for note in notes if len(note) < 100),
        f"arXiv:{volume[4:]}" if volume.startswith("abs/") else "",
    ]


def _addresses(entry: BibEntry) -> list[str]:
    """Return the texts of an entry's fields for links; of `file` only what is on the web."""
    files = (part for value in entry.all("file") for part in value.replace("\\:", ":").split(";"))
    named = [repository(value) for value in entry.all("github", "code", "repository", "repo")]
    return [
        *map(_unescaped, named),
        *(_unescaped(value) for value in entry.all(*_LINKS)),
        *(_FILE_KIND.sub("", part) for part in files if "http" in part),
    ]


def _unescaped(value: str) -> str:
    r"""Return an address as it is meant: `\_` is an underscore, and braces are none of its own."""
    return re.sub(r"\\([_#%&~$-])", r"\1", value).replace("{", " ").replace("}", " ").strip()
