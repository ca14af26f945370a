"""What an id of the ACL Anthology says of its paper: the year, and the venue where that is certain.

https://aclanthology.org/info/ids/: `P19-1001` until 2019, `2020.acl-main.1` since; also the end of its DOIs.
"""

from __future__ import annotations

import re

_ID = re.compile(
    r"(?:aclanthology\.org/|aclweb\.org/anthology/|10\.18653/v1/)"
    r"(?:(?P<year>(?:19|20)\d\d)\.(?P<venue>[a-z0-9]{2,30})-[a-z0-9]{1,30}\.\d{1,5}"
    r"|(?P<letter>[A-Z])(?P<short>\d\d)-(?P<volume>\d)\d{3})(?!\d)",
    re.IGNORECASE,
)
# Those whose volumes all belong to what they are named after, workshops and shared conferences left out.
_VENUES = {
    "acl": "ACL", "emnlp": "EMNLP", "naacl": "NAACL", "eacl": "EACL", "aacl": "AACL", "conll": "CoNLL",
    "semeval": "SemEval", "tacl": "Transactions of the Association for Computational Linguistics",
    "cl": "Computational Linguistics",
}  # fmt: skip
_LETTERS = {
    "P": "ACL", "N": "NAACL", "E": "EACL", "K": "CoNLL", "C": "COLING",
    "Q": _VENUES["tacl"], "J": _VENUES["cl"],
}  # fmt: skip


def year_and_venue(address: str) -> tuple[int | None, str]:
    """Return what the address or the DOI of a paper in the Anthology says; (None, "") for any other."""
    found = _ID.search(address[:4_000])
    if found is None:
        return None, ""
    if found["year"]:
        return int(found["year"]), _VENUES.get(found["venue"].lower(), "")
    short = int(found["short"])
    return short + (1900 if short > 50 else 2000), _LETTERS.get(found["letter"].upper(), "")
