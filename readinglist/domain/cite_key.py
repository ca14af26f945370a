"""Citation keys: readable, in ASCII, unique without regard to case, never changed unasked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SMALL_WORDS = frozenset(
    "a an and are as at be by can do does for from how in into is it its of on or over the their to toward towards "
    "under up using via what when where which why with without".split()
)
"""In lower case: words that say nothing about what a title is of."""
MAX_KEY_LENGTH = 60
FALLBACK = "paper"
_VALID = re.compile(r"[A-Za-z0-9:_.+/-]{1,200}")
_INVALID = re.compile(r"[^A-Za-z0-9:_.+/-]+")
_WORD = re.compile("[A-Za-z0-9]+")
_NUMBER = re.compile("-[0-9]+")
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
# Letters that Unicode does not take apart into one of ASCII and an accent.
_LETTERS = {
    "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
}  # fmt: skip
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")  # a tenth of the time of str.translate


def valid_key(key: str) -> bool:
    """Tell whether `key` can stand in a .bib file as it is."""
    return _VALID.fullmatch(key) is not None


def fitted(text: str) -> str:
    """Return what of an ASCII text can be a citation key; it may be nothing."""
    return _INVALID.sub("", text)[:MAX_KEY_LENGTH].strip("-")


def is_made_of(key: str, wanted: str) -> bool:
    """Tell whether `key` is `wanted`, with a number behind it or without."""
    return key.startswith(wanted) and (len(key) == len(wanted) or _NUMBER.fullmatch(key, len(wanted)) is not None)


class FreeKeys:
    """Gives out keys that nobody has: as wanted, or with the first number behind it that is free.

    It remembers the numbers it has got to, so that ten thousand papers may want one key.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {key.lower() for key in taken}
        self._reached: dict[str, int] = {}

    def __contains__(self, key: str) -> bool:
        return key.lower() in self._taken

    def hold(self, keys: Iterable[str]) -> None:
        """Give out none of these."""
        self._taken.update(key.lower() for key in keys)

    def take(self, wanted: str) -> str:
        """Return a key that is free, which it is no more."""
        key, folded = wanted, wanted.lower()
        if folded in self._taken:
            number = self._reached.get(folded, 1) + 1
            while f"{folded}-{number}" in self._taken:
                number += 1
            self._reached[folded] = number
            key = f"{wanted}-{number}"
        self._taken.add(key.lower())
        return key


def in_ascii(text: str) -> str:
    """Return a text in ASCII: accents and what has no such letter are left out."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", _LETTER.sub(lambda letter: _LETTERS[letter[0]], text))
    return decomposed.encode("ascii", "ignore").decode("ascii")


def words(text: str) -> list[str]:
    """Return the words of a text in ASCII, letters and digits alone; an apostrophe parts no word, a hyphen does."""
    return _WORD.findall(in_ascii(text).replace("'", ""))


def last_name(author: str) -> str:
    """Return the last name, letters and digits alone, of "Ada de la Cruz" (Cruz) or "de la Cruz, Ada" (delaCruz)."""
    before, comma, _given = author.partition(",")
    parts = [] if comma else author.split()
    if len(parts) > 2 and parts[-1] in _SUFFIXES:
        parts.pop()  # "Sammy Davis Jr." is a Davis
    last = before if comma else "".join(parts[-1:])
    return last if last.isascii() and last.isalnum() else "".join(words(last))
