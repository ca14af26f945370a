"""What an id of the ACL Anthology says."""

from __future__ import annotations

import pytest

from readinglist.formats.anthology import year_and_venue

TACL = "Transactions of the Association for Computational Linguistics"


@pytest.mark.parametrize(
    ("address", "year", "venue"),
    [
        ("https://aclanthology.org/2023.acl-long.1/", 2023, "ACL"),
        ("https://aclanthology.org/2023.acl-long.1.pdf", 2023, "ACL"),
        ("https://doi.org/10.18653/v1/2020.emnlp-main.346", 2020, "EMNLP"),
        ("https://aclanthology.org/P19-1001", 2019, "ACL"),
        ("https://www.aclweb.org/anthology/N18-1101/", 2018, "NAACL"),
        ("https://aclanthology.org/P98-2127/", 1998, "ACL"),
        ("https://aclanthology.org/Q17-1010", 2017, TACL),
        ("https://aclanthology.org/2024.tacl-1.5", 2024, TACL),
        # Whose volume is of a workshop, of several conferences, or of one that is not known by its letters.
        ("https://aclanthology.org/W18-5446", 2018, ""),
        ("https://aclanthology.org/D19-1410", 2019, ""),
        ("https://aclanthology.org/2024.lrec-main.12", 2024, ""),
        ("https://aclanthology.org/2023.repl4nlp-1.3", 2023, ""),
        ("https://aclanthology.org/volumes/2023.acl-long/", None, ""),
        ("https://example.org/2023.acl-long.1", None, ""),
        ("", None, ""),
    ],
)  # fmt: skip
def test_it_says_the_year_and_the_venue_where_that_is_certain(address: str, year: int | None, venue: str) -> None:
    assert year_and_venue(address) == (year, venue)


def test_a_long_text_is_looked_at_in_no_time() -> None:
    assert year_and_venue("aclanthology.org/2023." + "a" * 1_000_000) == (None, "")
