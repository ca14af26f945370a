"""What the text index keeps of a paper: its words by field, and a key for everything a filter asks.

Each filter is one key in one field, so that any query is one question to the index.
"""

from __future__ import annotations

import tantivy

from readinglist.domain.links import address_of
from readinglist.domain.query import Feature, Flag, TextField
from readinglist.search.orders import ORDERS

VERSION = 5
"""Grows when an entry is made differently, so that an index made the old way is made again."""

WORD_FIELDS = tuple(TextField)
KEYS = "keys"
STARTS = "starts"
"""The first letter, and the first two, of the title's words: all that one or two letters look for."""
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
    builder.add_text_field(STARTS, tokenizer_name=_TOKENS, index_option="basic")
    for name in ORDERS:
        builder.add_integer_field(name, fast=True)
    builder.add_text_field(KEYS, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(YEAR, indexed=True, fast=True)
    builder.add_integer_field(DAY, indexed=True, fast=True)
    builder.add_text_field(ABOUT, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def register_words(index: tantivy.Index) -> None:
    """Teach `index` to take the words of a text that `search.words` has cut."""
    index.register_tokenizer(_TOKENS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


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
    return address_key(address_of(value)) if scheme == "url" else f"{scheme}:{value}"


def address_key(address: str) -> str:
    """Return the key of papers that link to an address (host and path)."""
    return f"url:{address}"


def host_key(host: str) -> str:
    """Return the key of papers that link to `host` or one below it."""
    return f"host:{host}"
