"""Papers that may be one, in the terminal: which they are, and merging those that are beyond doubt."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from readinglist.cli import as_json
from readinglist.cli.text import note, padded, shown
from readinglist.domain.change import Change
from readinglist.domain.duplicates import PossibleDuplicate
from readinglist.library import Library, duplicates
from readinglist.library.text import counted


def list_duplicates(library: Library, chosen: Namespace) -> int:
    """Print the pairs of papers that may be one, the exact ones first; or merge the exact ones."""
    if chosen.merge_exact:
        return _merge_exact(library, as_text=not chosen.json)
    pairs = sorted(library.possible_duplicates(), key=lambda pair: pair.order)
    titles = library.store.titles(sorted({number for pair in pairs for number in (pair.one, pair.other)}))
    if chosen.json:
        as_json.print_all(_as_json(pair, titles) for pair in pairs)
        return 0
    for pair in pairs:
        print(_paragraph(pair, titles))
    exact = sum(pair.is_exact for pair in pairs)
    hint = f", {exact:,} of them exact: readinglist duplicates --merge-exact merges these" if exact else ""
    note(f"{counted(len(pairs), 'pair')}{hint}.")
    return 0


def _merge_exact(library: Library, *, as_text: bool) -> int:
    change = duplicates.merge_all(library, duplicates.exact_groups(library))
    if not as_text:
        print(as_json.text({"trashed": _trashed(change)}))
    elif change is not None:
        print(f"{change.label}.")
    else:
        note("No papers are the same beyond doubt; nothing was changed.")
    return 0


def _trashed(change: Change | None) -> list[int]:
    """Return the papers that went."""
    return sorted(field.id for field in change.fields if field.field == "trashed") if change else []


def _paragraph(pair: PossibleDuplicate, titles: Mapping[int, str]) -> str:
    numbers = str(pair.one), str(pair.other)
    width = max(map(len, numbers))
    lines = [f"{padded(number, width)}  {shown(titles[int(number)])}" for number in numbers]
    return "\n".join([*lines, f"{' ' * width}  {pair.reason}", ""])


def _as_json(pair: PossibleDuplicate, titles: Mapping[int, str]) -> dict[str, Any]:
    return {
        "one": {"id": pair.one, "title": titles[pair.one]},
        "other": {"id": pair.other, "title": titles[pair.other]},
        "why": pair.why.value,
        "alike": pair.alike,
        "exact": pair.is_exact,
    }
