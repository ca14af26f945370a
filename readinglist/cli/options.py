"""What may stand behind each command, with its help: a function for each, which tells its parser."""

from __future__ import annotations

import re
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from pathlib import Path

from readinglist.domain.backups import Reason
from readinglist.domain.exports import ALL_PARTS, EXPORT_KINDS
from readinglist.domain.paper import State
from readinglist.formats.citation_styles import DEFAULT_STYLE, STYLES, SUFFIX


def import_files(parser: ArgumentParser) -> None:
    """Let files be imported."""
    told = "a list of papers in any format that README names, or a folder of them"
    parser.add_argument("files", nargs="+", metavar="FILE", help=told)
    parser.add_argument("--no-keywords", action="store_true", help="do not make tags of the keywords in the files")
    told = "give known papers the title, abstract, authors, year and venue of a file that has changed since"
    parser.add_argument("--update", action="store_true", help=told)
    _json(parser)


def add(parser: ArgumentParser) -> None:
    """Let a paper be told, and what it does not say of itself."""
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
    _json(parser)


def list_papers(parser: ArgumentParser) -> None:
    """Let papers be listed."""
    _query(parser)
    _limit(parser, "papers")
    _json(parser)


def mark(parser: ArgumentParser) -> None:
    """Let papers get a state."""
    parser.add_argument("state", choices=[state.value for state in State], metavar="STATE", help=", ".join(State))
    _query(parser)
    _ids(parser)


def tag(parser: ArgumentParser) -> None:
    """Let papers get tags, and lose some."""
    parser.add_argument("--add", action="append", default=[], metavar="TAG", help="a tag to add (again for more)")
    parser.add_argument("--remove", action="append", default=[], metavar="TAG", help="a tag to remove (again for more)")
    _query(parser)
    _ids(parser)


def tags(parser: ArgumentParser) -> None:
    """Let something be done with the tags themselves."""
    doing = parser.add_mutually_exclusive_group()
    below = "give a tag another name, and with it all tags below it"
    doing.add_argument("--rename", nargs=2, metavar=("TAG", "NAME"), help=below)
    doing.add_argument("--merge", nargs=2, metavar=("TAG", "INTO"), help="make one tag of two, which is called INTO")
    gone = "take a tag off its papers and out of the library; tags below it stay"
    doing.add_argument("--delete", metavar="TAG", help=gone)
    doing.add_argument("--similar", action="store_true", help="show tags that are spelt alike")
    doing.add_argument("--rules", action="store_true", help="show the tag rules, and how many papers they would tag")
    doing.add_argument("--apply-rules", action="store_true", help="tag the papers that the tag rules find")
    parser.add_argument("--dry-run", action="store_true", help="with --apply-rules: only show which papers these are")
    _json(parser)


def export(parser: ArgumentParser) -> None:
    """Let papers be written: which, how, how much of each, and where."""
    _query(parser)
    _ids(parser)
    kinds = f"one of {', '.join(kind.name for kind in EXPORT_KINDS)}"
    parser.add_argument("--format", required=True, metavar="FORMAT", help=kinds)
    parts = ALL_PARTS.names.split()
    left_out = f"leave out one of {', '.join(parts)} (again for more)"
    parser.add_argument("--without", action="append", choices=parts, default=[], metavar="PART", help=left_out)
    named = ", ".join(style.name for style in STYLES)
    style = f"for references: the citation style, one of {named} ({DEFAULT_STYLE} without it), or a {SUFFIX} file"
    parser.add_argument("--style", type=_style, default="", metavar="STYLE", help=style)
    where = "write to this file (for notes: folder) instead of the terminal"
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=where)
    kept = "from now on, write the file of -o again whenever what QUERY finds has changed"
    parser.add_argument("--keep", action="store_true", help=kept)


def exports(parser: ArgumentParser) -> None:
    """Let something be done with the files that are kept up to date."""
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument("--update", action="store_true", help="write those files again that would be different by now")
    overwrite = "write the one with this number again, although another program has changed its file"
    doing.add_argument("--overwrite", type=_number, metavar="N", help=overwrite)
    no_more = "keep the one with this number up to date no more; the file stays"
    doing.add_argument("--remove", type=_number, metavar="N", help=no_more)
    _json(parser)


def ticks(parser: ArgumentParser) -> None:
    """Let the boxes of a list be read, and taken over."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a Markdown export, or another list with boxes")
    parser.add_argument("--mark", action="store_true", help="mark the papers read that were ticked there")


def open_link(parser: ArgumentParser) -> None:
    """Let one paper be named."""
    _query(parser)
    told = "the paper with this number, which readinglist list shows"
    parser.add_argument("--id", nargs=1, type=_number, default=[], metavar="N", help=told)


def duplicates(parser: ArgumentParser) -> None:
    """Let what is beyond doubt be merged."""
    exact = "show none, but merge those with the same identifier, or with the same title and authors"
    parser.add_argument("--merge-exact", action="store_true", help=exact)
    _json(parser)


def keys(parser: ArgumentParser) -> None:
    """Let a pattern of citation keys be given, and something be done with it."""
    told = "show what this pattern would change; such as 'auth.lower + shorttitle(3, 3) + year' (README explains it)"
    parser.add_argument("--pattern", metavar="PATTERN", help=told)
    given = "change also the keys that came with a file or were typed"
    parser.add_argument("--also-given", action="store_true", help=given)
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--change", action="store_true", help="change the keys, and use the pattern from now on")
    does.add_argument("--use", action="store_true", help="use the pattern for new papers, and change no key")
    _json(parser)


def imports(parser: ArgumentParser) -> None:
    """Let the imports be listed."""
    _limit(parser, "imports")
    _json(parser)


def history(parser: ArgumentParser) -> None:
    """Let the history be listed, or what of it says some words."""
    told = "only what has all of these words in it, as in 'readinglist history import'"
    parser.add_argument("words", nargs="*", metavar="WORD", help=told)
    _limit(parser, "actions")
    _json(parser)


def undo(parser: ArgumentParser) -> None:
    """Let something else than the last action be taken back."""
    which = parser.add_mutually_exclusive_group()
    told = "all that was done after this action (readinglist history shows its number); 0: everything"
    which.add_argument("--to", type=_number_or_none, metavar="N", help=told)
    alone = "this action alone, whatever was done since"
    which.add_argument("--change", dest="change_number", type=_number, metavar="N", help=alone)
    told = "the import with this number (readinglist imports shows it), whatever was done since"
    which.add_argument("--import", dest="import_number", type=_number, metavar="N", help=told)


def redo(parser: ArgumentParser) -> None:
    """Let more than the last one be done again."""
    told = "all that was undone, up to this action (readinglist history shows its number)"
    parser.add_argument("--to", type=_number, metavar="N", help=told)


def check(parser: ArgumentParser) -> None:
    """Let something be done about what is found."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--mend", action="store_true", help="put damaged words back from backups; the rest is kept")
    what.add_argument("--keep", action="store_true", help="count damaged words as right from now on")


def backup(parser: ArgumentParser) -> None:
    """Let a copy be made elsewhere, or no backup where there is one as the library is."""
    usual = "write a copy to this file; else one is made in the folder of backups beside the library"
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=usual)
    changed = "make no backup where there is one of the library as it is now"
    parser.add_argument("--if-changed", action="store_true", help=changed)
    parser.add_argument("--because", choices=[reason.value for reason in Reason], help=SUPPRESS)  # the window's word


def backups(parser: ArgumentParser) -> None:
    """Let the backups be listed."""
    _json(parser)


def restore(parser: ArgumentParser) -> None:
    """Let a backup be named."""
    told = "the number of a backup (readinglist backups shows it), or the name of its file"
    parser.add_argument("backup", metavar="NUMBER", help=told)
    parser.add_argument("--yes", action="store_true", help="do not ask before")


def recover(_parser: ArgumentParser) -> None:
    """There is nothing to say."""


def _query(parser: ArgumentParser) -> None:
    told = "which papers: words and filters, which readinglist --help explains"
    parser.add_argument("query", nargs="*", metavar="QUERY", help=told)


def _ids(parser: ArgumentParser) -> None:
    told = "the papers with these numbers, which readinglist list shows"
    parser.add_argument("--id", nargs="+", type=_number, default=[], metavar="N", help=told)


def _limit(parser: ArgumentParser, what: str) -> None:
    parser.add_argument("--limit", type=_number, metavar="N", help=f"at most this many {what}")


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")


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
    raise ArgumentTypeError(f"{text!r} is no number above zero")
