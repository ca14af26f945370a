"""Where the details of a bug go: into a file that can be sent along with a report."""

from __future__ import annotations

import os

from platformdirs import user_log_path

from readinglist.domain.fault_report import report_of


def kept_details(fault: BaseException) -> str:
    """Keep the report of `fault` in the log folder, and return a sentence that says where."""
    try:
        folder = user_log_path("readinglist", appauthor=False)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / "terminal.log"
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
            file.write(report_of(fault))
    except OSError:
        return "Please report what you did."
    return f"Please report it with what is in {path}."
