"""Names that must lead somewhere: teams, gauges, cards, policies, injects, calendars, theories and their weights."""

from collections.abc import Iterable
from typing import Any

from server.umpire.content import Card, Gauge, Inject, Inquiry

from ..draft import Draft, Page
from ..fault import probably
from ..tree import Step


def check_references(draft: Draft) -> None:
    """Find names that lead nowhere."""
    _scenario(draft)
    for gauge, page in draft.gauges.read():
        _gauge(draft, gauge, page)
    for card, page in draft.cards.read():
        _card(draft, card, page)
    for policy, page in draft.policies.read():
        _known(draft, page, ("team",), "team", policy.team, draft.teams)
        for place, rule in enumerate(policy.rules):
            _moved(draft, page, ("rules", place, "gauge"), rule.gauge)
    for link, page in draft.links.read():
        _moved(draft, page, ("to",), link.to)
    for pacts, page in draft.pacts.read():
        for place, name in enumerate(pacts.watchable):
            _known(draft, page, ("watchable", place), "gauge", name, draft.gauges)
    for inject, page in draft.injects.read():
        _inject(draft, inject, page)
    for inquiry, page in draft.inquiries.read():
        _inquiry(draft, inquiry, page)
    for objective, page in draft.objectives.read():
        _known(draft, page, (), "team", objective.team, draft.teams)
    weights = {
        f"{folder}/{value.id}.{name}"
        for folder in ("links", "policies")
        for value, _ in getattr(draft, folder).read()
        for name in value.weights
    }
    for theory, page in draft.theories.read():
        for key in theory.weights:
            _known(draft, page, ("weights", key), "weight", key, weights)


def _scenario(draft: Draft) -> None:
    for scenario, page in draft.scenario.read():
        # A default theory without a file stands for the rulebook's own weights; a near miss is a slip of the pen.
        if scenario.default_theory not in draft.theories:
            meant = probably(scenario.default_theory, draft.theories)
            if meant.startswith("did you mean"):
                draft.wrong(page, ("default_theory",), f"there is no theory {scenario.default_theory!r}", meant)
        for place, name in enumerate(scenario.headline_gauges):
            _known(draft, page, ("headline_gauges", place), "gauge", name, draft.gauges)
        for place, tie in enumerate(scenario.ties):
            _known(draft, page, ("ties", place, "gauge"), "gauge", tie.gauge, draft.gauges)
            for end, team in enumerate(tie.between):
                _known(draft, page, ("ties", place, "between", end), "team", team, draft.teams)


def _gauge(draft: Draft, gauge: Gauge, page: Page) -> None:
    for place, viewer in enumerate(gauge.seen_by if draft.teams.pages else ()):
        _known(draft, page, ("seen_by", place), "viewer", viewer, ["all", "umpire", *draft.teams])
    if gauge.team:
        _known(draft, page, ("team",), "team", gauge.team, draft.teams)
    for place, threshold in enumerate(gauge.thresholds):
        if threshold.offers:
            _known(draft, page, ("thresholds", place, "offers"), "inject", threshold.offers, draft.injects)


def _card(draft: Draft, card: Card, page: Page) -> None:
    _known(draft, page, (), "team", card.team, draft.teams)
    for place, target in enumerate(card.targets):
        _known(draft, page, ("targets", place), "team", target, draft.teams)
    named: list[tuple[tuple[Step, ...], str]] = [(("revokes", place), name) for place, name in enumerate(card.revokes)]
    if card.adopts:
        named.append((("adopts",), card.adopts))
    for steps, name in named:
        _known(draft, page, steps, "policy", name, draft.policies)
        policy = draft.policies.found.get(name)
        if policy and policy.team in draft.teams and policy.team != card.team:
            what = f"the policy {name!r} is {policy.team}'s, and this card is {card.team}'s"
            draft.wrong(page, steps, what, f"a policy of {card.team}")
    for place, name in enumerate(card.counters):
        _known(draft, page, ("counters", place), "card", name, draft.cards)
        rival = draft.cards.found.get(name)
        if rival and rival.team == card.team:
            draft.wrong(page, ("counters", place), f"{name!r} is this team's own card", "name a card of another team")


def _inject(draft: Draft, inject: Inject, page: Page) -> None:
    for place, reader in enumerate(inject.to if draft.teams.pages else ()):
        _known(draft, page, ("to", place), "team", reader, ["all", *draft.teams])
    frame = draft.frame
    if frame is None:
        return
    turns = {calendar.id: calendar.turns for calendar in frame.calendars}
    for calendar, turn in inject.turn.items():
        _known(draft, page, ("turn", calendar), "calendar", calendar, turns)
        if calendar in turns and not 1 <= turn <= turns[calendar]:
            what = f"this can never happen: turn {turn} of {calendar!r}, which has {turns[calendar]}"
            draft.wrong(page, ("turn", calendar), what, f"a turn from 1 to {turns[calendar]}")
    phases = [plan.id for plan in frame.phases]
    if inject.phase not in phases:
        what = f"this can never happen: the scenario has no phase {inject.phase!r}"
        draft.wrong(page, ("phase",), what, probably(inject.phase, phases))
    offered = {threshold.offers for gauge in draft.gauges.found.values() for threshold in gauge.thresholds}
    if not inject.turn and inject.id not in offered:
        what = "this can never happen: no turn is planned for it and no threshold offers it"
        meant = f"plan a turn, as in {{{frame.default_calendar}: 1}}, or let a threshold offer it"
        draft.wrong(page, ("turn",), what, meant)


def _inquiry(draft: Draft, inquiry: Inquiry, page: Page) -> None:
    for kind, places, known in (
        ("gauge", "gauges", draft.gauges),
        ("card", "cards", draft.cards),
        ("team", "pacts", draft.teams),
    ):
        for place, name in enumerate(getattr(inquiry, places)):
            _known(draft, page, (places, place), kind, name, known)
    if not (inquiry.gauges or inquiry.cards or inquiry.pacts or inquiry.notes > 0):
        what = "nothing would answer this inquiry"
        draft.wrong(page, (), what, "name the gauges, cards, pacts or the number of notes that would")


def _moved(draft: Draft, page: Page, steps: tuple[Step, ...], name: str) -> None:
    """A gauge that content changes must exist, and must not be computed from others."""
    _known(draft, page, steps, "gauge", name, draft.gauges)
    gauge = draft.gauges.found.get(name)
    if gauge and gauge.derived:
        what = f"the gauge {name!r} is derived, so nothing else can move it"
        draft.wrong(page, steps, what, f"move what it is made of: {gauge.derived}")


def _known(draft: Draft, page: Page, steps: tuple[Step, ...], kind: str, name: str, known: Iterable[Any]) -> None:
    choices = list(known)
    # Where there is none of a kind at all, one fault of the frame says so; a hundred echoes would hide the rest.
    if name not in choices and choices:
        draft.wrong(page, steps, f"there is no {kind} {name!r}", probably(name, choices))
