"""What each command does: one function for each, over the same library as the window's."""

from __future__ import annotations

import shutil
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from readinglist.cli import adding, as_json, backups, duplicates, exports, history, imports, keys, tags, ticks
from readinglist.cli.importing import import_files
from readinglist.cli.progress import ProgressLine
from readinglist.cli.table import Table
from readinglist.cli.text import note, shown
from readinglist.domain.change import Change
from readinglist.domain.errors import InvalidValue, LibraryBusy, LinkNotOpened, NotFound
from readinglist.domain.exports import ALL_PARTS, NOTES, ExportChoice
from readinglist.domain.links import sent_url
from readinglist.domain.paper import Paper
from readinglist.library import Library, checking, exporting, mending, notes_folder
from readinglist.library.checking import CheckReport
from readinglist.library.location import default_path
from readinglist.library.searching import SearchResult
from readinglist.library.text import counted, what_stayed
from readinglist.search.corrections import MOST_READ, corrections, in_words

_NAMED = 5  # files that a sentence names
PAGE = 500  # papers fetched at a time: a library may hold a million


def run(chosen: Namespace) -> int:
    """Do the chosen command and return its exit status; raises ReadingListError for what could not be done."""
    path = chosen.library or default_path()
    if chosen.command == "import":
        return import_files(path, chosen)
    if chosen.command == "add":
        return adding.add(path, chosen)
    if chosen.command == "backups":
        return backups.list_backups(path, chosen)
    if chosen.command == "restore":
        return backups.restore(path, chosen)
    if chosen.command == "recover":
        from readinglist.cli import recovery  # what takes damaged files apart is needed by no other command

        return recovery.recover(path)
    with Library.open(path, create=False) as library:
        before = library.revision()
        status = _done(library, chosen)
        if library.revision() != before and chosen.command not in ("export", "exports"):
            exports.follow(library)
        return status


def _done(library: Library, chosen: Namespace) -> int:
    """Do the chosen command and return its exit status."""
    match chosen.command:
        case "list":
            return list_papers(library, chosen)
        case "mark":
            return mark(library, chosen)
        case "tag":
            return tag(library, chosen)
        case "tags":
            return tags.tags(library, chosen)
        case "export":
            return export(library, chosen)
        case "exports":
            return exports.exports(library, chosen)
        case "ticks":
            return ticks.ticks(library, chosen)
        case "open":
            return open_link(library, chosen)
        case "duplicates":
            return duplicates.list_duplicates(library, chosen)
        case "keys":
            return keys.keys(library, chosen)
        case "imports":
            return imports.list_imports(library, chosen)
        case "history":
            return history.list_history(library, chosen)
        case "undo":
            return _say_done("Undone", history.undo(library, chosen))
        case "redo":
            return _say_done("Done again", history.redo(library, chosen))
        case "check":
            return check(library, chosen)
        case _:
            return backups.backup(library, chosen)


def list_papers(library: Library, chosen: Namespace) -> int:
    """Print the papers that match, as a table or as JSON."""
    result = library.search(_query(chosen), limit=chosen.limit)
    papers = _papers(library, result.ids)
    if chosen.json:
        as_json.print_all(map(as_json.paper, papers))
        return 0
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    first = [paper for _, paper in zip(range(PAGE), papers, strict=False)]
    if first:
        table = Table.fitted(first, room)
        print(table.heading())
        for paper in chain(first, papers):
            print(table.row(paper))
    listed, total = len(result.ids), result.total or 0
    _note_doubts(library, result)
    note(f"{listed:,} of {counted(total, 'paper')}" if listed < total else counted(listed, "paper"))
    return 0


def mark(library: Library, chosen: Namespace) -> int:
    """Give papers a state."""
    ids = _chosen_ids(library, chosen)
    return _say_change(ids, library.mark(ids, chosen.state))


def tag(library: Library, chosen: Namespace) -> int:
    """Add and remove tags."""
    ids = _chosen_ids(library, chosen)
    return _say_change(ids, library.tag(ids, add=chosen.add, remove=chosen.remove))


def export(library: Library, chosen: Namespace) -> int:
    """Write papers in a format, to a file or to standard output (always UTF-8, whatever the terminal speaks)."""
    choice = ExportChoice(chosen.format, ALL_PARTS.without(chosen.without), chosen.style)
    ids = _ids_to_export(library, chosen)
    if chosen.keep:
        return exports.keep(library, _query(chosen), chosen.output, choice)
    if chosen.format == NOTES.name:
        _export_notes(library, ids, chosen, choice)
    elif chosen.output:
        exporting.export_file(library, ids, choice, chosen.output)
        print(f"Wrote {counted(len(ids), 'paper')} to {shown(str(chosen.output))}.")
    else:
        for piece in exporting.pieces_of(library, ids, choice):
            sys.stdout.buffer.write(piece.encode())
        if not ids:
            note("No paper matches; nothing was written.")
    return 0


def _ids_to_export(library: Library, chosen: Namespace) -> Sequence[int]:
    """Return the papers that are named, in that order, or found, also where they match only nearly.

    Raises:
        NotFound: no paper has one of the numbers.
        InvalidValue: a part of the query means nothing.
    """
    if chosen.id:
        return _chosen_ids(library, chosen)
    result = library.search(_query(chosen))
    _refuse_ignored(result, "written")
    _note_doubts(library, result)
    return result.ids


def _export_notes(library: Library, ids: Sequence[int], chosen: Namespace, choice: ExportChoice) -> None:
    if not chosen.output:
        raise InvalidValue("Notes are a folder of files, so none were written; name the folder with -o.")
    done = notes_folder.write_notes(library, ids, chosen.output, choice.parts)
    print(f"Wrote {counted(done.written, 'note')} to {shown(str(chosen.output))}; {done.same:,} were there already.")
    if done.kept:
        names = ", ".join(shown(name) for name in done.kept[:_NAMED]) + (", …" if len(done.kept) > _NAMED else "")
        note(f"Left as they are, since they are not ours or were changed since ({len(done.kept):,}): {names}.")


def open_link(library: Library, chosen: Namespace) -> int:
    """Open a paper's best link in the browser."""
    ids = chosen.id
    if not ids:
        result = library.search(_query(chosen), limit=1)
        _refuse_ignored(result, "opened")
        ids = result.ids
        _note_doubts(library, result)
    paper = next(_papers(library, ids), None)
    if paper is None:
        raise NotFound("No paper was found to open; try readinglist list with other words.")
    if paper.best_link is None:
        raise NotFound(f"“{paper.title}” has no link; nothing was opened.")
    url = sent_url(paper.best_link.url)
    if not webbrowser.open(url):
        raise LinkNotOpened(f"No browser could be started here; the address is {url}")
    print(f"Opened {url}")
    return 0


def check(library: Library, chosen: Namespace) -> int:
    """Look the library over, and mend it where that is wanted; status 1 where something is still wrong."""
    report = _checked(library)
    said = set(report.sentences)
    _print_all(report.sentences)
    if chosen.mend and report.can_be_mended:
        with ProgressLine() as line:
            mended = mending.mend(library, report, line.count)
        _print_all(mended.sentences)
        if mended.left:
            note("Look at them; if they are right, readinglist check --keep lets no check tell of them again.")
    elif chosen.keep and report.papers:
        mending.take_as_they_are(library, report.papers)
    else:
        return 0 if report.sound else 1
    report = _checked(library)
    _print_all(sentence for sentence in report.sentences if sentence not in said)
    return 0 if report.sound else 1


def _checked(library: Library) -> CheckReport:
    with ProgressLine() as line:
        return checking.check(library, line.count)


def _print_all(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(shown(sentence))


def _refuse_ignored(result: SearchResult, done: str) -> None:
    """Raise InvalidValue where a part of the query means nothing: without it, far more may be found than was meant."""
    if result.query.ignored:
        raise InvalidValue(
            f"“{result.query.ignored[0]}” means nothing here, so nothing was {done}; "
            "readinglist --help explains the filters."
        )


def _note_doubts(library: Library, result: SearchResult) -> None:
    """Say where what was found may not be what was meant, or not all of it."""
    for part in result.query.ignored:
        note(f"“{part}” means nothing here, so it was left out; readinglist --help explains the filters.")
    if result.loosened:
        note(in_words(corrections(result.query, library.papers(result.ids[:MOST_READ]))))
    if not result.complete:
        note("The search index is being built by another copy of the program; some papers may be missing here.")


def _query(chosen: Namespace) -> str:
    return " ".join(chosen.query)


def _chosen_ids(library: Library, chosen: Namespace) -> Sequence[int]:
    """Return the papers meant by --id or by a query; a guess is good to look at, not to act on.

    Raises:
        NotFound: no paper has one of the numbers, or the query matches only words that are spelt otherwise.
        InvalidValue, LibraryBusy: a part of the query means nothing, or the search index is not whole just now.
    """
    if not chosen.id:
        result = library.search(_query(chosen))
        _refuse_ignored(result, "changed")
        if not result.complete:
            raise LibraryBusy(
                "The search index is being built by another copy of the program, so nothing was changed; try again."
            )
        if result.loosened:
            raise NotFound(
                f"Nothing matches “{_query(chosen)}” as typed, so nothing was changed; "
                f"{counted(len(result.ids), 'paper')} would match with other spelling."
                " Correct the words, or name the papers with --id."
            )
        return result.ids
    there = {paper.id for paper in library.papers(chosen.id)}
    for number in chosen.id:
        if number not in there:
            raise NotFound(f"There is no paper with the number {number}; nothing was changed.")
    return list(dict.fromkeys(chosen.id))


def _papers(library: Library, ids: Sequence[int]) -> Iterator[Paper]:
    for start in range(0, len(ids), PAGE):
        yield from library.papers(ids[start : start + PAGE])


def _say_change(ids: Sequence[int], change: Change | None) -> int:
    """Say what was changed. A query that finds nothing is an answer, not a failure."""
    if change is not None:
        print(f"{shown(change.label)}.")
    else:
        note("These papers are so already; nothing was changed." if ids else "No paper matches; nothing was changed.")
    return 0


def _say_done(what: str, change: Change) -> int:
    print(f"{what}: {shown(change.label)}. {what_stayed(change)}".rstrip())
    return 0
