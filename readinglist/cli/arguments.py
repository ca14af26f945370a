"""The command line: its commands, and the help that explains them; what may stand behind each is in `options.py`."""

from __future__ import annotations

import argparse
import os
import textwrap
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path

from readinglist import __version__

COMMANDS = (
    "import", "add", "list", "mark", "tag", "tags", "export", "exports", "ticks", "open", "duplicates", "keys",
    "imports", "history", "undo", "redo", "check", "backup", "backups", "restore", "recover",
)  # fmt: skip

_DESCRIPTION = """\
Reading List: go through pages of papers, find any paper again, take a list away.

  readinglist [FILE ...]      open the window; files are offered for import
  readinglist COMMAND ...     work here, in the terminal
"""

_EPILOG = """\
What QUERY finds:
  contrastve lerning          both words, in any order, misspelt or unfinished
  "weak to strong"            these words in this order, as spelt (put it in '...' for your shell)
  tag:vision is:unread        papers with this tag, or one below it, that are unread
  year:2021..2024 -survey     from one year to another, without a word; also: a OR b, ( )
The filters, and what may stand behind three of them:
{filters}
No QUERY at all means every paper but the dismissed and the trash.

States: unread, queued, reading, read, dismissed.
The library is the file of --library, else of $READINGLIST_LIBRARY, else the one in your data folder, also while the
window shows another.
Exit status: 0 done (also where a query found nothing), 1 something could not be done, 2 wrong usage.

Examples:
  readinglist import trending.txt
  readinglist add 2403.00001 --title 'Learning to Fold' --tag biology
  readinglist list is:unread has:code
  readinglist mark read --id 12 15
  readinglist tag --add vision 'segment anything'
  readinglist export tag:thesis --format bibtex -o thesis.bib
"""

_LIBRARY_HELP = "the library to work on, one file"


def asks_for_terminal(arguments: Sequence[str]) -> bool:
    """Tell whether the command line is one of the terminal's, or else the window's.

    A file that is named like a command is opened by `./list` or after `--`.
    """
    return _first_word(arguments) in (*COMMANDS, "-h", "--help", "--version")


def mistyped(arguments: Sequence[str]) -> str:
    """Return a sentence where the first word is neither a file nor looks like the name of one; else nothing."""
    word = _first_word(arguments)
    if not word or word == "--" or Path(word).suffix or os.sep in word or os.path.lexists(word):
        return ""
    near = get_close_matches(word, COMMANDS, 1)
    hint = f"did you mean readinglist {near[0]}?" if near else "see readinglist --help."
    return f"There is no file and no command “{word}”; {hint}"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for; `command` is one of COMMANDS, `library` a path or None for the usual one.

    Raises:
        SystemExit: help or version was printed (status 0), or the usage is wrong and was explained (status 2).
    """
    words = arguments if _first_word(arguments) == "import" else [_kept_from_options(word) for word in arguments]
    chosen = _parser().parse_args(words)
    if chosen.command in ("mark", "tag", "open") and any(map(str.strip, chosen.query)) == bool(chosen.id):
        chosen.refuse("say which papers, either by a QUERY or by --id")
    if chosen.command == "add" and not any((chosen.paper.strip(), chosen.title, chosen.arxiv, chosen.doi, chosen.url)):
        chosen.refuse("say which paper, by PAPER or at least one of --title, --arxiv, --doi and --url")
    if chosen.command == "tag" and not (chosen.add or chosen.remove):
        chosen.refuse("say which tags, by --add or --remove")
    if chosen.command == "tags" and chosen.dry_run and not chosen.apply_rules:
        chosen.refuse("--dry-run goes with --apply-rules")
    if chosen.command == "export" and chosen.id and (chosen.keep or any(map(str.strip, chosen.query))):
        chosen.refuse("--id names papers once; leave out QUERY and --keep")
    if chosen.command == "export" and chosen.keep and not chosen.output:
        chosen.refuse("say which file to keep up to date, by -o")
    return chosen


def _first_word(arguments: Sequence[str]) -> str:
    words = iter(arguments)
    for word in words:
        if word == "--library":
            next(words, None)
        elif not word.startswith("--library="):
            return word
    return ""


def _kept_from_options(word: str) -> str:
    """Return a word of a query so that `-survey` or `-has:code` is not taken for options: a space leads it."""
    return f" {word}" if len(word) > 2 and word[0] == "-" != word[1] else word


class _WholeWords(argparse.HelpFormatter):
    """Does not break lines within names ("csl-json")."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(" ".join(text.split()), width, break_on_hyphens=False)


def _filters() -> str:
    """Return the filters of a query, and the values of those that take one of few."""
    from readinglist.search.prefixes import VALUES, Prefix

    told = [" ".join(Prefix), *(f"{prefix:<6} {', '.join(values)}" for prefix, values in VALUES.items())]
    return "\n".join(f"  {line}" for line in told)


def _parser() -> argparse.ArgumentParser:
    from readinglist.cli import options  # no start of the window needs them

    parser = argparse.ArgumentParser(
        prog="readinglist",
        usage="readinglist [--library PATH] [FILE ...]\n       readinglist [--library PATH] COMMAND ...",
        description=_DESCRIPTION,
        epilog=_EPILOG.format(filters=_filters()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"readinglist {__version__}")
    parser.add_argument("--library", type=Path, metavar="PATH", help=_LIBRARY_HELP)
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND", required=True)

    def command(name: str, summary: str, add_options: Callable[[argparse.ArgumentParser], object]) -> None:
        whole = f"{summary[0].upper()}{summary[1:]}."
        one = commands.add_parser(
            name,
            prog=f"readinglist {name}",
            help=summary,
            description=whole,
            formatter_class=_WholeWords,
            allow_abbrev=False,
        )
        one.add_argument("--library", type=Path, metavar="PATH", default=argparse.SUPPRESS, help=_LIBRARY_HELP)
        one.set_defaults(refuse=one.error)
        add_options(one)

    command("import", "read listings into the library, each paper once", options.import_files)
    command("add", "add one paper by hand", options.add)
    command("list", "show the papers that match, the best first", options.list_papers)
    command("mark", "give papers a state", options.mark)
    command("tag", "add tags to papers, or remove them", options.tag)
    command("tags", "show the tags, and the rules that give them; rename, merge and delete tags", options.tags)
    command(
        "export", "write papers as BibTeX, Markdown or in another format, to the terminal or a file", options.export
    )
    command("exports", "show which files are kept up to date, and bring them up to date", options.exports)
    command("ticks", "show which papers were ticked elsewhere in a task list in Markdown", options.ticks)
    command("open", "open the best match's repository or page in the browser", options.open_link)
    command("duplicates", "show which papers may be in the library twice", options.duplicates)
    command("keys", "show how citation keys are made, and change them by a pattern", options.keys)
    command("imports", "show what was imported when, the newest first", options.imports)
    command("history", "show what was done when, the newest first", options.history)
    command("undo", "take back the last action, also one of the window, or any of long ago", options.undo)
    command("redo", "do again what was undone last", options.redo)
    command("check", "look the library over for damage, and mend what can be mended", options.check)
    command("backup", "make a verified backup of the library, or a copy elsewhere", options.backup)
    command("backups", "show which backups there are, the newest first", options.backups)
    command("restore", "put a backup in the place of the library, which is kept", options.restore)
    command("recover", "make a new library of what can be read in a damaged one, which is kept", options.recover)
    return parser
