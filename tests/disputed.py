"""A library of our own invention in which articles disagree, and plans are kept or forgotten.

One company, Orvell, in five articles: of March 2021, of September 2022 in French, of October 2022,
the last one's copy in another paper, and one that prints no date.
"""

from __future__ import annotations

from pathlib import Path

from dossier.workspace import Workspace, create
from tests.invented import Fields, seed, statement, with_sample_rows

COMPANIES = """\
schema = 1

[[company]]
id = "orvell"
name = "Orvell Cycles"
short = "Orvell"

[[company]]
id = "lumen"
name = "Lumen Freight"
short = "Lumen"
"""
PLANTS, VOLUMES, RANK = (
    "organisation-sites/plants",
    "market-position/volumes",
    "market-position/rank",
)
SIZE, JOBS, TALKS = (
    "market-position/size",
    "organisation-sites/jobs",
    "partnerships/mobility-partner",
)
SHOPS, PLAN = "distribution/dealer-network", "strategy/plan"

QUAY = """\
Orvell Cycles will open a plant in Marnay by June 2022, said Ida Crane, who runs it.

The maker of cargo bicycles sold 12,000 frames in 2020 and employs 310 people. It is second among \
the makers of cargo bicycles in Europe. By the end of 2021 it will hire 80 people.

It is in talks with the carrier Lumen about a delivery bicycle. It may open a showroom in Lisse. \
Orvell has 120 shops in France. It will leave the Tarvin site in 2030.
"""
BULLETIN = """\
Orvell Cycles a ouvert son usine de Marnay en août 2022.

Le fabricant a vendu 11 870 cadres en 2020 et 15 000 en 2021. Il emploie plus de 300 personnes. \
L’entreprise dément toute discussion avec le transporteur Lumen.

Orvell compte 45 boutiques en Belgique.
"""
COURIER = """\
The Orvell plant in Marnay opened in July 2022, the mayor said.

Orvell Cycles sold 9,000 frames in 2020. It is third among the makers of cargo bicycles in Europe. \
Orvell still means to open its plant in Marnay, said Ida Crane. It sold 15,000 frames in 2021.

Its plant in Corvin opened in March 2019. The firm has hired 60 people.
"""
UNDATED = """\
Orvell has opened a showroom in Lisse, with 14 people. It employs 520 people.

It does not sell motor scooters.
"""


def _frames(value: int, period: str = "2020") -> list[Fields]:
    return [{"measure": "frames sold", "unit": "frames", "value": value, "period": period}]


def _people(value: int, bound: str = "exact") -> list[Fields]:
    return [{"measure": "employees", "unit": "people", "value": value, "bound": bound}]


def _place(value: int) -> list[Fields]:
    return [
        {"measure": "makers of cargo bicycles", "unit": "rank", "value": value, "place": "Europe"}
    ]


def _shops(value: int, place: str) -> list[Fields]:
    return [{"measure": "shops", "unit": "shops", "value": value, "place": place}]


OF_QUAY = [
    statement(
        "orvell", PLANTS, "Orvell is to open a plant in Marnay by June 2022.", "planned",
        "will open a plant in Marnay by June 2022", date="2022-06", speaker="Ida Crane",
        names={"places": ["Marnay"]},
    ),
    statement(
        "orvell", VOLUMES, "Orvell sold 12,000 frames in 2020.", "done",
        "sold 12,000 frames in 2020", figures=_frames(12_000),
    ),
    statement(
        "orvell", SIZE, "Orvell employs 310 people.", "ongoing", "employs 310 people",
        figures=_people(310),
    ),
    statement(
        "orvell", RANK, "Orvell is second among Europe's makers of cargo bicycles.", "ongoing",
        "second among the makers of cargo bicycles in Europe", figures=_place(2),
    ),
    statement(
        "orvell", JOBS, "Orvell is to hire 80 people by the end of 2021.", "planned",
        "it will hire 80 people", date="2021",
        figures=[{"measure": "people to be hired", "unit": "people", "value": 80}],
    ),
    statement(
        "orvell", TALKS, "Orvell is in talks with Lumen about a delivery bicycle.", "negotiating",
        "in talks with the carrier Lumen", names={"companies": ["Lumen"]}, parties=["lumen"],
    ),
    statement(
        "orvell", SHOPS, "Orvell might open a showroom in Lisse.", "considered",
        "may open a showroom in Lisse", names={"places": ["Lisse"]},
    ),
    statement(
        "orvell", SHOPS, "Orvell has 120 shops in France.", "ongoing", "120 shops in France",
        figures=_shops(120, "France"), names={"places": ["France"]},
    ),
    statement(
        "orvell", PLAN, "Orvell is to leave the Tarvin site in 2030.", "planned",
        "will leave the Tarvin site in 2030", date="2030", names={"places": ["Tarvin"]},
    ),
]  # fmt: skip
OF_BULLETIN = [
    statement(
        "orvell", PLANTS, "Orvell opened its plant in Marnay in August 2022.", "done",
        "a ouvert son usine de Marnay en août 2022", date="2022-08", names={"places": ["Marnay"]},
    ),
    statement(
        "orvell", VOLUMES, "Orvell a vendu 11 870 cadres en 2020.", "done",
        "Le fabricant a vendu 11 870 cadres en 2020", figures=_frames(11_870),
    ),
    statement(
        "orvell", VOLUMES, "Orvell sold 15,000 frames in 2021.", "done", "15 000 en 2021",
        figures=_frames(15_000, "2021"),
    ),
    statement(
        "orvell", SIZE, "Orvell employs more than 300 people.", "ongoing",
        "emploie plus de 300 personnes", figures=_people(300, "more than"),
    ),
    statement(
        "orvell", TALKS, "Orvell denies all talks with Lumen.", "negotiating",
        "dément toute discussion avec le transporteur Lumen", denied=True, speaker="company",
        names={"companies": ["Lumen"]}, parties=["lumen"],
    ),
    statement(
        "orvell", SHOPS, "Orvell has 45 shops in Belgium.", "ongoing", "45 boutiques en Belgique",
        figures=_shops(45, "Belgium"), names={"places": ["Belgique"]},
    ),
]  # fmt: skip
OF_COURIER = [
    statement(
        "orvell", PLANTS, "The Marnay plant of Orvell opened in July 2022, the mayor says.", "done",
        "The Orvell plant in Marnay opened in July 2022", date="2022-07", speaker="the mayor",
        names={"places": ["Marnay"]},
    ),
    statement(
        "orvell", VOLUMES, "Orvell sold 9,000 frames in 2020.", "done", "sold 9,000 frames in 2020",
        figures=_frames(9_000),
    ),
    statement(
        "orvell", RANK, "Orvell is third among the makers of cargo bicycles in Europe.", "ongoing",
        "third among the makers of cargo bicycles in Europe", figures=_place(3),
    ),
    statement(
        "orvell", PLANTS, "Orvell still means to open its plant in Marnay.", "planned",
        "still means to open its plant in Marnay", speaker="Ida Crane",
        names={"places": ["Marnay"]},
    ),
    statement(
        "orvell", VOLUMES, "15,000 frames were sold by Orvell in 2021.", "done",
        "sold 15,000 frames in 2021", figures=_frames(15_000, "2021"),
    ),
    statement(
        "orvell", PLANTS, "Orvell opened a plant in Corvin in March 2019.", "done",
        "Its plant in Corvin opened in March 2019", date="2019-03", names={"places": ["Corvin"]},
    ),
    statement(
        "orvell", JOBS, "Orvell has hired 60 people.", "done", "has hired 60 people",
        figures=[{"measure": "people hired", "unit": "people", "value": 60}],
    ),
]  # fmt: skip
OF_COPY = [
    statement(
        "orvell", VOLUMES, "Orvell's sales came to 9,000 frames in 2020.", "done",
        "sold 9,000 frames in 2020", figures=_frames(9_000),
    ),
]  # fmt: skip
OF_UNDATED = [
    statement(
        "orvell", SHOPS, "Orvell has opened a showroom in Lisse.", "done",
        "has opened a showroom in Lisse", names={"places": ["Lisse"]},
    ),
    statement(
        "orvell", SIZE, "Orvell employs 520 people.", "ongoing", "It employs 520 people",
        figures=_people(520),
    ),
    statement(
        "orvell", SIZE, "Orvell does not sell motor scooters.", "ongoing",
        "does not sell motor scooters", denied=True,
    ),
]  # fmt: skip


def make(root: Path) -> Workspace:
    """Make the workspace; the originals lie beside it in `originals/`."""
    workspace = with_sample_rows(create(root))
    workspace.companies.write_text(COMPANIES, "utf-8")
    originals = root / "originals"
    originals.mkdir()
    first = 0
    for name, text, told, more in (
        ("quay", QUAY, OF_QUAY, {"title": "Orvell goes to Marnay", "issued": "2021-03-10"}),
        ("bulletin", BULLETIN, OF_BULLETIN, {"title": "Marnay tourne", "issued": "2022-09-01"}),
        ("courier", COURIER, OF_COURIER, {"title": "Late, or not", "issued": "2022-10-15"}),
        ("daily", COURIER + "\n", OF_COPY, {"issued": "2022-10-16", "copy_of": "courier"}),
        ("leaflet", UNDATED, OF_UNDATED, {"title": "A showroom"}),
    ):
        page = seed(name, name.capitalize(), text, told, first=first, **more)
        (workspace.seeds / f"{name}.toml").write_text(page, "utf-8")
        (originals / f"{name}.txt").write_text(text, "utf-8")
        first += len(told)
    return workspace
