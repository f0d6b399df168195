"""Files that nobody wrote: those of our own invention, damaged, joined and swollen at random."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from dossier.articles.readers.docx import TEXT_PART
from tests.articles.samples import NEXT, PAGE, WIDE, WRAPPED, W, docx, docx_of, mail, pdf, pdf_of

from .payloads import PAYLOADS

SEEDS = {
    "a.html": PAGE.encode(),
    "a.pdf": pdf(WIDE[:60], WIDE[60:120], title="It opens"),
    "a.docx": docx("#A workshop", WIDE, NEXT),
    "a.eml": mail(WRAPPED, PAGE, Subject="It opens", From="Ada Quill <a@b.example>"),
    "a.md": f"---\ntitle: It\n---\n# It *opens*\n\n{WIDE}\n\n| a | b |\n|---|---|\n".encode(),
    "a.txt": WRAPPED.encode(),
}
_PIECES = [
    b"\0", b"\x1b[2J", b"&#27;", b"&#x9b;", b"<![CDAT[x]]>", b"<!--", b"]]>", b"<p>", b"</html>",
    b"<table><tr><td>", b"<svg><style>", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x80",
    b"stream\n", b"endobj", b"obj<</Length 99999>>", b"/Kids [1 0 R]", b"/FlateDecode", b"PK\3\4",
    b"PK\5\6", b"\n\n", b"--", b"---\n", b"```\n", b"- a\n" * 40, b"> " * 60, b"[" * 60, b"*_" * 60,
    b"{a: &x [*x]}", b"!!python/object:os.system", b"03/04/2018", b"Content-Type: text/html\n",
    b"Content-Transfer-Encoding: base64\n", b"charset=utf-7", b"=?utf-8?q?=1b?=", b"From: x\n",
    *(text[:400].encode("utf-8", "surrogatepass") for text in PAYLOADS.values()),
]  # fmt: skip


def damaged(number: int) -> tuple[str, bytes]:
    """Give a name and the bytes of a file; the same for the same number."""
    draw = random.Random(number)  # noqa: S311 - to be the same each time
    name, data = draw.choice([*SEEDS.items()])
    inside = name == "a.docx" and draw.random() < 0.7
    if inside:  # a damaged archive is refused before its text is read
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read(TEXT_PART)
    for _ in range(draw.randint(1, 6)):
        data = draw.choice(_WAYS)(draw, data)
    if inside:
        data = _zipped(data)
    if draw.random() < 0.1:
        name = draw.choice([*SEEDS, "a", "a.bin", "a.htm"])
    return name, data


def _replace(draw: random.Random, data: bytes) -> bytes:
    start = draw.randint(0, len(data))
    piece = draw.choice(_PIECES) if draw.random() < 0.7 else draw.randbytes(draw.randint(1, 8))
    return data[:start] + piece + data[start + draw.randint(0, 40) :]


def _cut(draw: random.Random, data: bytes) -> bytes:
    return data[: draw.randint(0, len(data))] if draw.random() < 0.3 else data


def _repeat(draw: random.Random, data: bytes) -> bytes:
    start = draw.randint(0, len(data))
    return data[:start] + data[start : start + 60] * draw.randint(2, 30) + data[start:]


def _flip(draw: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.randint(1, 12) if changed else 0):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


_WAYS = (_replace, _replace, _flip, _repeat, _cut)


def swollen() -> Iterator[tuple[str, bytes]]:
    """Give files that are made to take all time and memory."""
    yield "line.txt", b"x" * 10_000_000
    yield "lines.txt", b"\n" * 10_000_000
    yield "marks.txt", b"a" + "\u0301\u0316".encode() * 1_000_000
    yield "controls.html", b"<p>" + b"&#27;" * 2_000_000
    yield "deep.html", b"<div>" * 200_000
    yield "tables.html", b"<table><tr><td>" * 50_000
    yield "attributes.html", b"<p " + b"a=b " * 500_000 + b">x"
    yield "nested.md", b"> " * 100_000 + b"x"
    yield "stars.md", b"*_" * 200_000
    yield "brackets.md", b"[" * 200_000
    yield "aliases.md", _billion_laughs()
    yield (
        "parts.eml",
        b"Content-Type: multipart/mixed; boundary=x\nFrom: a\n\n" + b"--x\n\n" * 300_000,
    )
    yield "words.eml", b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\nFrom: a\n\nx"
    yield "bomb.docx", _zipped(b"<w:p>" + b" " * 100_000_000)
    yield (
        "entities.docx",
        docx_of('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
    )
    yield "deep.docx", docx_of(f'<w:d xmlns:w="{W}">' + "<w:p>" * 500_000)
    yield "loop.pdf", pdf_of([b"q " * 1_000_000])
    yield "nested.pdf", b"%PDF-1.4\n1 0 obj\n" + b"[" * 1_000_000
    yield "pages.pdf", pdf(*["x"] * 250)


def _billion_laughs() -> bytes:
    names = "abcdefghi"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(names)]
    return ("---\n" + "\n".join(lines) + "\ntitle: x\n---\n\nWords.\n").encode()


def _zipped(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(TEXT_PART, content)
    return buffer.getvalue()
