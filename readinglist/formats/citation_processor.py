"""Papers set as references by a citation style (CSL), one at a time; citeproc-py does it.

A reference depends on no other paper, so a list of any length takes little memory. Works of the same authors and year
get no letters (2020a, 2020b): citeproc-py does not tell them apart.
"""

from __future__ import annotations

import io
from typing import Any

from citeproc.frontend import CitationStylesStyle
from lxml import etree

from readinglist.domain.errors import InvalidValue
from readinglist.domain.paper import Paper
from readinglist.formats import reference_marks as marks
from readinglist.formats.citation_elements import CSL, Formatter, Place, element_lookup
from readinglist.formats.citation_item import cited
from readinglist.formats.citation_styles import own_file, style_file
from readinglist.formats.one_line import one_line

_MOST_ELEMENTS = 6_000  # of a style whose macros are written out where they are called; Chicago has 2,700
_COUNTED_AS_ONE = 300  # characters of what an element says; in the styles that were looked at they have fewer


class _Unusable(Exception):
    """A file is no style that references can be set in; `str()` says why."""


class _Style(CitationStylesStyle):  # type: ignore[misc]
    """A style that is read with our elements, and whose file can ask for nothing else to be read."""

    def __init__(self, content: bytes, locale: str) -> None:
        if b"<!DOCTYPE" in content:  # the parser takes UTF-8 only, so it cannot be hidden
            raise _Unusable("it defines a document type, as no style does")
        parser = etree.XMLParser(
            remove_comments=True, remove_pis=True, encoding="UTF-8", no_network=True, resolve_entities=False
        )
        parser.set_element_class_lookup(element_lookup())
        self.xml = etree.parse(io.BytesIO(content), parser)
        self.root = self.xml.getroot()
        _prepare(self.root, locale)


class Processor:
    """Sets papers as references in one style; `style` is the name of one of ours, or the path of a .csl file.

    Raises:
        InvalidValue: there is no such style, or it cannot be used.
    """

    def __init__(self, style: str) -> None:
        content, locale = style_file(style)
        self._name = style
        try:
            self._style = _Style(content, locale)
        except _Unusable as error:
            raise self._unusable(str(error)) from error
        except Exception as error:  # all that a file can do to a parser
            raise self._unusable("its file is damaged") from error
        self._elements = list(self._style.root.iter())  # they keep what they remember only while they are held
        opening, closing = (self._style.root.get_single_term(name=name) for name in ("open-quote", "close-quote"))
        self._quotes = str(opening), str(closing)

    def reference(self, paper: Paper, number: int) -> str:
        """Return a paper as a settled reference (`reference_marks`); styles with numbers show its `number`.

        Raises:
            InvalidValue: the style, one of the user's own, cannot be used.
        """
        known = cited(paper)
        try:
            rendered = self._style.render_bibliography([Place(known, number)])
        except Exception as error:  # all that such a style can make citeproc-py do
            if own_file(self._name) is None:
                raise  # a style of ours that fails is our fault, and no choice of the user's
            raise self._unusable("it asks for what is not supported here") from error
        reference = marks.settled("".join(map(str, rendered)) or one_line(paper.title), self._quotes)
        if "number" in known and paper.arxiv and paper.arxiv not in reference:  # a style that knows no preprints
            return f"{reference} arXiv:{paper.arxiv}."
        return reference

    def _unusable(self, reason: str) -> InvalidValue:
        return InvalidValue(
            f"The citation style “{self._name}” cannot be used ({reason}), so no references were made; choose another."
        )


def _prepare(root: Any, locale: str) -> None:
    """Make a style ready to be used; raises _Unusable where it is none, or would never end."""
    bibliography = root.find(CSL + "bibliography")
    if root.tag != CSL + "style" or bibliography is None:
        parent = root.find(f"{CSL}info/{CSL}link[@rel='independent-parent']")
        raise _Unusable(f"it only refers to {parent.get('href')}" if parent is not None else "it lists no references")
    root.macros = {macro.get("name"): macro for macro in root.iter(CSL + "macro")}
    terms = (len(text) for term in root.iter(CSL + "term") for text in term.itertext())
    if max(terms, default=0) > _COUNTED_AS_ONE or _weight(bibliography, root.macros, {}) > _MOST_ELEMENTS:
        raise _Unusable("it is too large")
    root.set_locale_list(root.get("default-locale", locale), validate=False)
    root.formatter = Formatter
    for date in root.iter(CSL + "date"):
        local = date.get_date(date.get("form")) if date.get("form") else None
        if local is not None and not date.get("delimiter"):
            date.set("delimiter", local.get("delimiter", ""))  # citeproc-py looks for it here only
    for names in root.iter(CSL + "names"):
        # citeproc-py would add the one that is missing again with each paper; in a substitute it is that of the authors
        if names.find(CSL + "name") is None and names.getparent().tag != CSL + "substitute":
            names.insert(0, names.makeelement(CSL + "name"))
    first = bibliography.find(f"{CSL}layout/*")
    if bibliography.get("second-field-align") and first is not None and not first.get("suffix", "").endswith(" "):
        first.set("suffix", first.get("suffix", "") + " ")  # the number stands in a column of its own: here, apart


def _weight(element: Any, macros: dict[str, Any], known: dict[str, int]) -> int:
    """Return how many elements are passed at most in going through one, with its macros; of a choice, one branch.

    Long texts between things count as more: what is set in a moment must be short, too.
    """
    below = (_weight(one, macros, known) for one in element)
    weight = 1 + sum(map(len, element.attrib.values())) // _COUNTED_AS_ONE
    weight += max(below, default=0) if element.tag == CSL + "choose" else sum(below)
    if name := element.get("macro"):
        if name not in known:
            known[name] = _MOST_ELEMENTS  # for a macro that calls itself
            known[name] = _weight(macros[name], macros, known)
        weight += known[name]
    return weight
