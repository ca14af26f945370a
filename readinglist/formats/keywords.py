"""Keywords of a file as tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from readinglist.domain.errors import InvalidValue
from readinglist.domain.tags import clean_name, fold
from readinglist.formats.clean_text import clean

MAX_KEYWORDS = 100  # of one paper
_SAMPLE = 300  # characters of a keyword that are looked at


def keywords(names: Iterable[str], cleaned: Callable[[str, int], str] = clean) -> tuple[str, ...]:
    """Return `names` as tags, each once; what can be no tag (nothing, a whole sentence) is left out.

    `cleaned` takes away the markup that names may have.
    """
    tags: dict[str, str] = {}
    for name in names:
        try:
            tag = clean_name(cleaned(name[:_SAMPLE], _SAMPLE))
        except InvalidValue:
            continue
        tags.setdefault(fold(tag), tag)
        if len(tags) == MAX_KEYWORDS:
            break
    return tuple(tags.values())
