"""From a query to one question for the text index."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy

from readinglist.domain import query as q
from readinglist.domain.query import Node
from readinglist.search import schema as fields
from readinglist.search.filters import filter_query
from readinglist.search.wording import Occur, Wording, any_of, everything


def compile_query(schema: tantivy.Schema, node: Node, wording: Wording) -> tantivy.Query:
    """Return the question that finds the papers that `node` means, its words taken as `wording` does.

    Tags and listings must have been resolved to ids. What stands under a `Not` is taken as typed.
    """
    found = _Compiler(schema, wording).query(node)
    about = tantivy.Query.term_query(schema, fields.KEYS, fields.ABOUT_KEY, "basic")
    return tantivy.Query.boolean_query([(Occur.Must, found), (Occur.MustNot, about)])


class _Compiler:
    def __init__(self, schema: tantivy.Schema, wording: Wording) -> None:
        self._schema = schema
        self._wording = wording

    def query(self, node: Node) -> tantivy.Query:
        match node:
            case q.And(parts):
                return self._all(parts)
            case q.Word() | q.Not():
                return self._all([node])
            case q.Or(parts):
                return any_of(map(self.query, parts))
            case q.Phrase():
                return self._wording.phrase(node)
            case _:
                return filter_query(self._schema, node)

    def _all(self, parts: Sequence[Node]) -> tantivy.Query:
        clauses = self._wording.all_of([part for part in parts if isinstance(part, q.Word)])
        clauses += [(Occur.Must, self.query(part)) for part in parts if not isinstance(part, q.Word | q.Not)]
        strict = _Compiler(self._schema, Wording(self._schema))
        refused = [(Occur.MustNot, strict.query(part.part)) for part in parts if isinstance(part, q.Not)]
        return tantivy.Query.boolean_query([*(clauses or [(Occur.Must, everything())]), *refused])
