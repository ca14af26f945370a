r"""Text as TeX and BibTeX take it: the fields of the .bib files that we write.

The characters that are special to TeX are escaped by macros whose braces hold nothing, so that the braces of an entry
always balance. Addresses and identifiers stay as they are: the styles set them by `\url`, which would print an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from readinglist.formats.name_parts import parts_of, suffix_of
from readinglist.formats.one_line import INVISIBLE, one_line

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}~^&%$#_<>|]")
_UNSAFE_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
# A word with a capital after its beginning, or one capital alone or with a digit: "ImageNet", "3D", "Q", "T5".
_KEEPS_CAPITALS = re.compile(r"(?<![^\W_])(?:[^\W_]+[A-Z][^\W_]*|[A-Z]\d[^\W_]*|[B-HJ-Z](?![^\W_'’]))")
_AND = re.compile(r"\band\b", re.IGNORECASE)
# Pairs that TeX makes one sign of: a dash, quotation marks.
_LIGATURES = ("--", "``", "''")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")


def text(plain: str) -> str:
    """Return a text on one line, with what is special to TeX escaped."""
    line = _SPECIAL.sub(_escape, one_line(plain))
    return _LIGATURE.sub("{}", line) if any(map(line.__contains__, _LIGATURES)) else line


def notes(plain: str) -> str:
    """Return notes with their line breaks and indents, which carry meaning in Markdown, as macros of TeX."""
    lines = [line.rstrip().expandtabs(4) for line in plain.rstrip().strip("\n").split("\n")]
    return r"\newline{}".join(r"\ {}" * (len(line) - len(line.lstrip(" "))) + text(line) for line in lines)


def title(plain: str) -> str:
    """Return a title whose names keep their capitals where a style takes capitals away."""
    return _KEEPS_CAPITALS.sub(r"{\g<0>}", text(plain))  # no macro of ours has a capital


def authors(names: Iterable[str]) -> str:
    """Return names as the value of a field; of commas alone BibTeX makes no name, and neither do we."""
    return " and ".join(_author(name) for name in names if one_line(name).strip(" ,;"))


def _author(name: str) -> str:
    """Return a name, in braces where BibTeX would take it for two names or for a last name first.

    One with a suffix stands in BibTeX's order, "Davis, Jr., Sammy": else the suffix would be the last name.
    """
    escaped = text(name)
    if "," in escaped or _AND.search(escaped) or escaped.lower() == "others":
        return f"{{{escaped}}}"
    if not suffix_of(escaped):
        return escaped
    given, family, suffix = parts_of(name)
    return f"{text(family)}, {suffix}, {text(given)}" if suffix else escaped


def address(plain: str) -> str:
    """Return an address or identifier as it is, but for what would unbalance the entry."""
    return INVISIBLE.sub("", plain).translate(_UNSAFE_IN_ADDRESS)


def _escape(special: re.Match[str]) -> str:
    return _ESCAPES[special[0]]
