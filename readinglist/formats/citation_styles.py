"""The citation styles that references can be set in, by name; nothing here is slow to load.

The files are from the repository of styles (github.com/citation-style-language/styles), unchanged: `resources/csl/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from readinglist.domain.errors import InvalidValue
from readinglist.domain.resources import resource_dir

SUFFIX = ".csl"
_MOST = 1 << 20  # bytes of a style; the largest of all there are has a third of it


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A style: its name on the command line, its title in menus, its file, and the English that it is in."""

    name: str
    title: str
    file: str
    locale: str = "en-US"


STYLES = (
    CitationStyle("apa", "APA, 7th edition", "apa"),
    CitationStyle("ieee", "IEEE", "ieee"),
    CitationStyle("acm", "ACM", "association-for-computing-machinery"),
    CitationStyle("acl", "ACL (computational linguistics)", "association-for-computational-linguistics"),
    CitationStyle("chicago", "Chicago, 18th edition (author-date)", "chicago-author-date"),
    CitationStyle("mla", "MLA, 9th edition", "modern-language-association"),
    CitationStyle("harvard", "Harvard (Cite Them Right, 12th edition)", "harvard-cite-them-right", "en-GB"),
    CitationStyle("nature", "Nature", "nature"),
    CitationStyle("lncs", "Springer LNCS", "springer-lecture-notes-in-computer-science"),
    CitationStyle("vancouver", "Vancouver (NLM)", "nlm-citation-sequence"),
    CitationStyle("ama", "AMA, 11th edition", "american-medical-association"),
)
DEFAULT_STYLE = "apa"


def own_file(style: str) -> Path | None:
    """Return the file that a style of the user's own is in; None for those that have a name."""
    return Path(style).expanduser().absolute() if style.lower().endswith(SUFFIX) else None


def style_file(style: str) -> tuple[bytes, str]:
    """Return what stands in a style, and its locale; `style` is the name of one of ours, or the path of a .csl file.

    Raises:
        InvalidValue: there is no such style, or its file cannot be read.
    """
    ours = next((one for one in STYLES if one.name == (style or DEFAULT_STYLE)), None)
    if ours is not None:
        return (resource_dir() / "csl" / (ours.file + SUFFIX)).read_bytes(), ours.locale
    path = own_file(style)
    if path is None:
        names = ", ".join(one.name for one in STYLES)
        raise InvalidValue(f"There is no citation style “{style}”; there are {names}, or the path of a {SUFFIX} file.")
    return _content(path), "en-US"


def _content(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size <= _MOST:
            return path.read_bytes()
    except (OSError, ValueError):  # a name with a NUL is no OSError
        pass
    raise InvalidValue(f"The citation style {path} could not be read, so no references were made; choose another file.")
