"""What the text index keeps of a paper: its words by field, and a key for everything a filter asks.

Each filter is one key in one field, so that any query is one question to the index. The index's own state (which
library, up to which revision) is an entry of its own, and so is committed with the papers it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tantivy

from readinglist.domain.document import Document
from readinglist.domain.links import LinkKind, address_of, host_of
from readinglist.domain.paper import Paper
from readinglist.domain.query import Feature, Flag, TextField
from readinglist.search.orders import ORDERS, numbers
from readinglist.search.words import compounds, plain, words

VERSION = 2
"""Grows when an entry is made differently, so that an index made the old way is made again."""

WORD_FIELDS = tuple(TextField)
COMPOUNDS = "compounds"
"""Hyphenated words of title and abstract, glued: "fine-tuning" is found as "finetuning"."""
PAIRS = "pairs"
"""Neighbouring words of the title, glued: "data set" is found as "dataset"."""
KEYS = "keys"
STARTS = "starts"
"""The first letter, and the first two, of the words of title, tags and authors: all that one or two letters look for."""
YEAR = "year"
DAY = "day"
"""The UTC day a paper was added, counted as `date.toordinal` does."""
ID = "id"
ABOUT = "about"
ABOUT_KEY = "about:index"

_TOKENS = "words"


def make_schema() -> tantivy.Schema:
    """Return the fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(ID, indexed=True, fast=True)
    for field in WORD_FIELDS:
        builder.add_text_field(field.value, tokenizer_name=_TOKENS, index_option="position")
    builder.add_text_field(COMPOUNDS, tokenizer_name=_TOKENS, index_option="freq")
    builder.add_text_field(PAIRS, tokenizer_name=_TOKENS, index_option="freq")
    builder.add_text_field(STARTS, tokenizer_name=_TOKENS, index_option="basic")
    for name in ORDERS:
        builder.add_integer_field(name, fast=True)
    builder.add_text_field(KEYS, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(YEAR, indexed=True, fast=True)
    builder.add_integer_field(DAY, indexed=True, fast=True)
    builder.add_text_field(ABOUT, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def register_words(index: tantivy.Index) -> None:
    """Teach `index` to cut text as `search.words` does; what takes more than case comes to it `plain`."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase()).build()
    index.register_tokenizer(_TOKENS, analyzer)


def entry(document: Document) -> tantivy.Document:
    """Return `document` as the index takes it."""
    paper = document.paper
    made = tantivy.Document()
    made.add_integer(ID, paper.id)
    made.add_text(TextField.TITLE, plain(paper.title))
    made.add_text(TextField.ABSTRACT, plain(paper.abstract))
    made.add_text(TextField.AUTHOR, plain(" ".join(paper.authors)))
    if paper.notes:
        made.add_text(TextField.NOTES, plain(paper.notes))
    if paper.tags:
        made.add_text(TextField.TAG, plain(" ".join(paper.tags)))
    made.add_text(COMPOUNDS, " ".join(compounds(f"{paper.title} {paper.abstract}")))
    title = words(paper.title)
    made.add_text(PAIRS, " ".join(map(str.__add__, title, title[1:])))
    named = words(" ".join((*paper.tags, *paper.authors)))
    made.add_text(STARTS, " ".join({word[:letters] for word in (*title, *named) for letters in (1, 2)}))
    for order, number in numbers(paper.id, document.title_key, paper.year, paper.added, paper.rating, paper.state):
        made.add_integer(order, number)
    if paper.year is not None:
        made.add_integer(YEAR, paper.year)
    made.add_integer(DAY, paper.added.toordinal())
    for key in set(_keys(document)):
        made.add_text(KEYS, key)
    return made


def words_of(document: Document) -> set[str]:
    """Return the words by which `document` can be found, other than its title's pairs."""
    paper = document.paper
    text = " ".join((paper.title, paper.abstract, *paper.authors, paper.notes, *paper.tags))
    return {*words(text), *compounds(text)}


@dataclass(frozen=True, slots=True)
class About:
    """What an index holds: all papers of a library up to a revision. By default, nothing."""

    library: str = ""
    revision: int = 0

    @classmethod
    def read(cls, text: str) -> About:
        """Return what was written as `text`; nothing where another version of the program wrote it."""
        version, revision, library = text.split(" ", 2)
        return cls(library, int(revision)) if version == str(VERSION) else cls()

    def written(self) -> str:
        """Return this as text."""
        return f"{VERSION} {self.revision} {self.library}"


def about_entry(about: About) -> tantivy.Document:
    """Return the entry that says what the index holds."""
    made = tantivy.Document()
    made.add_text(KEYS, ABOUT_KEY)
    made.add_text(ABOUT, about.written())
    return made


def flag_key(flag: Flag) -> str:
    """Return the key of papers that are `flag`."""
    return f"is:{flag.value}"


def feature_key(feature: Feature) -> str:
    """Return the key of papers that have `feature`."""
    return f"has:{feature.value}"


def tag_key(tag_id: int) -> str:
    """Return the key of papers with a tag."""
    return f"tag:{tag_id}"


def listing_key(listing_id: int) -> str:
    """Return the key of papers that stood in a listing."""
    return f"listing:{listing_id}"


def identifier_key(scheme: str, value: str) -> str:
    """Return the key of the paper with an identifier, or of those that link to an address."""
    return f"{scheme}:{address_of(value) if scheme == 'url' else value}"


def host_key(host: str) -> str:
    """Return the key of papers that link to `host` or one below it."""
    return f"host:{host}"


def _keys(document: Document) -> Iterator[str]:
    paper = document.paper
    yield flag_key(Flag(paper.state.value))
    if paper.starred:
        yield flag_key(Flag.STARRED)
    if paper.trashed is not None:
        yield flag_key(Flag.TRASH)
    if document.tag_ids:
        yield flag_key(Flag.TAGGED)
    if paper.arxiv:
        yield identifier_key("arxiv", paper.arxiv)
    if paper.doi:
        yield identifier_key("doi", paper.doi)
    yield from map(tag_key, document.tag_ids)
    yield from map(listing_key, document.listing_ids)
    yield from map(feature_key, _features(document))
    for link in paper.links:
        yield identifier_key("url", link.url)
        yield from map(host_key, _domains(host_of(link.url)))


def _features(document: Document) -> Iterator[Feature]:
    paper: Paper = document.paper
    present = {
        Feature.LINK: paper.links,
        Feature.NOTES: paper.notes,
        Feature.TAGS: document.tag_ids,
        Feature.ABSTRACT: paper.abstract,
        Feature.AUTHORS: paper.authors,
        Feature.RATING: paper.rating,
    }
    yield from (feature for feature, value in present.items() if value)
    for link in paper.links:
        if link.kind is LinkKind.REPOSITORY:
            yield Feature.CODE
        elif link.kind is not LinkKind.OTHER:
            yield Feature(link.kind.value)


def _domains(host: str) -> Iterator[str]:
    """Yield `host` and the domains it lies in: `a.b.org` gives `a.b.org`, `b.org`, `org`."""
    levels = host.split(".")
    if host:
        yield from (".".join(levels[depth:]) for depth in range(len(levels)))
