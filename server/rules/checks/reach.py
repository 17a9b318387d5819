"""What can never happen, by the bounds of its gauges: unplayable cards, dead links, effects, factors and injects."""

from collections.abc import Iterator, Mapping

from server.umpire.content import Card, Gauge, Link, Parameter, Policy, Unknown

from ..draft import Draft, Page
from ..interval import ANYTHING, NEVER, Bounds, Range, bounds_of, narrowed
from ..tree import Step
from .effects import effects
from .formulas import reading

NOTHING: Range = (0.0, 0.0)


def check_reach(draft: Draft) -> None:
    """Find what bounds analysis proves to be without effect. It never accuses what might happen."""
    world = _world(draft)
    for card, page in draft.cards.read():
        _card(draft, card, page, world)
    for inject, page in draft.injects.read():
        if inject.provided and _bounds(inject.provided, world) == NEVER:
            what = f"this can never happen: `{inject.provided}` never holds within the gauges' bounds"
            draft.wrong(page, ("provided",), what, "mend the condition, or the bounds")
    for link, page in draft.links.read():
        if all(_bounds(link.by, _with(world, weights)) == NOTHING for weights in _weightings(draft, "links", link)):
            what = f"the link is dead: `{link.by}` is 0 under every theory, whatever its gauges are"
            draft.wrong(page, ("by",), what, "mend the formula or the weights, or remove the link")
    for policy, page in draft.policies.read():
        own = _own(policy.parameters)
        for place, rule in enumerate(policy.rules):
            ways = _weightings(draft, "policies", policy)
            if all(_bounds(rule.by, _with(world, {**own, **weights})) == NOTHING for weights in ways):
                what = f"the rule changes nothing: `{rule.by}` is 0 under every theory"
                draft.wrong(page, ("rules", place, "by"), what, "mend the formula, or remove the rule")
    _effects(draft, world)
    for objective, page in draft.objectives.read():
        low, high = _bounds(objective.score, world)
        if low >= 100 or high <= 0:
            what = f"the score is always {100 if low >= 100 else 0}, whatever happens"
            draft.wrong(page, ("score",), what, "a formula that runs from 0 to 100")
    _openings(draft, world)


def _card(draft: Draft, card: Card, page: Page, world: Bounds) -> None:
    within = world
    for place, condition in enumerate(card.conditions):
        steps: tuple[Step, ...] = ("conditions", place, "holds")
        if _bounds(condition.holds, world) == NEVER:
            what = f"the card can never be played: `{condition.holds}` never holds within the gauges' bounds"
            draft.wrong(page, steps, what, "mend the condition, or the bounds")
            return
        narrower = narrowed(condition.holds, within) if reading(condition.holds) else within
        if narrower is None:
            what = f"the card can never be played: `{condition.holds}` contradicts the conditions before it"
            draft.wrong(page, steps, what, "mend one of them")
            return
        within = narrower
    owner = draft.teams.found.get(card.team)
    for budget, cost in card.cost.items():
        gauge = draft.gauges.found.get(owner.budget.get(budget, "")) if owner else None
        if gauge and cost > gauge.high:
            what = f"the card can never be played: it costs {cost:g} {budget}, and {gauge.id} ends at {gauge.high:g}"
            draft.wrong(page, ("cost", budget), what, "lower the cost, or raise the bound")
    for place, factor in enumerate(card.factors):
        if factor.provided and _bounds(factor.provided, _with(world, _own(card.parameters))) == NEVER:
            what = f"the factor can never count: `{factor.provided}` never holds within the gauges' bounds"
            draft.wrong(page, ("factors", place, "provided"), what, "mend the condition, or remove the factor")


def _effects(draft: Draft, world: Bounds) -> None:
    parameters = {page.file: _own(card.parameters) for card, page in draft.cards.read()}
    for effect, page, steps in effects(draft):
        within = _with(world, parameters.get(page.file, {}))
        if effect.by == 0 or (isinstance(effect.by, str) and _bounds(effect.by, within) == NOTHING):
            what = f"the effect changes nothing: it is {effect.by if isinstance(effect.by, str) else 0}"
            draft.wrong(page, (*steps, "by"), what, "mend it, or remove it")
        elif effect.provided and _bounds(effect.provided, within) == NEVER:
            what = f"the effect can never fall due: `{effect.provided}` never holds within the gauges' bounds"
            draft.wrong(page, (*steps, "provided"), what, "mend the condition, or the bounds")


def _openings(draft: Draft, world: Bounds) -> None:
    """A derived gauge must open at what its formula gives when every gauge stands at its opening."""
    opens = {id: (g.opening, g.opening) for id, g in draft.gauges.found.items() if g.low <= g.opening <= g.high}
    opening = Bounds({**world.now, **opens}, opens, world.opening, world.curves)
    for gauge, page in draft.gauges.read():
        if gauge.derived and gauge.low < gauge.high:
            low, high = (min(max(end, gauge.low), gauge.high) for end in _bounds(gauge.derived, opening))
            rounding = (gauge.high - gauge.low) / 200
            if not low - rounding <= gauge.opening <= high + rounding:
                gives = f"{low:g}" if low == high else f"{low:g} to {high:g}"
                what = f"{gauge.id} opens at {gauge.opening:g}, but its formula gives {gives} at the opening"
                draft.wrong(page, ("opening",), what, f"opening: {low:.6g}")


def _world(draft: Draft) -> Bounds:
    gauges = {id: _range(gauge) for id, gauge in draft.gauges.found.items()}
    unknowns = {id: _range(unknown) for id, unknown in draft.unknowns.found.items()}
    opening = {id: gauge.opening for id, gauge in draft.gauges.found.items()}
    curves = {id: curve.points for id, curve in draft.curves.found.items()}
    return Bounds({**unknowns, **gauges}, gauges, opening, curves)


def _range(element: Gauge | Unknown | Parameter) -> Range:
    """The bounds of an element; bounds at odds have their own fault already and bound nothing here."""
    return (element.low, element.high) if element.low < element.high else ANYTHING


def _weightings(draft: Draft, folder: str, element: Link | Policy) -> Iterator[dict[str, Range]]:
    """The element's weights as it gives them, then as each theory lays its own over them."""
    yield {name: (value, value) for name, value in element.weights.items()}
    for theory in draft.theories.found.values():
        said = {name: theory.weights.get(f"{folder}/{element.id}.{name}", own) for name, own in element.weights.items()}
        yield {name: (value, value) for name, value in said.items()}


def _own(parameters: tuple[Parameter, ...]) -> dict[str, Range]:
    return {parameter.id: _range(parameter) for parameter in parameters}


def _with(world: Bounds, own: Mapping[str, Range]) -> Bounds:
    return Bounds({**world.now, **own}, world.gauges, world.opening, world.curves)


def _bounds(text: str, within: Bounds) -> Range:
    """Bounds of a formula; one outside the language has its own fault already and may be anything here."""
    return bounds_of(text, within) if reading(text) else ANYTHING
