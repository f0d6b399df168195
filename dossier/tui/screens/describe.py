"""The form in which the analyst says what an imported article is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from dossier import dates
from dossier.articles.published import readings
from dossier.search.narrowing import Choice
from dossier.store.adding import record
from dossier.store.adding.describing import Described
from dossier.tui import render
from dossier.tui.screens.form import Field, FormScreen, Values

Save = Callable[[Values, bool], None]
Supersede = Callable[[], None]

_QUESTIONS = "questions"
_COPY_OF = "copy_of"
_CORRECTION = "a correction"  # no id has a space
_OPEN, _SETTLED = "open", "settled"


class RecordForm(FormScreen):
    """Shows the record of an article, below it what the article asks and what its file said.

    `save` stores the fields as typed, and whether the questions are answered; `supersede` lets a
    copy become the new text of what it repeats. Both raise DossierError. `others` are the
    articles that it may be a copy of.
    """

    def __init__(
        self, described: Described, others: Sequence[Choice], save: Save, supersede: Supersede
    ) -> None:
        def submit(values: Values) -> None:
            settled = values.pop(_QUESTIONS, _OPEN) == _SETTLED
            if values[_COPY_OF] == _CORRECTION:
                supersede()
            else:
                save(values, settled)

        super().__init__(
            f"What {described.article} is",
            list(_fields(described, others)),
            submit,
            below=list(_below(described)),
        )


def _fields(described: Described, others: Sequence[Choice]) -> Iterator[Field]:
    questions = described.record.questions
    days = [day for question in questions for day in readings(question)]
    for name, value in record.words(described.record).items():
        if name == "issued" and days and not value:
            choices = (("", "not known"), *((day, dates.words(day)) for day in days))
            yield Field(name, name, value, choices, free=True)
        elif name == _COPY_OF:
            yield Field(name, "copy of", value, _origins(value, others))
        else:
            yield Field(name, name, value)
    if questions:
        choices = ((_OPEN, "open until a date is given"), (_SETTLED, "settled: ask no more"))
        yield Field(_QUESTIONS, _QUESTIONS, _OPEN, choices)


def _origins(present: str, others: Sequence[Choice]) -> tuple[Choice, ...]:
    """Give what an article may be a copy of; one that is a copy may be a correction as well."""
    known = dict(others)
    own = [("", "none: a source of its own")]
    if present:
        title = known.pop(present, present)
        own = [
            (present, title),
            *own,
            (_CORRECTION, f"none: a correction, it becomes the new text of {title}"),
        ]
    return (*own, *known.items())


def _below(described: Described) -> Iterator[Content]:
    for question in described.record.questions:
        yield render.asked() + render.plain(question)
    now, found = record.words(described.record), record.words(described.found)
    said = [f"{name}: {found[name] or 'empty'}" for name in now if now[name] != found[name]]
    words = f"From the file {described.file} ({described.format})."
    if said:
        words += f" As imported: {'; '.join(said)}."
    yield render.styled(f"{words} Several authors have a semicolon between them.", render.MUTED)
