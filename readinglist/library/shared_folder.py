"""Is a library kept where another program or machine may write to its file behind SQLite's back?

Folders that are kept in step with a cloud copy the file while it is being written, and put an older one in its place;
network file systems do not lock as SQLite needs it: https://www.sqlite.org/howtocorrupt.html#_file_locking_problems
"""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/mounts")  # where Linux tells which file systems there are
_CLOUDS = (
    (re.compile(r"dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"onedrive( - .+)?"), "OneDrive"),
    (re.compile(r"google ?drive|my drive|googledrive-.+"), "Google Drive"),
    (re.compile(r"nextcloud|owncloud"), "Nextcloud"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs"), "iCloud"),
    (re.compile(r"box( sync)?|pcloud ?drive|syncthing|sync\.com|seafile|megasync"), "a cloud"),
)
_NETWORKS = frozenset("nfs nfs4 cifs smb3 smbfs afs 9p ceph glusterfs fuse.sshfs fuse.rclone fuse.davfs davfs".split())
_CONFLICTED = re.compile(
    r"conflicted copy|conflict[-_ ]?\d|sync-conflict-\d|in konflikt stehende kopie|copie en conflit|_conf\(\d+\)",
    re.IGNORECASE,
)


def shared_by(path: Path, mounts: Path = MOUNTS) -> str:
    """Return what the folder of the library at `path` is shared by ("Dropbox", "a network drive"); else nothing."""
    for folder in path.parent.parts:
        for name, cloud in _CLOUDS:
            if name.fullmatch(folder.casefold()):
                return cloud
    return "a network drive" if _file_system(path, mounts) in _NETWORKS else ""


def conflicted_copies(path: Path) -> list[Path]:
    """Return the copies of a library that such a program has made because two machines changed it."""
    beside = path.parent.glob(f"{_escaped(path.stem)}*{_escaped(path.suffix)}")
    return sorted(file for file in beside if file != path and _CONFLICTED.search(file.name))


def caution(path: Path, mounts: Path = MOUNTS) -> str:
    """Return why a library is better kept elsewhere, and where; nothing where it is well kept."""
    shared, copies = shared_by(path, mounts), conflicted_copies(path)
    sentences = []
    if shared:
        sentences.append(
            f"This library is in a folder of {shared}, which may damage it or put an older one in its place while it "
            "is in use. Better keep it on this computer (File > Move Library…), and copies of it there."
        )
    if copies:
        more = f" and {len(copies) - 1:,} more" if len(copies) > 1 else ""
        sentences.append(
            f"Beside it is {copies[0].name}{more}: it was changed in two places, and each may lack papers of the other."
        )
    return " ".join(sentences)


def _file_system(path: Path, mounts: Path) -> str:
    """Return the kind of file system that `path` is on, as the system names it; nothing where that is not told."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found, deepest = "", -1
    for words in (line.split() for line in lines):
        if len(words) < 3:
            continue
        place = Path(words[1].replace("\\040", " "))
        if path.is_relative_to(place) and len(place.parts) >= deepest:
            found, deepest = words[2], len(place.parts)
    return found


def _escaped(text: str) -> str:
    """Return a text that means itself in a pattern for names of files."""
    return re.sub(r"([*?[])", r"[\1]", text)
