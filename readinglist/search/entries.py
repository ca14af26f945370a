"""A paper as an entry of the text index, and the entry in which the index says what it holds.

The latter is committed with the papers it speaks of, so what it says is so whenever the program is killed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

import tantivy

from readinglist.domain.document import NOWHERE, Document, LinkedPlace, Place
from readinglist.domain.links import LinkKind
from readinglist.domain.paper import State
from readinglist.domain.query import Feature, Flag, TextField
from readinglist.search import schema as fields
from readinglist.search.orders import numbers
from readinglist.search.words import Cut, cut

_GAP = "·"
"""A word that nobody types: it stands in no phrase."""
_FIRST_TWO = itemgetter(slice(2))
# Asking an enumeration for a member takes as long as adding a text.
_TITLE, _ABSTRACT_TEXT, _AUTHOR, _NOTE, _TAG = (
    field.value for field in (TextField.TITLE, TextField.ABSTRACT, TextField.AUTHOR, TextField.NOTES, TextField.TAG)
)
_STATE_KEYS = {state: fields.flag_key(Flag(state.value)) for state in State}
_FEATURES = {kind: Feature(kind.value) for kind in LinkKind if kind not in (LinkKind.REPOSITORY, LinkKind.OTHER)}
_FEATURE_KEYS = {kind: fields.feature_key(feature) for kind, feature in _FEATURES.items()} | {
    LinkKind.REPOSITORY: fields.feature_key(Feature.CODE)
}
_STARRED, _TRASH, _TAGGED = map(fields.flag_key, (Flag.STARRED, Flag.TRASH, Flag.TAGGED))
_LINK, _NOTES, _TAGS, _ABSTRACT, _AUTHORS, _RATING = map(
    fields.feature_key,
    (Feature.LINK, Feature.NOTES, Feature.TAGS, Feature.ABSTRACT, Feature.AUTHORS, Feature.RATING),
)


def entry(document: Document) -> tantivy.Document:
    """Return `document` as the index takes it."""
    title = cut(document.title)
    made = tantivy.Document()
    made.add_integer(fields.ID, document.id)
    made.add_text(_TITLE, _with_compounds(title))
    made.add_text(_ABSTRACT_TEXT, _with_compounds(cut(document.abstract)))
    if document.authors:
        made.add_text(_AUTHOR, cut(document.authors).plain)
    if document.notes:
        made.add_text(_NOTE, cut(document.notes).plain)
    if document.tags:
        made.add_text(_TAG, cut(" ".join(document.tags)).plain)
    made.add_text(fields.STARTS, " ".join(_starts(title.plain.split())))
    for order, number in numbers(
        document.id, document.title_key, document.year, document.added, document.rating, document.state
    ):
        made.add_integer(order, number)
    if document.year is not None:
        made.add_integer(fields.YEAR, document.year)
    made.add_integer(fields.DAY, document.added.toordinal())
    for key in _keys(document):
        made.add_text(fields.KEYS, key)
    return made


def words_of(document: Document) -> set[str]:
    """Return the words by which `document` can be found."""
    text = cut(" ".join((document.title, document.abstract, document.authors, document.notes, *document.tags)))
    return {*text.plain.split(), *text.compounds}


@dataclass(frozen=True, slots=True)
class About:
    """What an index holds: all papers of a library up to a place. By default, nothing.

    `began` is the revision of the library when the index was begun: who has not changed since is in it at most once.
    `change` names the latest change of the library when this was written: one whose history lacks it is another, though
    it bears the same name and number, as a backup does that was put back.
    """

    library: str = ""
    place: Place = NOWHERE
    began: int = 0
    change: str = ""

    @classmethod
    def read(cls, text: str) -> About:
        """Return what was written as `text`; nothing where another version of the program wrote it."""
        version, _, rest = text.partition(" ")
        if version != str(fields.VERSION):
            return cls()
        revision, last, began, change, library = rest.split(" ", 4)
        return cls(library, Place(int(revision), int(last)), int(began), change)

    def written(self) -> str:
        """Return this as text."""
        place = f"{self.place.revision} {self.place.id}"
        return f"{fields.VERSION} {place} {self.began} {self.change} {self.library}"


def about_entry(about: About) -> tantivy.Document:
    """Return the entry that says what the index holds."""
    made = tantivy.Document()
    made.add_text(fields.KEYS, fields.ABOUT_KEY)
    made.add_text(fields.ABOUT, about.written())
    return made


def _with_compounds(text: Cut) -> str:
    """Return a text's words and then its hyphenated ones, each glued, no phrase going from these to those."""
    return " ".join((text.plain, _GAP, *text.compounds)) if text.compounds else text.plain


def _starts(found: Iterable[str]) -> set[str]:
    pairs = set(map(_FIRST_TWO, found))
    return pairs.union([pair[0] for pair in pairs])


def _keys(document: Document) -> Iterable[str]:
    keys = [_STATE_KEYS[document.state]]
    has = (
        (_STARRED, document.starred),
        (_TRASH, document.is_trashed),
        (_NOTES, document.notes),
        (_ABSTRACT, document.abstract),
        (_AUTHORS, document.authors),
        (_RATING, document.rating),
    )
    keys += [key for key, value in has if value]
    keys += map(fields.listing_key, document.listing_ids)
    if document.tag_ids:
        keys += (_TAGGED, _TAGS, *map(fields.tag_key, document.tag_ids))
    if document.arxiv:
        keys.append(fields.identifier_key("arxiv", document.arxiv))
    if document.doi:
        keys.append(fields.identifier_key("doi", document.doi))
    return {*keys, _LINK, *_link_keys(document.links)} if document.links else keys


def _link_keys(links: Iterable[LinkedPlace]) -> Iterator[str]:
    for kind, host, address in links:
        yield fields.address_key(address)
        yield from map(fields.host_key, _domains(host))
        if kind in _FEATURE_KEYS:
            yield _FEATURE_KEYS[kind]


def _domains(host: str) -> Iterator[str]:
    """Yield `host` and the domains it lies in: `a.b.org` gives `a.b.org`, `b.org`, `org`."""
    while host:
        yield host
        _, _, host = host.partition(".")
