"""A page of HTML as blocks of text with their links: what a reader sees, without scripts and hidden text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readinglist.formats.html_page import HtmlPage
from readinglist.formats.page_blocks import Anchor, Block

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th "
    "thead title tr ul".split()
)
_KINDS = {"h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading"}
_KINDS |= {"li": "item", "tr": "item", "article": "article"}
_UNSEEN = frozenset(
    "head script style template noscript svg nav select textarea iframe object video audio canvas img picture input "
    "datalist".split()
)
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:sf-hidden|sr-only|visually-hidden|MathJax(?:_\w+)?|katex-html)(?:\s|$)")
_ROLES = (
    ("authors", re.compile(r"(?:^|[\s_-])(?:authors?|creators?|contributors?)(?:[\s_-]|$)", re.IGNORECASE)),
    ("abstract", re.compile(r"(?:^|[\s_-])(?:abstract|summary|tldr)(?:[\s_-]|$)", re.IGNORECASE)),
    ("title", re.compile(r"(?:^|[\s_-])p?title(?:[\s_-]|$)", re.IGNORECASE)),
)


def blocks_of(page: HtmlPage) -> list[Block]:
    """Return the blocks of a page. Their `line` is their number: where it stands in the source the parser forgets."""
    walk = _Walk(page)
    node = page.tree.root
    while node is not None:
        if walk.enter(node):
            if node.child is not None:
                node = node.child
                continue
            walk.leave()
        while node is not None and node.next is None:
            node = node.parent
            if node is not None and walk.is_within:
                walk.leave()
        node = node.next if node is not None else None
    walk.end_block()
    return walk.blocks


@dataclass(frozen=True, slots=True)
class _Element:
    """An element that a walk is within; `role` is its own or that of what it stands in."""

    tag: str
    is_block: bool
    role: str
    link: str


_OUTSIDE = _Element("", False, "", "")


class _Walk:
    """What is seen so far on a walk through a page, element by element."""

    def __init__(self, page: HtmlPage) -> None:
        self.blocks: list[Block] = []
        self._page = page
        self._within: list[_Element] = []
        self._kinds: Counter[str] = Counter()  # how many headings, items and links the walk is within
        self._pieces: list[str] = []
        self._anchors: list[Anchor] = []
        self._link_from = 0  # at which piece of this block the link begins that the walk is within,
        self._formula_from = 0  # and at which one the formula

    @property
    def is_within(self) -> bool:
        """Whether the walk is within an element."""
        return bool(self._within)

    def enter(self, node: LexborNode) -> bool:
        """Go into a node; tell whether to go on to what it holds, and to leave it after that."""
        tag = node.tag or ""
        if tag == "-text":
            self._pieces.append(node.text_content or "")
            return False
        if self._take_formula(node, tag) or self._is_unseen(node, tag):
            return False
        outer = self._within[-1] if self._within else _OUTSIDE
        role = self._role(node)
        is_block = tag in _BLOCKS or (tag == "br" and not outer.link) or (tag == "span" and bool(role))
        if is_block:
            self.end_block()
        link = outer.link
        if tag == "a":
            link = self._page.address(self._page.attribute(node, "href"))
            self._link_from = len(self._pieces)
        self._within.append(_Element(tag, is_block, role or outer.role, link))
        self._kinds[_KINDS.get(tag, "")] += 1
        return True

    def leave(self) -> None:
        """Leave the innermost element."""
        element = self._within[-1]
        if element.is_block:
            self.end_block()
        elif element.tag == "a":
            self._end_link()
        self._within.pop()
        self._kinds[_KINDS.get(element.tag, "")] -= 1

    def end_block(self) -> None:
        """Take what was seen since the last block as one; a link around several blocks is one of each."""
        self._end_link()
        text = _one_line("".join(self._pieces))
        anchors = tuple(self._anchors)
        if text or anchors:
            element = self._within[-1] if self._within else _OUTSIDE
            is_heading, is_item = self._kinds["heading"] > 0, self._kinds["item"] > 0
            self.blocks.append(Block(len(self.blocks) + 1, text, anchors, is_heading, is_item, element.role))
        self._pieces, self._anchors, self._link_from, self._formula_from = [], [], 0, 0

    def _end_link(self) -> None:
        link = self._within[-1].link if self._within else ""
        if link and len(self._pieces) > self._link_from:
            self._anchors.append(Anchor(_one_line("".join(self._pieces[self._link_from :])), link))
        elif link and self._within[-1].tag == "a" and not self._pieces:
            self._anchors.append(Anchor("", link))  # around a picture
        self._link_from = len(self._pieces)

    def _take_formula(self, node: LexborNode, tag: str) -> bool:
        """Take the TeX of a formula in place of what is seen of it, where `node` holds that."""
        if tag == "math":
            self._formula_from = len(self._pieces)
        is_script = tag == "script" and self._page.attribute(node, "type").startswith("math/tex")
        is_note = tag == "annotation" and self._page.attribute(node, "encoding") == "application/x-tex"
        tex = (node.text(deep=True) if is_script or is_note else self._page.attribute(node, "alttext")).strip()
        if tex:
            if is_note:
                del self._pieces[self._formula_from :]
            self._pieces.append(f"${tex}$")
        return bool(tex)

    def _is_unseen(self, node: LexborNode, tag: str) -> bool:
        if tag in _UNSEEN or tag == "-comment" or (tag == "footer" and not self._kinds["article"]):
            return True
        attributes = node.attributes
        return (
            "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or _HIDDEN_STYLE.search(attributes.get("style") or "") is not None
            or _HIDDEN_CLASS.search(attributes.get("class") or "") is not None
        )

    def _role(self, node: LexborNode) -> str:
        names = " ".join(filter(None, (node.attributes.get("class"), node.attributes.get("itemprop"))))
        return next((role for role, known in _ROLES if names and known.search(names)), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
