from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.formats.mail import texts_of_mail
from readinglist.formats.reading import read

DIGEST = (
    "\\\\\narXiv:2306.01234\nDate: Thu, 8 Jun 2023 18:04:13 GMT   (439kb,D)\n\n"
    "Title: Kettles that Whistle = a Joy, Café\nAuthors: Ada Byron\nCategories: cs.LG\n\\\\\n"
    "  We boil water at https://github.com/lab/kettles?a=3D and go on in a line that is longer than mails like.\n"
    "\\\\ ( https://arxiv.org/abs/2306.01234 ,  439kb)\n"
)
PAGE = "<html><body><h2>New papers</h2>" + "".join(
    f"<p><a href='https://arxiv.org/abs/2306.0123{n}'>A title of paper number {n} on boats</a></p>" for n in range(6)
)


def mail(encoding: str, *, html: str = "", charset: str = "utf-8") -> str:
    message = EmailMessage()
    message["From"] = "no-reply@arxiv.example"
    message["To"] = "ada@rivers.example"
    message["Subject"] = "cs daily"
    message.set_content(DIGEST, cte=encoding, charset=charset)
    if html:
        message.add_alternative(html, subtype="html", cte=encoding)
    return message.as_string()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_an_encoded_mail_is_read_as_its_text(encoding: str, line_end: str, charset: str) -> None:
    text = mail(encoding, charset=charset)
    assert DIGEST not in text
    reading = read(text.replace("\n", line_end).encode(), "digest.eml")
    (record,) = reading.records
    assert (reading.format, record.arxiv, record.title) == (
        "arXiv mail", "2306.01234", "Kettles that Whistle = a Joy, Café"
    )  # fmt: skip
    assert record.links[0].url == "https://github.com/lab/kettles?a=3D"
    assert reading.notes == ("This is a mail: lines are those of its text once decoded.",)


def test_of_a_mail_in_two_forms_the_one_that_lists_papers_is_read() -> None:
    both = mail("quoted-printable", html="<html><body><p>Read this in a better program.</p></body></html>")
    assert read(both.encode(), "x.eml").format == "arXiv mail"
    alert = EmailMessage()
    alert["From"], alert["Subject"] = "alerts@rivers.example", "New papers"
    alert.set_content("Read this in a better program.")
    alert.add_alternative(PAGE, subtype="html", cte="base64")
    reading = read(alert.as_bytes(), "alert.eml")
    assert reading.format == "web page"
    assert [record.arxiv for record in reading.records] == [f"2306.0123{n}" for n in range(6)]


def test_a_mail_forwarded_within_another_is_read() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "bob@rivers.example", "Fwd: cs daily"
    outer.set_content("See below.")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "no-reply@arxiv.example", "cs daily"
    inner.set_content(DIGEST, cte="quoted-printable")
    outer.add_attachment(inner)
    assert len(read(outer.as_bytes(), "forward.eml").records) == 1


def test_a_part_that_is_not_encoded_is_read_as_it_stands() -> None:
    head = "From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    text = f"{head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{DIGEST}\n--b--\n"
    assert [record.title for record in read(text.encode(), "x.eml").records] == ["Kettles that Whistle = a Joy, Café"]


def test_mails_one_after_the_other_are_read_as_one() -> None:
    box = "".join(f"From a@b.example Thu Jun  8 18:00:00 2023\n{mail('base64')}\n" for _ in range(3))
    assert len(read(box.encode(), "box.mbox").records) == 3


@pytest.mark.parametrize(
    "text",
    [
        "", DIGEST, f"From: a@b.example\nSubject: x\nTo: c@d.example\n\n{DIGEST}",
        "Content-Transfer-Encoding: base64\n\nx", "Title: Multipart\nContent-Type: multipart/mixed\n\nx",
        "Dear Ada,\n\nFrom: me\nSubject: you\n",
    ],
)  # fmt: skip
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert texts_of_mail(text) == []


def test_an_unknown_encoding_of_letters_is_no_hindrance() -> None:
    text = mail("base64").replace('charset="utf-8"', 'charset="x-none"')
    assert len(read(text.encode(), "x.eml").records) == 1


LINES = [
    *mail("quoted-printable", html=PAGE).split("\n"),
    "--=",
    "Content-Type: message/rfc822",
    "From x 2023",
    "=3",
    "",
]


@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_any_mixture_of_lines_is_decoded_without_fail(lines: list[str]) -> None:
    assert all(isinstance(text, str) for text in texts_of_mail("From: a\nSubject: b\n" + "\n".join(lines)))
