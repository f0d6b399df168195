"""A file is read in a process of its own: whatever it is, there is a text or a reason."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dossier.articles import child
from dossier.articles.gathering import gather
from dossier.articles.importing import read_file
from dossier.errors import DossierError

from .samples import PAGE, WIDE, docx, mail, pdf


def refusal(path: Path, seconds: float = 20) -> str:
    with pytest.raises(DossierError) as raised:
        read_file(path, seconds=seconds)
    assert raised.value.where == str(path)
    return raised.value.what


def made(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.html", PAGE.encode(), "HTML"),
        ("b\nc \u202e\x1b[2J.docx", docx(WIDE), "Word"),
        ("-c.pdf", pdf(WIDE[:60]), "PDF"),
        ("é ö.eml", mail(WIDE, Subject="It", From="a@b.example"), "mail"),
    ],
)
def test_a_file_comes_back_from_its_process(
    name: str, data: bytes, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a folder that holds modules of our names must not lend them to the process
    for trap in ("dossier", "json", "email"):
        (tmp_path / f"{trap}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    found = read_file(made(tmp_path, name, data))
    assert found.extract.format == form
    assert "\x1b" not in found.extract.document.text


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt") == "is not a regular file"
    assert refusal(Path("/dev/zero")) == "is not a regular file"
    assert refusal(tmp_path) == "is not a regular file"
    assert refusal(tmp_path / "none.txt").startswith("cannot be opened")
    assert refusal(made(tmp_path, "empty.txt", b"")) == "is empty"
    assert refusal(made(tmp_path, "blank.txt", b" \n\t\n")) == "holds no text"
    assert refusal(made(tmp_path, "nul.txt", b"a\0b")) == "is not a text file"
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    assert refusal(tmp_path / "large.txt") == "is larger than 25 MB"


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = made(tmp_path, "a.md", b"[" * 1_000_000)
    assert refusal(path, seconds=1) == "takes more than 1 seconds to be read"


def test_a_long_text_is_read_whole_however_often_its_process_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.articles.importing._LOOK", 0.0001)
    path = made(tmp_path, "a.txt", f"{WIDE}\n" * 3000)  # more than a pipe holds
    assert read_file(path).extract.document.text.count("Norvane opened") == 3000


def test_a_reading_may_be_stopped(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(DossierError, match="stopped"):
        read_file(made(tmp_path, "a.md", b"[" * 1_000_000), stop=stop)


def test_the_process_cannot_take_more_memory_than_it_may() -> None:
    code = "from dossier.articles.child import limit; limit(); bytearray(2 * 1024**3)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr


def test_a_book_is_no_article(tmp_path: Path) -> None:
    assert "no article" in refusal(made(tmp_path, "a.txt", f"{WIDE}\n" * 5000))


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (MemoryError(), "needs more than 1 GB of memory to be read"),
        (RecursionError(), "is nested too deep to be read"),
        (KeyError("/Root"), "cannot be read: it is damaged (KeyError)"),
        (DossierError("is odd", advice="Mend it."), "is odd. Mend it"),
    ],
)
def test_whatever_a_reader_raises_is_a_reason(
    fault: Exception, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_name: str, _data: bytes) -> None:
        raise fault

    monkeypatch.setattr("dossier.articles.extract.extract", broken)
    assert child.answer("a.txt", b"a").refused == why


def test_a_process_that_dies_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    path = made(tmp_path, "a.txt", WIDE)
    assert "broke off" in refusal(path)
    monkeypatch.setattr("sys.executable", str(tmp_path / "none"))
    assert "no process could be started" in refusal(path)


# --- folders --------------------------------------------------------------------------------


def test_a_folder_is_walked_in_order_and_only_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "page_files").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    names = ["b.txt", "a.md", "page.html", "page_files/x.html", ".git/c.txt", ".hidden.txt",
             "sub/d.PDF", "sub/noname", "sub/picture.jpg"]  # fmt: skip
    for name in names:
        made(tmp_path, name, b"x")
    found = gather((tmp_path, tmp_path / "b.txt", tmp_path / "sub" / "picture.jpg"))
    assert [str(path.relative_to(tmp_path)) for path in found.files] == [
        "a.md", "b.txt", "page.html", "sub/d.PDF", "sub/noname", "sub/picture.jpg",
    ]  # fmt: skip
    assert [path.name for path in found.passed_over] == [".hidden.txt", "picture.jpg"]
    assert [(path.name, why) for path, why in found.refused] == [
        ("link.txt", "is a link: name the file itself")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert "cannot be opened" in gather((tmp_path,)).refused[0][1]


def test_reading_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    thread = threading.Thread(target=refusal, args=(tmp_path / "pipe",), daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
