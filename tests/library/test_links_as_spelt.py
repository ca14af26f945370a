"""A link stays as it was spelt on every way through the library: typed, added, exported and imported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.library import Library, typed_fields
from readinglist.library.identified import identified

ADDRESS = "https://münchen.example/ü?q=ä#ö"
FORMATS = ("bibtex", "biblatex", "ris", "csl-json", "csv", "markdown")


def test_an_address_that_is_typed_or_pasted_is_kept_as_it_is() -> None:
    assert [link.url for link in typed_fields.links_in(f"{ADDRESS} dataset")] == [ADDRESS]
    assert [link.url for link in typed_fields.links_in(ADDRESS.removeprefix("https://"))] == [ADDRESS]
    record = identified(ADDRESS)
    assert record is not None
    assert [link.url for link in record.links] == [ADDRESS]


@pytest.mark.parametrize("name", FORMATS)
def test_an_address_comes_back_from_an_export_as_it_was(library: Library, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.bib").write_text(f"@misc{{a, title={{Paper Boats}}, url={{{ADDRESS}}}}}", encoding="utf-8")
    library.import_files([tmp_path / "a.bib"])
    (tmp_path / "again.txt").write_text(library.export([1], name), encoding="utf-8")
    with Library.open(tmp_path / "again.db") as again:
        again.import_files([tmp_path / "again.txt"])
        assert [link.url for link in again.papers([1])[0].links] == [ADDRESS]


def test_pages_lead_to_it_as_it_was(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(f"@misc{{a, title={{Paper Boats}}, url={{{ADDRESS}}}}}", encoding="utf-8")
    library.import_files([tmp_path / "a.bib"])
    assert f'href="{ADDRESS}"' in library.export([1], "html")
