"""Ties as a page and as a picture; what the sample library shows."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dossier.cleaning import clean_line
from dossier.errors import OccupiedError
from dossier.export.filenames import links_filename
from dossier.export.links_page import links_markdown
from dossier.export.links_picture import links_picture
from dossier.export.looks_json import links_json
from dossier.export.picture_delivery import deliver_picture
from dossier.model import Library
from dossier.views.excerpt import Excerpt, excerpt
from dossier.views.links import network
from dossier.views.ties import TYPES, TieType
from tests.attack.payloads import PAYLOADS
from tests.export.hostile import TEXTS, hostile_library
from tests.export.test_dossier_page import check_footnotes_of

SVG = "{http://www.w3.org/2000/svg}"


def shown(library: Library, *ends: str, types: tuple[TieType, ...] = ()) -> Excerpt:
    return excerpt(network(library), *ends, types=types)


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


def lines(svg: str) -> dict[str, ET.Element]:
    """Give the lines of ties by their titles."""
    root = read(svg)
    found = ((line.findtext(f"{SVG}title"), line) for line in root.iter(f"{SVG}path"))
    return {title: line for title, line in found if title}


def test_the_sample_tells_who_is_tied_to_whom(seeds: Library) -> None:
    whole = network(seeds)
    typed = {
        (tie.type, whole.actor[tie.a].name, whole.actor[tie.b].name, tie.basis)
        for tie in whole.ties
        if tie.statements and tie.type != "named with"
    }
    assert typed == {
        ("alliance", "Nissan Motor Co", "Renault · Alpine", "done, claimed"),
        ("partner", "AutoNation", "Renault · Alpine", "considered"),
        ("partner", "Huawei", "Groupe PSA", "done"),
        ("partner", "TravelCar", "Groupe PSA", "ongoing 2"),
        ("former employer", "Mike Manley", "Fiat Chrysler", "done"),
        ("former employer", "Carlos Tavares", "Nissan", "done"),
        ("former employer", "Groupe PSA", "veepee.com", "done"),
    }
    ways = shown(seeds, "autonation", "company:fiatchrysler").ways
    assert [path.actors[1] for path in ways.paths] == ["person:mikemanley"]
    assert "company:tesla" not in {end for tie in whole.ties for end in tie.ends}
    assert whole.between("psa", "company:tesla").denied


@pytest.mark.parametrize("ends", [(), ("psa",), ("huawei", "company:fiatchrysler")])
def test_a_page_gives_every_statement_its_note(seeds: Library, ends: tuple[str, ...]) -> None:
    page = links_markdown(seeds, shown(seeds, *ends))
    used = set(re.findall(r"\[\^([^\]]+)\](?!:)", page))
    assert len(used) > 10
    assert used == set(re.findall(r"\[\^([^\]]+)\]:", page))


def test_a_way_is_told_step_by_step_and_what_it_is_narrowed_to_is_said(seeds: Library) -> None:
    page = links_markdown(seeds, shown(seeds, "autonation", "company:nissan"))
    assert "## AutoNation → Renault · Alpine → Nissan Motor Co → Nissan" in page
    assert "1. **AutoNation – Renault · Alpine:** partner: considered · named with: " in page
    assert "3. **Nissan Motor Co – Nissan:** name alike: by spelling alone" in page
    page = links_markdown(seeds, shown(seeds, "psa", types=("alliance", "partner")))
    assert 'subject: "links psa; types alliance, partner"' in page
    assert "Peugeot:**" not in page
    assert links_filename(["Citroën", "漢"], ["partner"], is_way=True) == (
        "links-citroen-to-name--partner.md"
    )
    assert links_filename() == "links.md"


def test_a_line_tells_its_type_by_its_dashes_and_width_and_its_statements(seeds: Library) -> None:
    svg = links_picture(seeds, shown(seeds))
    drawn = lines(svg)
    assert len(drawn) == len(network(seeds).ties)
    assert "Huawei – Groupe PSA: partner (done); psa-3185e7" in drawn
    looks = {
        re.search(rf": ({'|'.join(TYPES)}) \(", title)[1]: (  # type: ignore[index]
            line.get("stroke-dasharray"),
            line.get("stroke-width"),
        )
        for title, line in drawn.items()
    }
    assert len(set(looks.values())) == len(looks) == 7
    texts = [item.text for item in read(svg).iter(f"{SVG}text")]
    assert {f"{type_} ({n})" for type_, n in (("alliance", 1), ("partner", 3))} <= set(texts)
    assert texts.count("considered") == 2  # the word, and its halo
    assert "Tesla – Groupe PSA: named in 1 denial" in texts


def test_the_names_of_a_picture_do_not_touch(seeds: Library) -> None:
    places = re.findall(
        r'<g transform="translate\(([\d.]+) ([\d.]+)\) rotate', links_picture(seeds, shown(seeds))
    )
    points = [(float(x), float(y)) for x, y in places]
    assert len(points) > 50
    apart = min(
        ((a - c) ** 2 + (b - d) ** 2) ** 0.5
        for at, (a, b) in enumerate(points)
        for c, d in points[:at]
    )
    assert apart > 16  # a line of letters is 12 high


def test_the_same_network_gives_the_same_picture(seeds: Library) -> None:
    assert links_picture(seeds, shown(seeds)) == links_picture(seeds, shown(seeds))
    way = lines(links_picture(seeds, shown(seeds, "huawei", "company:fiatchrysler")))
    assert len(way) == 12
    assert lines(links_picture(seeds, shown(seeds, types=("negotiation",)))) == {}


def test_a_hostile_name_is_a_name() -> None:
    for text in (*PAYLOADS.values(), *TEXTS):
        library = hostile_library(clean_line(text) or "nothing")
        found = shown(library)
        root = read(links_picture(library, found))
        tags = {item.tag.removeprefix(SVG) for item in root.iter()}
        assert tags <= {"svg", "title", "desc", "rect", "path", "g", "text", "circle"}
        assert not [item for item in root.iter() for name in item.attrib if name.startswith("on")]
        titles = [item.text or "" for item in root.iter(f"{SVG}title")]
        assert any(found.network.actors[0].name in title for title in titles)
        check_footnotes_of(links_markdown(library, found))


def test_a_picture_replaces_only_a_picture_as_it_was_written(
    seeds: Library, tmp_path: Path
) -> None:
    path = tmp_path / "links.svg"
    svg = links_picture(seeds, shown(seeds, "huawei"))
    assert deliver_picture(path, svg) == "written"
    assert deliver_picture(path, svg) == "unchanged"
    assert deliver_picture(path, links_picture(seeds, shown(seeds))) == "written"
    path.write_text(path.read_text("utf-8").replace("Groupe PSA", "Group"), "utf-8")
    with pytest.raises(OccupiedError):
        deliver_picture(path, svg)
    assert deliver_picture(path, svg, force=True) == "written"
    assert "Group" in (tmp_path / "links.svg.bak").read_text("utf-8")


def test_the_data_leads_from_ties_to_statements(seeds: Library) -> None:
    data = links_json(seeds, shown(seeds, "huawei", "company:nissan"))
    known = {item["id"] for item in data["statements"]}
    assert all(set(tie["statements"]) <= known for tie in data["ties"])
    assert data["ways"] == [["huawei", "psa", "person:carlostavares", "company:nissan"]]
