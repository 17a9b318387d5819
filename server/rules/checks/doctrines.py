"""Doctrines: they read only what their seat may see, and play, offer and answer only what their team can."""

from collections.abc import Iterable, Iterator

from server.umpire import formula
from server.umpire.conduct import Doctrine, Offer, Play, Undertaking

from ..draft import Draft, Page
from ..fault import probably
from ..tree import Step

Text = tuple[tuple[Step, ...], str]


def check_doctrines(draft: Draft) -> None:
    """Find doctrines that know what their team may not, or ask for what their team has not."""
    for scenario, page in draft.scenario.read():
        for team, id in scenario.doctrines.items():
            _known(draft, page, ("doctrines", team), "team", team, draft.teams)
            own = [doctrine.id for doctrine in draft.doctrines.found.values() if doctrine.team == team]
            if team in draft.teams:
                _known(draft, page, ("doctrines", team), f"doctrine for {team}", id, own)
    for doctrine, page in draft.doctrines.read():
        if not _known(draft, page, ("team",), "team", doctrine.team, draft.teams):
            continue
        if not 0 <= doctrine.whim <= 1:
            draft.wrong(page, ("whim",), f"the whim {doctrine.whim:g} is no share", "a share from 0 to 1")
        if not doctrine.plays:
            draft.wrong(page, ("plays",), "this doctrine plays no card", "name under `plays` what it may play")
        for place, play in enumerate(doctrine.plays):
            _play(draft, doctrine, page, ("plays", place), play)
        for place, argument in enumerate(doctrine.argues):
            rivals = [card.id for card in draft.cards.found.values() if card.team != doctrine.team]
            _known(draft, page, ("argues", place, "card"), "rival's card", argument.card, rivals)
        for place, offer in enumerate(doctrine.offers):
            _offer(draft, doctrine, page, ("offers", place), offer)
        _others(draft, doctrine, page)
        for steps, text in _formulas(doctrine):
            _formula(draft, doctrine, page, steps, text)


def _play(draft: Draft, doctrine: Doctrine, page: Page, steps: tuple[Step, ...], play: Play) -> None:
    hand = [card.id for card in draft.cards.found.values() if card.team == doctrine.team]
    if not _known(draft, page, (*steps, "card"), f"card of {doctrine.team}", play.card, hand):
        return
    card = draft.cards.found[play.card]
    if play.target not in (card.targets or ("",)):
        what = f"{play.card!r} cannot be aimed at {play.target!r}" if play.target else f"{play.card!r} needs a target"
        meant = f"one of {', '.join(card.targets)}" if card.targets else "leave the target out: it is aimed at nobody"
        draft.wrong(page, (*steps, "target"), what, meant)
    if play.covert and card.covert == "never":
        draft.wrong(page, (*steps, "covert"), f"{play.card!r} cannot be played covertly", "leave covert out")
    parameters = {parameter.id: parameter for parameter in card.parameters}
    for name, amount in play.parameters.items():
        at = (*steps, "parameters", name)
        if _known(draft, page, at, f"parameter of {play.card!r}", name, parameters) and not isinstance(amount, str):
            bounds = parameters[name]
            if not bounds.low <= amount <= bounds.high:
                what = f"{name!r} is {amount:g}, outside its bounds"
                draft.wrong(page, at, what, f"a number from {bounds.low:g} to {bounds.high:g}")


def _offer(draft: Draft, doctrine: Doctrine, page: Page, steps: tuple[Step, ...], offer: Offer) -> None:
    _other(draft, doctrine, page, (*steps, "to"), offer.to)
    if offer.turns < 1:
        draft.wrong(page, (*steps, "turns"), f"a pact of {offer.turns} turns binds nobody", "1 or more")
    for place, clause in enumerate(offer.clauses):
        at = (*steps, "clauses", place)
        if _known(draft, page, (*at, "party"), "party", clause.party, (doctrine.team, offer.to)):
            _clause(draft, page, at, clause)


def _clause(draft: Draft, page: Page, steps: tuple[Step, ...], clause: Undertaking) -> None:
    if clause.kind != "keeps":
        hand = [card.id for card in draft.cards.found.values() if card.team == clause.party]
        _known(draft, page, (*steps, "card"), f"card of {clause.party}", clause.card, hand)
        return
    watched = [gauge for pacts in draft.pacts.found.values() for gauge in pacts.watchable]
    _known(draft, page, (*steps, "gauge"), "watchable gauge", clause.gauge, watched)
    if clause.low is None and clause.high is None:
        draft.wrong(page, steps, "this clause keeps a gauge nowhere", "say `low:` or `high:`")


def _others(draft: Draft, doctrine: Doctrine, page: Page) -> None:
    for place, answer in enumerate(doctrine.answers):
        _other(draft, doctrine, page, ("answers", place, "to"), answer.to)
    for place, line in enumerate(doctrine.cables):
        _other(draft, doctrine, page, ("cables", place, "to"), line.to)
    for team in doctrine.replies:
        _other(draft, doctrine, page, ("replies", team), team)
    for team, chance in doctrine.estimates.items():
        if _known(draft, page, ("estimates", team), "team", team, draft.teams) and not 0 <= chance <= 100:
            draft.wrong(page, ("estimates", team), f"{chance} is no chance in percent", "a whole number from 0 to 100")


def _formulas(doctrine: Doctrine) -> Iterator[Text]:
    for place, play in enumerate(doctrine.plays):
        if isinstance(play.weight, str):
            yield ("plays", place, "weight"), play.weight
        for name, amount in play.parameters.items():
            if isinstance(amount, str):
                yield ("plays", place, "parameters", name), amount
    for key in ("plays", "offers", "answers", "cables"):
        yield from (((key, place, "when"), part.when) for place, part in enumerate(getattr(doctrine, key)))


def _formula(draft: Draft, doctrine: Doctrine, page: Page, steps: tuple[Step, ...], text: str) -> None:
    team = doctrine.team
    seen = {gauge.id for gauge in draft.gauges.found.values() if {"all", team} & set(gauge.seen_by)}
    hidden = {*draft.gauges, *draft.unknowns} - seen
    own = {card.id for card in draft.cards.found.values() if card.team == team}
    policies = {policy.id for policy in draft.policies.found.values() if policy.team == team}
    words = {
        "turn",
        "turns",
        *(f"played_{card}" for card in own),
        *(f"stands_{policy}" for policy in policies),
        *(f"saw_{card}" for card in draft.cards if card not in own),
    }
    try:
        named = formula.names(text).values
        for name in sorted(named & hidden):
            what = f"{team} may not see {name!r}, so its doctrine cannot read it"
            draft.wrong(page, steps, what, "read a gauge that the team sees")
        for name in sorted(named - hidden - seen - words):
            what = f"there is no gauge or word {name!r} for this formula"
            draft.wrong(page, steps, what, probably(name, seen | words))
        if named <= seen | words:
            formula.check(text, seen, words, set(draft.curves))
    except formula.FormulaError as error:
        what = f"the formula `{error.text}` cannot be read at column {error.column}"
        draft.wrong(page, steps, what, error.sentence)


def _other(draft: Draft, doctrine: Doctrine, page: Page, steps: tuple[Step, ...], team: str) -> None:
    others = [other for other in draft.teams if other != doctrine.team]
    _known(draft, page, steps, "other team", team, others)


def _known(draft: Draft, page: Page, steps: tuple[Step, ...], kind: str, name: str, known: Iterable[str]) -> bool:
    choices = list(known)
    if name in choices:
        return True
    draft.wrong(page, steps, f"there is no {kind} {name!r}", probably(name, choices))
    return False
