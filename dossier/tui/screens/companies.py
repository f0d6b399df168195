"""What is done with companies and their names."""

from __future__ import annotations

from collections.abc import Callable

from dossier.codebook.company_edits import WORDS, Kind
from dossier.model import Company
from dossier.search.narrowing import nearest
from dossier.store.amending import company_changes, dismissing
from dossier.store.amending.company_changes import NearNameError
from dossier.tui.commands import bindings
from dossier.tui.places import DossierPlace
from dossier.tui.screens.changing import Changing
from dossier.tui.screens.form import Field, Values
from dossier.tui.screens.names import NamesView
from dossier.tui.screens.pick import PickScreen
from dossier.tui.widgets.lines import LineView
from dossier.views import wording

_YES_NO = (("", "no"), ("yes", "yes"))


class CompaniesScreen(Changing, NamesView):
    """Companies are added, renamed, merged and removed, and so are their names."""

    BINDINGS = bindings("companies", "everywhere")

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """Open a dossier; add what was seen in the articles."""
        if message.view.id == "companies" and message.at is not None:
            self.visit(DossierPlace(str(message.at)))
        elif message.view.id == "suggestions" and not self.dismissed():
            self.action_new()

    def action_new(self) -> None:
        """Add a company, or what the cursor is on among the suggestions."""
        stranger = self.stranger()
        refused: list[str] = []

        def add(values: Values) -> str:
            name = values["name"]
            try:
                said = company_changes.add(
                    self.desk.workspace, name, short=values["short"],
                    aliases=stranger.spellings if stranger else (), anyway=name in refused,
                )  # fmt: skip
            except NearNameError as fault:
                refused.append(name)
                fault.advice = (
                    "The same? escape leaves, a adds an alias. Another? ctrl+s once more adds it."
                )
                raise
            self.wanted = self.desk.store.library().companies[-1].id
            return said

        fields = [
            Field("name", "name", stranger.name if stranger else ""),
            Field("short", "short"),
        ]
        below = "short is what narrow columns show; it is made of the name where it is empty."
        self.fill_in("A new company", fields, add, below)

    def action_rename(self) -> None:
        """Call the company by another name."""
        company = self._chosen()
        if company is None:
            return

        def rename(values: Values) -> str:
            return company_changes.rename(
                self.desk.workspace, company.id, values["name"],
                short=values["short"], keep=bool(values["keep"]),
            )  # fmt: skip

        fields = [
            Field("name", "name", company.name),
            Field("short", "short", company.short),
            Field("keep", "keep alias", "yes", _YES_NO),
        ]
        below = "keep alias: articles that use the old name are still about this company."
        self.fill_in(f"Rename {company.name}", fields, rename, below)

    def action_merge(self) -> None:
        """Make the company a part of another."""
        old = self._chosen()
        if old is None:
            return

        def picked(into: str) -> None:
            kept = self.desk.library.company[into]
            told = wording.count(len(self.desk.library.told[old.id]), "statement")

            def merge() -> str:
                said = company_changes.merge(self.desk.workspace, old.id, into)
                self.wanted = into
                return said

            self.agree(
                f"Make {old.name} a part of {kept.name}? Its names and {told} go over. "
                "u takes it back.",
                "merge",
                merge,
            )

        self._pick(f"Merge {old.name} into", picked, like=old.name, other_than=old)

    def action_remove(self) -> None:
        """Remove the company, or the name under the cursor; dismiss a suggestion."""
        if self.query_one("#suggestions").has_focus:
            self._dismiss()
            return
        company, name = self._chosen(), self.named()
        if company is None:
            return
        if name:
            kind, words = name
            self.agree(
                f"Take the {WORDS[kind]} {words} off {company.name}?", "take off",
                lambda: company_changes.remove_name(
                    self.desk.workspace, company.id, kind, words
                ),
            )  # fmt: skip
            return
        self.agree(
            f"Remove {company.name}? u brings it back.",
            "remove",
            lambda: company_changes.remove(self.desk.workspace, company.id),
        )

    def _dismiss(self) -> None:
        """Suggest the name under the cursor no more, or again where it was dismissed."""
        stranger, dismissed = self.stranger(), self.dismissed()
        workspace = self.desk.workspace
        if stranger is not None:
            self.carry_out(lambda: dismissing.dismiss(workspace, stranger.name))
        elif dismissed:
            self.carry_out(lambda: dismissing.bring_back(workspace, dismissed))

    def action_alias(self) -> None:
        """Add an alias, or make what was seen in the articles one of a company."""
        stranger = self.stranger()
        if stranger is None:
            self._add("aliases", [Field("cased", "capitals", "", _YES_NO)])
            return

        def picked(company: str) -> None:
            self.carry_out(
                lambda: company_changes.add_aliases(
                    self.desk.workspace, company, stranger.spellings
                )
            )

        self._pick(f"{stranger.name} is an alias of", picked, like=stranger.name)

    def action_brand(self) -> None:
        """Add a brand."""
        self._add("brands", [Field("also", "also"), Field("cased", "capitals", "", _YES_NO)])

    def action_person(self) -> None:
        """Add a person."""
        self._add("people", [Field("role", "role"), Field("also", "also")])

    def action_give(self) -> None:
        """Give the name under the cursor to another company."""
        company, name = self._chosen(), self.named()
        if company is None or name is None:
            self.tell("tab leads to the names; the one under the cursor is given away.")
            return
        kind, words = name
        self._pick(
            f"Give {words} to",
            lambda to: self.carry_out(
                lambda: company_changes.move_name(self.desk.workspace, company.id, kind, words, to)
            ),
            like=words,
            other_than=company,
        )

    def _add(self, kind: Kind, more: list[Field]) -> None:
        company, stranger = self._chosen(), self.stranger()
        if company is None:
            return

        def add(values: Values) -> str:
            also = [part.strip() for part in values.get("also", "").split(",") if part.strip()]
            return company_changes.add_name(
                self.desk.workspace, company.id, kind, values["name"], also=also,
                cased=bool(values.get("cased")), role=values.get("role", ""),
            )  # fmt: skip

        fields = [Field("name", "name", stranger.name if stranger else ""), *more]
        hints = {
            "also": "also: other spellings, with commas between them.",
            "cased": "capitals: it counts only when it is written with its capitals, as DS.",
            "role": "role: what the articles call this person.",
        }
        below = "\n".join(hints[field.name] for field in more)
        self.fill_in(f"A new {WORDS[kind]} of {company.name}", fields, add, below)

    def _chosen(self) -> Company | None:
        company = self.company()
        if company is None:
            self.tell("There is no company yet: n adds one.", severity="warning")
        return company

    def _pick(
        self,
        title: str,
        then: Callable[[str], object],
        *,
        like: str,
        other_than: Company | None = None,
    ) -> None:
        """Let a company be picked; the cursor begins at the one whose name is most `like` this."""
        choices = [
            (item.id, item.name) for item in self.desk.library.companies if item != other_than
        ]
        if not choices:
            self.tell("There is no other company.", severity="warning")
            return

        def taken(company: str | None) -> None:
            if company:
                then(company)

        self.app.push_screen(PickScreen(title, choices, chosen=nearest(like, choices)), taken)
