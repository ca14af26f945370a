"""Which blocks of a page are the cards of papers: a title that leads to the paper, and what stands below it.

A card begins where the words of a link to a paper can be a title and fill their block. Other links of a card lead to
the same paper: its abstract, the count of its authors, buttons. So a page is read by where its links lead, whatever
stands between them; a card that stands twice (for wide screens and for narrow ones) is found twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readinglist.domain.identity import arxiv_id, title_key
from readinglist.domain.links import same_place
from readinglist.formats.card_furniture import ends_page, is_card_furniture
from readinglist.formats.markdown_title import is_label
from readinglist.formats.page_blocks import Anchor, Block
from readinglist.formats.page_lines import is_mark
from readinglist.formats.paper_links import leads_to_paper

LONGEST_TITLE = 500  # characters; a longer link is an abstract
SHORTEST_ABSTRACT = 80  # characters of one that no link and no markup tells

_NO_PAGE_OF_PAPER = re.compile(
    r"/(?:login|join|signup|collections|date|week|month|user|group|profile|people|search|list)\b|#\w|\.bib$"
    r"|/papers/?(?:trending)?$"
)
_PERSON = re.compile(r"/(?:people|person|profile|authors?|pid|a|u)(?:[/?]|$)|searchtype=author|author(?:id)?=", re.I)
_LABEL = re.compile(r"abstract\s?(?:[:.—-]|$)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]['\")\]”]*$")


@dataclass(slots=True)
class Card:
    """A card: the blocks of its title and abstract, and all the others. `key` is the same for one paper's links.

    `is_told` says that something has ended the abstract, `has_strays` that there is text that belongs to nothing known.
    """

    key: str
    url: str
    title: Block | None
    abstract: list[Block] = field(default_factory=list)
    others: list[Block] = field(default_factory=list)
    is_told: bool = False
    has_strays: bool = False


def cards(page: Sequence[Block]) -> list[Card]:
    """Return the cards of a page in their order."""
    found = [Card("", "", None)]  # what stands above the first one, as below the last, belongs to no paper
    before: Block | None = None
    for block in page:
        card = found[-1]
        anchor = main_anchor(block)
        key = key_of(anchor.url) if anchor else ""
        if ends_page(block.text):
            found.append(Card("", "", None))
        elif anchor and key and len(anchor.text) > LONGEST_TITLE and key != card.key and _may_be_title(before):
            found.append(Card(key, anchor.url, before, [block]))
        elif anchor and key and _begins(anchor, key, card):
            found.append(_card(key, anchor, block))
        elif (block.is_heading or block.role == "title") and not key and _may_be_title(block):
            found.append(Card("", "", block))  # the paper is told by a button below
        else:
            _add(card, block, key)
        before = block
    return [card for card in found if card.title and card.key]


def _card(key: str, anchor: Anchor, block: Block) -> Card:
    others = tuple(other for other in block.anchors if other is not anchor)
    rest = replace(block, text=block.text.replace(anchor.text, "", 1), anchors=others)
    return Card(key, anchor.url, replace(block, text=anchor.text), others=[rest])


def key_of(url: str) -> str:
    """Return what the links to one paper share: its arXiv id, else the place of its page; nothing for other links."""
    if _NO_PAGE_OF_PAPER.search(url):
        return ""
    return arxiv_id(url) or (same_place(url) if leads_to_paper(url) else "")


def main_anchor(block: Block) -> Anchor | None:
    """Return the link that fills a block, with nothing beside it but buttons and names; None where there is none."""
    words = [anchor for anchor in block.anchors if not is_button(anchor.text) and not leads_to_person(anchor.url)]
    longest = max(words, key=lambda anchor: len(anchor.text), default=None)
    if longest is None:
        return None
    aside = sum(len(anchor.text) for anchor in block.anchors) - sum(len(anchor.text) for anchor in words)
    fills = len(longest.text) >= 0.6 * (len(block.text) - aside)
    return longest if fills or are_names(block.text.replace(longest.text, "", 1)) else None


def leads_to_person(url: str) -> bool:
    """Tell whether an address is that of an author's page, or a search for their papers."""
    return _PERSON.search(url) is not None


def is_button(text: str) -> bool:
    """Tell whether the words of a link only name what it leads to ("PDF", "GitHub 3.2k", "arXiv:2403.00001")."""
    return is_card_furniture(text) or is_label(text) or arxiv_id(text) is not None


def _begins(anchor: Anchor, key: str, card: Card) -> bool:
    if len(anchor.text) > LONGEST_TITLE:
        return False
    return key != card.key or (card.title is not None and title_key(anchor.text) == title_key(card.title.text))


def _may_be_title(block: Block | None) -> bool:
    if block is None or len(block.text) > LONGEST_TITLE or is_mark(block.text):
        return False
    return not is_button(block.text) and not any(key_of(anchor.url) for anchor in block.anchors)


def _add(card: Card, block: Block, key: str) -> None:
    """Take a block into a card: to its abstract while that can begin or go on, else to the others."""
    if not card.key:
        card.url = next((anchor.url for anchor in block.anchors if is_button(anchor.text) and _names_paper(anchor)), "")
        card.key = key_of(card.url)
    if card.abstract and _LABEL.match(block.text):  # what stood above was something else, such as a summary
        card.others += card.abstract
        card.abstract, card.is_told = [], False
    says_nothing = is_card_furniture(block.text) or block.role == "authors" or are_names(block.text)
    is_abstract = block.role == "abstract" or (not card.is_told and _is_of_abstract(card, block, key))
    if is_abstract and not says_nothing:
        card.abstract.append(block)
    else:
        card.is_told = bool(card.abstract)
        card.has_strays |= not says_nothing
        card.others.append(block)


def _names_paper(anchor: Anchor) -> bool:
    return any(map(str.isalpha, anchor.text)) and bool(key_of(anchor.url))


def _is_of_abstract(card: Card, block: Block, key: str) -> bool:
    """Tell whether a block is a part of the abstract: linked to the paper, or a paragraph without such a link."""
    if key or block.is_heading:
        return key == card.key and not block.is_heading and len(block.text) > 20
    if len(block.text) >= SHORTEST_ABSTRACT:
        return True
    return not card.has_strays and not block.anchors and _SENTENCE_END.search(block.text) is not None


def are_names(text: str) -> bool:
    """Tell whether a text is a list of names: at least three, each of some words with capitals, and no sentence."""
    parts = [part.split() for part in re.split(r"[,;|·]|\band\b", text[:5_000]) if part.strip()]
    return len(parts) >= 3 and all(
        2 <= len(words) <= 6 and words[0][0].isupper() and words[-1][0].isupper() for words in parts
    )
