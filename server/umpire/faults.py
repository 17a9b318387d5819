"""What would stop a rulebook from running: names that lead nowhere, formulas outside the language, bounds at odds."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .arithmetic import FAR, curve
from .content import Effect, Fading, Gauge, Later, Parameter, Spread
from .formula import FormulaError, check, names
from .rulebook import Rulebook
from .slips import near


class Fault(NamedTuple):
    """One fault: the element's path (`links/x`), the `field` in it (`by`), the sentence, the column or 0."""

    where: str
    field: str
    says: str
    column: int = 0


class Written(NamedTuple):
    """One formula of a rulebook and the names it may use besides gauges, unknowns and curves."""

    where: str
    field: str
    text: str
    weights: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()


class _Change(NamedTuple):
    where: str
    field: str
    gauge: str
    effect: Effect | None = None


def formulas(book: Rulebook) -> Iterator[Written]:
    """Every formula of the rulebook, element by element."""
    for gauge in book.gauges.values():
        if gauge.derived:
            yield Written(f"gauges/{gauge.id}", "derived", gauge.derived)
    for link in book.links.values():
        yield Written(f"links/{link.id}", "by", link.by, weights=tuple(link.weights))
    for policy in book.policies.values():
        for at, rule in enumerate(policy.rules):
            where, field, parameters = f"policies/{policy.id}", f"rules.{at}.by", _ids(policy.parameters)
            yield Written(where, field, rule.by, tuple(policy.weights), parameters)
    for card in book.cards.values():
        # Conditions and odds are shown before a parameter is chosen, so neither may read one.
        where = f"cards/{card.id}"
        for at, condition in enumerate(card.conditions):
            yield Written(where, f"conditions.{at}.holds", condition.holds)
        for at, factor in enumerate(card.factors):
            if factor.provided:
                yield Written(where, f"factors.{at}.provided", factor.provided)
    for inject in book.injects.values():
        if inject.provided:
            yield Written(f"injects/{inject.id}", "provided", inject.provided)
    for objective in book.objectives.values():
        yield Written(f"objectives/{objective.id}", "score", objective.score)
    parameters_of = {f"cards/{card.id}": _ids(card.parameters) for card in book.cards.values()}
    for change in _changes(book):
        if change.effect is not None:
            parameters = parameters_of.get(change.where, ())
            if isinstance(change.effect.by, str):
                yield Written(change.where, f"{change.field}.by", change.effect.by, parameters=parameters)
            if change.effect.provided:
                yield Written(change.where, f"{change.field}.provided", change.effect.provided, parameters=parameters)


def faults(book: Rulebook) -> tuple[Fault, ...]:
    """Everything that would stop this rulebook from running, in the order of its elements; empty when it runs."""
    return (
        *(fault for gauge in book.gauges.values() for fault in _of_gauge(gauge)),
        *(Fault(f"unknowns/{name}", "id", _taken(name)) for name in book.unknowns if name in book.gauges),
        *_of_curves(book),
        *_of_formulas(book),
        *_of_changes(book),
        *_of_theories(book),
        *_of_cycles(book),
    )


def derived_order(book: Rulebook) -> tuple[list[str], list[str]]:
    """The derived gauges, each after those it is derived from, and those that no order can be found for."""
    derived = {gauge.id: gauge.derived for gauge in book.gauges.values() if gauge.derived}
    waiting = {gauge: names(formula).now & derived.keys() for gauge, formula in derived.items()}
    order: list[str] = []
    while ready := sorted(name for name, needs in waiting.items() if needs.issubset(order)):
        order += ready
        for name in ready:
            del waiting[name]
    return order, sorted(waiting)


def _of_gauge(gauge: Gauge) -> Iterator[Fault]:
    where = f"gauges/{gauge.id}"
    if not -FAR <= gauge.low < gauge.high <= FAR:
        yield Fault(where, "low", f"low must be below high, both within {FAR:.0f} of 0")
    elif not gauge.low <= gauge.opening <= gauge.high:
        yield Fault(where, "opening", f"the opening value must lie between {gauge.low:g} and {gauge.high:g}")
    if gauge.baseline is not None and not gauge.low <= gauge.baseline <= gauge.high:
        yield Fault(where, "baseline", f"the baseline must lie between {gauge.low:g} and {gauge.high:g}")
    if not 0.0 <= gauge.drift <= 1.0:
        yield Fault(where, "drift", "drift is the share covered in a tick, from 0 to 1")
    if gauge.derived and gauge.drift:
        yield Fault(where, "drift", "a derived gauge can't drift: its formula alone decides it")


def _of_curves(book: Rulebook) -> Iterator[Fault]:
    for drawn in book.curves.values():
        try:
            curve(drawn.points)
        except ValueError as problem:
            yield Fault(f"curves/{drawn.id}", "points", str(problem))


def _of_formulas(book: Rulebook) -> Iterator[Fault]:
    for written in formulas(book):
        for name in sorted({*written.weights, *written.parameters} & {*book.gauges, *book.unknowns}):
            yield Fault(written.where, "weights" if name in written.weights else "parameters", _taken(name))
        try:
            check(written.text, book.gauges, {*book.unknowns, *written.weights, *written.parameters}, book.curves)
        except FormulaError as problem:
            yield Fault(written.where, written.field, str(problem), problem.column)


def _of_changes(book: Rulebook) -> Iterator[Fault]:
    budgets = set.intersection(*(set(team.budget) for team in book.teams.values())) if book.teams else set()
    for change in _changes(book):
        party = change.gauge.removeprefix("party:")
        if change.where == "pacts" and party != change.gauge:
            if party not in budgets:
                yield Fault(change.where, change.field, f"not every team has a budget `{party}`{near(party, budgets)}")
        elif change.gauge not in book.gauges:
            says = f"there is no gauge `{change.gauge}`{near(change.gauge, book.gauges)}"
            yield Fault(change.where, change.field, says)
        elif book.gauges[change.gauge].derived:
            says = f"`{change.gauge}` is derived from other gauges: change one of those"
            yield Fault(change.where, change.field, says)
        if change.effect is not None:
            match change.effect.when:
                case Later(ticks=ticks) if ticks < 0:
                    yield Fault(change.where, f"{change.field}.when", "`later` counts ticks from 0")
                case Spread(ticks=ticks) if ticks < 1:
                    yield Fault(change.where, f"{change.field}.when", "`spread` wants at least 1 tick")
                case Fading(keep=keep) if not 0.0 <= keep < 1.0:
                    yield Fault(
                        change.where, f"{change.field}.when", "`fading` keeps a share of at least 0 and below 1"
                    )
            if not isinstance(change.effect.by, str) and not math.isfinite(change.effect.by):
                yield Fault(change.where, f"{change.field}.by", "`by` must be a number or a formula")


def _of_theories(book: Rulebook) -> Iterator[Fault]:
    known = weights(book)
    for theory in book.theories.values():
        for key in sorted(set(theory.weights) - set(known)):
            yield Fault(f"theories/{theory.id}", "weights", f"there is no weight `{key}`{near(key, known)}")
    default = book.scenario.default_theory
    if default not in book.theories and near(default, book.theories):
        yield Fault("scenario", "default_theory", f"there is no theory `{default}`{near(default, book.theories)}")


def _of_cycles(book: Rulebook) -> Iterator[Fault]:
    try:
        knot = derived_order(book)[1]
    except FormulaError:
        return
    for gauge in knot:
        yield Fault(f"gauges/{gauge}", "derived", f"derived in a circle: {', '.join(knot)} wait for one another")


def weights(book: Rulebook) -> dict[str, float]:
    """Every weight a theory may replace, `links/<id>.<name>` or `policies/<id>.<name>`, at the rulebook's own value."""
    owned: dict[str, Mapping[str, float]] = {f"links/{link.id}": link.weights for link in book.links.values()}
    owned |= {f"policies/{policy.id}": policy.weights for policy in book.policies.values()}
    return {f"{owner}.{name}": own[name] for owner, own in sorted(owned.items()) for name in sorted(own)}


def _changes(book: Rulebook) -> Iterator[_Change]:
    for link in book.links.values():
        yield _Change(f"links/{link.id}", "to", link.to)
    for policy in book.policies.values():
        for at, rule in enumerate(policy.rules):
            yield _Change(f"policies/{policy.id}", f"rules.{at}", rule.gauge)
    for card in book.cards.values():
        for field, effects in (("effects", card.effects), *((f"on.{degree}", card.on[degree]) for degree in card.on)):
            yield from _caused(f"cards/{card.id}", field, effects)
    for inject in book.injects.values():
        yield from _caused(f"injects/{inject.id}", "effects", inject.effects)
    for field in ("on_signed", "on_kept", "on_breached", "on_left"):
        yield from _caused("pacts", field, getattr(book.pacts, field))


def _caused(where: str, field: str, effects: Iterable[Effect]) -> Iterator[_Change]:
    for at, effect in enumerate(effects):
        yield _Change(where, f"{field}.{at}", effect.gauge, effect)


def _ids(parameters: Iterable[Parameter]) -> tuple[str, ...]:
    return tuple(parameter.id for parameter in parameters)


def _taken(name: str) -> str:
    return f"`{name}` is a gauge or an unknown already: choose another name here"
