"""CSL-JSON (docs.citationstyles.org) as Zotero, Better BibTeX, Pandoc and Crossref write it, and Zotero's own JSON."""

from __future__ import annotations

import re
from typing import Any

from readinglist.domain.records import Reading, Skipped
from readinglist.formats.author_list import turned
from readinglist.formats.bibliography import Item, reading, taken
from readinglist.formats.json_items import JsonItem, items, text_of

NAME = "CSL-JSON"

_SAMPLE = 300_000
_BEGIN = re.compile(r"[\s\ufeff]{0,1000}[\[{]")
_CSL = re.compile(r"\"(?:family|literal|date-parts|container-title|citation-key|citation-label|title-short)\"\s{0,9}:")
_ZOTERO = re.compile(r"\"itemType\"\s{0,9}:")
_TITLE = re.compile(r"\"(?:title|caseName|nameOfAct|subject)\"\s{0,9}:")
_HEADING = re.compile(r"\s{0,9}<(?:jats:)?title>\s{0,9}abstract\s{0,9}</(?:jats:)?title>", re.IGNORECASE)  # Crossref
_VENUES = (
    "publicationTitle", "proceedingsTitle", "bookTitle", "conferenceName", "websiteTitle", "blogTitle", "university",
    "institution", "repository", "publisher",
)  # fmt: skip
# Who made an item, the first of these that is named; editors where there is no other.
_MAKERS = (
    "author", "artist", "director", "inventor", "programmer", "cartographer", "composer", "performer", "presenter",
    "interviewee", "podcaster", "editor",
)  # fmt: skip


def recognises(text: str) -> bool:
    """Tell whether `text` is JSON with titles and the names that CSL or Zotero give to fields."""
    if not _BEGIN.match(text):
        return False
    sample = text[:_SAMPLE]
    return bool(_TITLE.search(sample)) and bool(_CSL.search(sample) or _ZOTERO.search(sample))


def read(text: str) -> Reading:
    """Return the items of a file in their order; each that is damaged or has no title is skipped with its reason."""
    found = items(text.lstrip("\ufeff"))
    return reading(NAME, (one if isinstance(one, Skipped) else taken(_item(one)) for one in found))


def _item(found: JsonItem) -> Item:
    inner = found.values.get("data")  # so does Zotero's server answer
    if isinstance(inner, dict):
        found = JsonItem(found.line, inner)
    return _zotero_item(found) if "itemType" in found.values else _csl_item(found)


def _csl_item(found: JsonItem) -> Item:
    own = found.values.get("custom")  # what our own export keeps beside what CSL knows
    custom = JsonItem(found.line, own if isinstance(own, dict) else {})
    number = found.text("number")  # Zotero: the arXiv id of a preprint
    key = found.text("citation-key", "citekey", "id")
    return Item(
        line=found.line,
        title=found.text("title", "title-short", "shortTitle"),
        abstract=_HEADING.sub("", found.text("abstract")),
        authors=tuple(map(_csl_name, found.list("author", "editor", "container-author"))),
        date=_date(found.values.get("issued")) or _date(found.values.get("published")) or found.text("year"),
        venue=found.text("container-title", "event-title", "event", "collection-title", "publisher"),
        doi=found.text("DOI", "doi"),
        hints=(number, found.text("note")[:100], found.text("URL"), found.text("container-title")),
        addresses=tuple(filter(None, (found.text("URL", "url"), *map(text_of, custom.list("links"))))),
        keywords=tuple(re.split(r"[,;]", found.text("keyword"))),
        notes="\n\n".join(filter(None, (found.text("note"), found.text("annote")))),
        state=found.text("status", "readstatus") or custom.text("state"),
        rating=custom.text("rating"),
        is_starred=custom.values.get("starred") is True,
        key="" if key.isdecimal() or "://" in key else key,
    )


def _zotero_item(found: JsonItem) -> Item:
    creators = found.list("creators")
    notes = [text_of(note.get("note")) if isinstance(note, dict) else text_of(note) for note in found.list("notes")]
    tags = [text_of(tag.get("tag")) if isinstance(tag, dict) else text_of(tag) for tag in found.list("tags")]
    files = [text_of(one.get("url")) for one in found.list("attachments") if isinstance(one, dict)]
    extra = found.text("extra")
    return Item(
        line=found.line,
        title=found.text("title", "caseName", "nameOfAct", "subject"),
        abstract=found.text("abstractNote"),
        authors=tuple(_zotero_name(one) for one in _authors(creators)),
        date=found.text("date", "dateDecided", "dateEnacted"),
        venue=found.text(*_VENUES),
        arxiv=found.text("archiveID"),
        doi=found.text("DOI"),
        hints=(extra[:1_000], found.text("url"), found.text("publicationTitle")),
        addresses=(found.text("url"), *filter(None, files)),
        keywords=tuple(tags),
        notes="\n\n".join(filter(None, (*notes, extra))),
        key=found.text("citationKey", "citekey", "citation-key", "itemID"),
    )


def _csl_name(name: object) -> str:
    """Return a name in reading order: given name, particle, family name, suffix; or as it is, of an institution."""
    if not isinstance(name, dict):
        return text_of(name)
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    whole = " ".join(filter(None, (text_of(name.get(part)) for part in parts)))
    return whole or text_of(name.get("literal")) or text_of(name.get("name"))


def _authors(creators: list[Any]) -> list[dict[str, Any]]:
    """Return those creators who made an item; of a film, say, the directors."""
    named = [one for one in creators if isinstance(one, dict)]
    kinds = [text_of(one.get("creatorType")) for one in named]
    main = next((kind for kind in _MAKERS if kind in kinds), None)
    return [one for one, kind in zip(named, kinds, strict=True) if kind == main]


def _zotero_name(creator: dict[str, Any]) -> str:
    """Return a name in reading order; a suffix is a part of the first name ("Sammy, Jr.")."""
    first, last = text_of(creator.get("firstName")), text_of(creator.get("lastName"))
    return turned((last, *first.split(","))) or text_of(creator.get("name"))


def _date(value: object) -> str:
    """Return a CSL date as text with the year first, whether in parts, raw or literal."""
    if isinstance(value, dict):
        parts = value.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else parts
        return text_of(first) or next(filter(None, (text_of(value.get(n)) for n in ("raw", "literal", "year"))), "")
    return text_of(value)
