"""One entry of a feed as a record, whichever of the many customs it follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readinglist.domain.identity import arxiv_id, doi
from readinglist.domain.records import Record, Skipped
from readinglist.formats.arxiv_submission import Submission, record_of
from readinglist.formats.author_list import author_names, names
from readinglist.formats.clean_text import clean, plain
from readinglist.formats.keywords import keywords
from readinglist.formats.markup_text import text_of
from readinglist.formats.paper_links import united
from readinglist.formats.xml_elements import Child

_SHOWN = 100  # characters of a skipped place that are shown

_USUAL_PREFIXES = frozenset("atom a rss dc dcterms arxiv prism content bibo".split())
_ARXIV_IN_TITLE = re.compile(r"(?<!\s)\s*\(arXiv:([^\s()]{5,40})[^()]{0,60}\)\s*$")
_ARXIV_OF_ARCHIVE = re.compile(r"^oai:arXiv\.org:", re.IGNORECASE)
_LABEL = re.compile(
    r"(Abstract|Summary|Authors?|Upvotes|Comments?|Publi(?:shed|cation)(?: date| in)?|Source|Journal|Title|Links?|DOI"
    r"|Keywords|Categories|Announce Type)\s?:\s",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"arXiv:\S{5,40}\s+Announce Type: \S{1,40}\s+Abstract:\s*", re.IGNORECASE)
_MAIL_AND_NAME = re.compile(r"(?<!\S)[^\s@]{1,200}@[^\s@]{1,200}\s\((.{1,2000})\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NO_MORE = re.compile(r"\s?(?:\[…\]|\[\.\.\.\]|\(more\)|Read more)$")


def record_of_entry(line: int, children: Sequence[Child]) -> Record | Skipped:
    """Return the record of an entry at `line`; for one that names no paper, why it is skipped."""
    entry = _Entry.of(children)
    identity = entry.first("id", "guid", "about")
    title = " ".join(text_of(entry.first("title")).paragraphs)
    if "arxiv.org/api/errors" in identity:
        reason = f"arXiv answered with an error: {clean(entry.first('summary'), 200)}."
        return Skipped(line, reason, plain(title, _SHOWN))
    told = _told(entry.first("summary", "description", "abstract", "encoded", "content"))
    addresses = [identity, *entry.addresses]
    in_title = _ARXIV_IN_TITLE.search(title)
    numbers = map(arxiv_id, [_ARXIV_OF_ARCHIVE.sub("", identity), *addresses, in_title[1] if in_title else ""])
    made = record_of(
        Submission(
            line=line,
            identifier=next(filter(None, numbers), ""),
            title=_ARXIV_IN_TITLE.sub("", title),
            abstract=told.abstract,
            names=entry.authors or author_names(told.authors),
            categories=" ".join(entry.categories),
            comments=entry.first("comment"),
            journal=entry.first("journal_ref", "journal_reference", "publicationName"),
            doi=entry.first("doi", "DOI") or next(filter(None, map(doi, [entry.first("identifier"), *addresses])), ""),
        )
    )
    if isinstance(made, Skipped):
        return made
    links = united(made.links, *told.addresses, *entry.addresses)
    if made.arxiv:
        return replace(made, links=links)
    dated = _YEAR.search(entry.first("published", "publicationDate", "issued", "date", "pubDate", "updated")[:100])
    year = int(dated[0]) if dated else made.year
    return replace(made, links=links, year=year, tags=keywords(entry.categories))


@dataclass(frozen=True, slots=True)
class _Entry:
    """The children of an entry by their names, without the prefixes that are usual in feeds."""

    children: dict[str, list[Child]]

    @classmethod
    def of(cls, children: Sequence[Child]) -> _Entry:
        by_name: dict[str, list[Child]] = {}
        for child in children:
            prefix, _, name = child.name.rpartition(":")
            by_name.setdefault(name if prefix in _USUAL_PREFIXES else child.name, []).append(child)
        return cls(by_name)

    def first(self, *names: str) -> str:
        """Return the text of the first child of these names that has any."""
        texts = (child.text.strip() for name in names for child in self.children.get(name, ()))
        return next(filter(None, texts), "")

    @property
    def addresses(self) -> list[str]:
        """What the entry links to."""
        links = self.children.get("link", [])
        return [link.attributes.get("href", "").strip() or link.text.strip() for link in links]

    @property
    def categories(self) -> list[str]:
        """The words that the entry is filed under."""
        found = [*self.children.get("category", ()), *self.children.get("subject", ())]
        return [(child.attributes.get("term") or child.text).strip() for child in found]

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the authors: each in an element of its own, or all in one line."""
        authors = self.children.get("author", [])
        own = names(clean(name) for author in authors for name in author.names)
        if own:
            return own
        lines = [child.text for child in self.children.get("creator", ())] or [child.text for child in authors]
        lines = [_MAIL_AND_NAME.sub(r"\1", " ".join(text_of(line).paragraphs)) for line in lines]
        if len(lines) > 1 and all(line.count(",") == 1 for line in lines):
            return author_names("; ".join(lines))
        return names(name for line in lines for name in author_names(line))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the description of an entry tells, by its own labels ("Authors:", "Abstract:")."""

    abstract: str
    authors: str
    addresses: tuple[str, ...]


def _told(source: str) -> _Told:
    text = text_of(source)
    told: dict[str, list[str]] = {}
    label = ""
    for paragraph in text.paragraphs:
        paragraph = _ANNOUNCED.sub("Abstract: ", paragraph, count=1)
        match = _LABEL.match(paragraph)
        if match:
            label = match[1].lower().removesuffix("s")
        elif label not in ("abstract", "summary"):
            label = ""
        told.setdefault(label, []).append(paragraph[match.end() :] if match else paragraph)
    abstract = told.get("abstract") or told.get("summary") or told.get("", [])
    addresses = tuple(f"<{address}>" for address in text.addresses)
    return _Told(_NO_MORE.sub("", "\n".join(abstract)), " ".join(told.get("author", [])), addresses)
