"""A paper to show."""

from __future__ import annotations

from datetime import UTC, datetime

from readinglist.domain.links import Link
from readinglist.domain.paper import Appearance, Paper, State
from readinglist.gui.details.content import Details

PAPER = Paper(
    id=1,
    title="A Plain Convolutional Network, Revisited",
    abstract="We take a residual network apart. What each part is worth is measured.",
    authors=("Ada Lovelace", "Grace Hopper"),
    year=2022,
    venue="CVPR",
    arxiv="2201.00001",
    doi=None,
    state=State.UNREAD,
    starred=False,
    rating=0,
    notes="",
    cite_key="lovelace-2022-plain-network",
    added=datetime(2026, 3, 17, 12, tzinfo=UTC),
    trashed=None,
    tags=("vision",),
    links=(Link.to("https://github.com/example/plain"),),
    listings=("trending-march.txt",),
)
DETAILS = Details(PAPER, (Appearance(7, "trending-march.txt", "Mar 17", 12),))
