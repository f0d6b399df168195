"""One seed file and its reference data, in the layout of the real ones; the text is invented."""

from __future__ import annotations

from pathlib import Path

from dossier.articles.anchoring import fingerprint
from dossier.articles.freezing import text_hash
from dossier.articles.paragraphs import paragraphs

ARTICLE = "kites-gazette"
TEXT = (
    "Zephyr kites reach Oslo\n\n"
    "Zephyr may open a shop in Oslo by spring. It sold 4,000 kites in 2021.\n"
    "“We are not in a hurry”, said Åse Lund of Zephyr. Mistral is in talks with Zephyr.\n"
)
PLANS, SOLD, TALKS = "zephyr-00000a", "zephyr-00000b", "mistral-00000c"


def passage(words: str) -> str:
    """Write the evidence of a passage as a seed file has it."""
    start = TEXT.index(words)
    home = next(item for item in paragraphs(TEXT) if item.start <= start < item.end)
    return (
        f"{{ paragraph = {home.number}, start = {start}, end = {start + len(words)}, "
        f'fingerprint = "{fingerprint(words)}" }}'
    )


def _digest() -> str:
    kinds = {1: 'kind = "heading"\n'}
    return "\n".join(
        f"[[digest]]\nparagraph = {item.number}\nstart = {item.start}\nend = {item.end}\n"
        f'{kinds.get(item.number, "")}text = "What paragraph {item.number} says [in brief]."\n'
        for item in paragraphs(TEXT)
    )


SEED = f"""\
schema = 1

[article]
id = "{ARTICLE}"
label = "The Gazette on kites"
language = "en"
title = "Zephyr kites reach Oslo"
author = [{{ family = "Berg", given = "Ida" }}, {{ literal = "the desk" }}]
container-title = "Kite Gazette"
issued = "2022-03"
URL = "https://example.org/kites"
sha256 = "{text_hash(TEXT)}"
text_sha256 = "{text_hash(TEXT)}"
characters = {len(TEXT)}

{_digest()}
[[statement]]
id = "{PLANS}"
company = "zephyr"
facet = "market"
topic = "routes"
text = "Zephyr considers a shop in Oslo = its first {{abroad}}."
status = "considered"
speaker = "journalist"
date_words = "by spring"
evidence = [{passage("Zephyr may open a shop in Oslo by spring.")}]
names = {{ places = ["Oslo"] }}

[[statement]]
id = "{SOLD}"
company = "zephyr"
facet = "market"
topic = "sales"
text = "Zephyr sold 4,000 kites in 2021."
status = "done"
speaker = "company"
date = "2021"
figures = [
    {{ measure = "kites sold", unit = "kites", value = 4000, period = "2021" }},
    {{ measure = "kites, #2", unit = "kites", low = 3900, high = 4100.5, bound = "about" }},
]
evidence = [
    {passage("It sold 4,000 kites in 2021.")},
    # [the headline] says so too, {{in short}}
    {passage("Zephyr kites")},
]
rank = "preferred"

[[statement]]
id = "{TALKS}"
company = "mistral"
facet = "market"
topic = "routes"
text = "Mistral talks with Zephyr."
status = "negotiating"
speaker = "Åse Lund"
parties = ["zephyr", "levante"]
evidence = [{passage("said Åse Lund of Zephyr")}, {passage("Mistral is in talks")}]
names = {{ companies = ["Mistral"], people = [
    "Åse Lund",
    "Ida \\"Red\\" Berg",
] }}
denied = false
"""

CODEBOOK = """\
# [[facet]] groups rows
schema = 1

[[facet]]
id = "market"
name = "Market"
definition = "Where [and how much] is sold."
topic = [
    { id = "sales", name = "Sales", definition = "How much is sold, {in all}." },
    # { id = "commented-out" }
    { id = "routes", name = "Routes", definition = "How a market is reached." },
]

[[facet]]
id = "things"
name = "Things"
definition = "What is made."
topic = [{ id = "kites", name = "Kites", definition = "Kites." }]
"""

COMPANIES = """\
schema = 1

[[company]]
id = "zephyr"
name = "Zephyr"
short = "Zephyr"
brands = [
    { name = "Swift" },
    { name = "UP", aliases = ["Up & away", "U.P."], cased = true },
]
aliases = [{ name = "Zephyr AS" }]
people = [{ name = "Åse Lund", role = "speaker" }]

[[company]]
id = "mistral"
name = "Mistral"
short = "Mistral"
"""

LEXICON = """\
schema = 1

[[term]]
fr = ["cerf-volant", "cerfs-volants"]
en = ["kite"]

[[term]]
fr = [
    "vente",
    "vendre",
]
en = ["sale", "sell"]
"""


def write(folder: Path, text: str, name: str = "file.toml") -> Path:
    """Write a file; every line ends as it is given."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def line_with(text: str, words: str) -> int:
    """Give the number of the only line in which some words stand."""
    found = [number for number, line in enumerate(text.split("\n"), 1) if words in line]
    assert len(found) == 1, (words, found)
    return found[0]
