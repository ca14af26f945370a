"""Citation styles: references as they are really set, and files of styles that are broken or hostile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readinglist.domain.errors import InvalidValue
from readinglist.domain.links import Link
from readinglist.domain.paper import Paper
from readinglist.domain.resources import resource_dir
from readinglist.formats import reference_marks as marks
from readinglist.formats.citation_processor import Processor
from readinglist.formats.citation_styles import DEFAULT_STYLE, STYLES
from readinglist.formats.references import references_of
from tests.formats.hostile import BARE, PAPER

MEETING = replace(
    BARE, title="BERT: Pre-training of Deep Transformers", year=2019, venue="Proceedings of NAACL 2019",
    authors=("Jacob Devlin", "Ming-Wei Chang"), doi="10.18653/v1/N19-1423",
)  # fmt: skip
JOURNAL = replace(BARE, title="Deep learning", authors=("Yann LeCun",), year=2015, venue="Nature", doi="10.1038/x")
PREPRINT = replace(PAPER, title="Boats of GPT-4: a survey", venue="", doi=None)
CROWD = replace(JOURNAL, authors=tuple(f"{letter} Byron" for letter in ("Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gus")))
PAGE = replace(BARE, title="Who wrote this?", links=(Link.to("https://lab.org/boats"),))
LAB = replace(BARE, title="GPT-4 Technical Report", authors=("OpenAI",), year=2023, arxiv="2303.08774")

SET = [
    ("apa", MEETING, "Devlin, J., & Chang, M.-W. (2019). BERT: Pre-training of Deep Transformers. "
     "_Proceedings of NAACL 2019_. https://doi.org/10.18653/v1/N19-1423"),
    ("apa", JOURNAL, "LeCun, Y. (2015). Deep learning. _Nature_. https://doi.org/10.1038/x"),
    ("apa", PREPRINT, "Byron, A., & van Beethoven, L. (2024). _Boats of GPT-4: a survey_ (arXiv:2401.00001). arXiv. "
     "https://arxiv.org/abs/2401.00001"),
    ("apa", LAB, "OpenAI. (2023). _GPT-4 Technical Report_ (arXiv:2303.08774). arXiv. "
     "https://arxiv.org/abs/2303.08774"),
    ("apa", PAGE, "_Who wrote this?_ (n.d.). Retrieved April 1, 2026, from https://lab.org/boats"),
    ("apa", BARE, "_Boats_. (n.d.)."),
    ("ieee", MEETING, "[1] J. Devlin and M.-W. Chang, “BERT: Pre-training of Deep Transformers,” in _Proceedings of "
     "NAACL 2019_, 2019. doi: 10.18653/v1/N19-1423."),
    ("ieee", CROWD, "[1] A. Byron _et al._, “Deep learning,” _Nature_, 2015, doi: 10.1038/x."),
    ("ieee", PREPRINT, "[1] A. Byron and L. van Beethoven, “Boats of GPT-4: a survey,” 2024, _arXiv_: "
     "arXiv:2401.00001. [Online]. Available: https://arxiv.org/abs/2401.00001"),
    ("ieee", replace(MEETING, title="“Why?” Asked"), "[1] J. Devlin and M.-W. Chang, “‘Why?’ Asked,” in _Proceedings "
     "of NAACL 2019_, 2019. doi: 10.18653/v1/N19-1423."),
    ("acm", MEETING, "[1] Jacob Devlin and Ming-Wei Chang. 2019. BERT: Pre-training of Deep Transformers. In "
     "_Proceedings of NAACL 2019_, 2019. https://doi.org/10.18653/v1/N19-1423"),
    ("acm", replace(MEETING, doi=None), "[1] Jacob Devlin and Ming-Wei Chang. 2019. BERT: Pre-training of Deep "
     "Transformers. In _Proceedings of NAACL 2019_, 2019."),
    ("acl", MEETING, "Jacob Devlin and Ming-Wei Chang. 2019. BERT: Pre-training of Deep Transformers. In "
     "_Proceedings of NAACL 2019_."),
    ("acl", PREPRINT, "Ada Byron and Ludwig van Beethoven. 2024. Boats of GPT-4: a survey. arXiv:2401.00001."),
    ("chicago", JOURNAL, "LeCun, Yann. 2015. “Deep Learning.” _Nature_. https://doi.org/10.1038/x."),
    ("chicago", PREPRINT, "Byron, Ada, and Ludwig van Beethoven. 2024. “Boats of GPT-4: A Survey.” arXiv:2401.00001. "
     "Preprint, arXiv. https://arxiv.org/abs/2401.00001."),
    ("chicago", BARE, "“Boats.” n.d."),
    ("mla", JOURNAL, "LeCun, Yann. “Deep Learning.” _Nature_, 2015, https://doi.org/10.1038/x."),
    ("mla", PAGE, "_Who Wrote This?_ https://lab.org/boats. Accessed 1 Apr. 2026."),
    ("harvard", JOURNAL, "LeCun, Y. (2015) ‘Deep learning’, _Nature_. Available at: https://doi.org/10.1038/x."),
    ("nature", PREPRINT, "1. Byron, A. & van Beethoven, L. Boats of GPT-4: a survey. Preprint at "
     "https://arxiv.org/abs/2401.00001 (2024)."),
    ("nature", replace(CROWD, doi=None), "1. Byron, A. _et al._ Deep learning. _Nature_ (2015)."),
    ("lncs", MEETING, "1. Devlin, J., Chang, M.-W.: BERT: Pre-training of Deep Transformers. In: Proceedings of NAACL "
     "2019 (2019). https://doi.org/10.18653/v1/N19-1423."),
    ("vancouver", CROWD, "1. Byron A, Byron B, Byron C, Byron D, Byron E, Byron F, et al. Deep learning. Nature. "
     "2015. doi:10.1038/x"),
    ("vancouver", PAGE, "1. Who wrote this? [Internet]. [cited 2026 Apr 1]. Available from: https://lab.org/boats"),
    ("ama", JOURNAL, "1. LeCun Y. Deep learning. _Nature_. 2015. doi:10.1038/x"),
]  # fmt: skip

STYLE = """<?xml version="1.0"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Own</title><id>own</id></info>
<macro name="title"><text variable="title"/></macro>
<bibliography><layout suffix=".">%s</layout></bibliography></style>"""


def reference(paper: Paper, style: str) -> str:
    """Return a paper as a reference, with italics between underscores."""
    (settled,) = references_of([paper], style)
    assert marks.plain(settled) == marks.plain(settled).strip()
    return settled.replace("\x01", "_").replace("\x02", "_")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return where a style of the user's own stands."""
    return tmp_path / "own.csl"


@pytest.mark.parametrize(("style", "paper", "wanted"), SET)
def test_a_reference_is_set_as_the_style_asks(style: str, paper: Paper, wanted: str) -> None:
    assert reference(paper, style) == wanted


def test_every_style_has_its_file_and_every_file_its_style_and_licence() -> None:
    folder = resource_dir() / "csl"
    assert {f"{style.file}.csl" for style in STYLES} == {path.name for path in folder.glob("*.csl")}
    assert len({style.name for style in STYLES}) == len({style.title for style in STYLES}) == len(STYLES)
    assert DEFAULT_STYLE in {style.name for style in STYLES}
    told = (folder / "README").read_text()
    for style in STYLES:
        assert f"{style.file}.csl\n" in told
        assert "licenses/by-sa/3.0" in (folder / f"{style.file}.csl").read_text(encoding="utf-8")


def test_names_without_initials_are_left_as_they_are() -> None:
    assert reference(replace(JOURNAL, authors=("小明 王", "Ada J.-B. Byron")), "apa").startswith(
        "小明 王, & Byron, A. J.-B."
    )


def test_a_page_of_code_is_not_given_as_the_address_of_a_published_paper() -> None:
    published = replace(JOURNAL, doi=None, links=(Link.to("https://github.com/lab/boats"),))
    assert "github" not in reference(published, "apa")


def test_a_style_of_ones_own_is_a_path(own: Path) -> None:
    own.write_text(STYLE % '<text macro="title" font-weight="bold" prefix="&lt;b&gt;"/>')
    (settled,) = references_of([BARE], str(own))
    assert marks.plain(settled) == "<b>Boats."
    assert marks.as_html(settled) == "&lt;b&gt;<b>Boats</b>."


def test_a_style_that_prints_nothing_still_names_the_paper(own: Path) -> None:
    own.write_text(STYLE % '<text variable="archive"/>')
    assert reference(BARE, str(own)) == "Boats"


def test_names_are_given_the_case_that_a_style_asks_for(own: Path) -> None:
    name = '<name><name-part name="%s" text-case="%s" prefix="-"/></name>'
    own.write_text(STYLE % f'<names variable="author">{name % ("family", "capitalize-first")}</names>')
    assert reference(PAPER, str(own)) == "Ada -Byron, Ludwig -Van Beethoven."
    own.write_text(STYLE % f'<names variable="author">{name % ("given", "uppercase")}</names>')
    assert reference(replace(PAPER, authors=("Ada Byron", "OpenAI")), str(own)) == "-ADA Byron, OpenAI."


def test_nothing_stands_between_a_title_and_the_stop_behind_it(own: Path) -> None:
    own.write_text(STYLE % '<text variable="title" font-style="italic" suffix=" "/>')
    assert reference(BARE, str(own)) == "_Boats_."


def test_a_title_in_mixed_case_stays_so_in_sentence_case(own: Path) -> None:
    own.write_text(STYLE % '<text variable="title" text-case="sentence"/>')
    assert reference(replace(BARE, title="boats on ImageNet"), str(own)) == "Boats on ImageNet."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "its file is damaged"),
        ("no XML", "its file is damaged"),
        ("<html/>", "it lists no references"),
        (STYLE.replace("bibliography", "citation") % "", "it lists no references"),
        (STYLE % '<text macro="missing"/>', "its file is damaged"),
        (STYLE % "<text/>", "it asks for what is not supported here"),
        (
            STYLE.replace('<text variable="title"/>', '<text macro="title"/>') % '<text macro="title"/>',
            "it is too large",
        ),
        ('<!DOCTYPE style [<!ENTITY a "b">]>' + (STYLE % "&a;").partition("?>")[2], "it defines a document type"),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl"><info><link rel="independent-parent" '
            'href="http://www.zotero.org/styles/ieee"/></info></style>',
            "it only refers to http://www.zotero.org/styles/ieee",
        ),
    ],
)
def test_a_style_that_cannot_be_used_costs_a_sentence(own: Path, content: str, reason: str) -> None:
    own.write_text(content)
    with pytest.raises(InvalidValue, match=f"cannot be used.*{reason}.*so no references were made; choose another"):
        list(references_of([BARE], str(own)))


def test_macros_that_multiply_are_refused_before_they_are_followed(own: Path) -> None:
    macros = "".join(
        f'<macro name="m{level}">{f"""<text macro="m{level + 1}"/>""" * 10}</macro>' for level in range(20)
    )
    style = STYLE.replace("<bibliography>", f'{macros}<macro name="m20"><text value="a"/></macro><bibliography>')
    own.write_text(style % '<text macro="m0"/>')
    with pytest.raises(InvalidValue, match="it is too large"):
        list(references_of([BARE], str(own)))


@pytest.mark.parametrize(
    "content",
    [
        '<macro name="m"><text value="a" prefix="{long}"/></macro>',
        '<locale><terms><term name="and">{long}</term></terms></locale><macro name="m"><text term="and"/></macro>',
    ],
)
def test_texts_that_a_style_would_set_a_thousand_times_are_refused(own: Path, content: str) -> None:
    calls = '<text macro="m"/>' * 1_000
    style, said = STYLE % calls, content.format(long="long " * 2_000)
    own.write_text(style.replace("<bibliography>", f"{said}<bibliography>", 1))
    with pytest.raises(InvalidValue, match="it is too large"):
        list(references_of([BARE], str(own)))


@pytest.mark.parametrize("content", ['SYSTEM "file:///etc/passwd"', 'SYSTEM "http://localhost:1/x"'])
def test_a_style_cannot_have_other_files_read(own: Path, content: str) -> None:
    text = STYLE % '<text value="&a;"/>'
    own.write_text(text.replace('"1.0"?>', f'"1.0"?><!DOCTYPE style [<!ENTITY a {content}>]>', 1))
    with pytest.raises(InvalidValue, match="it defines a document type"):
        list(references_of([BARE], str(own)))


@pytest.mark.parametrize("name", ["missing.csl", ".csl", "nul\0.csl"])
def test_a_style_that_cannot_be_read_costs_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / ".csl").mkdir()
    with pytest.raises(InvalidValue, match="could not be read, so no references were made"):
        list(references_of([BARE], str(tmp_path / name)))


def test_a_fault_in_one_of_our_styles_is_ours_and_not_told_as_the_users() -> None:
    processor = Processor("apa")
    processor._style.root.macros.clear()
    with pytest.raises(KeyError):
        processor.reference(PAPER, 1)
