"""The rulebook as an audience may read it: a rulebook again, from which everything else has been taken out.

What may not be known is not in it, so whatever is made from an extract (a page, a map, a list of homes) cannot give it away.
`WITHHELD` stands where a reader may know that there is something, but not what.
"""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from ..content import Card, Condition, Effect, Factor, Gauge, Inquiry, Link, Objective, PactRules, Policy, Theory
from ..formula import FormulaError, names
from ..rulebook import Rulebook
from .viewer import Viewer, viewer

WITHHELD = "?"
"""Stands for a formula, a gauge or a text that the reader may not know. It is no formula, so it can never be run."""


def extract(book: Rulebook, audience: str, *, over: bool = False) -> Rulebook:
    """What this audience may read of a rulebook: all of it for the umpire, and for every seat once the game is over.

    Others read their own brief, cards, policies and objectives, the gauges they see with the links into them, and what is public.
    A link that reads what they may not see keeps its reason alone. ValueError for an audience there is not.
    """
    who = viewer(book, audience)
    return book if over or who.kind == "umpire" else _Reader(book, who).extract()


class _Reader:
    def __init__(self, book: Rulebook, who: Viewer) -> None:
        self.book = book
        self.who = who
        self.team = who.team if who.kind == "team" else ""

    def extract(self) -> Rulebook:
        book, who = self.book, self.who
        links = _by_id(self._links())
        policies = {id: self._policy(policy) for id, policy in book.policies.items() if self._own(policy.team)}
        whole = {f"links/{link.id}" for link in links.values() if link.by != WITHHELD}
        whole |= {f"policies/{id}" for id, policy in policies.items() if all(r.by != WITHHELD for r in policy.rules)}
        read = replace(
            book,
            scenario=replace(
                book.scenario,
                headline_gauges=tuple(g for g in book.scenario.headline_gauges if g in who.gauges),
                ties=tuple(tie for tie in book.scenario.ties if tie.gauge in who.gauges),
                doctrines={},
            ),
            teams={id: team if self._own(id) else replace(team, budget={}) for id, team in book.teams.items()},
            gauges={id: self._gauge(gauge) for id, gauge in book.gauges.items() if id in who.gauges},
            links=links,
            unknowns={},
            cards={id: self._card(card) for id, card in book.cards.items()},
            policies=policies,
            pacts=self._pacts(book.pacts),
            injects={},
            objectives={
                id: self._objective(o) for id, o in book.objectives.items() if not o.secret or self._own(o.team)
            },
            theories={id: _theory(theory, whole) for id, theory in book.theories.items()},
            briefs={id: text for id, text in book.briefs.items() if id == "public" or self._own(id)},
            doctrines={},
            inquiries={id: self._inquiry(i) for id, i in book.inquiries.items() if who.kind == "analyst"},
        )
        used = _curves(read)
        return replace(read, curves={id: curve for id, curve in book.curves.items() if id in used})

    def _own(self, team: str) -> bool:
        return bool(self.team) and team == self.team

    def _inquiry(self, inquiry: Inquiry) -> Inquiry:
        return replace(inquiry, gauges=tuple(gauge for gauge in inquiry.gauges if gauge in self.who.gauges))

    def _gauge(self, gauge: Gauge) -> Gauge:
        seen_by = ("all",) if "all" in gauge.seen_by else (self.team,)
        # What happens at a threshold is news to come, and the inject it offers is the white cell's.
        return replace(gauge, seen_by=seen_by, thresholds=(), derived=self._open(gauge.derived))

    def _links(self) -> Iterable[Link]:
        partly: dict[str, int] = {}
        for link in self.book.links.values():
            if link.to not in self.who.gauges:
                continue
            if self._open(link.by, link.weights) == link.by:
                yield link
            else:
                # The id, too, may name what is hidden.
                partly[link.to] = partly.get(link.to, 0) + 1
                yield replace(link, id=f"{link.to}.{partly[link.to]}", by=WITHHELD, weights={}, headroom=False)

    def _card(self, card: Card) -> Card:
        if not self._own(card.team):
            return Card(id=card.id, team=card.team, title=card.title, text=WITHHELD, because=WITHHELD, sources=())
        given = {parameter.id for parameter in card.parameters}
        return replace(
            card,
            conditions=tuple(Condition(holds=self._open(c.holds), says=c.says) for c in card.conditions),
            factors=tuple(self._factor(factor) for factor in card.factors),
            effects=self._effects(card.effects, given),
            on={degree: self._effects(effects, given) for degree, effects in card.on.items()},
        )

    def _factor(self, factor: Factor) -> Factor:
        return replace(factor, provided=self._open(factor.provided))

    def _effects(self, effects: Iterable[Effect], given: Collection[str] = ()) -> tuple[Effect, ...]:
        shown = []
        hidden = False
        for effect in effects:
            if effect.gauge not in self.who.gauges and not effect.gauge.startswith("party:"):
                hidden = True
                continue
            by = self._open(effect.by, given) if isinstance(effect.by, str) else effect.by
            shown.append(replace(effect, by=by, provided=self._open(effect.provided, given)))
        # That there is more is no secret, the accounts of every turn say so; how much more is one.
        return (*shown, Effect(gauge=WITHHELD, by=WITHHELD, because=WITHHELD)) if hidden else tuple(shown)

    def _policy(self, policy: Policy) -> Policy:
        given = {parameter.id for parameter in policy.parameters} | set(policy.weights)
        seen = [rule for rule in policy.rules if rule.gauge in self.who.gauges]
        rules = [replace(rule, by=self._open(rule.by, given)) for rule in seen]
        if len(seen) < len(policy.rules):
            rules.append(replace(policy.rules[0], gauge=WITHHELD, by=WITHHELD, because=WITHHELD, headroom=False))
        whole = all(rule.by != WITHHELD for rule in rules)
        return replace(policy, rules=tuple(rules), weights=policy.weights if whole else {})

    def _pacts(self, rules: PactRules) -> PactRules:
        return replace(
            rules,
            watchable=tuple(gauge for gauge in rules.watchable if gauge in self.who.gauges),
            on_signed=self._effects(rules.on_signed),
            on_kept=self._effects(rules.on_kept),
            on_breached=self._effects(rules.on_breached),
            on_left=self._effects(rules.on_left),
        )

    def _objective(self, objective: Objective) -> Objective:
        if self._own(objective.team):
            return replace(objective, score=self._open(objective.score))
        return replace(objective, score=WITHHELD, words=())

    def _open(self, text: str, given: Collection[str] = ()) -> str:
        """A formula, if the reader may know every name in it; `given` are names of its own element."""
        if not text:
            return ""
        try:
            read = names(text).values
        except FormulaError:
            return WITHHELD
        return text if read <= self.who.gauges | set(given) else WITHHELD


def _by_id(links: Iterable[Link]) -> dict[str, Link]:
    return dict(sorted((link.id, link) for link in links))


def _theory(theory: Theory, whole: Collection[str]) -> Theory:
    """A theory with the weights of what is read whole."""
    return replace(theory, weights={k: v for k, v in theory.weights.items() if k.rpartition(".")[0] in whole})


def _curves(book: Rulebook) -> set[str]:
    """The curves that the formulas of an extract call."""
    texts = [gauge.derived for gauge in book.gauges.values()]
    texts += [link.by for link in book.links.values()]
    texts += [rule.by for policy in book.policies.values() for rule in policy.rules]
    for card in book.cards.values():
        every = (*card.effects, *(effect for effects in card.on.values() for effect in effects))
        texts += [str(effect.by) for effect in every] + [effect.provided for effect in every]
        texts += [condition.holds for condition in card.conditions] + [factor.provided for factor in card.factors]
    texts += [objective.score for objective in book.objectives.values()]
    return {curve for text in texts if text and text != WITHHELD for curve in names(text).curves}
