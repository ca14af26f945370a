"""Which blocks of a page are the cards of papers: a title that leads to the paper, and what stands below it.

A card begins where the words of a link to a paper can be a title and fill their block. Other links of a card lead to
the same paper: its abstract, the count of its authors, buttons. So a page is read by where its links lead, whatever
stands between them; a card that stands twice (for wide screens and for narrow ones) is found twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from readinglist.domain.identity import arxiv_id, title_key
from readinglist.domain.links import same_place
from readinglist.formats.card_furniture import ends_page, is_card_furniture
from readinglist.formats.markdown_title import is_label
from readinglist.formats.page_blocks import Anchor, Block
from readinglist.formats.paper_links import leads_to_paper

LONGEST_TITLE = 500  # characters; a longer link is an abstract
SHORTEST_ABSTRACT = 80  # characters of one that no link and no markup tells

_NO_PAGE_OF_PAPER = re.compile(
    r"/(?:login|join|signup|collections|date|week|month|user|group|profile|people|search|list)\b|#\w|\.bib$"
    r"|/papers/?(?:trending)?$"
)
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
    found: list[Card] = []
    before: Block | None = None
    for block in page:
        if found and ends_page(block.text):
            found.append(Card("", "", None))  # what stands below belongs to no paper
        anchor = main_anchor(block)
        key = key_of(anchor.url) if anchor else ""
        card = found[-1] if found else Card("", "", None)
        if anchor and key and len(anchor.text) > LONGEST_TITLE and key != card.key and _may_be_title(before):
            found.append(Card(key, anchor.url, before, [block]))
        elif anchor and key and _begins(anchor, key, card):
            found.append(Card(key, anchor.url, block))
        elif found:
            _add(card, block, key)
        before = block
    return [card for card in found if card.title]


def key_of(url: str) -> str:
    """Return what the links to one paper share: its arXiv id, else the place of its page; nothing for other links."""
    if _NO_PAGE_OF_PAPER.search(url):
        return ""
    return arxiv_id(url) or (same_place(url) if leads_to_paper(url) else "")


def main_anchor(block: Block) -> Anchor | None:
    """Return the link that fills a block, buttons beside it set aside; None where there is none."""
    words = [anchor for anchor in block.anchors if not is_button(anchor.text)]
    buttons = sum(len(anchor.text) for anchor in block.anchors) - sum(len(anchor.text) for anchor in words)
    longest = max(words, key=lambda anchor: len(anchor.text), default=None)
    return longest if longest and len(longest.text) >= 0.6 * (len(block.text) - buttons) else None


def is_button(text: str) -> bool:
    """Tell whether the words of a link only name what it leads to ("PDF", "GitHub 3.2k", "arXiv:2403.00001")."""
    return is_card_furniture(text) or is_label(text) or arxiv_id(text) is not None


def _begins(anchor: Anchor, key: str, card: Card) -> bool:
    if len(anchor.text) > LONGEST_TITLE:
        return False
    return key != card.key or (card.title is not None and title_key(anchor.text) == title_key(card.title.text))


def _may_be_title(block: Block | None) -> bool:
    return block is not None and len(block.text) <= LONGEST_TITLE and not block.anchors and not is_button(block.text)


def _add(card: Card, block: Block, key: str) -> None:
    """Take a block into a card: to its abstract while that can begin or go on, else to the others."""
    says_nothing = is_card_furniture(block.text) or block.role == "authors" or are_names(block.text)
    if block.role == "abstract" or (not says_nothing and not card.is_told and _is_of_abstract(card, block, key)):
        card.abstract.append(block)
    else:
        card.is_told = bool(card.abstract)
        card.has_strays |= not says_nothing
        card.others.append(block)


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
