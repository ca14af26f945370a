"""The process that reads files, with a fault in it: run as a module by a test."""

from __future__ import annotations

from readinglist.formats import child


def fail(_data: bytes, _name: str) -> None:
    raise ZeroDivisionError("in a format")


if __name__ == "__main__":
    child.stream = fail  # type: ignore[assignment]
    child.main()
