"""Things without a use: gauges nothing reads, curves and weights no formula names, teams without an answer."""

from server.umpire.content import Link, Policy

from ..draft import Draft, Page
from .formulas import reading, written


def check_use(draft: Draft) -> None:
    """Find what nothing reads, and teams that cannot play or answer."""
    _teams(draft)
    # What nothing reads can be told only once everything that might read it can be read.
    if not draft.whole or any(reading(found.text) is None for found in written(draft)):
        return
    read, called = _named(draft)
    for gauge, page in draft.gauges.read():
        if gauge.id not in read:
            what = f"nothing reads the gauge {gauge.id!r}"
            draft.wrong(page, (), what, "let a link, card, policy, inject or objective read it, or remove it")
    for unknown, page in draft.unknowns.read():
        if unknown.id not in read:
            draft.wrong(page, (), f"no formula names the unknown {unknown.id!r}", "use it in a formula, or remove it")
    for curve, page in draft.curves.read():
        if curve.id not in called:
            draft.wrong(page, (), f"no formula calls the curve {curve.id!r}", "use it in a formula, or remove it")
    adopted = {card.adopts for card in draft.cards.found.values()}
    for policy, page in draft.policies.read():
        if policy.id not in adopted and adopted <= {"", *draft.policies}:
            draft.wrong(page, (), f"no card adopts the policy {policy.id!r}", f"give {policy.team} a card that does")
    _weights(draft)


def _named(draft: Draft) -> tuple[set[str], set[str]]:
    """Every name that something reads, and every curve that a formula calls."""
    read: set[str] = set()
    called: set[str] = set()
    for found in written(draft):
        if names := reading(found.text):
            read |= names.values
            called |= names.curves
    for team in draft.teams.found.values():
        read.update(team.budget.values())
    for scenario in draft.scenario.found.values():
        read.update(scenario.headline_gauges)
    for pacts in draft.pacts.found.values():
        read.update(pacts.watchable)
    read.update(gauge.id for gauge in draft.gauges.found.values() if gauge.thresholds)
    return read, called


def _weights(draft: Draft) -> None:
    """A weight or parameter that no formula of its element names changes nothing."""
    named: dict[str, set[str]] = {}
    for found in written(draft):
        if names := reading(found.text):
            named.setdefault(found.page.file, set()).update(names.values)
    weighted: list[tuple[Link | Policy, Page]] = [*draft.links.read(), *draft.policies.read()]
    for element, page in weighted:
        for name in element.weights:
            if name not in named.get(page.file, set()):
                draft.wrong(
                    page, ("weights", name), f"the formula does not use the weight {name!r}", "use or remove it"
                )
    for card, page in draft.cards.read():
        policy = draft.policies.found.get(card.adopts)
        passed = {parameter.id for parameter in policy.parameters} if policy else set()
        for place, parameter in enumerate(card.parameters):
            if card.adopts not in ("", *draft.policies):
                continue
            if parameter.id not in named.get(page.file, set()) | passed:
                what = f"nothing uses the parameter {parameter.id!r}"
                draft.wrong(page, ("parameters", place), what, "use it in an effect, or in the policy the card adopts")


def _teams(draft: Draft) -> None:
    for team, page in draft.teams.read():
        cards = [card for card in draft.cards.found.values() if card.team == team.id]
        if not any(draft.cards.pages[card].file.split("/")[2] == team.id for card in draft.cards):
            draft.wrong(page, (), f"{team.id} has no card", f"put one into cards/{team.id}/")
        elif cards and not any(card.counters for card in cards):
            what = f"{team.id} has no counter: none of its cards answers another team's"
            draft.wrong(page, (), what, "name a rival's card under `counters` of one of its cards")
