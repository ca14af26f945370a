"""Living exports: files that are written again when what their query finds has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from readinglist.domain.exports import ExportChoice


class Standing(StrEnum):
    """How a living export stands since it was last tried.

    `EDITED` says that somebody else wrote to its file, which is left alone until the user decides.
    """

    NEW = "new"
    WRITTEN = "written"
    EDITED = "edited"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Trace:
    """What the program knows of the file that it wrote for a living export.

    `content` is the hash of that file, `coming` of the one that was about to take its place when this was noted;
    `told` a hash of what it tells; `seen` names the library's state, the day and the citation style that it was last
    compared with, and `status` the file as it then was, in the words of its file system.
    """

    content: str = ""
    coming: str = ""
    told: str = ""
    seen: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class LivingExport:
    """A query bound to a file, or for notes to a folder.

    `written` is when the file became what it is (UTC) and `papers` how many are in it; `remark` is a sentence where
    the last try did not do all.
    """

    id: int
    query: str
    path: Path
    choice: ExportChoice
    standing: Standing = Standing.NEW
    written: datetime | None = None
    papers: int = 0
    remark: str = ""
    trace: Trace = Trace()
