"""What works in another process is started anew: no connection to the library crosses into it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import readinglist
from readinglist.library import Library
from readinglist.library.reading_process import ReadingProcess

FORKS = re.compile(
    r"\bos\.(fork|forkpty|posix_spawn\w*|system|popen)\b|\bmultiprocessing\b|ProcessPoolExecutor|preexec_fn"
)


def test_nothing_forks() -> None:
    sources = Path(readinglist.__file__).parent.rglob("*.py")
    assert [str(path) for path in sources if FORKS.search(path.read_text("utf-8"))] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="open files are seen through Linux's /proc")
def test_a_process_that_reads_holds_no_file_of_the_library(library: Library) -> None:
    library.search("sheep")  # opens its index
    with ReadingProcess(lambda: False) as process:
        assert process._child is not None
        held = [str(path.readlink()) for path in Path(f"/proc/{process._child.pid}/fd").iterdir()]
    ours = [str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.exists()]
    assert any(name.startswith(str(library.path.parent)) for name in ours)
    assert not [name for name in held if name.startswith(str(library.path.parent))]
