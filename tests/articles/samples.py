"""Files of every format, made here of words of our own."""

from __future__ import annotations

import io
import zipfile
import zlib
from email.message import EmailMessage

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WIDE = (
    "Norvane opened a workshop in Port Ellery, and the town was glad of it: forty-two people "
    "work there, and they have built more than three thousand frames."
)
NEXT = "The maker would like to open a second one, but the ferry line has not answered its letter."
WRAPPED = """\
Norvane opened a workshop in Port Ellery, and the town
was glad of it: forty-two people work there, and they
have built more than three thousand frames.

The maker would like to open a second one, but the ferry
line has not answered its letter. Nobody on the quay
believes that it ever will, whatever the mayor may say.
"""
PAGE = """\
<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>A workshop opens - Quay News</title>
<meta property="og:title" content="A workshop opens">
<meta property="og:site_name" content="Quay News">
<meta name="author" content="Ada Quill">
<meta property="article:published_time" content="2021-06-02T08:00:00+02:00">
<link rel="canonical" href="https://quay.example/workshop">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div id="cookie-banner" class="consent"><p>We use cookies. Accept all.</p><button>OK</button></div>
<article><h1>A workshop opens</h1>
<p>Norvane opened a workshop in Port Ellery, and the town was glad of it&#27;[2J &amp; proud.</p>
<h2>What comes next</h2>
<p>The maker would like to open a second one. The ferry line has not answered its letter.</p>
<ul><li>First the quay</li><li>Then the coast</li></ul>
<p style="display: none">This was never to be seen by anybody.</p>
<p>Share this article</p>
</article>
<aside><a href="/other">Read also: something else entirely</a></aside>
<footer>All rights reserved</footer></body></html>
"""


def docx(*paragraphs: str, body: str = "") -> bytes:
    """Make a Word document; a paragraph that begins with `#` has the style of a heading."""
    shown = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{item[1:]}</w:t></w:r></w:p>'
        if item.startswith("#")
        else f"<w:p><w:r><w:t>{item}</w:t></w:r></w:p>"
        for item in paragraphs
    )
    return docx_of(f'<w:document xmlns:w="{W}"><w:body>{shown}{body}</w:body></w:document>')


def docx_of(xml: str) -> bytes:
    """Make a Word document of the XML of its text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        # a member that is named by a ZipInfo bears no time: the bytes are always the same
        archive.writestr(zipfile.ZipInfo("word/document.xml"), xml, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def pdf(*pages: str, title: str = "") -> bytes:
    """Make a PDF with the lines of each page one below the other."""
    return pdf_of([_drawn(page) for page in pages], title)


def pdf_of(contents: list[bytes], title: str = "") -> bytes:
    """Make a PDF of the content streams of its pages, compressed."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, content in enumerate(contents):
        packed = zlib.compress(content, 9)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * at),
            b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
        ]
    objects.append(f"<</Title({title})>>".encode())
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Root 1 0 R/Info %d 0 R/Size %d>>\n"
        b"startxref\n%d\n%%%%EOF" % (size, table, len(objects), size, len(out))
    )


def mail(text: str = "", page: str = "", **header: str) -> bytes:
    """Make a mail message with a plain text, an HTML text or both."""
    message = EmailMessage()
    for name, value in header.items():
        message[name] = value
    if text:
        message.set_content(text)
    if page and text:
        message.add_alternative(page, subtype="html")
    elif page:
        message.set_content(page, subtype="html")
    return message.as_bytes()


def _drawn(page: str) -> bytes:
    lines = "".join(f"({line}) Tj T*\n" for line in page.split("\n"))
    return f"BT /F1 12 Tf 14 TL 50 750 Td\n{lines}ET".encode("cp1252")
