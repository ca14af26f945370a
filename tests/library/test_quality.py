"""What somebody types who means one paper, and that it is this paper that is found first, or alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from readinglist.domain.links import Link
from readinglist.domain.records import Record
from readinglist.library import Library, importing
from readinglist.library.review import Source

CLIP = "CLIP: Learning Transferable Visual Models From Natural Language Supervision"
SIMCLR = "A Simple Framework for Contrastive Learning of Visual Representations (SimCLR)"
BERT = "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"
PROMPTS = "Learning to Prompt for Vision-Language Models"
OLD = "The Anatomy of a Large Scale Search Machine"
RAG = "Retrieval-Augmented Generation for Knowledge-Intensive Tasks"
CLIPS = "Clipping Gradients of Video Clips"
PIXEL = "Weighing Pixels"


def record(title: str, abstract: str = "", **fields: object) -> Record:
    return Record(1, title, title, abstract=abstract, **fields)  # type: ignore[arg-type]


RECORDS = (
    record(CLIPS, "We clip gradients, then clip them again: clip, clip, clip. With CLIP, every clip is a CLIP."),
    record(PROMPTS, "We adapt CLIP, SimCLR and BERT: CLIP, SimCLR and BERT are prompted.", arxiv="2109.01134"),
    record(CLIP, "Images and captions, four hundred million pairs of them.", arxiv="2103.00020"),
    record(SIMCLR, "Augmentations compose.", links=(Link.to("https://github.com/google-research/simclr"),)),
    record(BERT, "Masked tokens.", doi="10.18653/v1/n19-1423", links=(Link.to("https://bert.github.io/page"),)),
    record(OLD, "Crawling in 1998.", arxiv="cs/9801001"),
    record(RAG, "Parametric memory beside a dense vector index of an encyclopaedia."),
    record(PIXEL, "Half of the saliency comes from a parsimonious hypernetwork over wavelet coefficients."),
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("quality") / "library.db") as library:
        source = Source("page", "page", sha256="page", format="test", records=RECORDS)
        importing.commit(library, importing.review(library, [source]))
        yield library


def found(library: Library, typed: str) -> list[str]:
    return [paper.title for paper in library.papers(library.search(typed).ids)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        # an acronym that stands in the title
        ("CLIP", CLIP),
        ("clip ", CLIP),
        ("SimCLR", SIMCLR),
        ("simclr ", SIMCLR),
        ("simlcr ", SIMCLR),
        ("bert ", BERT),
        # however hyphens are typed
        ("pretraining bidirectional ", BERT),
        ("pre training bidirectional ", BERT),
        ("pre-training bidirectional", BERT),
        ("pretrainig bidirectionl", BERT),
        ("visionlanguage ", PROMPTS),
        ("vision language prompt", PROMPTS),
        ("retrieval augmented generation", RAG),
        ("knowledgeintensive", RAG),
        ("large-scale search", OLD),
        ("largescale search ", OLD),
        # one or many
        ("transformer language ", BERT),
        ("search machines ", OLD),
        # half remembered, and in the abstract alone
        ("saliency hypernetwork", PIXEL),
        ("parsimonius hypernetwrk", PIXEL),
        ("wavelet coeff", PIXEL),
        ("dense vector encyclopaedia ", RAG),
        ("four hundred million pairs", CLIP),
    ],
)
def test_the_paper_that_is_meant_stands_first(library: Library, typed: str, title: str) -> None:
    assert found(library, typed)[:1] == [title]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("2103.00020", CLIP),
        ("2103.00020v2", CLIP),
        ("arXiv:2103.00020", CLIP),
        ("arxiv: 2103.00020v1", CLIP),
        ("arXiv:2103.00020 [cs.CV]", CLIP),
        (" 2103.00020 ", CLIP),
        ("https://arxiv.org/abs/2103.00020", CLIP),
        ("http://arxiv.org/abs/2103.00020v3", CLIP),
        ("https://arxiv.org/pdf/2103.00020", CLIP),
        ("https://arxiv.org/pdf/2103.00020v1.pdf", CLIP),
        ("https://www.arxiv.org/abs/2103.00020#comments", CLIP),
        ("https://export.arxiv.org/abs/2103.00020", CLIP),
        ("arxiv.org/abs/2103.00020", CLIP),
        ("https://doi.org/10.48550/arXiv.2103.00020", CLIP),
        ("https://huggingface.co/papers/2103.00020", CLIP),
        ("cs/9801001", OLD),
        ("arXiv:cs/9801001v1", OLD),
        ("https://arxiv.org/abs/cs/9801001", OLD),
        ("10.18653/v1/N19-1423", BERT),
        ("doi:10.18653/v1/N19-1423", BERT),
        ("DOI: 10.18653/v1/N19-1423", BERT),
        ("https://doi.org/10.18653/v1/N19-1423", BERT),
        ("http://dx.doi.org/10.18653/v1/n19-1423", BERT),
        ("doi.org/10.18653/v1/N19-1423", BERT),
        ("10.18653/v1/N19-1423.", BERT),
        ("https://github.com/google-research/simclr", SIMCLR),
        ("http://www.github.com/google-research/simclr/", SIMCLR),
        ("https://github.com/google-research/simclr.git", SIMCLR),
        ("https://github.com/google-research/simclr#readme", SIMCLR),
        ("https://github.com/Google-Research/SimCLR", SIMCLR),
        ("github.com/google-research/simclr", SIMCLR),
        ("https://bert.github.io/page", BERT),
        ("<https://bert.github.io/page>", BERT),
    ],
)
def test_an_identifier_however_pasted_finds_exactly_its_paper(library: Library, typed: str, title: str) -> None:
    assert found(library, typed) == [title]


@pytest.mark.parametrize("typed", ["2103.00021", "10.18653/v1/n19-1424", "https://github.com/google-research/simclr2"])
def test_an_identifier_that_no_paper_has_finds_nothing(library: Library, typed: str) -> None:
    assert found(library, typed) == []
