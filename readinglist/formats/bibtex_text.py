r"""The text of BibTeX values: TeX to Unicode, names parted at `and`, keywords at commas.

Other than the text of a page, a value is TeX for certain: braces only group, `--` is a dash, and what stands escaped
means itself, so that what `formats.bibtex` wrote is read as it was.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from readinglist.formats import tex
from readinglist.formats.export_damage import without_tags

_MARKUP = re.compile(r"[\\{}~$^_&<]|--|``|''")
_ENTITY = re.compile(r"(?<!\\)&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_LABELLED = re.compile(r"\\href\s*\{([^{}]{1,2000})\}\s*\{((?:[^{}]|\{[^{}]{0,200}\}){0,500})\}")
_ADDRESS = re.compile(r"(https?://(?:[^\s{}\\<>\"]|\\[_#%&~$-])+)")
_IN_ADDRESS = str.maketrans({"~": r"\textasciitilde{}", "$": r"\$", "^": r"\textasciicircum{}"})
_ADDRESS_MACRO = re.compile(r"\\(?:url|href|path|nolinkurl)\b\s*")
_ESCAPES_IN_ADDRESS = (
    ("\\textasciitilde", "~"), ("\\textunderscore", "_"), ("\\textless", "<"), ("\\textgreater", ">"),
    ("$\\sim$", "~"), ("$<$", "<"), ("$>$", ">"), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"),
)  # fmt: skip
# A macro of letters takes the blanks behind it along; that counts where it stands within a word.
_LETTER = re.compile(r"\\(o|O|l|L|ss|ae|AE|oe|OE|aa|AA|i|j|dh|DH|th|TH|dj|DJ|ng|NG)[ \t\n]+(?=\w)")
_ACCENT = re.compile(r"\\([HcuvdbkrtGU])[ \t\n]+([A-Za-z]|\\[ij]\b)")
_SWITCH = re.compile(r"\\(?:it|bf|em|sc|rm|tt|sf|sl|(?:it|sl|sc|up)shape|(?:bf|md)series|(?:rm|sf|tt)family)\b\s*")
_QUOTED = re.compile(r"\\(?:mkbibquote|enquote)\*?\s*\{([^{}]{0,1000})\}")
_BIBLATEX = re.compile(r"\\(?:mkbib(?:emph|italic|bold|superscript|subscript)|autocap|MakeUppercase|MakeLowercase)\b")
_SIGNS = (
    (re.compile(r"\\hyphen\b\s*"), "-"),
    (re.compile(r"\\slash\b\s*"), "/"),
    (re.compile(r"---"), "—"),
    (re.compile(r"--"), "–"),
    (re.compile(r"``"), "“"),
    (re.compile(r"''"), "”"),
    (re.compile(r"(?<=\s)~(?=[,;:!?])"), " "),
    (re.compile(r"(?<!\\)\\~$"), "∼"),  # an accent on nothing
)
# Digits as a script: `$_2$`, `_{10}`, `^{\textrm{2}}`; a mark without braces outside of formulas is only itself.
_SCRIPT = re.compile(
    r"(?<!\\)([_^])(?:\{([0-9+-]{1,9})\}|\{\\(?:text|math)rm\s?\{([0-9+-]{1,9})\}\}|([0-9])(?=\$))"
    r"|\\text(sub|super)script\s?\{([0-9+-]{1,9})\}"
)
_BELOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_ABOVE = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LINE_BREAK = re.compile(r"\\(?:newline|par)\b|\n[ \t]*\n")
_AND = re.compile(r"(?<!\\)[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
COMMA = re.compile(r"(?<!\\)[{}]|,")
_BETWEEN_KEYWORDS = re.compile(r"(?<!\\)[{}]|[,;]")
_LINE_END = re.compile(r"(?<!\\)[{}]|\n")


def text_of(value: str) -> str:
    """Return what a value says, with blanks and line breaks as they stand."""
    if not _MARKUP.search(value):
        return value
    if "&" in value:
        value = _ENTITY.sub(lambda match: html.unescape(match[0]), value)
    if r"{\text" in value:  # so Mendeley writes tags
        value = value.replace(r"{\textless}", "<").replace(r"{\textgreater}", ">")
    if "<" in value:
        value = without_tags(value)
    value = _SCRIPT.sub(_script, value)
    if "\\" in value:
        value = _LABELLED.sub(r"\2 (\1)", _BIBLATEX.sub("", _QUOTED.sub(r"“\1”", value)))
        value = _SWITCH.sub("", _LETTER.sub(r"\\\1{}", _ACCENT.sub(r"\\\1{\2}", value)))
    pieces = _ADDRESS.split(value) if "://" in value else [value]
    pieces[0::2] = map(_with_signs, pieces[0::2])
    pieces[1::2] = (address.translate(_IN_ADDRESS) for address in pieces[1::2])
    return tex.to_text("".join(pieces), sets=False)


def lines_of(value: str) -> str:
    r"""Return what a value says in lines: parted at empty lines, `\par` and `\newline` (so are notes written)."""
    return "\n".join(text_of(" ".join(line.split())) for line in _LINE_BREAK.split(value))


def names(value: str) -> list[str]:
    """Return the names in a value, each as it stands; the end of a list ("and others") is none."""
    parts = (part.strip() for part in parted(value, _AND))
    return [part for part in parts if part and part.lower() != "others"]


def keywords(value: str) -> list[str]:
    """Return the keywords in a value: parted at commas and semicolons, else at line ends; not within braces."""
    by_commas = list(parted(value, _BETWEEN_KEYWORDS))
    return by_commas if len(by_commas) > 1 else list(parted(value, _LINE_END))


def address_of(value: str) -> str:
    r"""Return a web address or identifier as it is meant: without `\url{}`, escapes (`{\_}`) and braces."""
    value = _ADDRESS_MACRO.sub(" ", value).replace("}{", " ")
    for written, meant in _ESCAPES_IN_ADDRESS:
        value = value.replace(written, meant)
    return re.sub(r"\\([_#%&~$-])", r"\1", value).replace("{", "").replace("}", "").strip()


def _script(match: re.Match[str]) -> str:
    digits = match[2] or match[3] or match[4] or match[6]
    return digits.translate(_BELOW if match[1] == "_" or match[5] == "sub" else _ABOVE)


def _with_signs(text: str) -> str:
    for sign, shown in _SIGNS:
        text = sign.sub(shown, text)
    return text


def parted(value: str, ends: re.Pattern[str]) -> Iterator[str]:
    """Yield the parts of a value between what `ends`, which finds braces too, finds outside of them."""
    depth, start = 0, 0
    for match in ends.finditer(value):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            yield value[start : match.start()]
            start = match.end()
    yield value[start:]
