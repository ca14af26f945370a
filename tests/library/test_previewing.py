"""A preview says what the file will."""

from __future__ import annotations

import pytest

from readinglist.domain.exports import EXPORT_KINDS, ExportChoice, ExportKind, Parts
from readinglist.library import Library
from readinglist.library.previewing import preview
from tests.library.conftest import Import


@pytest.mark.parametrize("kind", EXPORT_KINDS, ids=lambda kind: kind.name)
def test_every_format_has_a_preview_without_what_frames_the_papers(
    library: Library, bring: Import, kind: ExportKind
) -> None:
    bring("One Thing", "Another Thing")
    text = preview(library, library.search().ids, ExportChoice(kind.name))
    assert text.count("Thing") >= 2
    assert "<script" not in text


def test_a_preview_of_one_text_is_the_text_itself(library: Library, bring: Import) -> None:
    bring("One Thing")
    ids = library.search().ids
    assert preview(library, ids, ExportChoice("bibtex", Parts(abstract=False))) == library.export(
        ids, "bibtex", Parts(abstract=False)
    )
