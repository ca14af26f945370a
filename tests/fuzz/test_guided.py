from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.guided import Guided, available, guided


@pytest.mark.skipif(not available(), reason="there is no atheris here (make fuzz GUIDED=1 installs it)")
def test_a_guided_run_reaches_code_that_its_first_inputs_did_not(tmp_path: Path) -> None:
    (found,) = guided(["PubMed"], 300, tmp_path)
    assert (found.inputs, found.faults) == (300, ())
    assert found.reached[1] > found.reached[0] > 0
    assert found.memory > 0
    assert any((tmp_path / "PubMed" / "corpus").iterdir())


@pytest.mark.skipif(not available(), reason="there is no atheris here (make fuzz GUIDED=1 installs it)")
def test_a_process_that_fails_is_a_fault(tmp_path: Path) -> None:
    (found,) = guided(["no such reader"], 10, tmp_path)
    assert found.inputs == 0
    assert "StopIteration" in found.faults[0]


def test_a_row_says_what_came_of_a_reader() -> None:
    found = Guided("CSV", 20_000, 31.4, (700, 1_512), (0.25, 100_000), 180, ("a fault",))
    assert found.row().split() == "CSV 20,000 31 700 → 1,512 0.25 s (100,000 bytes) 180 MB 1".split()
