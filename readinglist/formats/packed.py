"""Files packed by gzip, told by their first bytes, whatever they are called."""

from __future__ import annotations

import io

from readinglist.domain.errors import UnreadableSource

MAX_UNPACKED = 128 * 1024 * 1024  # bytes
_MAGIC = b"\x1f\x8b"  # RFC 1952, 2.3.1


def is_packed(data: bytes) -> bool:
    """Tell whether `data` was packed by gzip."""
    return data.startswith(_MAGIC)


def unpacked(data: bytes, name: str) -> bytes:
    """Return what is packed in `data`, all parts of it in a row; `data` itself where nothing is.

    No more than MAX_UNPACKED bytes are ever unpacked, and what is packed within is left so. `name` is what messages
    call the file.

    Raises:
        UnreadableSource: there is more than that in it, or it is damaged or cut off.
    """
    if not is_packed(data):
        return data
    import gzip  # only now: most files are not packed, and each start of the reader would wait for it
    import zlib

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            found = file.read(MAX_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableSource(
            f"“{name}” is packed, and damaged or cut off, so nothing was imported from it."
        ) from error
    if len(found) > MAX_UNPACKED:
        size = MAX_UNPACKED // 1024**2
        raise UnreadableSource(
            f"“{name}” is larger than {size} MB once unpacked, so nothing was imported from it; part it in two."
        )
    return found
