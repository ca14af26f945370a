"""A library in the folder of a cloud or on a network drive is warned about, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.library.shared_folder import caution, conflicted_copies, shared_by


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("/home/ada/Dropbox/papers/library.db", "Dropbox"),
        ("/home/ada/Dropbox (Analytical Engines)/library.db", "Dropbox"),
        ("/home/ada/OneDrive - University of Somewhere/library.db", "OneDrive"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/library.db", "iCloud"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive/library.db", "Google Drive"),
        ("/home/ada/Nextcloud/library.db", "Nextcloud"),
        ("/home/ada/papers/library.db", ""),
        ("/home/ada/papers/dropbox-notes/library.db", ""),
        ("/home/ada/papers/Dropbox", ""),
    ],
)
def test_a_cloud_is_known_by_its_folder(tmp_path: Path, path: str, shared: str) -> None:
    assert shared_by(Path(path), tmp_path / "no mounts") == shared


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("/mnt/group drive/papers/library.db", "a network drive"),
        ("/mnt/group drive/local/library.db", ""),
        ("/home/ada/remote/library.db", "a network drive"),
        ("/home/ada/library.db", ""),
    ],
)
def test_a_network_drive_is_known_by_its_file_system(tmp_path: Path, path: str, shared: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/group /mnt/group\\040drive nfs4 rw 0 0\n"
        "/dev/sdb1 /mnt/group\\040drive/local ext4 rw 0 0\n"
        "ada@far:/ /home/ada/remote fuse.sshfs rw 0 0\n"
        "broken\n"
    )
    assert shared_by(Path(path), mounts) == shared


def test_the_reason_and_the_advice_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    (folder / "library.db").touch()
    (folder / "library (ada's conflicted copy 2026-03-01).db").touch()
    told = caution(folder / "library.db")
    assert "folder of Dropbox" in told
    assert "Move Library…" in told
    assert "library (ada's conflicted copy 2026-03-01).db" in told


def test_a_library_that_is_well_kept_needs_no_words(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    assert caution(tmp_path / "library.db", tmp_path / "no mounts") == ""


@pytest.mark.parametrize(
    ("name", "is_copy"),
    [
        ("library (conflicted copy 2026-11-22 114500).db", True),
        ("library.sync-conflict-20260301-120000-ABCDEFG.db", True),
        ("library_conf(1).db", True),
        ("library (1).db", False),
        ("library.db.damaged-2026-03-01-123000", False),
        ("thesis (conflicted copy 2026-11-22 114500).db", False),
    ],
)
def test_conflicted_copies_are_known_by_their_names(tmp_path: Path, name: str, is_copy: bool) -> None:
    (tmp_path / name).touch()
    assert bool(conflicted_copies(tmp_path / "library.db")) == is_copy
