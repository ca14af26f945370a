"""A page of HTML: parsed, with the address it was saved from.

selectolax (Lexbor) reads what browsers read, in a fortieth of the time that pure Python takes. It is imported only when
there is HTML to read.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin

from readinglist.formats.page_blocks import is_address

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH = 1_000
"""How deep elements may lie in each other; the parser goes through all that are open at each of their tags."""

# The tags of elements that last until they are ended; of the others, a paragraph ends where another one begins.
_NESTING_TAG = re.compile(
    r"<(?P<end>/?)(?!(?:a|area|base|body|br|col|dd|dt|h[1-6]|head|hr|html|img|input|li|link|meta|option|p|param|source|t[dhr]"
    r"|tbody|tfoot|thead|wbr)[\s/>])[a-z][a-z0-9-]{0,30}(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_SAMPLE = 20_000  # characters in which a browser says where the page was saved from
# "saved from url=(0028)https://..." of most browsers, "url: https://..." of SingleFile.
_SAVED_FROM = re.compile(r"(?:saved from url=\(\d{4}\)|\n\s{0,9}url:\s)(https?://[^\s<>\"]{4,2000})")
_COUNTED = re.compile(r"https?://(?:scholar|www)\.google\.[a-z.]{2,6}/(?:scholar_)?url\?", re.IGNORECASE)
_BASES = (
    ("link[rel=canonical]", "href"),
    ("meta[property='og:url']", "content"),
    ("meta[name=citation_abstract_html_url]", "content"),
)
# How sites with papers address these from their own pages.
_SITES = (
    ("https://huggingface.co/", re.compile(r"/papers/\d{4}\.\d{4,5}")),
    ("https://arxiv.org/", re.compile(r"/(?:abs|pdf)/(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})")),
    ("https://openreview.net/", re.compile(r"/(?:forum|pdf)\?id=")),
    ("https://aclanthology.org/", re.compile(r"/\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+/?$|/[A-Z]\d\d-\d{4}/?$")),
)


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A parsed page: its root, and the address that relative ones are meant from (empty where nothing tells it)."""

    tree: LexborHTMLParser
    base: str

    def attribute(self, node: LexborNode, name: str) -> str:
        """Return an attribute of an element; empty where it has none."""
        return node.attributes.get(name) or ""

    def address(self, href: str) -> str:
        """Return the web address that `href` leads to from here; empty where it leads to none that may be opened."""
        try:
            url = _led_to(urljoin(self.base, href.strip()))
        except ValueError:
            return ""
        return url if is_address(url) else ""

    def meta(self, *names: str) -> list[str]:
        """Return what the page says of itself under the first of these names that it uses."""
        for name in names:
            found = self.tree.css(f"meta[name='{name}' i], meta[property='{name}' i]")
            values = [" ".join(self.attribute(node, "content").split()) for node in found]
            if any(values):
                return list(filter(None, values))
        return []


def parse(source: str, saved_from: str = "") -> HtmlPage:
    """Return the page that `source` holds; `saved_from` is its address, where something beside it tells."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_flattened(source))
    return HtmlPage(tree, saved_from or _base(tree, source))


def _led_to(url: str) -> str:
    """Return where an address of Google's leads to that only counts who follows it."""
    if (counted := _COUNTED.match(url)) is None:
        return url
    query = parse_qs(url[counted.end() :])
    return next(iter(query.get("url") or query.get("q") or []), url)


def _flattened(source: str) -> str:
    """Return `source` without the tags of elements that lie more than MAX_DEPTH deep, as browsers do it, too."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        before = depth
        depth = max(0, depth - 1 if tag["end"] else depth + 1)
        return tag[0] if max(before, depth) <= MAX_DEPTH else ""

    return _NESTING_TAG.sub(kept, source) if source.count("<") > 2 * MAX_DEPTH else source


def _base(tree: LexborHTMLParser, source: str) -> str:
    """Return the address of a page: as it says itself, as the browser noted, else that of a site it may be of."""
    told = _SAVED_FROM.search(source[:_SAMPLE])
    own = [node.attributes.get(name) or "" for selector, name in _BASES for node in tree.css(selector)[:1]]
    address = next((url for url in own if url.startswith("http")), told[1] if told else "")
    base = tree.css_first("base[href]")
    if base is not None:
        with suppress(ValueError):  # it is no address
            return urljoin(address, base.attributes.get("href") or "")
    if address:
        return address
    hrefs = [node.attributes.get("href") or "" for node in tree.css("a[href^='/']")[:5_000]]
    return next((site for site, papers in _SITES if any(map(papers.match, hrefs))), "")
