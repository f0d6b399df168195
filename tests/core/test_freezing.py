"""A file on the disk becomes frozen text, whatever its encoding; what is no text is refused."""

from __future__ import annotations

import codecs
import hashlib
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles import freezing
from dossier.articles.freezing import Frozen, freeze, text_hash
from dossier.cleaning import clean
from dossier.errors import DossierError

from .properties import calm

TEXT = "Le « prix » : 12 €, l’été…\n\nÅse a dit “non”.\n"


def frozen(folder: Path, data: bytes) -> Frozen:
    path = folder / "article.txt"
    path.write_bytes(data)
    return freeze(path)


def refusal(path: Path) -> str:
    with pytest.raises(DossierError) as raised:
        freeze(path)
    assert raised.value.where == str(path)
    return raised.value.what


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"", "cp1252"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_the_usual_encodings_give_the_same_text(mark: bytes, encoding: str, tmp_path: Path) -> None:
    data = mark + TEXT.encode(encoding)
    found = frozen(tmp_path, data)
    assert found.text == TEXT
    assert found.text_sha256 == text_hash(TEXT)
    assert found.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_an_emoji_comes_through_in_every_unicode_encoding(encoding: str, tmp_path: Path) -> None:
    assert frozen(tmp_path, "Fête 🎈👩🏽‍🚀".encode(encoding)).text == "Fête 🎈👩🏽‍🚀"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_are_known_without_a_mark(encoding: str, tmp_path: Path) -> None:
    text = "Un été à Port Ellery, où l’usine est fermée.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert freeze(path).text == text


def test_a_text_of_two_sources_keeps_the_accents_of_both(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Été à l’usine\n".encode() + "« CAFÉ » à côté\n".encode("cp1252"))
    assert freeze(path).text == "Été à l’usine\n« CAFÉ » à côté\n"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_make_another_file_but_the_same_text(end: str, tmp_path: Path) -> None:
    plain = frozen(tmp_path, TEXT.encode())
    other = frozen(tmp_path, TEXT.replace("\n", end).encode())
    assert other.text == plain.text
    assert other.text_sha256 == plain.text_sha256
    assert other.sha256 != plain.sha256


def test_accents_in_pieces_and_control_characters_make_no_difference(tmp_path: Path) -> None:
    assert frozen(tmp_path, "e\u0301te\u0301 \x1b[1mchaud\u202e".encode()).text == "été [1mchaud"


def test_broken_bytes_behind_a_mark_are_shown_as_such(tmp_path: Path) -> None:
    assert frozen(tmp_path, codecs.BOM_UTF8 + b"caf\xff!").text == "caf\ufffd!"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u200b\u202e\x07".encode()])
def test_a_file_without_text_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    assert refusal(path) == "holds no text"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "image.txt"
    path.write_bytes(b"GIF89a\0\0\x01")
    assert refusal(path) == "is not a text file"


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freezing, "LARGEST", 10)
    path = tmp_path / "long.txt"
    path.write_bytes(b"0123456789")
    assert freeze(path).text == "0123456789"
    path.write_bytes(b"0123456789+")
    assert refusal(path) == "is larger than 25 MB"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "is not a regular file"
    assert refusal(tmp_path / "absent.txt") == "cannot be opened: No such file or directory"
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "nowhere.txt")
    assert refusal(link) == "cannot be opened: No such file or directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    told: list[str] = []
    reader = threading.Thread(target=lambda: told.append(refusal(pipe)), daemon=True)
    reader.start()
    reader.join(timeout=10)
    assert told == ["is not a regular file"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_refused() -> None:
    assert refusal(Path("/dev/zero")) == "is not a regular file"


@given(
    data=st.one_of(
        st.binary(),
        st.text().map(str.encode),
        st.text("aéœ€Ÿ£").map(lambda text: text.encode("cp1252")),
    )
)
@calm
def test_any_bytes_are_frozen_or_refused_in_words(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    try:
        found = freeze(path)
    except DossierError as fault:
        told = fault.what
    else:
        told = ""
        assert found.text == clean(found.text)
        assert found.text_sha256 == text_hash(found.text)
    assert told in {"", "holds no text", "is not a text file"}
