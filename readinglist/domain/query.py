"""A query as a value: what is typed in the search line, once parsed.

`search.parsing` makes it from text, `storage.filters` compiles it to SQL, `search.compiling` to the text index; all
three mean the same by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from readinglist.domain.links import address_of


class TextField(StrEnum):
    """Where a word may stand."""

    TITLE = "title"
    ABSTRACT = "abstract"
    AUTHOR = "author"
    NOTES = "notes"
    TAG = "tag"


class Flag(StrEnum):
    """What `is:` asks for."""

    UNREAD = "unread"
    QUEUED = "queued"
    READING = "reading"
    READ = "read"
    DISMISSED = "dismissed"
    STARRED = "starred"
    TAGGED = "tagged"
    TRASH = "trash"


class Feature(StrEnum):
    """What `has:` asks for."""

    CODE = "code"
    PROJECT = "project"
    MODEL = "model"
    DATASET = "dataset"
    DEMO = "demo"
    PAPER = "paper"
    VIDEO = "video"
    LINK = "link"
    NOTES = "notes"
    TAGS = "tags"
    ABSTRACT = "abstract"
    AUTHORS = "authors"
    RATING = "rating"


class SortKey(StrEnum):
    """What `sort:` orders by."""

    BEST = "best"
    ADDED = "added"
    TITLE = "title"
    YEAR = "year"
    RATING = "rating"
    STATE = "state"
    TRASHED = "trashed"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, perhaps misspelt; `unfinished` when it is the last one typed, so it may be a beginning."""

    text: str
    field: TextField | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, as spelt; `unfinished` while its quote is open: then the last is a beginning."""

    text: str
    field: TextField | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Identifier:
    """A pasted arXiv id, DOI or web address: finds exactly its paper. `scheme` is `arxiv`, `doi` or `url`."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """`tag:`: the tag of this name or one nested below it."""

    name: str


@dataclass(frozen=True, slots=True)
class Is:
    """`is:`: a state or a mark."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Has:
    """`has:`: the paper has at least one of these."""

    feature: Feature


@dataclass(frozen=True, slots=True)
class InListing:
    """`in:`: stood in a listing whose name or date holds all these words."""

    name: str


@dataclass(frozen=True, slots=True)
class Site:
    """`site:`: has a link to this host or one below it, or whose address begins so (`github.com/google`)."""

    address: str

    @property
    def wanted(self) -> str:
        """The host, or host and path, as `address_of` gives them; empty where nothing is asked for."""
        return address_of("//" + self.address.removeprefix("https://").removeprefix("http://"))


@dataclass(frozen=True, slots=True)
class YearBetween:
    """`year:`: published in these years, both included; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class AddedBetween:
    """`added:`: added on these UTC days, both included; None is open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class TagIds:
    """`Tagged`, resolved by the store: has one of these tags."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ListingIds:
    """`InListing`, resolved by the store: stood in one of these listings."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; no parts at all hold always."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple[Node, ...]


Node = (
    Word | Phrase | Identifier | Tagged | Is | Has | InListing | Site | YearBetween | AddedBetween
    | TagIds | ListingIds | Not | And | Or
)  # fmt: skip

EVERYTHING = And(())


@dataclass(frozen=True, slots=True)
class Sort:
    """An order; `descending` as it is on the screen, None for the natural one of the key (newest, A to Z)."""

    key: SortKey
    descending: bool | None = None

    @property
    def is_descending(self) -> bool:
        """The direction in force."""
        if self.descending is not None:
            return self.descending
        return self.key in (SortKey.ADDED, SortKey.YEAR, SortKey.RATING, SortKey.TRASHED)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for, and in which order; no sort means the best first, and the newest where no words are asked.

    `ignored` are the parts of what was typed that mean nothing, or nothing yet (`is:unred`, `tag:`).
    """

    where: Node = EVERYTHING
    sort: Sort | None = None
    ignored: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether the text index is needed to answer."""
        return any(isinstance(node, Word | Phrase) for node in walk(self.where))

    def within(self, scope: Query) -> Query:
        """Return this query narrowed to `scope` (a sidebar entry); its own sort goes before the scope's."""
        return Query(both(scope.where, self.where), self.sort or scope.sort, self.ignored)

    def only_visible(self) -> Query:
        """Return the query with what is implied: no trash and no dismissed papers, unless they are asked for."""
        asked = set(_asked_flags(self.where))
        hidden: list[Node] = [Not(Is(flag)) for flag in (Flag.TRASH, Flag.DISMISSED) if flag not in asked]
        if Flag.TRASH in asked:
            hidden = []
        return replace(self, where=And((self.where, *hidden))) if hidden else self


def recently_added(today: date) -> AddedBetween:
    """Return what "recently added" means: today (UTC) and the seven days before."""
    return AddedBetween(today - timedelta(days=7), None)


def both(one: Node, other: Node) -> Node:
    """Return what holds where both hold, without needless nesting."""
    parts = tuple(part for node in (one, other) for part in (node.parts if isinstance(node, And) else (node,)))
    return parts[0] if len(parts) == 1 else And(parts)


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and all below it."""
    yield node
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from walk(part)
    elif isinstance(node, Not):
        yield from walk(node.part)


def wanted_text(node: Node) -> Iterator[Word | Phrase]:
    """Yield the words and phrases that are asked for, those under a `Not` left out: what is marked on the screen."""
    if isinstance(node, Word | Phrase):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from wanted_text(part)


def _asked_flags(node: Node) -> Iterator[Flag]:
    if isinstance(node, Is):
        yield node.flag
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _asked_flags(part)
