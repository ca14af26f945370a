"""A link is kept as it is spelt in a file, its host in whatever script: how it is sent is told where it is opened."""

from __future__ import annotations

import json

import pytest

from readinglist.formats import reading
from tests.formats import (
    test_arxiv_mail,
    test_daily_papers,
    test_endnote,
    test_feed,
    test_library_json,
    test_markdown_list,
    test_pubmed,
)
from tests.listings import page

ADDRESS = "https://münchen.example/ü?q=ä#ö"
FILES = {
    "BibTeX": f"@misc{{a, title={{Paper Boats}}, author={{Byron, Ada}}, url={{{ADDRESS}}}}}",
    "BibTeX, in a macro": f"@misc{{a, title={{Paper Boats}}, author={{B, A}}, howpublished={{\\url{{{ADDRESS}}}}}}}",
    "RIS": f"TY  - JOUR\nTI  - Paper Boats\nAU  - Byron, Ada\nUR  - {ADDRESS}\nER  - \n",
    "PubMed": test_pubmed.FILE.replace("AB  - ", f"AB  - See {ADDRESS} now. "),
    "EndNote": test_endnote.FILE.replace("https://github.com/lab/boats", ADDRESS),
    "CSL-JSON": json.dumps(
        [{"id": "a", "type": "webpage", "title": "Paper Boats", "author": [{"family": "Byron"}], "URL": ADDRESS}]
    ),
    "CSV": f"title,url\nPaper Boats,{ADDRESS}\nKettles,\n",
    "library.json": test_library_json.written(
        {**test_library_json.PAPER, "links": [{"url": ADDRESS, "kind": "dataset"}]}
    ).decode(),
    "Atom": test_feed.ATOM.replace("https://github.com/lab/kettles", ADDRESS),
    "RSS": test_feed.RSS.replace("https://arxiv.org/abs/2607.00001", ADDRESS),
    "HTML in RDF": test_feed.RDF.replace("https://github.com/lab/boats", ADDRESS),
    "Markdown": test_markdown_list.LIST.replace("https://github.com/lab/boats", ADDRESS),
    "daily papers": test_daily_papers.answer(test_daily_papers.entry(projectPage=ADDRESS)),
    "arXiv's mail": test_arxiv_mail.HEAD + test_arxiv_mail.NEW.replace("https://github.com/lab/kettles", ADDRESS),
    "list of links": f"https://arxiv.org/abs/2401.00001\n{ADDRESS} Paper Boats on a River\n10.1000/182\n",
    "saved page": page(range(3)).replace("https://github.com/invented/paper-0", ADDRESS),
}


@pytest.mark.parametrize("name", FILES)
def test_an_international_address_is_kept_as_it_is_spelt(name: str) -> None:
    records = reading.read(FILES[name].encode(), name).records
    assert [link.url for record in records for link in record.links if "nchen" in link.url] == [ADDRESS]
