"""The card of a paper as a record."""

from __future__ import annotations

import re
from dataclasses import replace

from readinglist.domain.identity import arxiv_id
from readinglist.domain.links import Link, LinkKind, address_of, arxiv_page
from readinglist.domain.records import Record, Skipped
from readinglist.formats.arxiv_submission import reason_to_skip, submission_year
from readinglist.formats.author_list import author_names, names
from readinglist.formats.card_furniture import is_card_furniture
from readinglist.formats.clean_text import plain
from readinglist.formats.page_blocks import Anchor
from readinglist.formats.paper_cards import Card, are_names, key_of, leads_to_person
from readinglist.formats.paper_links import doi_in_address, united
from readinglist.formats.record import record

_SHOWN = 100  # characters of a skipped place that are shown
_LABEL = re.compile(r"^(?:abstract|summary|tl;?dr)\s?[:.—-]\s{0,9}", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b((?:19|20)\d\d)\b")
_OF_PAPER = frozenset(
    {LinkKind.REPOSITORY, LinkKind.PROJECT, LinkKind.DEMO, LinkKind.DATASET, LinkKind.MODEL, LinkKind.VIDEO}
)
_PAGE_OF_PAPER = re.compile(r"(?:project|home|web)\s?(?:page|site)?|code|demo|dataset|video", re.IGNORECASE)


def record_of_card(card: Card) -> Record | Skipped:
    """Return the record of a card; where its title or abstract cannot be taken, why it is skipped."""
    title = card.title.text if card.title else ""
    abstract = _LABEL.sub("", "\n".join(block.text for block in card.abstract))
    line = card.title.line if card.title else 0
    reason = reason_to_skip(title, abstract)
    if reason:
        return Skipped(line, reason, plain(title, _SHOWN))
    made = record(line, title, abstract)
    number = arxiv_id(card.key)
    links = [anchor.url for block in card.abstract for anchor in block.anchors if key_of(anchor.url) != card.key]
    links += [anchor.url for block in card.others for anchor in block.anchors if _belongs(anchor)]
    return replace(
        made,
        authors=authors_of(card),
        year=submission_year(number) if number else _year(card),
        arxiv=number,
        doi=doi_in_address(card.url),
        links=united(made.links, *links, arxiv_page(number) if number else "", card.url),
    )


def _belongs(anchor: Anchor) -> bool:
    """Tell whether a link beside title and abstract is one of the paper: to its code, data, project page and so on."""
    host, _, path = address_of(anchor.url).partition("/")
    if host in ("huggingface.co", "hf.co") and "/" not in path:  # a user, an organisation
        return False
    if leads_to_person(anchor.url):
        return False
    return Link.to(anchor.url).kind in _OF_PAPER or _PAGE_OF_PAPER.match(anchor.text) is not None


def authors_of(card: Card) -> tuple[str, ...]:
    """Return the authors that a card names: as links to people, by its markup, or in a line of nothing but names."""
    for block in card.others:
        people = [anchor.text for anchor in block.anchors if leads_to_person(anchor.url)]
        if people:
            return names(people)
        if block.role == "authors" or are_names(block.text):
            return author_names(re.sub(r"^authors?\s?:\s?", "", block.text.replace("|", ","), flags=re.IGNORECASE))
    return ()


def _year(card: Card) -> int | None:
    dates = (block.text for block in card.others if is_card_furniture(block.text))
    return next((int(match[1]) for match in map(_PUBLISHED.search, dates) if match), None)
