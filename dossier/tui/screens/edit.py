"""The form in which a statement is worded and coded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from msgspec.structs import replace
from textual.content import Content

from dossier.model import COMPANY, JOURNALIST, Library, Statement, Status
from dossier.search.narrowing import Choice
from dossier.tui import render
from dossier.tui.screens.form import Field, FormScreen, Values
from dossier.views import wording
from dossier.views.evidence import exhibits

Save = Callable[[Statement], None]


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
            below=[*_figures(statement), *map(render.exhibit, exhibits(library, statement))],
        )


def fields(library: Library, statement: Statement, rows: Sequence[Choice]) -> tuple[Field, ...]:
    """Give the fields of a statement."""
    return (
        Field("text", "text", statement.text, lines=3),
        Field(
            "company", "company", statement.company,
            tuple((company.id, company.name) for company in library.companies),
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
    )  # fmt: skip


def edited(library: Library, statement: Statement, values: Values) -> Statement:
    """Give the statement as the fields of the form say it."""
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
    )


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


def _figures(statement: Statement) -> list[Content]:
    words = render.details(statement)
    return [render.styled(words, render.MUTED)] if words else []
