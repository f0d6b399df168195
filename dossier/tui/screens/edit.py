"""The form in which a statement is worded and coded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from msgspec.structs import replace

from dossier.model import COMPANY, JOURNALIST, Library, Names, Statement, Status
from dossier.search.naming import resolve_company
from dossier.search.narrowing import Choice
from dossier.tui import render
from dossier.tui.screens.form import Field, FormScreen, Values
from dossier.views import wording
from dossier.views.evidence import exhibits
from dossier.views.figure_lines import EXAMPLE, parse_figures, write_figure

Save = Callable[[Statement], None]

_YES, _NO = "yes", "no"
_MOST_LINES = 4
_DENIED = ((_NO, "no"), (_YES, f"{wording.DENIED_SIGN} yes: the article says that it is not so"))


class StatementForm(FormScreen):
    """Shows the fields of a statement above its evidence.

    `save` stores the edited statement or raises DossierError. `rows` are topics (ids) that are
    offered before the others, each with what speaks for it.
    """

    def __init__(
        self,
        title: str,
        library: Library,
        statement: Statement,
        save: Save,
        *,
        rows: Sequence[Choice] = (),
    ) -> None:
        def submit(values: Values) -> None:
            save(edited(library, statement, values))

        super().__init__(
            title,
            fields(library, statement, rows),
            submit,
            below=[*map(render.exhibit, exhibits(library, statement))],
        )


def fields(library: Library, statement: Statement, rows: Sequence[Choice]) -> tuple[Field, ...]:
    """Give the fields of a statement."""
    return (
        Field("text", "text", statement.text, lines=3),
        Field(
            "company", "company", statement.company,
            _companies(library, statement),
        ),
        Field("topic", "row", statement.topic, row_choices(library, rows)),
        Field(
            "status", "status", statement.status,
            tuple(
                (key, f"{wording.SIGNS[key]} {key}: {said}")
                for key, said in wording.STATUSES.items()
            ),
        ),
        Field("speaker", "speaker", statement.speaker, _speakers(library, statement), free=True),
        Field("date", "date", statement.date),
        Field("date_words", "date words", statement.date_words),
        Field("parties", "tied to", _names_of(library, statement.parties)),
        Field("denied", "denied", _YES if statement.denied else _NO, _DENIED),
        _figures(statement),
        *_extracted("names", ", ".join(statement.names.all())),
    )  # fmt: skip


def edited(library: Library, statement: Statement, values: Values) -> Statement:
    """Give the statement as the fields of the form say it.

    Raises UnknownNameError where it is to be tied to a company that is not there, DossierError
    where a figure is none.
    """
    home = next(
        (facet.id for facet in library.facets for topic in facet.topic
         if topic.id == values["topic"]),
        statement.facet,
    )  # fmt: skip
    return replace(
        statement,
        text=values["text"],
        company=values["company"],
        facet=home,
        topic=values["topic"],
        status=cast("Status", values["status"]),
        speaker=values["speaker"],
        date=values["date"],
        date_words=values["date_words"],
        parties=_parties(library, values["parties"]),
        denied=values["denied"] == _YES,
        figures=parse_figures(values["figures"]),
        names=Names() if values.get("names") == _NO else statement.names,
    )


def _figures(statement: Statement) -> Field:
    """Give the figures one on a line, with a line for another."""
    written = [write_figure(item) for item in statement.figures]
    lines = min(len(written) + 1, _MOST_LINES)
    hint = f"none; as in {EXAMPLE}"
    return Field("figures", "figures", "\n".join(written), lines=lines, hint=hint)


def _extracted(name: str, words: str) -> tuple[Field, ...]:
    """Let what the machine took from a passage be kept or left out, where there is any."""
    choices = ((_YES, words), (_NO, f"none: {words} is left out"))
    return (Field(name, name, _YES, choices),) if words else ()


def _companies(library: Library, statement: Statement) -> tuple[Choice, ...]:
    """Give the companies, those of the statement before the others."""
    near = (statement.company, *statement.parties)
    ordered = sorted(library.companies, key=lambda item: item.id not in near)
    return tuple((company.id, company.name) for company in ordered)


def _names_of(library: Library, companies: Sequence[str]) -> str:
    known = library.company
    return ", ".join(known[item].name if item in known else item for item in companies)


def _parties(library: Library, typed: str) -> tuple[str, ...]:
    names = (name.strip() for name in typed.split(","))
    return tuple(dict.fromkeys(resolve_company(library, name).id for name in names if name))


def row_choices(library: Library, first: Sequence[Choice] = ()) -> tuple[Choice, ...]:
    """Give the rows of the codebook by topic (an id), those of `first` at the head."""
    names = {
        topic.id: f"{facet.name} / {topic.name}"
        for facet in library.facets
        for topic in facet.topic
    }
    head = [(topic, f"{names[topic]}  ({why})" if why else names[topic]) for topic, why in first]
    led = {topic for topic, _ in first}
    return (*head, *(item for item in names.items() if item[0] not in led))


def _speakers(library: Library, statement: Statement) -> tuple[Choice, ...]:
    company = library.company.get(statement.company)
    names = [
        *(person.name for person in (company.people if company else ())),
        *sorted({item.speaker for item in library.statements} - {JOURNALIST, COMPANY}),
    ]
    known = [
        (JOURNALIST, "journalist: the article itself"),
        (COMPANY, "company: the company, no person named"),
    ]
    return (*known, *((name, name) for name in dict.fromkeys(names)))
