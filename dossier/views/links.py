"""The network of companies, brands, people and partners: who is named with whom, and as what.

A tie is of the type that plain data gives it: what a topic of the codebook says (`Topic.tie`), that
a statement is negotiating, what the library lists. All others are `named with`. A statement that
denies makes no tie, but is kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from dossier.codebook.spelling import plain_name, spelling_key
from dossier.model import Company, Library, Statement, TopicTie
from dossier.views.actors import Actor, Directory
from dossier.views.ties import DIRECTED, TYPES, Tie, TieType, by_strength, denial, told_by

_Pair = tuple[str, str, TieType]


class Between(Struct, frozen=True):
    """What ties two nodes, the strongest first, and what is denied of them."""

    ties: tuple[Tie, ...] = ()
    denied: tuple[Tie, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, the denials last."""
        return told_by((*self.ties, *self.denied))

    def words(self, end: str) -> tuple[str, ...]:
        """Say what the actor `end` is to the other one, and what each tie rests on."""
        ties = (f"{tie.word(end)}: {tie.basis}" for tie in self.ties)
        return (*ties, *map(denial, self.denied))


class Network(Struct, frozen=True, dict=True):
    """Actors and their ties; `denied` are those of which statements say that they are not so."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    denied: tuple[Tie, ...] = ()

    @cached_property
    def actor(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def around(self) -> Mapping[str, Mapping[str, Between]]:
        """What there is between an actor (id) and each of the others, in the actors' order."""
        ties, denied = _by_ends(self.ties), _by_ends(self.denied)
        found: dict[str, dict[str, Between]] = {actor.id: {} for actor in self.actors}
        rank = {id_: at for at, id_ in enumerate(found)}
        for ends in sorted(ties.keys() | denied.keys(), key=lambda e: sorted(rank[i] for i in e)):
            a, b = ends
            between = Between(tuple(by_strength(ties.get(ends, ()))), tuple(denied.get(ends, ())))
            found[a][b] = found[b][a] = between
        return found

    def between(self, a: str, b: str) -> Between:
        """Give what there is between two actors (ids)."""
        return self.around.get(a, {}).get(b, Between())

    def among(self, ids: Iterable[str]) -> Network:
        """Give the network of these actors (ids) alone."""
        kept = frozenset(ids)
        return Network(
            tuple(actor for actor in self.actors if actor.id in kept),
            tuple(tie for tie in self.ties if tie.ends <= kept),
            tuple(tie for tie in self.denied if tie.ends <= kept),
        )


class Neighbour(Struct, frozen=True):
    """An actor next to another one, what is between them, and who stands behind it."""

    actor: Actor
    between: Between
    beyond: tuple[Neighbour, ...] = ()


def network(library: Library, types: Sequence[TieType] = ()) -> Network:
    """Tie everybody whom the statements of a library name, and whom it lists.

    `types` restricts it to ties of these types, and to those who have any; companies of the
    library stay.
    """
    directory = Directory(library)
    topics = {topic.id: topic.tie for topic in library.topic.values()}
    said: dict[_Pair, list[Statement]] = {}
    denied: dict[_Pair, list[Statement]] = {}
    for statement in library.statements:
        subjects = [item for item in _subjects(statement) if item in library.company]
        for pair in _pairs(directory, statement, subjects, topics.get(statement.topic)):
            (denied if statement.denied else said).setdefault(pair, []).append(statement)
    actors = directory.actors()
    ties = [*_ties(said), *_listed(library.company, actors), *_alike(actors)]
    found = Network(actors, tuple(ties), tuple(_ties(denied)))
    return narrowed(found, types) if types else found


def narrowed(found: Network, types: Sequence[TieType]) -> Network:
    """Give the ties of some types, and those who have any; companies of the library stay."""
    ties = tuple(tie for tie in found.ties if tie.type in types)
    denied = tuple(tie for tie in found.denied if tie.type in types)
    tied = {end for tie in (*ties, *denied) for end in tie.ends}
    kept = (item for item in found.actors if item.id in tied or item.kind == "company")
    return Network(tuple(kept), ties, denied)


def neighbourhood(found: Network, centre: str) -> tuple[Neighbour, ...]:
    """Give those next to an actor (id), the strongest ties first, and who stands behind each."""
    ring = found.around.get(centre, {})
    inner = {centre, *ring}
    return tuple(
        _in_order(
            Neighbour(
                found.actor[id_],
                between,
                tuple(
                    _in_order(
                        Neighbour(found.actor[further], behind)
                        for further, behind in found.around[id_].items()
                        if further not in inner and behind.ties and between.ties
                    )
                ),
            )
            for id_, between in ring.items()
        )
    )


def _in_order(neighbours: Iterable[Neighbour]) -> list[Neighbour]:
    """Put the strongest ties first, those that are only denied last."""
    return sorted(
        neighbours,
        key=lambda item: min((TYPES.index(tie.type) for tie in item.between.ties), default=99),
    )


# --- ties by statements ---------------------------------------------------------------------


def _subjects(statement: Statement) -> Iterable[str]:
    return dict.fromkeys((statement.company, *statement.parties))


def _pairs(
    directory: Directory, statement: Statement, subjects: Sequence[str], tie: TopicTie | None
) -> Iterator[_Pair]:
    """Give who is tied by a statement on `subjects` (ids), of which the first is its own company.

    Whom it is about is tied to everybody whom it names; people and brands in it are tied to the
    companies that it names, not to each other.
    """
    if not subjects:
        return
    own, *parties = subjects
    names = statement.names
    others = [item for item in map(directory.company, names.companies) if item not in subjects]
    people = [directory.person(item, subjects) for item in names.people]
    brands = [directory.brand(item, subjects) for item in names.brands]
    found: dict[_Pair, None] = {}
    has_one_person = len(set(people)) == 1
    for other in (*parties, *others):
        if tie == "former employer" and has_one_person:
            found[people[0], other, "former employer"] = None
        else:
            found[own, other, _type(statement, tie, people)] = None
    typed = {frozenset(pair[:2]) for pair in found}
    rest = [(a, b) for a in parties for b in others]
    rest += [(a, b) for a in subjects for b in (*people, *brands)]
    rest += [(a, b) for a in (*people, *brands) for b in others]
    for a, b in rest:
        if frozenset((a, b)) not in typed:
            found[a, b, "named with"] = None
    for a, b, type_ in found:
        yield (a, b, type_) if type_ in DIRECTED else (min(a, b), max(a, b), type_)


def _type(statement: Statement, tie: TopicTie | None, people: Sequence[str]) -> TieType:
    """Say what another company is to that of a statement."""
    if statement.status == "negotiating":
        return "negotiation"
    if tie == "former employer" and people:
        return "named with"  # there are several people: whose employer it was is not plain
    return tie or "named with"


def _ties(said: Mapping[_Pair, Sequence[Statement]]) -> Iterator[Tie]:
    for (a, b, type_), statements in said.items():
        yield Tie(a, b, type_, tuple(dict.fromkeys(statements)))


# --- ties without statements ----------------------------------------------------------------


def _listed(companies: Mapping[str, Company], actors: Iterable[Actor]) -> Iterator[Tie]:
    """Give the ties of the library's list."""
    for actor in actors:
        for owner in actor.companies:
            if actor.kind == "brand":
                yield Tie(actor.id, owner, "brand of")
            else:
                people = companies[owner].people
                roles = (item.role for item in people if item.name in actor.spellings)
                yield Tie(actor.id, owner, "person of", note=next(roles, ""))


def _alike(actors: Iterable[Actor]) -> Iterator[Tie]:
    """Give companies of whose names one begins with the whole of the other: it may be the same."""
    by_words: dict[tuple[str, ...], set[str]] = {}
    for actor in actors:
        if actor.kind in {"company", "other company"}:
            for name in actor.spellings:
                by_words.setdefault(_words(name), set()).add(actor.id)
    found = {
        (min(short, long), max(short, long))
        for words, ids in by_words.items()
        for length in range(1, len(words))
        for short in by_words.get(words[:length], ())
        for long in ids
        if short != long
    }
    for a, b in sorted(found):
        yield Tie(a, b, "name alike")


def _words(name: str) -> tuple[str, ...]:
    return tuple(filter(None, map(spelling_key, plain_name(name).split())))


def _by_ends(ties: Iterable[Tie]) -> dict[frozenset[str], list[Tie]]:
    found: dict[frozenset[str], list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.ends, []).append(tie)
    return found
