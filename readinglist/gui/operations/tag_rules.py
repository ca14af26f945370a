"""Tag rules: the window that shows them, making one of the search, changing, deleting and applying them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.operations import keeping, telling

if TYPE_CHECKING:
    from readinglist.domain.tag_rules import TagRule
    from readinglist.gui.tags.rule_dialog import RuleDialog
    from readinglist.gui.tags.rules_window import RulesWindow
    from readinglist.library.library import Library
    from readinglist.library.running_rules import Ruled


def show(desk: Desk, number: int = 0) -> None:
    """Show the tag rules beside the window, with this one chosen."""
    window = _shown(desk) or _make(desk)
    if number:
        window.table.choose(number)
    beside.bring_up(window)


def tag_found(desk: Desk) -> None:
    """Ask for the tags that what is shown gets, from now on."""
    _ask(desk, keeping.asked(desk))


def _shown(desk: Desk) -> RulesWindow | None:
    """Return the window, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.tags.rules_window import RulesWindow

    return beside.shown(desk.window, RulesWindow)


def _make(desk: Desk) -> RulesWindow:
    from readinglist.gui.tags.rules_reading import RulesReading
    from readinglist.gui.tags.rules_window import RulesWindow

    made = RulesWindow(desk.window, is_read_only=desk.snapshot.is_read_only)
    RulesReading(desk.background, made)
    made.new_wanted.connect(partial(_ask, desk))
    made.edit_wanted.connect(lambda rule: _ask(desk, rule.query, rule))
    made.remove_wanted.connect(partial(_remove, desk))
    made.apply_wanted.connect(partial(_apply, desk))
    return made


def _ask(desk: Desk, query: str = "", rule: TagRule | None = None) -> None:
    """Ask for a search and tags; the form stays until the library has taken them."""
    from readinglist.gui.tags.rule_dialog import RuleDialog

    dialog = RuleDialog(desk.snapshot.tags(), _shown(desk) or desk.window)
    dialog.count_wanted.connect(partial(_count, desk))
    dialog.save_wanted.connect(partial(_save, desk, dialog, rule))
    dialog.begin(query, rule.tags if rule else (), is_new=rule is None)
    dialog.open()


def _form(desk: Desk) -> RuleDialog | None:
    """Return the form, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.tags.rule_dialog import RuleDialog

    return beside.shown(desk.window, RuleDialog)


def _count(desk: Desk, query: str) -> None:
    def count(library: Library) -> int | None:
        found = library.search(query, limit=1)
        return None if not found.complete else 0 if found.loosened else found.total

    def tell(found: int | None) -> None:
        if form := _form(desk):
            form.show_count(query, found)

    desk.background.read(count, tell, topic="count of a tag rule")


def _save(desk: Desk, dialog: RuleDialog, rule: TagRule | None) -> None:
    """Keep the rule, and show it with what it would tag; what cannot be so is said in the form."""
    query, names = dialog.query, dialog.tags
    dialog.wait()

    def write(library: Library) -> Change | None:
        from readinglist.library import tag_rules

        if rule is None:
            return tag_rules.add(library, query, names)
        return tag_rules.change(library, rule.id, query, names)

    def take(change: Change | None) -> None:
        if form := _form(desk):
            form.accept()
        show(desk, change.fields[0].id if change else 0)
        telling.tell(desk, _shown, "New papers are tagged by this rule from now on.", change)

    def refuse(error: ReadingListError) -> None:
        if form := _form(desk):
            form.complain(str(error))
        else:
            telling.complain(desk, _shown, error)

    desk.background.write(write, take, refused=refuse)


def _remove(desk: Desk, rule: TagRule) -> None:
    def write(library: Library) -> Change | None:
        from readinglist.library import tag_rules

        return tag_rules.delete(library, rule.id)

    desk.background.write(
        write,
        partial(telling.tell, desk, _shown, "The rule was deleted; the tags that it has given stay."),
        refused=partial(telling.complain, desk, _shown),
    )


def _apply(desk: Desk, rules: Sequence[tuple[Ruled, frozenset[int]]]) -> None:
    """Tag what the rules find and was not left out."""

    def write(library: Library) -> Change | None:
        from readinglist.library.running_rules import apply

        wanted = [(one.rule, [n for n in one.lacking if n not in without]) for one, without in rules]
        return apply(library, wanted)

    def tell(change: Change | None) -> None:
        telling.tell(desk, _shown, f"{change.label}: done." if change else "", change)

    papers = sum(len(one.lacking) for one, _without in rules)
    desk.changes.write(papers, write, tell, refused=partial(telling.complain, desk, _shown))
