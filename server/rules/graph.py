"""What drives what in a rulebook: its gauges, cards, policies, injects, pacts and unknowns, and every influence between them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from server.umpire.content import Effect, Parameter
from server.umpire.rulebook import Rulebook

from .probe import Probe, Sign, signed

Kind = Literal["gauge", "card", "policy", "inject", "pacts", "unknown"]


class Node(NamedTuple):
    """Something that drives or is driven. `group` is a gauge's group, else the team it belongs to, if any."""

    kind: Kind
    id: str
    title: str
    group: str


class Edge(NamedTuple):
    """One influence of a node on a gauge. `via` names what carries it out (`links/x`, `gauges/y`, `cards/z`).

    `size` is the change in shares of the gauge's range: in a tick, when a driving gauge rises by a tenth of its own range or an
    unknown by all of it; at full success, for a card; at once, for a derived gauge. 0 where it cannot be told.
    """

    kind: Kind
    source: str
    target: str
    via: str
    sign: Sign
    size: float


class Arrow(NamedTuple):
    """All influences of one gauge on another as one arrow."""

    source: str
    target: str
    sign: Sign
    size: float


class Graph(NamedTuple):
    """The nodes by kind and id, and the edges in the order of the rulebook."""

    nodes: dict[tuple[Kind, str], Node]
    edges: tuple[Edge, ...]

    def drivers(self, gauge: str) -> tuple[Edge, ...]:
        """What drives a gauge."""
        return tuple(edge for edge in self.edges if edge.target == gauge)

    def driven(self, kind: Kind, id: str) -> tuple[Edge, ...]:
        """What a node drives."""
        return tuple(edge for edge in self.edges if (edge.kind, edge.source) == (kind, id))

    def arrows(self) -> tuple[Arrow, ...]:
        """Gauge to gauge, one arrow a pair, in the order of ids; a gauge's hold on itself is left out."""
        pairs: dict[tuple[str, str], list[Edge]] = {}
        for edge in self.edges:
            if edge.kind == "gauge" and edge.source != edge.target:
                pairs.setdefault((edge.source, edge.target), []).append(edge)
        return tuple(
            Arrow(source, target, together(edge.sign for edge in found), sum(edge.size for edge in found))
            for (source, target), found in sorted(pairs.items())
        )


def graph(book: Rulebook) -> Graph:
    """Draw up the graph of a rulebook, or of an extract of one, whose withheld formulas drive nothing."""
    return Graph({(node.kind, node.id): node for node in _nodes(book)}, tuple(_edges(book, Probe(book))))


def together(signs: Iterable[Sign]) -> Sign:
    """The sign of several influences at once."""
    found = {sign for sign in signs if sign}
    return "" if not found else found.pop() if len(found) == 1 else "±"


def _nodes(book: Rulebook) -> Iterator[Node]:
    for gauge in book.gauges.values():
        yield Node("gauge", gauge.id, gauge.title, gauge.group)
    for card in book.cards.values():
        yield Node("card", card.id, card.title, card.team)
    for policy in book.policies.values():
        yield Node("policy", policy.id, policy.title, policy.team)
    for inject in book.injects.values():
        yield Node("inject", inject.id, inject.title, "")
    for unknown in book.unknowns.values():
        yield Node("unknown", unknown.id, unknown.title, "")
    yield Node("pacts", "pacts", "Pacts", "")


def _edges(book: Rulebook, probe: Probe) -> Iterator[Edge]:
    for gauge in book.gauges.values():
        if gauge.derived:
            yield from _read(book, probe, gauge.derived, gauge.id, f"gauges/{gauge.id}", {})
    for link in book.links.values():
        yield from _read(book, probe, link.by, link.to, f"links/{link.id}", link.weights)
    for policy in book.policies.values():
        set_to = {**policy.weights, **_defaults(policy.parameters)}
        for rule in policy.rules:
            yield from _worth(book, probe, ("policy", policy.id), rule.gauge, rule.by, f"policies/{policy.id}", set_to)
    for card in book.cards.values():
        effects = [*card.effects, *(effect for changed in card.on.values() for effect in changed)]
        yield from _effects(book, probe, ("card", card.id), effects, f"cards/{card.id}", _defaults(card.parameters))
    for inject in book.injects.values():
        yield from _effects(book, probe, ("inject", inject.id), inject.effects, f"injects/{inject.id}", {})
    rules = book.pacts
    agreed = (*rules.on_signed, *rules.on_kept, *rules.on_breached, *rules.on_left)
    yield from _effects(book, probe, ("pacts", "pacts"), agreed, "pacts", {})


def _read(
    book: Rulebook, probe: Probe, text: str, target: str, via: str, others: Mapping[str, float]
) -> Iterator[Edge]:
    """The influence of everything a formula reads."""
    reach = book.gauges[target].high - book.gauges[target].low
    for name in sorted(probe.reads(text)):
        kind: Kind | None = "gauge" if name in book.gauges else "unknown" if name in book.unknowns else None
        if kind:
            pull = probe.pull(text, name, others)
            yield Edge(kind, name, target, via, pull.sign, pull.size / reach)


def _worth(
    book: Rulebook, probe: Probe, source: tuple[Kind, str], target: str, by: float | str, via: str,
    others: Mapping[str, float],
) -> Iterator[Edge]:  # fmt: skip
    """The influence of something that changes a gauge by an amount, which may be a formula."""
    if target in book.gauges:
        reach = book.gauges[target].high - book.gauges[target].low
        pull = signed(by) if isinstance(by, (int, float)) else probe.worth(by, others)
        yield Edge(*source, target, via, pull.sign, pull.size / reach)


def _effects(
    book: Rulebook, probe: Probe, source: tuple[Kind, str], effects: Iterable[Effect], via: str,
    others: Mapping[str, float],
) -> Iterator[Edge]:  # fmt: skip
    for effect in effects:
        yield from _worth(book, probe, source, effect.gauge, effect.by, via, others)


def _defaults(parameters: Iterable[Parameter]) -> dict[str, float]:
    return {parameter.id: parameter.default for parameter in parameters}
