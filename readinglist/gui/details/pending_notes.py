"""Notes on their way into the library: what was sent, and is not known to have arrived."""

from __future__ import annotations


class PendingNotes:
    """Remembers each text until it has arrived, so that no slow or failing write can lose it."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._refused: set[int] = set()

    def send(self, paper_id: int, text: str) -> None:
        """Note that `text` is sent; it takes the place of what was sent for this paper before."""
        self._texts[paper_id] = text
        self._refused.discard(paper_id)

    def arrived(self, paper_id: int, text: str) -> None:
        """Note that `text` is in the library; a newer one is still on its way."""
        if self._texts.get(paper_id) == text:
            del self._texts[paper_id]
            self._refused.discard(paper_id)

    def refused(self, paper_id: int) -> None:
        """Note that the text could not be written."""
        if paper_id in self._texts:
            self._refused.add(paper_id)

    def text(self, paper_id: int) -> str | None:
        """Return what is on its way for a paper, None where the library has all."""
        return self._texts.get(paper_id)

    def is_refused(self, paper_id: int) -> bool:
        """Tell whether the text of a paper waits to be sent again."""
        return paper_id in self._refused

    def all_refused(self) -> list[tuple[int, str]]:
        """Return every text that waits to be sent again, with its paper."""
        return [(paper_id, self._texts[paper_id]) for paper_id in sorted(self._refused)]
