r"""TeX to plain text: accents, escapes, symbols and styles as a reader sees them (`Fr\'echet`, `$\times$`, `\emph{x}`).

One pass from left to right over what stands in a title or an abstract; it never fails, whatever it is given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial

Finish = Callable[[str], str]  # what a group, or the letter that stands for one, becomes

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\[^A-Za-z]|\\$|[{}~^_]|[^\\{}~^_]+", re.DOTALL)
# As Pandoc reads it: no space within the dollars, no digit behind them ("$5 and $10" are prices).
_MATH = re.compile(
    r"(?<!\\)\$(?:(?=[^\s$])((?:[^$\\]|\\.){1,2000})(?<!\s)|(\s*\\(?:[^$\\]|\\.){1,2000}))\$(?!\d)", re.DOTALL
)
_SET = re.compile(r"[^,|]{0,20}(?:[,|][^,|]{1,20})+")  # {0, 1} and {red, green} are no groups
# The combining character of each accent macro (The TeXbook, chapter 9).
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
_ASCII = {
    "textasciicircum": "^", "textasciitilde": "~", "textasciigrave": "`", "textquotesingle": "'", "textbraceleft": "{",
    "textbraceright": "}", "textbackslash": "\\", "textless": "<", "textgreater": ">", "textbar": "|",
}  # fmt: skip
_WITHOUT_DOT = {"ı": "i", "ȷ": "j"}
_SPACES = frozenset(" \n\\,;:")
_NOTHING = frozenset("!-/()[]@")
_DROPPED = frozenset(
    "cite citep citet citealp citeauthor ref eqref cref autoref label vspace hspace begin end color "
    "addtocounter".split()
)
_STYLES = frozenset(
    "text textrm textbf textit texttt textsc textsf textsl textmd textup textnormal emph underline uline mbox hbox bm "
    "boldsymbol operatorname mathrm mathbf mathit mathtt mathsf mathcal mathbb mathfrak mathscr textsuperscript "
    "textsubscript url path added href".split()
)
_SWITCHES = frozenset(
    "it bf tt em sc sf rm sl bfseries itshape ttfamily scshape small normalsize large footnotesize tiny left right "
    "big Big bigl bigr par noindent displaystyle textstyle limits nolimits protect xspace ensuremath quad qquad "
    "item newline".split()
)


def to_text(source: str, *, sets: bool = True) -> str:
    """Return `source` with its TeX markup read, or taken away where it means nothing in plain text.

    `sets` says whether {red, green} may be a set, whose braces stay; in BibTeX it is a group like any other.
    """
    return _Reader(_group if sets else _kept).read(_MATH.sub(lambda match: f"{match[1] or match[2]}{{}}", source))


class _Reader:
    """A text on its way from TeX: what is read so far, the groups that are open, and what waits for the next one."""

    def __init__(self, group: Finish) -> None:
        self._group = group
        self._pieces: list[str] = []
        self._open: list[tuple[list[str], Finish, list[Finish]]] = []
        self._for_groups: list[Finish] = []  # one for each group that may come next
        self._for_letter: Finish | None = None  # where a letter alone may stand for the first of them

    def read(self, source: str) -> str:
        """Return `source` as plain text."""
        for match in _TOKEN.finditer(source):
            token = match[0]
            if token == "{":
                self._begin_group()
            elif token == "}":
                self._end_group()
            elif token == "~":
                self._write(self._tie(source[match.end() : match.end() + 1]))
            elif token in "^_":
                self._expect(partial(_script, token), letter=True)
            elif token[0] == "\\":
                self._read_macro(token[1:].rstrip("*"))
            else:
                self._write(token)
        while self._open:
            self._end_group()
        self._expect()
        return "".join(self._pieces)

    def _expect(self, *finishes: Finish, letter: bool = False) -> None:
        """Wait for groups; what was waited for and did not come is written without them."""
        if self._for_letter:
            self._pieces.append(self._for_letter(""))
        self._for_groups = list(finishes)
        self._for_letter = finishes[0] if letter else None

    def _begin_group(self) -> None:
        finish = self._for_groups.pop(0) if self._for_groups else self._group
        self._open.append((self._pieces, finish, self._for_groups))
        self._pieces, self._for_groups, self._for_letter = [], [], None

    def _end_group(self) -> None:
        self._expect()
        if self._open:
            inner = "".join(self._pieces)
            self._pieces, finish, self._for_groups = self._open.pop()
            self._pieces.append(finish(inner))

    def _write(self, text: str) -> None:
        if self._for_letter and text and not text[0].isspace():
            self._pieces.append(self._for_letter(text[0]))
            self._for_letter, text = None, text[1:]
        self._expect()
        self._pieces.append(text)

    def _tie(self, following: str) -> str:
        """Read a `~`: a space between words, but itself in "~85%", "5~10" and "a ~ b"."""
        before = self._pieces[-1][-1:] if self._pieces else ""
        apart = not before or not following or before.isspace() or before in "(/" or following.isspace()
        return "~" if apart or (before.isdigit() and following.isdigit()) else " "

    def _read_macro(self, name: str) -> None:
        if name in ACCENTS:
            self._expect(partial(_accented, name), letter=True)
        elif name in _STYLES:
            self._expect(_kept)
        elif name in _DROPPED:
            self._expect(_dropped)
        elif name == "textcolor":
            self._expect(_dropped, _kept)
        elif name == "footnote":
            self._expect(_aside)
        elif name == "frac":
            self._expect(_operand, _divisor)
        elif name == "sqrt":
            self._expect(_root)
        elif name in _SPACES or name in _SWITCHES:
            self._write(" ")
        elif not name.isalpha():
            self._write("" if name in _NOTHING else name)
        else:
            self._write(_symbol(name))


@lru_cache(maxsize=2_000)
def _symbol(macro: str) -> str:
    """Return the character that a macro stands for; its bare name where there is none."""
    if macro in _ASCII:
        return _ASCII[macro]
    from pylatexenc.latex2text import get_default_latex_context_db  # 35 ms that most pages can do without

    text = getattr(get_default_latex_context_db().get_macro_spec(macro), "simplify_repl", None)
    return text if isinstance(text, str) and "%" not in text else macro


def _kept(text: str) -> str:
    return text


def _dropped(text: str) -> str:  # noqa: ARG001
    return ""


def _group(text: str) -> str:
    return f"{{{text}}}" if _SET.fullmatch(text) else text


def _aside(text: str) -> str:
    return f" ({text.strip().removesuffix('.')})"


def _operand(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"


def _divisor(text: str) -> str:
    return f"/{_operand(text)}"


def _root(text: str) -> str:
    return f"√{_operand(text)}"


def _script(mark: str, text: str) -> str:
    """Return a superscript or subscript in the plain way: `x^2`, `x^(n+1)`, `90°`, `5th`."""
    if not text:
        return mark
    if mark == "^" and text in ("∘", "◦", "°", "th", "st", "nd", "rd"):
        return "°" if text in "∘◦°" else text
    return f"{mark}{_operand(text)}"


def _accented(accent: str, text: str) -> str:
    """Return `text` with an accent on its first letter; `\\~{}` and `\\^{}` are the characters themselves."""
    if not text:
        return accent if accent in "~^" else ""
    letter = _WITHOUT_DOT.get(text[0], text[0])
    return unicodedata.normalize("NFC", letter + ACCENTS[accent]) + text[1:]
