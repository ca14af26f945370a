r"""Text as TeX and BibTeX take it: the fields of the .bib files that we write.

The characters that are special to TeX are escaped so that the braces of an entry always balance: bibtex and biber count
them without a look at the backslash before them. Addresses and identifiers stay as they are: the styles set them by
`\url`, which would print an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from readinglist.formats.name_parts import parts_of, suffix_of
from readinglist.formats.one_line import INVISIBLE, one_line

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\texttt{|}",
}  # fmt: skip
# Where braces balance they are written as everybody reads them: pandoc knows no \textbraceleft.
_ESCAPES_IN_BALANCE = _ESCAPES | {"{": r"\{", "}": r"\}"}
_SPECIAL = re.compile(r"[\\{}~^&%$#_<>|]")
_BRACE = re.compile(r"[{}]")
_UNSAFE_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
# A word with a capital after its beginning, or one capital alone or with a digit: "ImageNet", "3D", "Q", "T5".
_KEEPS_CAPITALS = re.compile(r"(?<![^\W_])(?:[^\W_]+[A-Z][^\W_]*|[A-Z]\d[^\W_]*|[B-HJ-Z](?![^\W_'’]))")
# What parts names, and pairs of signs, which biber would part again to make initials.
_BETWEEN_NAMES = re.compile(r",|\band\b|--|``|''", re.IGNORECASE)
# Pairs that TeX makes one sign of: a dash, quotation marks. Of "`" and a brace biber would make endless initials.
_PAIRS = ("--", "``", "''")
_SECOND = re.compile(r"(?<=-)-|(?<=`)`|(?<=')'")
_SECONDS = {"-": "{}-", "'": "{}'", "`": r"\textasciigrave{}"}


def text(plain: str) -> str:
    """Return a text on one line, with what is special to TeX escaped."""
    line = one_line(plain)
    escapes = _ESCAPES_IN_BALANCE if is_balanced(line) else _ESCAPES
    line = _SPECIAL.sub(lambda special: escapes[special[0]], line)
    if any(map(line.__contains__, _PAIRS)):
        return _SECOND.sub(lambda second: _SECONDS[second[0]], line)
    return line


def notes(plain: str) -> str:
    """Return notes with their line breaks and indents, which carry meaning in Markdown, as macros of TeX."""
    if not plain:
        return ""
    lines = [line.rstrip().expandtabs(4) for line in plain.rstrip().strip("\n").split("\n")]
    return r"\newline{}".join(r"\ {}" * (len(line) - len(line.lstrip(" "))) + text(line) for line in lines)


def title(plain: str) -> str:
    """Return a title whose names keep their capitals where a style takes capitals away."""
    return _KEEPS_CAPITALS.sub(r"{\g<0>}", text(plain))  # no macro of ours has a capital


def keywords(tags: Iterable[str]) -> str:
    """Return tags as the value of a field, apart by commas, which no tag has."""
    return ", ".join(text(tag).replace(";", "{;}") for tag in tags)


def authors(names: Iterable[str]) -> str:
    """Return names as the value of a field; of commas alone BibTeX makes no name, and neither do we."""
    return " and ".join(_author(name) for name in names if one_line(name).strip(" ,;"))


def _author(name: str) -> str:
    """Return a name, in braces where it would be taken for two names, or for a last name first.

    One with a suffix stands in BibTeX's order, "Davis, Jr., Sammy": else the suffix would be the last name.
    """
    escaped = text(name)
    if _BETWEEN_NAMES.search(name) or escaped.lower() == "others":
        return f"{{{escaped}}}"
    if not suffix_of(escaped):
        return escaped
    given, family, suffix = parts_of(name)
    return f"{text(family)}, {suffix}, {text(given)}" if suffix else escaped


def address(plain: str) -> str:
    """Return an address or identifier as it is, but for what would unbalance the entry."""
    return INVISIBLE.sub("", plain).translate(_UNSAFE_IN_ADDRESS)


def is_balanced(text: str) -> bool:
    """Tell whether each brace that opens is closed, and none is closed before."""
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
