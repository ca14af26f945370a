"""A spreadsheet opens our table, and finds nothing to compute in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from readinglist.formats.csv_writing import pieces
from tests.formats.hostile import BARE, PAPER, TEXTS, with_text_everywhere
from tests.formats.judges import judged_by, run

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
UTF_8_WITH_COMMAS = "CSV:44,34,76,1"


@judged_by("soffice", install="apt-get install --no-install-recommends libreoffice-calc-nogui")
def test_a_spreadsheet_computes_nothing(tmp_path: Path) -> None:
    papers = [PAPER, BARE, *(replace(with_text_everywhere(text), cite_key=f"k{n}") for n, text in enumerate(TEXTS))]
    (tmp_path / "list.csv").write_text("".join(pieces(papers)), "utf-8", "replace", newline="")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ("soffice", profile, "--headless", f"--infilter={UTF_8_WITH_COMMAS}", "--convert-to", "fods", "list.csv")
    said = run(tmp_path, *command)
    assert (tmp_path / "list.fods").exists(), said
    sheet = ElementTree.parse(tmp_path / "list.fods").getroot()
    assert len(list(sheet.iter(f"{TABLE}table-row"))) >= len(papers)
    assert [cell for cell in sheet.iter() if f"{TABLE}formula" in cell.attrib] == []
    identifiers = {"".join(cell.itertext()).strip() for cell in sheet.iter(f"{TABLE}table-cell")}
    assert f"arXiv:{PAPER.arxiv}" in identifiers  # as a number it would lose the noughts at its end
