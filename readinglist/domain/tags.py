"""Tags: a name, unique without regard to case; `/` nests."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from readinglist.domain.errors import InvalidValue

MAX_TAG_LENGTH = 100
_NOT_TYPED = str.maketrans(dict.fromkeys(',"“”„‟«»', " "))
"""What stands in no name: a comma ends one where tags are typed, and a quote where one is searched for."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its looks. `colour` is `#rrggbb` or empty; `number` is its key, 1 to 9, or None.

    `unlike` are the tags (folded names) that it was said not to be the same as, however alike they look.
    """

    id: int
    name: str
    colour: str = ""
    number: int | None = None
    unlike: frozenset[str] = frozenset()

    def is_told_apart_from(self, other: Tag) -> bool:
        """Whether the two were said not to be the same."""
        return fold(other.name) in self.unlike or fold(self.name) in other.unlike


def clean_name(name: str) -> str:
    """Return `name` as a tag is stored: single spaces, no commas, quotes or control characters, no empty level.

    Raises:
        InvalidValue: nothing is left, or the name is longer than 100 characters.
    """
    printable = "".join(character if character.isprintable() else " " for character in name.translate(_NOT_TYPED))
    levels = (" ".join(level.split()) for level in unicodedata.normalize("NFC", printable).lstrip("#/ ").split("/"))
    clean = "/".join(level for level in levels if level)
    if not clean:
        raise InvalidValue("A tag needs a name.")
    if len(clean) > MAX_TAG_LENGTH:
        raise InvalidValue(f"A tag's name has at most {MAX_TAG_LENGTH} characters.")
    return clean


def trimmed(name: str) -> str:
    """Return the name that is meant, without the signs around it that belong to none: `#vision/` means `vision`."""
    return name.lstrip("#/ ").rstrip("/ ")


def fold(name: str) -> str:
    """Return what two spellings of one tag share."""
    return unicodedata.normalize("NFC", name).casefold()


def lineage(name: str) -> list[str]:
    """Return the tag and all it is nested in, outermost first: `a/b/c` gives `a`, `a/b`, `a/b/c`."""
    levels = name.split("/")
    return ["/".join(levels[: depth + 1]) for depth in range(len(levels))]


def put_below(name: str, above: str) -> str:
    """Return what the tag is called below another one, or below none: `a/b` below `c` is `c/b`."""
    last = name.rpartition("/")[2]
    return f"{above}/{last}" if above else last


def is_within(name: str, branch: str) -> bool:
    """Tell whether the tag is that one, or nested below it."""
    return f"{fold(name)}/".startswith(f"{fold(branch)}/")
