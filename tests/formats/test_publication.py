from __future__ import annotations

from dataclasses import replace

import pytest

from readinglist.formats.publication import Publication, publication_of
from tests.formats.hostile import BARE, PAPER


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        ("Proceedings of the 2023 Conference on Empirical Methods in NLP", Publication.PROCEEDINGS),
        ("Findings of the Association for Computational Linguistics: ACL 2024", Publication.PROCEEDINGS),
        ("ICLR", Publication.PROCEEDINGS),
        ("Advances in Neural Information Processing Systems", Publication.PROCEEDINGS),
        ("NeurIPS 2023 Datasets and Benchmarks", Publication.PROCEEDINGS),
        ("Proc. of ISMIR", Publication.PROCEEDINGS),
        ("14th Workshop on Boats", Publication.PROCEEDINGS),
        ("Nature", Publication.JOURNAL),
        ("Proceedings of the National Academy of Sciences", Publication.JOURNAL),
        ("Proceedings of the IEEE", Publication.JOURNAL),
        ("Transactions of the Association for Computational Linguistics", Publication.JOURNAL),
        ("Journal of Conference Studies", Publication.JOURNAL),
        ("arXiv preprint arXiv:2401.00001", Publication.PREPRINT),
        ("CoRR", Publication.PREPRINT),
        ("", Publication.PREPRINT),
    ],
)
def test_the_venue_tells_before_all_else(venue: str, expected: Publication) -> None:
    assert publication_of(replace(PAPER, venue=venue)) is expected


def test_without_a_venue_identifiers_and_links_tell() -> None:
    assert publication_of(replace(BARE, links=PAPER.links)) is Publication.WEB
    assert publication_of(replace(BARE, doi="10.1/x")) is Publication.WEB
    assert publication_of(BARE) is Publication.UNKNOWN
