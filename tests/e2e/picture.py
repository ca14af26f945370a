"""Makes the pictures of the README from the real window: `python -m tests.e2e.picture`.

They are taken from a virtual display, on the sample listing with a little work done on it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from readinglist.library import Library, marking, tagging
from readinglist.library.lists import add_smart_list
from tests.e2e.desktop import Desktop
from tests.e2e.program import CHECKOUT, Program

PICTURES = CHECKOUT / "packaging" / "screenshots"
_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def main() -> None:
    """Write each picture anew."""
    PICTURES.mkdir(exist_ok=True)
    desktop = Desktop()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(desktop, Path(folder) / "home")
        try:
            _work_a_little(program.library)
            program.start()
            window = program.wait(kind="MainWindow")
            desktop.click((window.place[0] + window.place[2] // 2, window.place[1] - 10), times=2)  # maximise
            desktop.press("ctrl+f")
            desktop.write("modle")
            program.wait_for_row("Models", name="paper-list")
            desktop.press("Down", "Down")
            time.sleep(1.0)  # until the details are there and the caret has settled
            _grab(desktop, PICTURES / "window.png")
            program.quit()
        finally:
            program.kill()
            desktop.close()


def _work_a_little(path: Path) -> None:
    """Bring the sample into a library as somebody who has begun to read it would have it."""
    with Library.open(path) as library:
        library.import_files([CHECKOUT / "resources" / "sample-listing.txt"])

        def papers(query: str) -> list[int]:
            return list(library.search(query).ids)

        library.mark(papers('"attention is all" OR nerf OR title:squad'), "read")
        library.mark(papers('"latent diffusion" OR title:whisper'), "queued")
        library.mark(papers('"segment anything"'), "reading")
        marking.star(library, papers('"denoising diffusion" OR "attention is all"'), True)
        marking.rate(library, papers('"attention is all"'), 5)
        library.tag(papers("diffusion"), add=["generation"])
        library.tag(papers('"segment anything" OR title:transferable'), add=["vision"])
        library.tag(papers("title:nerf OR title:dreamfusion"), add=["vision/3d"])
        library.tag(papers("title:squad OR title:qlora OR title:attention"), add=["language"])
        for (tag, _), colour in zip(
            library.overview().tags, ("#c2571a", "#2f7d4f", "#3b62d9", "#3b62d9"), strict=False
        ):
            tagging.recolour(library, tag.id, colour)
        add_smart_list(library, "Monday, with code", "is:unread has:code")


def _grab(desktop: Desktop, path: Path) -> None:
    subprocess.run([sys.executable, "-c", _GRAB, str(path)], env=desktop.environment(), check=True)


if __name__ == "__main__":
    main()
