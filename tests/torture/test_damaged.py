"""The short form: 200 libraries that are cut off and 200 that are overwritten; `make torture` damages 5,000."""

from __future__ import annotations

from pathlib import Path

from tests.torture import damaged


def test_no_damaged_library_passes_for_a_sound_one(tmp_path: Path) -> None:
    outcome = damaged.run(400, 1, tmp_path)
    assert outcome.faults == ()
    assert "found by the check" in outcome.note  # else the damage did not reach what people wrote
