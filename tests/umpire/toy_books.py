"""Tiny rulebooks for the tests of the world: only what the engine reads, the rest left blank."""

from collections.abc import Iterable, Mapping

from server.umpire.content import Card, Curve, Effect, Gauge, Link, PactRules, Parameter, Policy, Rule, Theory, Unknown
from server.umpire.rulebook import Rulebook, Scenario, Team

BLANK = {"because": "a test", "sources": ("judgement",)}


def gauge(id: str, opening: float = 50.0, low: float = 0.0, high: float = 100.0, **more) -> Gauge:
    plain = {"title": id, "unit": "", "group": "test", "seen_by": ("all",), **BLANK}
    return Gauge(id=id, opening=opening, low=low, high=high, **plain, **more)


def link(id: str, to: str, by: str, headroom: bool = False, **weights: float) -> Link:
    return Link(id=id, to=to, by=by, weights=weights, headroom=headroom, **BLANK)


def effect(gauge: str, by: float | str, **more) -> Effect:
    return Effect(gauge=gauge, by=by, because="a test", **more)


def policy(
    id: str, rules: Mapping[str, str], parameters: Mapping[str, float] | None = None, **weights: float
) -> Policy:
    lines = tuple(Rule(gauge=gauge, by=by, because="a test") for gauge, by in rules.items())
    return Policy(
        id=id,
        title=id,
        text=id,
        team="east",
        rules=lines,
        weights=weights,
        parameters=parameters_of(parameters),
        **BLANK,
    )


def card(id: str, effects: Iterable[Effect] = (), **more) -> Card:
    return Card(id=id, team="east", title=id, text=id, effects=tuple(effects), **BLANK, **more)


def theory(id: str, weights: Mapping[str, float]) -> Theory:
    return Theory(id=id, title=id, text=id, author=id, weights=dict(weights), **BLANK)


def unknown(id: str) -> Unknown:
    return Unknown(id=id, title=id, low=0.0, high=1.0, **BLANK)


def curve(id: str, *points: tuple[float, float]) -> Curve:
    return Curve(id=id, points=points, **BLANK)


def parameters_of(defaults: Mapping[str, float] | None) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(id=id, title=id, unit="", low=-1e6, high=1e6, default=default)
        for id, default in (defaults or {}).items()
    )


def book(
    gauges: Iterable[Gauge], links: Iterable[Link] = (), repeats: tuple[float, ...] = (1.0, 0.6, 0.36), **more
) -> Rulebook:
    parts: dict[str, dict] = {
        part: {item.id: item for item in more.pop(part, ())}
        for part in ("curves", "unknowns", "cards", "policies", "injects", "objectives", "theories")
    }
    team = Team(id="east", title="East", leader="", capital=(0.0, 0.0), colour="", budget=more.pop("budget", {}))
    scenario = Scenario(
        id="toy", title="Toy", blurb="", opens="", teams=("east",), calendars=(), default_calendar="", phases=(),
        default_theory="moderate", moves_per_turn=2, unsealed="seal", detection=0, free_form_cost={}, shares={},
        repeats=repeats, headline_gauges=(),
    )  # fmt: skip
    return Rulebook(
        edition="toy", scenario=scenario, teams={"east": team}, gauges={g.id: g for g in gauges},
        links={made.id: made for made in links}, pacts=more.pop("pacts", PactRules(watchable=(), **BLANK)),
        briefs={}, claims={}, publications={}, **parts,
    )  # fmt: skip
