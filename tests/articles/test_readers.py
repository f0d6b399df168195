"""Every format gives its words, its headings, and only what the file itself says."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from dossier.articles.extract import extract
from dossier.articles.readers.document import Document
from dossier.errors import DossierError

from .samples import PAGE, WIDE, WRAPPED, W, docx, docx_of, mail, pdf


def read(name: str, data: bytes | str) -> Document:
    return extract(name, data.encode() if isinstance(data, str) else data).document


def refusal(name: str, data: bytes | str) -> str:
    with pytest.raises(DossierError) as raised:
        read(name, data)
    return raised.value.what


# --- text and Markdown ----------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_whatever_its_encoding(encoding: str) -> None:
    text = "Le café est déjà dans le port, et les vélos sont sur le quai."
    found = read("a.txt", text.encode(encoding))
    assert found.text == text
    assert found.language == "fr"


def test_a_wrapped_text_is_joined_and_known_by_both_texts() -> None:
    from dossier.articles.freezing import text_hash

    found = extract("a.txt", WRAPPED.encode())
    assert "the town was glad" in found.document.text
    assert found.as_found_sha256 == text_hash(WRAPPED)


@pytest.mark.parametrize("name", ["outlet", "source", "publication"])
def test_front_matter_names_the_outlet(name: str) -> None:
    front = f"---\ntitle: T\n{name}: Rail Courier\nbyline: By Ada Quill\ndate: 07/06/2024\n---\n"
    document = read("w.md", f"{front}{WIDE}")
    assert (document.container_title, document.url) == ("Rail Courier", "")
    assert [item.name for item in document.author] == ["Ada Quill"]
    assert document.issued == ""
    assert "07/06/2024" in document.questions[0]


def test_markdown_loses_its_markup_and_keeps_its_front_matter() -> None:
    found = read(
        "a.md",
        "---\ntitle: A workshop opens\nauthor: [Ada Quill, Jo Doe]\ndate: 2021-06-02\n"
        f"source: https://quay.example/w\n---\n# A workshop *opens*\n\n{WIDE}\n\n"
        "![boat](a.png) See [the **quay**](http://x.example) <b>now</b>.\n\n- one\n- two\n",
    )
    assert found.title == "A workshop opens"
    assert [item.name for item in found.author] == ["Ada Quill", "Jo Doe"]
    assert (found.issued, found.url) == ("2021-06-02", "https://quay.example/w")
    assert found.headings == ("A workshop opens",)
    assert found.text.split("\n\n")[2:] == ["See the quay now.", "one", "two"]


def test_the_first_heading_of_markdown_is_its_title() -> None:
    assert read("a.md", f"# A workshop opens\n\n{WIDE}").title == "A workshop opens"
    assert read("a.md", f"---\n\n{WIDE}\n\n---\n").text == WIDE


# --- HTML -----------------------------------------------------------------------------------


def test_a_page_gives_its_article_and_leaves_its_menus() -> None:
    found = read("a.html", PAGE)
    assert found.text.split("\n\n") == [
        "A workshop opens",
        "Norvane opened a workshop in Port Ellery, and the town was glad of it[2J & proud.",
        "What comes next",
        "The maker would like to open a second one. The ferry line has not answered its letter.",
        "First the quay",
        "Then the coast",
        "Share this article",
    ]
    assert found.headings == ("A workshop opens", "What comes next")
    assert (found.title, found.container_title) == ("A workshop opens", "Quay News")
    assert [item.name for item in found.author] == ["Ada Quill"]
    assert (found.issued, found.language) == ("2021-06-02", "en")
    assert found.url == "https://quay.example/workshop"


def test_json_ld_is_read_and_an_ambiguous_date_is_asked() -> None:
    story = (
        '{"@graph": [{"@type": "Person"}, {"@type": ["NewsArticle"], "headline": "It opens",'
        ' "author": [{"name": "Jo Doe"}], "publisher": {"name": "Quay"},'
        ' "datePublished": "03/04/2021"}]}'
    )
    page = PAGE.replace(
        "</head>", f'<script type="application/ld+json">{story}</script></head>'
    ).replace("article:published_time", "x")
    found = read("a.html", page)
    assert (found.title, found.publisher, found.issued) == ("It opens", "Quay", "")
    assert [item.name for item in found.author] == ["Jo Doe"]
    assert found.questions == ("the date “03/04/2021” may be 3 April 2021 or 4 March 2021",)


def test_a_page_is_decoded_as_it_says() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-2"').replace("Ellery", "Łódź")
    assert "Port Łódź" in read("a.html", page.encode("iso-8859-2")).text


@pytest.mark.parametrize("broken", ["a<![CDAT[x]]> of it", "<!-- a -->pr&#27;oud", "a&#0;&#8238;b"])
def test_a_page_with_broken_marks_gives_its_article(broken: str) -> None:
    text = read("a.html", PAGE.replace("proud", broken)).text
    assert text.startswith("A workshop opens\n\nNorvane opened a workshop")
    assert not set(text) & set("\x00\x1b\u202e")


def test_a_page_without_an_article_is_refused() -> None:
    assert "no article" in refusal("a.html", "<html><body></body></html>")


# --- PDF ------------------------------------------------------------------------------------


def test_a_pdf_gives_paragraphs() -> None:
    lines = WRAPPED.strip().split("\n")
    found = read(
        "a.pdf", pdf("\n".join(["A workshop opens", *lines[:3], "1"]), "\n".join(lines[4:]))
    )
    assert found.title == "A workshop opens"
    assert "the town was glad of it: forty-two people work there" in found.text
    assert "\n1" not in found.text


def test_the_title_of_a_pdf_is_believed_only_where_it_is_printed() -> None:
    page = f"{WIDE[:60]}\n{WIDE[60:120]}"
    assert read("a.pdf", pdf(page, title="Layout 7.indd")).title != "Layout 7.indd"
    assert read("a.pdf", pdf(f"Some words\n{page}", title="Some words")).title == "Some words"


def test_a_pdf_that_holds_no_text_or_is_broken_is_refused() -> None:
    assert "holds no text" in refusal("a.pdf", pdf(""))
    assert "not a PDF that can be read" in refusal("a.pdf", b"%PDF-1.4\nbroken")


# --- Word -----------------------------------------------------------------------------------


def test_a_word_document_gives_its_paragraphs() -> None:
    hidden = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:t>deleted</w:t></w:r></w:del></w:p>"
    )
    found = read("a.docx", docx("#A workshop opens", WIDE, body=hidden))
    assert found.text.split("\n\n") == ["A workshop opens", WIDE, "one\ntwo"]
    assert found.headings == ("A workshop opens",)
    assert found.title == "A workshop opens"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (docx_of(f'<w:document xmlns:w="{W}"><w:p>'), "XML is broken"),
        (docx_of('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares a document type"),
        (docx("a" * (65 * 1024 * 1024)), "more than 64 MB"),
        (docx()[:-30], "content is not Word"),
        (docx(), "holds no text"),
        (b"text", "content is not Word"),
    ],
    ids=["broken", "doctype", "bomb", "cut", "empty", "text"],
)
def test_a_word_document_that_cannot_be_read_is_refused(data: bytes, why: str) -> None:
    assert why in refusal("a.docx", data)


# --- mail -----------------------------------------------------------------------------------


def test_a_mail_gives_its_text_and_its_header() -> None:
    header = {"Subject": "A workshop opens", "From": "Ada Quill <a@quay.example>"}
    found = read("a.eml", mail(WRAPPED, Date="Wed, 02 Jun 2021 23:30:00 -0500", **header))
    assert "the town was glad" in found.text
    assert (found.title, found.issued) == ("A workshop opens", "2021-06-02")
    assert [item.name for item in found.author] == ["Ada Quill"]


def test_who_sends_an_article_on_is_not_its_author() -> None:
    found = read("a.eml", mail(WRAPPED, Subject="TR: Fwd: It opens", From="Jo Doe <j@x.example>"))
    assert (found.title, found.author, found.issued) == ("It opens", (), "")


def test_a_mail_in_html_is_read_as_a_page_and_attachments_are_told() -> None:
    page = mail("See the page.", PAGE, Subject="It opens", To="a@b.example")
    assert "What comes next" in read("a.eml", page).text
    mixed = (
        b"Subject: It opens\nFrom: a@b.example\nContent-Type: multipart/mixed; boundary=q\n\n"
        b"--q\nContent-Type: text/plain\n\n%b\n--q\nContent-Type: application/pdf\n"
        b'Content-Disposition: attachment; filename="a.pdf"\n\nx\n--q--\n'
    )
    assert "attachments" in read("a.eml", mixed % WIDE.encode()).questions[0]


# --- the format -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", WIDE, "text"),
        ("a", WIDE, "text"),
        ("a.txt", f"From: Ada\nSubject: no mail\n\n{WIDE}", "text"),
        ("a.txt", f"<html><p>{WIDE}</p></html>", "text"),
        ("a.txt", f"%PDF-1.4 is how a PDF begins. {WIDE}", "text"),
        ("a.txt", f"PK\x03\x04 {WIDE}", "text"),
        ("a", f"From: Ada\nSubject: mail\n\n{WIDE}", "mail"),
        ("a", PAGE, "HTML"),
        ("a.bin", docx(WIDE), "Word"),
        ("a.txt", docx(WIDE), "Word"),
        ("a", pdf(WIDE[:50]), "PDF"),
    ],
)  # fmt: skip
def test_name_and_content_choose_the_format(name: str, data: bytes | str, form: str) -> None:
    assert extract(name, data.encode() if isinstance(data, str) else data).format == form


def test_a_name_that_promises_what_is_not_there_is_refused() -> None:
    assert refusal("a.pdf", WIDE) == "is called .pdf, but its content is not PDF"
    assert refusal("a.eml", WIDE) == "is called .eml, but its content is not mail"
    assert refusal("a.txt", b"\x89PNG\r\n\0\0") == "is not a text file"


@pytest.mark.parametrize(("name", "data"), [("a.html", PAGE.encode()), ("a.pdf", pdf("a"))])
def test_a_library_that_is_missing_says_how_to_get_it(
    name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(module: str, *rest: Any, **more: Any) -> Any:
        if module.split(".", maxsplit=1)[0] in {"pypdf", "trafilatura"}:
            raise ModuleNotFoundError(module)
        return real(module, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DossierError) as raised:
        read(name, data)
    assert "pip install 'dossier[documents]'" in raised.value.advice
