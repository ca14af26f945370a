"""The command line: its commands, their options, and the help that explains them."""

from __future__ import annotations

import argparse
import os
import re
import textwrap
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path

from readinglist import __version__
from readinglist.domain.backups import Reason
from readinglist.domain.exports import ALL_PARTS, EXPORT_KINDS
from readinglist.domain.paper import State
from readinglist.formats.citation_styles import DEFAULT_STYLE, STYLES, SUFFIX

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
  tag:vision is:unread        filters: tag: is: has: in: title: abstract: author: site: year: added:
  year:2021..2024 -survey     ranges; without a word; also: a OR b, ( ), sort:added
No QUERY at all means every paper but the dismissed and the trash.

States: unread, queued, reading, read, dismissed.
The library is the file of --library, else of $READINGLIST_LIBRARY, else the one in your data folder, whichever one
the window shows.
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="readinglist",
        usage="readinglist [--library PATH] [FILE ...]\n       readinglist [--library PATH] COMMAND ...",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"readinglist {__version__}")
    parser.add_argument("--library", type=Path, metavar="PATH", help=_LIBRARY_HELP)
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND", required=True)

    def command(name: str, summary: str, *options: Callable[[argparse.ArgumentParser], object]) -> None:
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
        for add in options:
            add(one)

    command("import", "read listings into the library, each paper once", _files, _keywords, _update, _json)
    command("add", "add one paper by hand", _paper, _json)
    command("list", "show the papers that match, the best first", _query, _limit, _json)
    command("mark", "give papers a state", _state, _query, _ids)
    command("tag", "add tags to papers, or remove them", _tags, _query, _ids)
    command("tags", "show the tags, and the rules that give them; rename, merge and delete tags", _all_tags, _json)
    command("export", "write papers as BibTeX, Markdown or in another format, here or to a file", _query, _ids, _export)
    command("exports", "show which files are kept up to date, and bring them up to date", _exports, _json)
    command("ticks", "show which papers were ticked elsewhere in a task list in Markdown", _ticks)
    command("open", "open the best match's repository or page in the browser", _query, _id)
    command("duplicates", "show which papers may be in the library twice", _merge_exact, _json)
    command("keys", "show how citation keys are made, and change them by a pattern", _keys, _json)
    command("imports", "show what was imported when, the newest first", _limit_imports, _json)
    command("history", "show what was done when, the newest first", _words, _limit_changes, _json)
    command("undo", "take back the last action, also one of the window, or any of long ago", _undo)
    command("redo", "do again what was undone last", _redo)
    command("check", "look the library over for damage, and mend what can be mended", _check)
    command("backup", "make a verified backup of the library, or a copy elsewhere", _copy)
    command("backups", "show which backups there are, the newest first", _json)
    command("restore", "put a backup in the place of the library, which is kept", _restore)
    command("recover", "read what can be read in a damaged library into a new one, and keep the damaged file")
    return parser


def _check(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--mend", action="store_true", help="put damaged words back from backups; the rest is kept")
    what.add_argument("--keep", action="store_true", help="count damaged words as right from now on")


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a list of papers in any format that README names, or a folder of them"
    )


def _paper(parser: argparse.ArgumentParser) -> None:
    told = "a DOI, an arXiv id, a web address, a title, or an entry of BibTeX, RIS or CSL-JSON; nothing is looked up"
    parser.add_argument("paper", nargs="?", default="", metavar="PAPER", help=told)
    parser.add_argument("--title", metavar="TITLE", help="its title, where PAPER does not say it")
    parser.add_argument("--author", action="append", default=[], metavar="NAME", help="an author (again for more)")
    parser.add_argument("--year", type=_number, metavar="YEAR", help="the year it appeared")
    parser.add_argument("--venue", metavar="VENUE", help="where it appeared")
    parser.add_argument("--arxiv", metavar="ID", help="its arXiv id")
    parser.add_argument("--doi", metavar="DOI", help="its DOI")
    parser.add_argument("--url", action="append", default=[], metavar="URL", help="a link (again for more)")
    parser.add_argument("--abstract", metavar="TEXT", help="its abstract; links in it are found")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag (again for more)")
    states = [state.value for state in State]
    parser.add_argument("--state", choices=states, default=State.UNREAD.value, metavar="STATE", help=", ".join(states))


def _keywords(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-keywords", action="store_true", help="do not make tags of the keywords in the files")


def _update(parser: argparse.ArgumentParser) -> None:
    told = "of a file that comes again changed, take over title, abstract, authors, year and venue of known papers"
    parser.add_argument("--update", action="store_true", help=told)


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="which papers; readinglist --help explains it")


def _state(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("state", choices=[state.value for state in State], metavar="STATE", help=", ".join(State))


def _ids(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--id", nargs="+", type=_number, default=[], metavar="N", help="the papers with these numbers")


def _id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--id", nargs=1, type=_number, default=[], metavar="N", help="the paper with this number")


def _tags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--add", action="append", default=[], metavar="TAG", help="a tag to add (again for more)")
    parser.add_argument("--remove", action="append", default=[], metavar="TAG", help="a tag to remove (again for more)")


def _all_tags(parser: argparse.ArgumentParser) -> None:
    doing = parser.add_mutually_exclusive_group()
    below = "give a tag, and with it all that are below, another name"
    doing.add_argument("--rename", nargs=2, metavar=("TAG", "NAME"), help=below)
    doing.add_argument("--merge", nargs=2, metavar=("TAG", "INTO"), help="make one tag of two, which is called INTO")
    doing.add_argument("--delete", metavar="TAG", help="take a tag off all papers; those below it stay")
    doing.add_argument("--similar", action="store_true", help="show tags that are spelt alike")
    doing.add_argument("--rules", action="store_true", help="show the tag rules, and how many papers they would tag")
    doing.add_argument("--apply-rules", action="store_true", help="tag the papers that the tag rules find")
    parser.add_argument("--dry-run", action="store_true", help="with --apply-rules: only show which papers these are")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")


def _limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=_number, metavar="N", help="at most this many papers")


def _merge_exact(parser: argparse.ArgumentParser) -> None:
    exact = "merge those with the same identifier, or with the same title and authors, instead"
    parser.add_argument("--merge-exact", action="store_true", help=exact)


def _keys(parser: argparse.ArgumentParser) -> None:
    told = "show what this pattern would change; such as 'auth.lower + shorttitle(3, 3) + year' (README explains it)"
    parser.add_argument("--pattern", metavar="PATTERN", help=told)
    given = "also the keys that came with a file or were typed"
    parser.add_argument("--also-given", action="store_true", help=given)
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--change", action="store_true", help="change the keys, and use the pattern from now on")
    does.add_argument("--use", action="store_true", help="use the pattern for new papers, and change no key")


def _limit_imports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=_number, metavar="N", help="at most this many imports")


def _words(parser: argparse.ArgumentParser) -> None:
    told = "only what says all of these, as in 'readinglist history import'"
    parser.add_argument("words", nargs="*", metavar="WORD", help=told)


def _limit_changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=_number, metavar="N", help="at most this many actions")


def _undo(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    told = "all that was done after this action (readinglist history shows its number); 0: everything"
    which.add_argument("--to", type=_number_or_none, metavar="N", help=told)
    alone = "this action alone, whatever was done since"
    which.add_argument("--change", dest="change_number", type=_number, metavar="N", help=alone)
    told = "the import with this number (readinglist imports shows it), whatever was done since"
    which.add_argument("--import", dest="import_number", type=_number, metavar="N", help=told)


def _redo(parser: argparse.ArgumentParser) -> None:
    told = "all that was undone, up to this action (readinglist history shows its number)"
    parser.add_argument("--to", type=_number, metavar="N", help=told)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", required=True, metavar="FORMAT", help=f"one of {', '.join(kind.name for kind in EXPORT_KINDS)}"
    )
    parser.add_argument(
        "--without",
        action="append",
        choices=ALL_PARTS.names.split(),
        default=[],
        metavar="PART",
        help=f"leave out one of {', '.join(ALL_PARTS.names.split())} (again for more)",
    )
    named = ", ".join(style.name for style in STYLES)
    style = f"for references: the citation style, one of {named} ({DEFAULT_STYLE} without it), or a {SUFFIX} file"
    parser.add_argument("--style", type=_style, default="", metavar="STYLE", help=style)
    where = "write to this file (notes: folder) instead of here"
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=where)
    kept = "write the file again, from now on, whenever what QUERY finds has changed"
    parser.add_argument("--keep", action="store_true", help=kept)


def _exports(parser: argparse.ArgumentParser) -> None:
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument("--update", action="store_true", help="write those again that would be different by now")
    overwrite = "write this one, although another program has changed its file"
    doing.add_argument("--overwrite", type=_number, metavar="N", help=overwrite)
    doing.add_argument("--remove", type=_number, metavar="N", help="keep this one up to date no more; the file stays")


def _ticks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a Markdown export, or another list with boxes")
    parser.add_argument("--mark", action="store_true", help="mark the papers read that were ticked there")


def _copy(parser: argparse.ArgumentParser) -> None:
    usual = "write a copy to this file; else one is made in the folder of backups beside the library"
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=usual)
    changed = "make none where there is one of the library as it is"
    parser.add_argument("--if-changed", action="store_true", help=changed)
    parser.add_argument("--because", choices=[reason.value for reason in Reason], help=argparse.SUPPRESS)


def _restore(parser: argparse.ArgumentParser) -> None:
    told = "the number of a backup (readinglist backups shows it), or the name of its file"
    parser.add_argument("backup", metavar="NUMBER", help=told)
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _style(text: str) -> str:
    """Return the name of a citation style; the path of a file as it is found from any folder."""
    return str(Path(text).expanduser().absolute()) if text.lower().endswith(SUFFIX) else text


def _number_or_none(text: str) -> int:
    """Return a whole number, 0 too."""
    return 0 if text == "0" else _number(text)


def _number(text: str) -> int:
    """Return a positive whole number."""
    if re.fullmatch(r"[1-9][0-9]{0,17}", text):
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number above zero")
