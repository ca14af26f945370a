"""The elements of citation styles (CSL) as citeproc-py has them, mended where it leaves the specification.

Each class says what it mends (docs.citationstyles.org/en/stable/specification.html). Loaded where references are
written, and only there: lxml and citeproc-py are slow to import.
"""

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.source import CitationItem, Reference, VariableError
from citeproc.string import MixedString, String
from lxml import etree

from readinglist.formats import reference_marks as marks

CSL = "{http://purl.org/net/xbiblio/csl}"


class Formatter:
    """What citeproc-py has fonts and escaping done by: it only marks the place, for text and HTML alike."""

    @staticmethod
    def preformat(text: object) -> str:
        """Return a text as it is: everything is escaped at the end."""
        return str(text)

    Italic = Oblique = staticmethod(lambda text: String(marks.marked(marks.ITALIC, text)))
    Bold = staticmethod(lambda text: String(marks.marked(marks.BOLD, text)))
    Superscript = staticmethod(lambda text: String(marks.marked(marks.RAISED, text)))
    Subscript = staticmethod(lambda text: String(marks.marked(marks.LOWERED, text)))
    SmallCaps = staticmethod(lambda text: String(marks.marked(marks.SMALL_CAPITALS, text)))
    Light = Underline = String


class Cited(Reference):  # type: ignore[misc]
    """What is known of a paper, some of it spoken for: what stands where the authors should is not said again."""

    def __init__(self, kind: str, values: dict[str, Any]) -> None:
        super().__init__("paper", kind, **values)
        self.__dict__.update(type=kind, said=set(), spoken_for=frozenset())

    def __getitem__(self, name: str) -> Any:
        if name in self.__dict__["spoken_for"]:
            raise VariableError
        value = super().__getitem__(name)
        self.__dict__["said"].add(name)
        return value


class Place(CitationItem):  # type: ignore[misc]
    """A paper at its place in a list of references, counted from 1."""

    reference: Any = None
    number = 0

    def __init__(self, reference: Cited, number: int) -> None:
        super().__init__("paper")
        self.__dict__.update(reference=reference, number=number)


class Mended:
    """What all elements share.

    They look each thing up once: a style does not change while it is used, and searching it takes most of the time.
    """

    def xpath_search(self, expression: str) -> Any:
        """Return the elements that an expression finds from here."""
        found = self.__dict__.setdefault("found", {})
        if expression not in found:
            found[expression] = super().xpath_search(expression)  # type: ignore[misc]
        return found[expression]

    def get_root(self) -> Any:
        """Return the style."""
        if "root" not in self.__dict__:
            self.__dict__["root"] = super().get_root()  # type: ignore[misc]
        return self.__dict__["root"]

    def get_formatter(self) -> type[Formatter]:
        """Return what has the fonts: always the same."""
        return Formatter

    def get_macro(self, name: str) -> Any:
        """Return the macro with this name."""
        return self.get_root().__dict__["macros"][name]

    def get_term(self, *args: Any, **options: Any) -> Any:
        """Return a word of the style's language."""
        terms = self.get_root().__dict__.setdefault("known_terms", {})
        asked = (*args, *options.items())
        if asked not in terms:
            terms[asked] = super().get_term(*args, **options)  # type: ignore[misc]
        return terms[asked]

    def case(self, text: Any, language: Any = None) -> Any:
        """Return a text in the case that the style asks for, a name too."""
        if not text:
            return text
        parts = text if isinstance(text, MixedString) else [text]
        whole = MixedString(part if isinstance(part, String) else String(part) for part in parts)
        return super().case(whole, language)  # type: ignore[misc]

    def calls_variable(self) -> Any:
        """Tell whether a variable is asked for here or below."""
        if "calls" not in self.__dict__:
            self.__dict__["calls"] = super().calls_variable()  # type: ignore[misc]
        return self.__dict__["calls"]


class Text(model.Text):  # type: ignore[misc]
    """Marks its quotes, so that punctuation finds its side; a title in mixed case stays so in sentence case."""

    def quote(self, text: Any) -> Any:
        """Return a text between marks for the quotation marks that the style asks for."""
        if self.get("quotes", "false").lower() != "true":
            return text
        if self.get_single_term(name="open-quote") == "“":
            text = text.replace("“", "‘").replace("”", "’")
        within = self.get_locale_option("punctuation-in-quote").lower() == "true"
        return String(marks.marked(marks.QUOTED if within else marks.QUOTED_BEFORE_PUNCTUATION, text))

    def case(self, text: Any, language: Any = None) -> Any:
        """Return a text in the case that the style asks for."""
        if self.get("text-case") == "sentence" and not text.isupper():
            return text.capitalize_first()
        return super().case(text, language)


class Name(model.Name):  # type: ignore[misc]
    """Writes given names out where the style says `initialize="false"`."""

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        """Return an option of this element, or else of those around it."""
        if name == "initialize-with":
            outer = (context if context is not None else self).xpath_search("./ancestor::cs:bibliography[1]")
            said = (one.get("initialize") for one in (self, *outer, self.get_root()))
            if next(filter(None, said), "") == "false":
                return None
        return super().get_option(name, context, sort_options)


class NamePart(model.Name_Part):  # type: ignore[misc]
    """Leaves alone the part that a name does not have, and gives back plain text, which is what names are made of."""

    def format_part(self, given: str | None, family: str | None) -> tuple[str | None, str | None]:
        """Return both parts of a name, of which this one has its case and font."""
        if (given if self.get("name") == "given" else family) is None:
            return given, family
        formatted = super().format_part(given, family)
        return tuple(None if part is None else str(part) for part in formatted)  # type: ignore[return-value]


class If(model.If):  # type: ignore[misc]
    """Knows the types it asks for from the first time on."""

    def _type(self, item: Any) -> list[bool]:
        types = self.__dict__.setdefault("types", self.get("type").lower().split())
        return [one == item.reference.type for one in types]


class ElseIf(If, model.Else_If):  # type: ignore[misc]
    """As If."""


class Substitute(model.Substitute):  # type: ignore[misc]
    """Keeps what it put in the authors' place from being said again, also where a macro says it."""

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        """Return what stands in the place of names."""
        said = item.reference.__dict__["said"]
        said.clear()
        text = super().render(item, context=context, **options)
        if text:
            item.reference.__dict__["spoken_for"] = frozenset(said)
        return text


class Label(model.Label):  # type: ignore[misc]
    """Is silent where there is nothing to be labelled."""

    def process(self, item: Any, variable: Any = None, *args: Any, **options: Any) -> Any:
        """Return the label of a variable."""
        if (variable or self.get("variable")).replace("-", "_") not in item.reference:
            return None
        return super().process(item, variable, *args, **options)


def element_lookup() -> etree.ElementNamespaceClassLookup:
    """Return which class each element of a style is made of."""
    mended = {one.__bases__[-1]: one for one in (Text, Name, NamePart, If, ElseIf, Substitute, Label)}
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(CSL.strip("{}"))
    namespace[None] = model.CitationStylesElement
    for one in model.CitationStylesElement.__subclasses__():
        made = one if one is model.Locale else _mended(mended.get(one, one))  # what locales know, the style keeps
        namespace[one.__name__.replace("_", "-").lower()] = made
    return lookup


def _mended(element: type) -> type:
    return type(element.__name__, (Mended, element), {})
