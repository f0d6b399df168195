"""Edits of the codebook: from its text to the text that says the new thing. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import tomlkit

from dossier.codebook import toml_text


def with_facet(text: str, id_: str, name: str, definition: str) -> str:
    """Add a facet that has no topics yet."""
    fields = {"id": id_, "name": name, "definition": definition}
    return toml_text.with_entry(text, "facet", fields)


def with_topic(text: str, facet: str, id_: str, name: str, definition: str) -> str:
    """Add a topic at the end of a facet."""
    fields = {"id": id_, "name": name, "definition": definition}
    return _edited(text, lambda document: toml_text.put(_facet(document, facet), "topic", fields))


def with_facet_said(text: str, facet: str, field: str, words: str) -> str:
    """Change the `name` or the `definition` of a facet."""

    def edit(document: Any) -> None:
        _facet(document, facet)[field] = words

    return _edited(text, edit)


def with_topic_said(text: str, topic: str, field: str, words: str) -> str:
    """Change the `name`, the `definition` or the `tie` of a topic; no words take a tie out."""

    def edit(document: Any) -> None:
        toml_text.set_word(toml_text.find(_home(document, topic), "topic", topic), field, words)

    return _edited(text, edit)


def topic_moved(text: str, topic: str, facet: str) -> str:
    """Move a topic to the end of another facet; it keeps the name of that where it stood."""

    def edit(document: Any) -> None:
        home = _home(document, topic)
        if str(home["id"]) == facet:
            return
        taken = _taken(home, topic)
        before = [id_ for id_ in (*taken.get("moved_from", ()), str(home["id"])) if id_ != facet]
        fields = {**taken, "moved_from": list(dict.fromkeys(before))}
        toml_text.put(_facet(document, facet), "topic", fields)

    return _edited(text, edit)


def topics_merged(text: str, old: str, into: str) -> str:
    """Make one topic of two: `into` stays, and what was coded under `old` is read as under it."""

    def edit(document: Any) -> None:
        taken = _taken(_home(document, old), old)
        topic = toml_text.find(_home(document, into), "topic", into)
        toml_text.put_words(topic, "formerly", [*taken.get("formerly", ()), old])

    return _edited(text, edit)


def facets_merged(text: str, old: str, into: str) -> str:
    """Make one facet of two: the topics of `old` stand at the end of `into`."""

    def edit(document: Any) -> None:
        gone, facet = _facet(document, old), _facet(document, into)
        for topic in gone.unwrap().get("topic", ()):
            toml_text.put(facet, "topic", topic)
        toml_text.put_words(facet, "formerly", [*gone.unwrap().get("formerly", ()), old])

    return toml_text.without(_edited(text, edit), "facet", old)


def without_topic(text: str, topic: str) -> str:
    """Remove a topic."""
    return _edited(text, lambda document: _taken(_home(document, topic), topic))


def without_facet(text: str, facet: str) -> str:
    """Remove a facet with all that stands in it."""
    return toml_text.without(text, "facet", facet)


def _edited(text: str, edit: Callable[[Any], object]) -> str:
    document = tomlkit.parse(text)
    edit(document)
    return document.as_string()


def _facet(document: Any, id_: str) -> Any:
    return toml_text.find(document, "facet", id_)


def _home(document: Any, topic: str) -> Any:
    """Give the facet in which a topic stands. Raises KeyError where there is no such topic."""
    for facet in document["facet"]:
        if any(str(item["id"]) == topic for item in facet.get("topic", ())):
            return facet
    raise KeyError(topic)


def _taken(facet: Any, topic: str) -> dict[str, Any]:
    """Take a topic out of its facet, and give its fields."""
    taken = toml_text.take(facet, "topic", toml_text.index(facet, "topic", topic))
    fields: dict[str, Any] = taken.unwrap()
    return fields
