"""Files that nobody wrote: every one gives a clean text or a reason, and never anything else."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier import dates
from dossier.articles import child
from dossier.articles.extract import Extract
from dossier.cleaning import clean, clean_line

from .samples import PAGE, WIDE, WRAPPED, docx, mail, pdf

SEEDS = {
    "a.html": PAGE.encode(),
    "a.pdf": pdf(WIDE[:60], WIDE[60:120]),
    "a.docx": docx("#A workshop", WIDE),
    "a.eml": mail(WRAPPED, PAGE, Subject="It opens", From="Ada Quill <a@b.example>"),
    "a.md": f"---\ntitle: It\n---\n# It *opens*\n\n{WIDE}\n\n| a | b |\n|---|---|\n".encode(),
    "a.txt": WRAPPED.encode(),
}
FRAGMENTS = st.sampled_from(
    [
        b"",
        b"\0",
        b"\x1b[2J",
        b"&#27;",
        b"<![CDAT[x]]>",
        b"<!--",
        b"]]>",
        b"<p>",
        b"</html>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        "\u202e\u00ad\u0301".encode(),
        b"stream",
        b"endobj",
        b"PK\x03\x04",
        b"\n\n",
        b"--",
        b"---\n",
        b"```\n",
        b"03/04/2018",
        b"Content-Type: text/html\n",
    ]
)
bounded = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def holds(name: str, data: bytes) -> None:
    answer = child.answer(name, data)
    if answer.refused:
        return
    found = msgspec.json.decode(answer.extract, type=Extract).document
    assert found.text.strip()
    assert clean(found.text) == found.text
    for line in (found.title, found.container_title, found.url, *found.questions):
        assert clean_line(line) == line
    assert dates.is_valid(found.issued)
    assert found.language == "und" or len(found.language) == 2


@pytest.mark.parametrize("name", SEEDS)
@given(st.data())
@bounded
def test_a_damaged_file_is_read_or_refused(name: str, drawn: st.DataObject) -> None:
    data = SEEDS[name]
    for _ in range(drawn.draw(st.integers(1, 4))):
        start = drawn.draw(st.integers(0, len(data)))
        end = drawn.draw(st.integers(start, min(len(data), start + 40)))
        data = data[:start] + drawn.draw(FRAGMENTS | st.binary(max_size=8)) + data[end:]
    holds(name, data)


@given(st.sampled_from([*SEEDS, "a", "a.bin"]), st.binary(max_size=300))
@bounded
def test_bytes_of_any_kind_are_read_or_refused(name: str, data: bytes) -> None:
    holds(name, data)


@given(st.sampled_from(["a.txt", "a.md", "a.html", "a.eml"]), st.text(max_size=300))
@bounded
def test_text_of_any_kind_is_read_or_refused(name: str, text: str) -> None:
    holds(name, text.encode("utf-8", "surrogatepass"))
