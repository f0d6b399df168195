"""A fault in a file is answered with its file, its line, its field and what was expected."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.codebook import read_codebook, read_companies, read_lexicon
from dossier.coding.seeds import read_seed
from dossier.errors import DossierError
from dossier.records import LARGEST, line_of

from .properties import calm
from .samples import ARTICLE, CODEBOOK, COMPANIES, LEXICON, PLANS, SEED, SOLD, line_with, write

Read = Callable[[Path], object]

FILES: dict[str, tuple[Read, str]] = {
    "seed": (read_seed, SEED),
    "codebook": (read_codebook, CODEBOOK),
    "companies": (read_companies, COMPANIES),
    "lexicon": (read_lexicon, LEXICON),
}
_VALUE = re.compile(r'(?<= = )("(?:[^"\\]|\\.)*"|[\d.]+|true|false)')
_KEY = re.compile(r"^(?!schema)([A-Za-z_][\w-]*)(?= = )", re.MULTILINE)


def fault(read: Read, path: Path) -> str:
    """Read a file that must be refused; give what the user is told."""
    with pytest.raises(DossierError) as raised:
        read(path)
    return str(raised.value)


def values(text: str) -> list[re.Match[str]]:
    """Find every single value of a TOML text, those in comments left out."""
    return [
        found
        for found in _VALUE.finditer(text)
        if "#" not in text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    ]


def line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


@pytest.mark.parametrize("name", FILES)
def test_a_sound_file_is_read(name: str, tmp_path: Path) -> None:
    read, text = FILES[name]
    assert read(write(tmp_path, text))
    assert read(write(tmp_path, text)) == read(write(tmp_path, text.replace("\n", "\r\n")))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'status = "done"',
            'status = "finished"',
            "statement[2].status: unknown value 'finished'\n  Expected one of: claimed, "
            "considered, done, negotiating, ongoing, planned.",
        ),
        (
            'bound = "about"',
            'bound = "circa"',
            "statement[2].figures[2].bound: unknown value 'circa'\n  Expected one of: about, "
            "at least, at most, exact, less than, more than, nearly.",
        ),
        (
            'rank = "preferred"',
            'rank = "best"',
            "statement[2].rank: unknown value 'best'\n  Expected one of: deprecated, "
            "normal, preferred.",
        ),
        (
            'language = "en"',
            'langauge = "en"',
            "article: there is no field `langauge`\n  Expected one of: id, label, "
            "language, sha256, text_sha256, characters, type, title, author, container-title, "
            "publisher, issued, URL, copy_of, digest.",
        ),
        (
            'kind = "heading"',
            'king = "heading"',
            "digest[1]: there is no field `king`\n  Expected one of: paragraph, "
            "start, end, text, kind.",
        ),
        (
            'denied = false',
            'denied = "no"',
            "statement[3].denied: expected true or false, not text in quotes",
        ),
        (
            'date = "2021"',
            "date = 2021",
            "statement[2].date: expected text in quotes, not a whole number",
        ),
        (
            'parties = ["zephyr", "levante"]',
            'parties = ["zephyr", "Le vante"]',
            "statement[3].parties[2]: expected lower-case letters, digits and hyphens",
        ),
        (
            'text = "Mistral talks with Zephyr."',
            'text = " \\t\\u202e "',
            "statement[3].text: must not be empty",
        ),
        ("schema = 1", "schema = 2", "schema = 2, expected schema = 1\n  A newer file needs a "
         "newer dossier."),
        ("schema = 1", 'schema = "1"', "schema = '1', expected schema = 1"),
        ("schema = 1", "# none", "the line `schema = 1` is missing"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_line_and_field(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    path = write(tmp_path, SEED.replace(old, new, 1))
    line = line_with(SEED, old)
    assert fault(read_seed, path) == f"{path}:{line}: {told}"


@pytest.mark.parametrize(
    ("field", "place", "header"),
    [
        ("label", "article", "[article]"),
        ("characters", "article", "[article]"),
        ("paragraph", "digest[1]", "[[digest]]"),
        ("company", "statement[1]", "[[statement]]"),
        ("evidence", "statement[1]", "[[statement]]"),
    ],
)
def test_a_missing_field_is_told_at_the_head_of_its_table(
    field: str, place: str, header: str, tmp_path: Path
) -> None:
    text = re.sub(rf"^{field} = .*\n", "", SEED, count=1, flags=re.MULTILINE)
    path = write(tmp_path, text)
    line = line_at(text, text.index(header))
    told = f"{path}:{line}: {place}: `{field}` is missing"
    assert fault(read_seed, path) == told


def test_an_unfinished_file_is_told_at_its_end(tmp_path: Path) -> None:
    path = write(tmp_path, "schema = 1\nnames = [\n")
    assert fault(read_lexicon, path).startswith(f"{path}:3: is not valid TOML: ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('speaker = "company"', "speaker = company"),
        ('topic = "sales"', 'topic = "sales'),
        ('topic = "sales"', 'facet = "sales"'),
        ("denied = false", "denied = False"),
        ('date = "2021"', 'date: "2021"'),
        ("[article]", "[article"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(old: str, new: str, tmp_path: Path) -> None:
    path = write(tmp_path, SEED.replace(old, new))
    line = line_with(SEED, old)
    told = fault(read_seed, path)
    assert told.startswith(f"{path}:{line}: is not valid TOML: ")
    assert "(at line" not in told


@pytest.mark.parametrize("value", ["[" * 50_000, "9" * 5_000, "1979-13-99", "{ a = 1", "0x"])
def test_a_value_beyond_reason_is_refused_in_words(value: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"schema = 1\nterm = {value}\n")
    assert re.match(
        rf"{re.escape(str(path))}(:\d)?: is not valid TOML: ", fault(read_lexicon, path)
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    absent = tmp_path / "absent.toml"
    told = fault(read_lexicon, absent)
    assert told.startswith(f"{absent}: there is no such file\n  `dossier init` puts one into")
    assert fault(read_lexicon, tmp_path) == f"{tmp_path}: is not a regular file"
    latin = tmp_path / "latin.toml"
    latin.write_bytes("schema = 1\n# é".encode("latin-1"))
    assert fault(read_lexicon, latin) == (
        f"{latin}:2: is not UTF-8 text\n  Save the file as UTF-8."
    )


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert fault(read_seed, pipe) == f"{pipe}: is not a regular file"


def test_every_string_is_cleaned(tmp_path: Path) -> None:
    hostile = "The\\u001B[2J Gazette\\u202E on\\n\\tkites"
    seed = read_seed(write(tmp_path, SEED.replace("The Gazette on kites", hostile)))
    assert seed.article.label == "The[2J Gazette on kites"


@given(name=st.sampled_from(sorted(FILES)), data=st.data())
@calm
def test_the_line_told_is_the_line_of_the_wrong_value(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    read, text = FILES[name]
    found = data.draw(st.sampled_from(values(text)))
    text = f"{text[: found.start()]}1999-12-31{text[found.end() :]}"
    path = write(tmp_path_factory.getbasetemp(), text, "wrong-value.toml")
    assert fault(read, path).startswith(f"{path}:{line_at(text, found.start())}: ")


@given(name=st.sampled_from(sorted(FILES)), data=st.data())
@calm
def test_the_line_told_is_the_line_of_the_misspelt_key(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    read, text = FILES[name]
    found = data.draw(st.sampled_from(list(_KEY.finditer(text))))
    key = data.draw(st.sampled_from([f"{found[1]}x", f'"{found[1]}-"', f"x-{found[1]}"]))
    text = f"{text[: found.start()]}{key}{text[found.end() :]}"
    path = write(tmp_path_factory.getbasetemp(), text, "wrong-key.toml")
    assert fault(read, path).startswith(f"{path}:{line_at(text, found.start())}: ")


@given(name=st.sampled_from(sorted(FILES)), data=st.data())
@calm
def test_comments_blank_lines_and_odd_line_separators_do_not_shift_the_line(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    read, text = FILES[name]
    lines = text.split("\n")
    noise = st.sampled_from(["", "# [[statement]] {", '# "', "# a\u2028b\x85c", "  # ] = }"])
    places = st.tuples(st.integers(1, len(lines)), noise)
    for place, line in data.draw(st.lists(places, max_size=6)):
        lines.insert(place, line)
    text = "\n".join(lines)
    found = data.draw(st.sampled_from(values(text)))
    text = f"{text[: found.start()]}1999-12-31{text[found.end() :]}"
    path = write(tmp_path_factory.getbasetemp(), text, "noise.toml")
    assert fault(read, path).startswith(f"{path}:{line_at(text, found.start())}: ")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("schema",), "schema = 1"),
        (("article",), "[article]"),
        (("article", "id"), f'id = "{ARTICLE}"'),
        (("article", "author", 1, "literal"), "author = "),
        (("article", "container-title"), "container-title"),
        (("digest", 0, "kind"), 'kind = "heading"'),
        (("digest", 1, "text"), "What paragraph 2 says"),
        (("statement", 0, "status"), 'status = "considered"'),
        (("statement", 1, "speaker"), 'speaker = "company"'),
        (("statement", 1, "figures"), "figures = ["),
        (("statement", 1, "figures", 0, "value"), "value = 4000"),
        (("statement", 1, "figures", 1), 'measure = "kites, #2"'),
        (("statement", 1, "evidence", 0), SEED[SEED.index("    { paragraph") :].split("\n")[0]),
        (("statement", 1, "evidence", 1, "start"), "start = 0, "),
        (("statement", 2, "parties"), "parties = "),
        (("statement", 2, "parties", 1), "parties = "),
        (("statement", 2, "evidence", 1), "{ paragraph = 3"),
        (("statement", 2, "names", "people", 0), "names = { companies"),
        (("statement", 2, "denied"), "denied = false"),
    ],
)
def test_the_line_of_a_value_in_a_seed(place: tuple[str | int, ...], words: str) -> None:
    assert line_of(SEED, place) == line_with(SEED, words)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("facet", 0, "definition"), "Where [and how much]"),
        (("facet", 0, "topic"), "topic = [\n"),
        (("facet", 0, "topic", 0, "id"), '"sales"'),
        (("facet", 0, "topic", 1, "definition"), '"routes"'),
        (("facet", 1, "topic", 0, "name"), '"kites"'),
        (("facet", 1, "topic", 7), '"kites"'),
        (("facet", 9, "id"), "# [[facet]] groups rows"),
        ((), "# [[facet]] groups rows"),
    ],
)
def test_the_line_of_a_value_in_a_codebook(place: tuple[str | int, ...], words: str) -> None:
    assert line_of(CODEBOOK, place) == line_at(CODEBOOK, CODEBOOK.index(words))


def test_what_is_not_there_is_looked_for_at_the_head_of_its_table() -> None:
    assert line_of(SEED, ("statement", 1, "absent")) == line_with(SEED, f'"{SOLD}"') - 1
    assert line_of(SEED, ("article", "absent")) == line_with(SEED, "[article]")
    figures = line_of(SEED, ("statement", 0, "figures", 0))  # only the next statement has some
    assert figures == line_with(SEED, f'"{PLANS}"') - 1


def test_a_text_that_no_screen_can_show_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, SEED.replace("What paragraph 1", "x" * 10_000_000))
    line = line_with(SEED, "What paragraph 1")
    assert fault(read_seed, path) == f"{path}:{line}: a text is longer than 20,000 characters"


def test_a_file_larger_than_any_of_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seed.toml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert fault(read_seed, path) == f"{path}: is larger than 25 MB"
