"""What a person does to facets and topics: the codebook and the store change together.

Each function gives a sentence that says what was done. All raise DossierError, and nothing is
changed then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import get_args

from dossier.articles.naming import unique
from dossier.cleaning import clean_line
from dossier.codebook import row_edits
from dossier.counting import count
from dossier.errors import DossierError, UnknownNameError
from dossier.model import Facet, Statement, Topic, TopicTie
from dossier.store.amending.reference import Change, Standing, change
from dossier.workspace import Workspace


def add_facet(workspace: Workspace, name: str, definition: str) -> str:
    """Add a facet; it has no topics yet."""
    name, definition = _words(name, "name"), _words(definition, "definition")

    def edit(standing: Standing) -> tuple[str, str]:
        facets = standing.facets
        _refuse_same_name(name, facets)
        taken = {id_ for facet in facets for id_ in (facet.id, *facet.formerly)}
        id_ = unique(name, taken, "facet")
        text = row_edits.with_facet(standing.codebook_text, id_, name, definition)
        return f"added the facet {name}", text

    _change(workspace, edit)
    return f"{name} is a facet now; it needs topics."


def add_topic(workspace: Workspace, facet: str, name: str, definition: str) -> str:
    """Add a topic at the end of a facet (an id)."""
    name, definition = _words(name, "name"), _words(definition, "definition")

    def edit(standing: Standing) -> tuple[str, str]:
        home = _facet(standing, facet)
        _refuse_same_name(name, home.topic)
        topics = [topic for item in standing.facets for topic in item.topic]
        taken = {id_ for topic in topics for id_ in (topic.id, *topic.formerly)}
        id_ = unique(name, taken, "topic")
        text = row_edits.with_topic(standing.codebook_text, facet, id_, name, definition)
        return f"added the topic {name} to {home.name}", text

    _change(workspace, edit)
    return f"{name} is a topic now."


def say_of_facet(
    workspace: Workspace, facet: str, *, name: str | None = None, definition: str | None = None
) -> str:
    """Change the name or the definition of a facet (an id), or both."""
    said = _said(name, definition)

    def edit(standing: Standing) -> tuple[str, str]:
        found = _facet(standing, facet)
        if name:
            _refuse_same_name(said["name"], [x for x in standing.facets if x.id != facet])
        text = standing.codebook_text
        for field, words in said.items():
            text = row_edits.with_facet_said(text, facet, field, words)
        return f"reworded the facet {found.name}", text

    _change(workspace, edit)
    return _told("facet", said)


def say_of_topic(
    workspace: Workspace,
    topic: str,
    *,
    name: str | None = None,
    definition: str | None = None,
    tie: str | None = None,
) -> str:
    """Change the name, the definition or the tie of a topic (an id); an empty tie is none."""
    said = _said(name, definition)
    if tie:
        _refuse_unknown(tie)
    if tie is not None:
        said["tie"] = tie

    def edit(standing: Standing) -> tuple[str, str]:
        home, found = _topic(standing, topic)
        if name:
            _refuse_same_name(said["name"], [x for x in home.topic if x.id != topic])
        text = standing.codebook_text
        for field, words in said.items():
            text = row_edits.with_topic_said(text, topic, field, words)
        return f"reworded the topic {found.name}", text

    _change(workspace, edit)
    return _told("topic", said)


def move_topic(workspace: Workspace, topic: str, facet: str) -> str:
    """Move a topic to another facet (ids); its statements follow."""
    names: list[str] = []

    def edit(standing: Standing) -> tuple[str, str]:
        _, found = _topic(standing, topic)
        names.extend((found.name, _facet(standing, facet).name))
        text = row_edits.topic_moved(standing.codebook_text, topic, facet)
        return f"moved the topic {names[0]} to {names[1]}", text

    followed = _change(workspace, edit)
    return f"{names[0]} stands under {names[1]} now; {count(followed, 'statement')} followed."


def merge_topics(workspace: Workspace, old: str, into: str) -> str:
    """Make one topic of two (ids); what stood under `old` stands under `into`."""
    names: list[str] = []

    def edit(standing: Standing) -> tuple[str, str]:
        names.extend(_topic(standing, id_)[1].name for id_ in (old, into))
        _refuse_itself(old, into)
        text = row_edits.topics_merged(standing.codebook_text, old, into)
        return f"merged the topic {names[0]} into {names[1]}", text

    followed = _change(workspace, edit)
    return f"{names[0]} is part of {names[1]} now; {count(followed, 'statement')} followed."


def merge_facets(workspace: Workspace, old: str, into: str) -> str:
    """Make one facet of two (ids); the topics of `old` stand under `into`."""
    names: list[str] = []

    def edit(standing: Standing) -> tuple[str, str]:
        names.extend(_facet(standing, id_).name for id_ in (old, into))
        _refuse_itself(old, into)
        text = row_edits.facets_merged(standing.codebook_text, old, into)
        return f"merged the facet {names[0]} into {names[1]}", text

    followed = _change(workspace, edit)
    return f"{names[0]} is part of {names[1]} now; {count(followed, 'statement')} followed."


def remove_topic(workspace: Workspace, topic: str) -> str:
    """Remove a topic (an id) under which nothing stands."""
    names: list[str] = []

    def edit(standing: Standing) -> tuple[str, str]:
        names.append(_topic(standing, topic)[1].name)
        _refuse_coded(standing, topic, names[0])
        text = row_edits.without_topic(standing.codebook_text, topic)
        return f"removed the topic {names[0]}", text

    _change(workspace, edit)
    return f"The topic {names[0]} is removed."


def remove_facet(workspace: Workspace, facet: str) -> str:
    """Remove a facet (an id) that has no topics."""
    names: list[str] = []

    def edit(standing: Standing) -> tuple[str, str]:
        found = _facet(standing, facet)
        names.append(found.name)
        if found.topic:
            raise DossierError(
                f"{found.name} has {count(len(found.topic), 'topic')}",
                advice="Move or remove these first, or merge the facet into another.",
            )
        if len(standing.facets) == 1:
            raise DossierError(f"{found.name} is the only facet; a codebook needs one")
        text = row_edits.without_facet(standing.codebook_text, facet)
        return f"removed the facet {names[0]}", text

    _change(workspace, edit)
    return f"The facet {names[0]} is removed."


def _change(workspace: Workspace, edit: Callable[[Standing], tuple[str, str]]) -> int:
    """Change the codebook; `edit` gives what it does, in words, and the new text."""

    def decide(standing: Standing) -> Change:
        did, text = edit(standing)
        return Change(did, codebook=text)

    return change(workspace, decide)


def _words(words: str, what: str) -> str:
    cleaned = clean_line(words)
    if not cleaned:
        raise DossierError(f"the {what} must not be empty")
    return cleaned


def _said(name: str | None, definition: str | None) -> dict[str, str]:
    given = {"name": name, "definition": definition}
    return {field: _words(words, field) for field, words in given.items() if words is not None}


def _told(kind: str, said: dict[str, str]) -> str:
    return " ".join(
        f"The {field} of the {kind} is now: {words or 'none'}" for field, words in said.items()
    )


def _refuse_unknown(tie: str) -> None:
    if tie not in get_args(TopicTie):
        raise DossierError(
            f"{tie!r} is no type of tie", advice=f"Choose one of: {', '.join(get_args(TopicTie))}."
        )


def _facet(standing: Standing, id_: str) -> Facet:
    for facet in standing.facets:
        if facet.id == id_:
            return facet
    raise UnknownNameError(f"there is no facet {id_!r} any more")


def _topic(standing: Standing, id_: str) -> tuple[Facet, Topic]:
    for facet in standing.facets:
        for topic in facet.topic:
            if topic.id == id_:
                return facet, topic
    raise UnknownNameError(f"there is no topic {id_!r} any more")


def _refuse_itself(old: str, into: str) -> None:
    if old == into:
        raise DossierError(f"{old!r} cannot be merged into itself")


def _refuse_same_name(name: str, others: Iterable[Facet | Topic]) -> None:
    for other in others:
        if other.name.casefold() == name.casefold():
            raise DossierError(f"there is one called {other.name} already")


def _refuse_coded(standing: Standing, topic: str, name: str) -> None:
    def under(statement: Statement) -> bool:
        return statement.topic == topic

    stored, seeded = standing.stored(under), standing.only_seeded(under)
    if stored or seeded:
        told = f"{count(len(stored), 'statement stands', 'statements stand')} under {name}"
        if seeded:
            told += f", and {len(seeded)} of the seeds that you have removed or changed"
        raise DossierError(
            told, advice="Merge it into another topic, or give these statements another one first."
        )
