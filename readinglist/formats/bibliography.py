"""What bibliographies share, whatever their syntax: an item as its file describes it, made into a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readinglist.domain.cite_key import valid_key
from readinglist.domain.errors import LinkNotOpened
from readinglist.domain.identity import arxiv_id, doi, stand_in_title
from readinglist.domain.links import Link, checked_url, same_place
from readinglist.domain.paper import MAX_RATING, State
from readinglist.domain.records import Reading, Record, Skipped
from readinglist.formats.author_list import MAX_AUTHORS, MAX_NAME
from readinglist.formats.clean_text import MAX_ABSTRACT, MAX_TITLE, clean, plain
from readinglist.formats.keywords import keywords
from readinglist.formats.links_in_text import find
from readinglist.formats.paper_links import MAX_LINKS

MAX_NOTES = 1_000_000
_MAX_VENUE = 500
_SHOWN = 100
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ARXIV = re.compile(r"\barxiv(?:\.org/abs/|[:.\s]\s*)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})", re.IGNORECASE)
_REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}")
_RATING = re.compile(rf"(?:rank)?([1-{MAX_RATING}])(?:\s?/\s?{MAX_RATING})?|([★⭐]{{1,{MAX_RATING}}})")
_STATES = {
    State.READ: "read yes true x 1 done finished completed skimmed",
    State.READING: "reading inprogress started",
    State.QUEUED: "queued queue toread planned next later",
    State.UNREAD: "unread no false 0 new notread notstarted",
    State.DISMISSED: "dismissed ignored rejected",
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Item:
    """What a file says of one publication, at `line`. Authors are "First Last"; `date` is any text with a year.

    `hints` are texts that may name an arXiv id or DOI, as an address or a journal does ("arXiv:2401.00001"); links are
    looked for in the abstract, the notes and `addresses`; `rating` is "3", "rank3" or "★★★". `raw_title` and
    `raw_abstract` are these texts as they stood, where they were decoded since.
    """

    line: int
    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    venue: str = ""
    arxiv: str = ""
    doi: str = ""
    hints: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    notes: str = ""
    state: str = ""
    rating: str = ""
    is_starred: bool = False
    key: str = ""
    raw_title: str = ""
    raw_abstract: str = ""


def taken(item: Item, cleaned: Callable[[str, int], str] = clean) -> Record | Skipped:
    """Return the record of an item, its texts made fit to be shown by `cleaned`; or why there is none.

    An identifier stands in for a title that is not given.
    """
    number, digital = _arxiv_of(item), _doi_of(item)
    title = cleaned(item.title, MAX_TITLE) or stand_in_title(number, digital, "")[:MAX_TITLE]
    reason = _reason_to_skip(item, title)
    if reason:
        return Skipped(item.line, reason, plain(title or item.key or item.doi or " ".join(item.authors), _SHOWN))
    return Record(
        line=item.line,
        raw_title=item.raw_title or item.title,
        title=title,
        raw_abstract=item.raw_abstract or item.abstract,
        abstract=cleaned(item.abstract, MAX_ABSTRACT),
        authors=_names(item.authors, cleaned),
        year=year_of(item.date),
        venue=cleaned(item.venue, _MAX_VENUE),
        arxiv=number,
        doi=digital,
        links=_links(item),
        cite_key=item.key if valid_key(item.key) else "",
        tags=keywords(item.keywords, cleaned),
        notes="\n".join(_cleaned_line(line, cleaned) for line in item.notes[:MAX_NOTES].split("\n")).strip("\n"),
        state=_STATE_OF.get(re.sub(r"[\W_]", "", item.state[:40]).lower()),
        starred=item.is_starred,
        rating=rating_of(item.rating),
    )


def reading(name: str, found: Iterable[Record | Skipped]) -> Reading:
    """Return what was found in a file of the format `name`, read and skipped apart."""
    records: list[Record] = []
    skipped: list[Skipped] = []
    for one in found:
        if isinstance(one, Record):
            records.append(one)
        else:
            skipped.append(one)
    return Reading(name, tuple(records), tuple(skipped))


def year_of(date: str) -> int | None:
    """Return the year in a date however it is written (`2021-03`, `1948/07//`, `March 2014`); None if there is none."""
    date = date.strip()[:100]
    found = date if date.isdecimal() and len(date) <= 4 else next(iter(_YEAR.findall(date)), "")
    return int(found) if found else None


def rating_of(text: str) -> int:
    """Return the rating in a text, from 1 to 5 ("3", "rank3", "3/5", "★★★"); 0 where there is none."""
    found = _RATING.fullmatch(text.strip())
    return 0 if found is None else int(found[1] or 0) or len(found[2])


def repository(text: str) -> str:
    """Return the address of a repository that is only named (`lab/boats`); any other text as it is."""
    return f"https://github.com/{text.strip()}" if _REPOSITORY.fullmatch(text.strip()) else text


def _reason_to_skip(item: Item, title: str) -> str:
    if not title:
        return "This entry has no title."
    if len(item.title) > MAX_TITLE:
        return f"The title has more than {MAX_TITLE:,} characters."
    if len(item.abstract) > MAX_ABSTRACT:
        return f"The abstract has more than {MAX_ABSTRACT:,} characters."
    return ""


def _names(authors: Iterable[str], cleaned: Callable[[str, int], str]) -> tuple[str, ...]:
    names = (cleaned(author[:MAX_NAME], MAX_NAME) for author in authors)
    return tuple(name for name in names if name)[:MAX_AUTHORS]


def _cleaned_line(line: str, cleaned: Callable[[str, int], str]) -> str:
    """Return a line of notes as `cleaned` makes it, but as far from the margin as it stands."""
    return " " * min(len(line) - len(line.lstrip(" ")), 40) + cleaned(line, MAX_NOTES)


def _arxiv_of(item: Item) -> str | None:
    return arxiv_id(item.arxiv) or next(filter(None, map(_arxiv_in, (item.arxiv, item.doi, *item.hints))), None)


def _doi_of(item: Item) -> str | None:
    return doi(item.doi) or next(filter(None, (doi(hint) for hint in item.hints if "doi" in hint.lower())), None)


def _arxiv_in(text: str) -> str | None:
    match = _ARXIV.search(text[:1_000])
    return arxiv_id(match[1]) if match else arxiv_id(text[:1_000]) if "arxiv.org" in text else None


def _links(item: Item) -> tuple[Link, ...]:
    """Return the links of an item, each once, those of its own fields first."""
    texts = (item.abstract, item.notes[:MAX_ABSTRACT])
    found = (
        link for links in (*map(_links_of, item.addresses), *(find(text).links for text in texts)) for link in links
    )
    unique: dict[str, Link] = {}
    for link in found:
        unique.setdefault(same_place(link.url), link)
    return tuple(unique.values())[:MAX_LINKS]


def _links_of(field: str) -> Iterable[Link]:
    """Return the links of a field: its words as they stand if they are addresses, else all that is found in it."""
    try:
        return [Link.to(checked_url(word)) for word in field.split()[:MAX_LINKS]]
    except LinkNotOpened:
        return find(field[:MAX_ABSTRACT]).links
