"""Tags in the terminal: which there are, another name for one, and the rules that give them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from readinglist.cli import as_json
from readinglist.cli.table import GAP
from readinglist.cli.text import note, shown
from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import NotFound
from readinglist.domain.tags import Tag, fold
from readinglist.library import Library, running_rules, similar_tags, tag_tree, tagging
from readinglist.library.running_rules import Ruled
from readinglist.library.text import counted

PAGE = 500  # titles fetched at a time


def tags(library: Library, chosen: Namespace) -> int:
    """List tags, those that may be one, or rules; or change tags; raises NotFound and InvalidValue."""
    if chosen.rename:
        old, new = chosen.rename
        return _change(library, old, new, lambda: tagging.rename(library, old, new), as_text=not chosen.json)
    if chosen.merge:
        old, into = chosen.merge
        return _change(library, old, into, lambda: tagging.merge(library, [old], into), as_text=not chosen.json)
    if chosen.delete is not None:
        number = _existing(library, chosen.delete).id
        return _change(library, chosen.delete, "", lambda: tagging.delete(library, number), as_text=not chosen.json)
    if chosen.similar:
        return _list_similar(library, chosen)
    if chosen.rules or chosen.apply_rules:
        return (
            _apply_rules(library, chosen) if chosen.apply_rules and not chosen.dry_run else _list_rules(library, chosen)
        )
    return _list(library, chosen)


def _list(library: Library, chosen: Namespace) -> int:
    known = library.overview().tags
    if chosen.json:
        as_json.print_all(_as_json(tag, count) | {"colour": tag.colour, "number": tag.number} for tag, count in known)
        return 0
    digits = max((len(f"{count:,}") for _tag, count in known), default=0)
    for tag, count in known:
        print(f"{count:>{digits},}{GAP}{shown(tag.name)}")
    note(f"{counted(len(known), 'tag')}.")
    return 0


def _list_similar(library: Library, chosen: Namespace) -> int:
    groups = similar_tags.similar_tags(library.overview().tags)
    if chosen.json:
        as_json.print_all(
            {"kept": _as_json(*group.kept), "others": [_as_json(*one) for one in group.others]} for group in groups
        )
        return 0
    for group in groups:
        print(f"{', '.join(_named(*one) for one in group.others)} -> {_named(*group.kept)}")
    hint = " readinglist tags --merge TAG INTO makes two of them one." if groups else ""
    note(f"{counted(len(groups), 'group')} of tags that are spelt alike.{hint}")
    return 0


def _list_rules(library: Library, chosen: Namespace) -> int:
    """Print the rules, and where it was asked what they would do, the papers that each would tag."""
    rules = running_rules.preview(library)
    if chosen.json:
        as_json.print_all(map(_rule_as_json, rules))
        return 0
    for one in rules:
        print(shown(f"{one.rule.query} -> {', '.join(one.rule.tags)}: {_counts(one)}"))
        for start in range(0, len(one.lacking) if chosen.apply_rules else 0, PAGE):
            titles = library.store.titles(one.lacking[start : start + PAGE])
            for number in one.lacking[start : start + PAGE]:
                print(f"  {number}{GAP}{shown(titles.get(number, ''))}")
    lacking = set().union(*(one.lacking for one in rules))
    hint = f" readinglist tags --apply-rules tags {'it' if len(lacking) == 1 else 'them'}." if lacking else ""
    note(f"{counted(len(rules), 'rule')}, {counted(len(lacking), 'paper')} to tag.{hint}")
    return 0


def _apply_rules(library: Library, chosen: Namespace) -> int:
    rules = running_rules.preview(library)
    change = running_rules.apply(library, [(one.rule, one.lacking) for one in rules])
    if chosen.json:
        print(as_json.text({"tagged": _papers(change), "rules": [_rule_as_json(one) for one in rules]}))
    elif change is None:
        note("All papers that the rules find have their tags already; nothing was changed.")
    else:
        print(f"{change.label}.")
    return 0


def _change(library: Library, old: str, wanted: str, write: Callable[[], Change | None], *, as_text: bool) -> int:
    """Change a tag, and say what that has touched."""
    effect = tag_tree.effect(library, old, wanted)
    touched = effect.following if wanted else counted(effect.papers, "paper") if effect.papers else ""
    change = write()
    if not as_text:
        print(as_json.text({"papers": _papers(change), "smart_lists": effect.smart_lists, "rules": effect.rules}))
    elif change is None:
        note("This is so already; nothing was changed.")
    else:
        print(f"{shown(change.label)}{f': {touched}' if touched else ''}.")
    return 0


def _existing(library: Library, name: str) -> Tag:
    known = library.overview(counted=False).tags
    found = next((tag for tag, _count in known if fold(tag.name) == fold(name)), None)
    if found is None:
        raise NotFound(f"There is no tag “{name}”; nothing was changed.")
    return found


def _papers(change: Change | None) -> int:
    """Return how many papers a change has touched."""
    return len({field.id for field in change.fields if field.entity is Entity.PAPER}) if change else 0


def _named(tag: Tag, count: int) -> str:
    return f"{shown(tag.name)} ({count:,})"


def _counts(one: Ruled) -> str:
    return f"finds {counted(one.found or 0, 'paper')}, {len(one.lacking):,} to tag"


def _as_json(tag: Tag, count: int) -> dict[str, Any]:
    return {"name": tag.name, "papers": count}


def _rule_as_json(one: Ruled) -> dict[str, Any]:
    return {
        "id": one.rule.id,
        "query": one.rule.query,
        "tags": list(one.rule.tags),
        "found": one.found,
        "to_tag": len(one.lacking),
    }
