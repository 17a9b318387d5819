"""The row of what no content may do, whatever the state of the world: proved from bounds, not from play."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from server.rules.interval import Bounds, Range, bounds_of
from server.umpire.content import Amount, Effect, Parameter
from server.umpire.rulebook import Rulebook

from .asked import Ban, RowAsked
from .bench import Bench
from .figures import Part, Shown


class _Mover(NamedTuple):
    """One line of content that moves a gauge, and what its own names may be."""

    where: str
    gauge: str
    by: Amount
    own: Mapping[str, Range]


def of_nevers(bench: Bench, never: Mapping[str, Ban]) -> Part:
    """Look at every line that moves a gauge, and find those that might move it the way it must never go."""
    book = bench.engine.book
    shown, broken = [], []
    for id, asked in never.items():
        movers = [m for kind in asked.by for m in _movers(book, kind) if m.gauge == asked.gauge]
        wrong = [mover.where for mover in movers if _might(book, mover, asked)]
        name = id.replace("_", " ")
        shown += [
            Shown(f"{name}: lines that move it", np.array([float(len(movers))])),
            Shown(f"{name}: that might", np.array([float(len(wrong))])),
        ]
        broken += [f"{where} might move {asked.gauge} {asked.way}" for where in wrong]
    return Part(tuple(shown), tuple(broken))


def of_alone(bench: Bench, asked: RowAsked) -> Part:
    """Find thresholds that share a gauge, or that set off anything."""
    gauges = bench.engine.book.gauges.values()
    stand = [(gauge.id, line) for gauge in gauges for line in gauge.thresholds if line.id in asked.alone]
    on = {gauge for gauge, _ in stand}
    broken = [f"the threshold {line.id} offers {line.offers}" for _, line in stand if line.offers]
    if len(on) < len(asked.alone):
        broken.append("two of the thresholds stand on one gauge")
    return Part((Shown("gauges they stand on", np.array([float(len(on))])),), tuple(broken))


def _might(book: Rulebook, mover: _Mover, never: Ban) -> bool:
    low, high = (mover.by, mover.by) if not isinstance(mover.by, str) else bounds_of(mover.by, _within(book, mover.own))
    return high > 0 if never.way == "up" else low < 0


def _within(book: Rulebook, own: Mapping[str, Range]) -> Bounds:
    gauges = {id: (gauge.low, gauge.high) for id, gauge in book.gauges.items()}
    unknowns = {id: (unknown.low, unknown.high) for id, unknown in book.unknowns.items()}
    opening = {id: gauge.opening for id, gauge in book.gauges.items()}
    return Bounds({**unknowns, **gauges, **own}, gauges, opening, {id: c.points for id, c in book.curves.items()})


def _movers(book: Rulebook, kind: str) -> Iterator[_Mover]:
    if kind == "cards":
        for card in book.cards.values():
            for effects in (card.effects, *card.on.values()):
                yield from _caused(f"cards/{card.id}", effects, _ranges(card.parameters))
    elif kind == "injects":
        for inject in book.injects.values():
            yield from _caused(f"injects/{inject.id}", inject.effects, {})
    elif kind == "pacts":
        pacts = book.pacts
        for effects in (pacts.on_signed, pacts.on_kept, pacts.on_breached, pacts.on_left):
            yield from _caused("pacts", effects, {})
    elif kind == "policies":
        for policy in book.policies.values():
            for weights in _weightings(book, f"policies/{policy.id}", policy.weights):
                own = {**_ranges(policy.parameters), **weights}
                yield from (_Mover(f"policies/{policy.id}", rule.gauge, rule.by, own) for rule in policy.rules)
    else:
        for link in book.links.values():
            for weights in _weightings(book, f"links/{link.id}", link.weights):
                yield _Mover(f"links/{link.id}", link.to, link.by, weights)


def _caused(where: str, effects: Sequence[Effect], own: Mapping[str, Range]) -> Iterator[_Mover]:
    yield from (_Mover(where, effect.gauge, effect.by, own) for effect in effects)


def _ranges(parameters: Sequence[Parameter]) -> dict[str, Range]:
    return {parameter.id: (parameter.low, parameter.high) for parameter in parameters}


def _weightings(book: Rulebook, owner: str, weights: Mapping[str, float]) -> Iterator[dict[str, Range]]:
    """An element's weights as each theory has them."""
    for said in [{}, *(theory.weights for theory in book.theories.values())]:
        found = {name: said.get(f"{owner}.{name}", value) for name, value in weights.items()}
        yield {name: (value, value) for name, value in found.items()}
