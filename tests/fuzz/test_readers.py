from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing import cpu_count

import pytest

from readinglist.domain.records import Record
from readinglist.formats.reading import FORMATS
from tests.fuzz.campaign import Campaign, input_of
from tests.fuzz.mutations import MAX_INPUT
from tests.fuzz.seeds import seeds

INPUTS = 1_000
NAMES = [format.name for format in FORMATS]


@pytest.fixture(scope="module")
def campaign() -> Iterator[Campaign]:
    beside = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 1))  # how many of us run tests at once
    campaign = Campaign(with_real_files=False, processes=max(1, cpu_count() // beside))
    yield campaign
    campaign.close()


def test_every_reader_has_seeds_that_it_reads() -> None:
    for name, texts in seeds(with_real_files=False).items():
        read = next(format.read for format in FORMATS if format.name == name)
        assert any(isinstance(record, Record) for text in texts for record in read(text).records), name


@pytest.mark.parametrize("name", NAMES)
def test_damaged_files_are_read_or_refused(campaign: Campaign, name: str) -> None:
    outcome = campaign.outcome(name, INPUTS)
    assert outcome.inputs == INPUTS
    assert not outcome.faults, "\n\n".join(f"{name} {fault.number}: {fault.what}" for fault in outcome.faults)


@pytest.mark.parametrize("number", [0, 99])
def test_an_input_is_known_by_its_number(number: int) -> None:
    data = input_of("BibTeX", number, with_real_files=False)
    assert data == input_of("BibTeX", number, with_real_files=False)
    assert data != input_of("RIS", number, with_real_files=False)
    assert len(data) <= MAX_INPUT
