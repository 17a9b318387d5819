"""Every formula, wherever it is written: in the language, and naming only what it may name there."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.umpire import formula

from ..draft import Draft, Page
from ..fault import probably
from ..tree import Step
from .effects import effects

OWN_WORDS = ("min", "max", "abs", "clamp", "before", "opening")


@dataclass(frozen=True)
class Written:
    """A formula, its place, and the names of its own place: weights and parameters."""

    text: str
    page: Page
    steps: tuple[Step, ...]
    own: frozenset[str] = frozenset()


def written(draft: Draft) -> Iterator[Written]:
    """Every formula of the rulebook with its place."""
    for gauge, page in draft.gauges.read():
        if gauge.derived:
            yield Written(gauge.derived, page, ("derived",))
    for link, page in draft.links.read():
        yield Written(link.by, page, ("by",), frozenset(link.weights))
    for policy, page in draft.policies.read():
        own = frozenset(policy.weights) | {parameter.id for parameter in policy.parameters}
        for place, rule in enumerate(policy.rules):
            yield Written(rule.by, page, ("rules", place, "by"), own)
    for card, page in draft.cards.read():
        # Conditions and odds are shown before a parameter is chosen, so neither may read one.
        for place, condition in enumerate(card.conditions):
            yield Written(condition.holds, page, ("conditions", place, "holds"))
        for place, factor in enumerate(card.factors):
            if factor.provided:
                yield Written(factor.provided, page, ("factors", place, "provided"))
    for inject, page in draft.injects.read():
        if inject.provided:
            yield Written(inject.provided, page, ("provided",))
    for objective, page in draft.objectives.read():
        yield Written(objective.score, page, ("score",))
    parameters = {page.file: card.parameters for card, page in draft.cards.read()}
    for effect, page, steps in effects(draft):
        own = frozenset(parameter.id for parameter in parameters.get(page.file, ()))
        if isinstance(effect.by, str):
            yield Written(effect.by, page, (*steps, "by"), own)
        if effect.provided:
            yield Written(effect.provided, page, (*steps, "provided"), own)


def reading(text: str) -> formula.Reading | None:
    """What a formula reads; None if it is outside the language, which `check_formulas` tells."""
    try:
        return formula.names(text)
    except formula.FormulaError:
        return None


def check_formulas(draft: Draft) -> None:
    """Find formulas outside the language, unknown names, names with two meanings and cycles of derived gauges."""
    shared = [*draft.gauges, *draft.unknowns]
    for found in written(draft):
        _check(draft, found, shared)
    _meanings(draft)
    _cycles(draft)


def _check(draft: Draft, found: Written, shared: list[str]) -> None:
    try:
        names = formula.names(found.text)
    except formula.FormulaError as error:
        _outside(draft, found, error)
        return
    values, known = names.values, {*shared, *found.own}
    for name in sorted(values - known):
        what = f"there is no gauge, unknown, weight or parameter {name!r} for this formula"
        draft.wrong(found.page, found.steps, what, probably(name, known))
    for name in sorted(names.curves - set(draft.curves)):
        what = f"there is no curve or function {name!r} for this formula"
        draft.wrong(found.page, found.steps, what, probably(name, [*OWN_WORDS, *draft.curves]))
    if values <= known and names.curves <= set(draft.curves):
        try:
            formula.check(found.text, set(draft.gauges), (known - set(draft.gauges)), set(draft.curves))
        except formula.FormulaError as error:
            _outside(draft, found, error)


def _outside(draft: Draft, found: Written, error: formula.FormulaError) -> None:
    what = f"the formula `{error.text}` cannot be read at column {error.column}"
    draft.wrong(found.page, found.steps, what, error.sentence)


def _meanings(draft: Draft) -> None:
    """A name in a formula must mean one thing."""
    for unknown, page in draft.unknowns.pages.items():
        if unknown in draft.gauges:
            what = f"{unknown!r} is already the gauge in {draft.gauges.pages[unknown].file}"
            draft.wrong(page, (), what, "rename one of them: formulas use both names")
    for curve, page in draft.curves.pages.items():
        if curve in OWN_WORDS:
            draft.wrong(page, (), f"{curve!r} is a word of the formula language", "give the curve another name")
    shared = {*draft.gauges, *draft.unknowns}
    for element, page in (*draft.cards.read(), *draft.policies.read(), *draft.links.read()):
        weights: list[str] = list(getattr(element, "weights", ()))
        own = [parameter.id for parameter in getattr(element, "parameters", ())]
        for key, names in (("weights", weights), ("parameters", own)):
            for place, name in enumerate(names):
                step: Step = name if key == "weights" else place
                if name in shared or name in OWN_WORDS:
                    what = f"{name!r} already means something in every formula"
                    draft.wrong(page, (key, step), what, "give it a name of its own")
                elif key == "parameters" and name in weights:
                    draft.wrong(page, (key, step), f"{name!r} is also a weight", "give it a name of its own")


def _cycles(draft: Draft) -> None:
    """Derived gauges must not be made of themselves, by whatever way round."""
    reads: dict[str, list[str]] = {}
    for gauge, _ in draft.gauges.read():
        if names := reading(gauge.derived):
            reads[gauge.id] = sorted(names.now)
    told: set[str] = set()
    for start in sorted(reads):
        way = _way_back(start, reads)
        if way and not told & set(way):
            told |= set(way)
            what = f"the derived gauge is made of itself: {' -> '.join([start, *way])}"
            draft.wrong(draft.gauges.pages[start], ("derived",), what, "make one of them a gauge moved by a link")


def _way_back(start: str, reads: dict[str, list[str]]) -> list[str]:
    """The shortest way from a gauge through what it reads back to itself, or nothing."""
    ways: list[list[str]] = [[name] for name in reads[start] if name in reads]
    seen: set[str] = set()
    for way in ways:
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, name] for name in reads[way[-1]] if name in reads]
    return []
