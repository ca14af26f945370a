"""A filter as a question to the text index: the same meaning that `storage.filters` gives it in SQL."""

from __future__ import annotations

from collections.abc import Iterable

import tantivy

from readinglist.domain import query as q
from readinglist.search import schema as fields


def filter_query(schema: tantivy.Schema, node: q.Node) -> tantivy.Query:
    """Return what finds the papers that a filter means; all of them count the same."""
    return tantivy.Query.const_score_query(_filter(schema, node), 0.0)


def _filter(schema: tantivy.Schema, node: q.Node) -> tantivy.Query:
    match node:
        case q.Is(flag):
            return _one_key(schema, fields.flag_key(flag))
        case q.Has(feature):
            return _one_key(schema, fields.feature_key(feature))
        case q.TagIds(ids):
            return _any_key(schema, map(fields.tag_key, ids))
        case q.ListingIds(ids):
            return _any_key(schema, map(fields.listing_key, ids))
        case q.Identifier(scheme, value):
            return _one_key(schema, fields.identifier_key(scheme, value))
        case q.Site():
            return _site(schema, node.wanted)
        case q.YearBetween(first, last):
            return _range(schema, fields.YEAR, first, last)
        case q.AddedBetween(first, last):
            return _range(schema, fields.DAY, first.toordinal() if first else None, last.toordinal() if last else None)
        case _:
            raise TypeError(f"{type(node).__name__} is no filter, or not resolved")


def _one_key(schema: tantivy.Schema, key: str) -> tantivy.Query:
    return tantivy.Query.term_query(schema, fields.KEYS, key, "basic")


def _any_key(schema: tantivy.Schema, keys: Iterable[str]) -> tantivy.Query:
    return tantivy.Query.term_set_query(schema, fields.KEYS, list(keys))


def _site(schema: tantivy.Schema, wanted: str) -> tantivy.Query:
    if not wanted:
        return tantivy.Query.empty_query()
    if "/" not in wanted:
        return _one_key(schema, fields.host_key(wanted))
    return tantivy.Query.fuzzy_term_query(schema, fields.KEYS, f"url:{wanted}", distance=0, prefix=True)


def _range(schema: tantivy.Schema, name: str, first: int | None, last: int | None) -> tantivy.Query:
    if first is None and last is None:
        return tantivy.Query.exists_query(name)
    return tantivy.Query.range_query(schema, name, tantivy.FieldType.Integer, first, last)
