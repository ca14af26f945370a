"""The terminal's door: one command, one library, one exit status (0 done, 1 could not be done, 2 wrong usage)."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from readinglist.cli.arguments import parse
from readinglist.cli.faults import kept_details
from readinglist.cli.text import shown
from readinglist.domain.errors import ReadingListError
from readinglist.domain.fault_report import FAULT, TELLS_FAULTS, report_of

INTERRUPTED = 130  # 128 + SIGINT, as shells say it
PIPE_CLOSED = 141  # 128 + SIGPIPE


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit status; what could not be done is one sentence on stderr."""
    _open_what_is_closed()
    _write_anything()
    try:
        chosen = parse(arguments)
        gc.disable()  # imports make much and drop little: looking for garbage takes a tenth of the start
        from readinglist.cli.commands import run  # only now: --help and --version need no database

        gc.enable()
        status = run(chosen)
        sys.stdout.flush()
    except ReadingListError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except OSError as error:
        _drop_output()
        return _refuse(f"This was not done to its end ({error.strerror or error}); the library is safe, try again.")
    except SystemExit:
        raise
    except BaseException as fault:  # a bug is ours, and its trace nothing for a terminal; a panic is no Exception
        _drop_output()
        return _fail(fault)
    return status


def _refuse(sentence: str) -> int:
    print(shown(sentence), file=sys.stderr)
    return 1


def _open_what_is_closed() -> None:
    """Let nobody be asked and nothing be shown where whoever started this has closed a stream, as `>&-` does."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w"))  # noqa: SIM115 (for as long as we run)


def _fail(fault: BaseException) -> int:
    """Say that it failed by a fault: to a window that listens and tells its user, by the report."""
    if os.environ.get(TELLS_FAULTS):
        print(report_of(fault), file=sys.stderr)
        return FAULT
    return _refuse(f"This failed by a fault in Reading List; the library is safe. {kept_details(fault)}")


def _write_anything() -> None:
    """Let a terminal that lacks a character show its escape, where Python would stop with an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Keep Python from writing what is left to a pipe that was closed or a disk that is full, once more, at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
