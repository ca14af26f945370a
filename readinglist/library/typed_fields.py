"""What was typed into a paper's fields, as the library keeps it, or why it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from readinglist.domain import cite_key, identity
from readinglist.domain.change import Value
from readinglist.domain.errors import InvalidValue, LinkNotOpened
from readinglist.domain.links import MAX_URL_LENGTH, Link, LinkKind, checked_url, host_of, same_place
from readinglist.library.text import shortened, storable

MAX_YEAR = 9_999


def checked(fields: Mapping[str, object]) -> dict[str, Value]:
    """Return values as they are kept; of authors and links, one a line.

    Raises:
        InvalidValue: a field cannot take its value.
    """
    return {name: _checked(name, value) for name, value in fields.items()}


def links_in(lines: str) -> tuple[Link, ...]:
    """Return the links that were typed, one a line: an address, and its kind behind it where that is another one.

    Raises:
        InvalidValue: a line is no web address.
    """
    found = [_link(line) for line in lines.splitlines() if line.strip()]
    return tuple({same_place(link.url): link for link in reversed(found)}.values())[::-1]


def typed_links(links: Iterable[Link]) -> str:
    """Return links as they are typed, each with its kind."""
    return "\n".join(f"{link.url} {link.kind}" for link in links)


def _checked(name: str, value: object) -> Value:
    match name:
        case "title":
            title = " ".join(storable(str(value), 2_000).split())
            if not title:
                raise InvalidValue("A paper needs a title; nothing was changed.", name)
            return title
        case "abstract" | "venue":
            return storable(str(value), 100_000).strip()
        case "authors":
            return "\n".join(_lines(value, 200))
        case "links":
            return typed_links(links_in("\n".join(_lines(value, 2 * MAX_URL_LENGTH))))
        case "year":
            if value is not None and not (isinstance(value, int) and 0 <= value <= MAX_YEAR):
                raise InvalidValue("A year is a number from 0 to 9999; nothing was changed.", name)
            return value
        case "arxiv":
            return _identifier(name, "an arXiv id (such as 2103.00020)", identity.arxiv_id, value)
        case "doi":
            return _identifier(name, "a DOI (such as 10.1000/182)", identity.doi, value)
        case "cite_key":
            if not cite_key.valid_key(str(value)):
                raise InvalidValue(
                    "A citation key has letters, digits and : _ . + / - only; nothing was changed.", name
                )
            return str(value)
        case _:
            raise InvalidValue(f"A paper has no field “{name}”.", name)


def _lines(value: object, limit: int) -> list[str]:
    """Return what was typed line by line, none of them empty or longer than so many characters."""
    lines: Sequence[object] = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    tidy = (" ".join(storable(str(one), limit).split()) for one in lines)
    return [line for line in tidy if line]


def _link(line: str) -> Link:
    address, _, kind = line.strip().partition(" ")
    address = address if "://" in address else f"https://{address}"
    try:
        url = checked_url(address)
        if "." not in host_of(url):
            raise LinkNotOpened
        return Link(url, LinkKind(kind.strip().lower())) if kind else Link.to(url)
    except LinkNotOpened:
        sentence = f"“{shortened(line)}” is no web address (http or https); nothing was changed."
    except ValueError:
        kinds = ", ".join(LinkKind)
        sentence = f"“{shortened(kind)}” is no kind of link, which are {kinds}; nothing was changed."
    raise InvalidValue(sentence, "links")


def _identifier(name: str, kind: str, find: Callable[[str], str | None], value: object) -> str | None:
    if not value:
        return None
    text = str(value)
    found = find(text)
    if found is None:
        raise InvalidValue(f"“{shortened(text)}” is not {kind}; nothing was changed.", name)
    return found
