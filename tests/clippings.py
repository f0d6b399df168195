"""Two articles of our own invention that come in as files, about companies of the library."""

from __future__ import annotations

from pathlib import Path

from dossier.store.adding.intake import add
from dossier.workspace import Workspace

QUAY = """\
Norvane looks for a second quay

Norvane will open a second workshop in Lorne Bay next spring, Ines Marrow said. It plans to hire \
60 people; the ferry line Calder may carry the frames to the islands.

Calder sold two ferries in 2020. Share prices fell all over the coast.

Subscribe to our newsletter.
"""
ALLIANCE = """\
Calder signe avec Norvane

La compagnie Calder a signé un accord avec Norvane. Elle pourrait transporter 4 000 vélos par an.
"""
QUAY_ID = "norvane-looks-for-a-second-quay"
ALLIANCE_ID = "calder-signe-avec-norvane"


def add_clippings(workspace: Workspace, folder: Path) -> Workspace:
    """Add both to a library, from files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "quay.txt").write_text(QUAY, "utf-8")
    (folder / "alliance.txt").write_text(ALLIANCE, "utf-8")
    report = add(workspace, [folder])
    assert not report.refused, report.lines()
    return workspace
