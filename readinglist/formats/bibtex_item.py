"""What an entry of BibTeX or BibLaTeX says, with what it inherits from the entries that it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from readinglist.formats.author_list import turned
from readinglist.formats.bibliography import Item, repository
from readinglist.formats.bibtex_text import COMMA, address_of, keywords, lines_of, names, parted, text_of

if TYPE_CHECKING:
    from readinglist.formats.bibtex_entries import BibEntry

_INHERITED = ("crossref", "xref", "xdata")
_OFFSPRING = ("inbook", "incollection", "inproceedings", "conference", "bookinbook", "suppbook")  # of others' books
_DEPTH = 4
_LINKS = (
    "code", "github", "repository", "repo", "codeurl", "software", "project", "projectpage", "website", "url", "link",
    "links", "urls", "pdf", "demo", "video", "dataset", "data", "model", "huggingface", "howpublished", "bdsk-url-1",
    "bdsk-url-2", "ee", "html", "webpage", "supp",
)  # fmt: skip
_KEYWORDS = ("keywords", "keyword", "tags", "mendeley-tags")
_NOTES = ("note", "annote", "annotation", "comment", "comments", "addendum", "review")
_VENUES = ("journaltitle", "journal", "booktitle", "maintitle", "eventtitle")
_MAKERS = ("school", "institution", "organization", "publisher")
_FILE_KIND = re.compile(r":[\w/ .+-]*$")
_WEB = re.compile(r"\s*(?:\\url\{)?https?://", re.IGNORECASE)


def item_of(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> Item:
    """Return an entry as an item, its TeX read. `by_key` holds the entries of its file by their keys in lower case."""
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
        doi=address_of(entry.first("doi")),
        hints=tuple(address_of(hint) for hint in _hints(entry, venue, notes)),
        addresses=tuple(_addresses(entry)),
        keywords=tuple(text_of(word) for value in entry.all(*_KEYWORDS) for word in keywords(value)),
        notes="\n\n".join(map(lines_of, notes)),
        state=entry.first("readstatus", "read-status", "read_status", "status", "read"),
        rating=entry.first("ranking", "rating"),
        is_starred=entry.first("relevance").strip() == "relevant",
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
    parts = list(parted(name, COMMA))
    return turned(map(text_of, parts)) if len(parts) > 1 else text_of(name)


def _date(entry: BibEntry, parents: list[BibEntry]) -> str:
    for one in (entry, *parents):
        if date := one.first("date", "year", "eventdate", "origdate"):
            return text_of(date)
    return ""


def _venue(entry: BibEntry, parents: list[BibEntry]) -> str:
    venue = entry.first(*_VENUES) if entry.first("title") else ""
    published = entry.first("howpublished")
    if _WEB.match(published) or published == f"arXiv:{entry.first('eprint')}":
        published = ""  # where it is, and no venue
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
        *map(address_of, named),
        *(address_of(value) for value in entry.all(*_LINKS)),
        *(_FILE_KIND.sub("", part) for part in files if "http" in part),
    ]
