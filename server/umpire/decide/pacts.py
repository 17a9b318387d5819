"""Pacts: proposing, signing, rejecting, withdrawing and leaving agreements whose clauses the engine watches."""

import math
from typing import assert_never

from msgspec.structs import replace

from ..events import AnyEvent, PactClosed, PactProposed, PactSigned
from ..orders import LeavePact, PactOrder, ProposePact, RejectPact, SignPact
from ..parts import ClauseDraft
from ..refusals import Refusal, refusal
from ..state import Pact, PactStatus
from .case import TEXT_LIMIT, TITLE_LIMIT, Case, checked_text, too_long
from .watch import queued

_MOST_CLAUSES = 8


def decide(case: Case, order: PactOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about pacts."""
    if isinstance(order, ProposePact):
        return _propose(case, order)
    pact = case.play.pacts.get(order.pact)
    if pact is None or case.team not in pact.parties:
        return refusal("UnknownPact", "There is no such pact among those your team is party to.")
    match order:
        case SignPact():
            if pact.status != "proposed" or case.team in pact.signed:
                return refusal("PactClosed", f"The pact is {pact.status} and does not wait for your signature.")
            active = set(pact.signed) | {case.team} == set(pact.parties)
            world = case.play.world
            if active:
                world = queued(case, world, case.book.pacts.on_signed, pact.id, pact.parties)
            return (PactSigned(pact=pact.id, team=case.team, turn=case.play.turn, active=active, world=world),)
        case RejectPact():
            if pact.status != "proposed":
                return refusal("PactClosed", f"The pact is {pact.status}; only a proposal can be rejected.")
            title = case.book.teams[case.team].title
            if case.team == pact.proposer:
                return (_closed(case, pact, "withdrawn", f"{title} withdrew it."),)
            return (_closed(case, pact, "rejected", f"{title} rejected it."),)
        case LeavePact():
            if pact.status != "active":
                return refusal("PactClosed", f"The pact is {pact.status}; only one in force can be left.")
            if wrong := too_long(order.reason, TEXT_LIMIT, "reason for leaving"):
                return wrong
            title = case.book.teams[case.team].title
            return (_closed(case, pact, "left", f"{title} left it. {order.reason.strip()}".strip()),)
        case _:
            assert_never(order)


def _propose(case: Case, order: ProposePact) -> tuple[AnyEvent, ...] | Refusal:
    title = checked_text(order.title, TITLE_LIMIT, "title of the pact")
    if isinstance(title, Refusal):
        return title
    parties = tuple(sorted(set(order.parties) | {case.team}))
    unknown = [party for party in parties if party not in case.book.teams]
    if unknown:
        return refusal("UnknownTeam", f"There is no team {unknown[0]!r}.")
    if len(parties) < 2:
        return refusal("BadClause", "A pact needs another party than your own team.")
    turns = case.book.calendar(case.state.calendar).turns
    if not case.play.turn <= order.until <= turns:
        return refusal("BadClause", f"The pact must bind until a turn from {case.play.turn} to {turns}.")
    if not 1 <= len(order.clauses) <= _MOST_CLAUSES:
        return refusal("BadClause", f"A pact has from one to {_MOST_CLAUSES} clauses, not {len(order.clauses)}.")
    for number, clause in enumerate(order.clauses, 1):
        wrong = _bad_clause(case, parties, clause)
        if wrong:
            return refusal("BadClause", f"Clause {number}: {wrong}")
    pact = Pact(
        id=case.own_id("p"),
        title=title,
        proposer=case.team,
        parties=parties,
        clauses=tuple(_bare(clause) for clause in order.clauses),
        until=order.until,
        secret=order.secret,
        signed=(case.team,),
        status="proposed",
        proposed_turn=case.play.turn,
    )
    return (PactProposed(pact=pact),)


def _bad_clause(case: Case, parties: tuple[str, ...], clause: ClauseDraft) -> str:
    """What is wrong with a clause in a sentence, empty if nothing is."""
    if clause.party not in parties:
        return f"{clause.party!r} is no party of this pact."
    if clause.kind == "keeps":
        if clause.gauge not in case.book.pacts.watchable:
            return f"the engine cannot watch {clause.gauge!r}; it can watch: {', '.join(case.book.pacts.watchable)}."
        if clause.low is None and clause.high is None:
            return "say above which or below which value the gauge must be kept."
        if not all(math.isfinite(bound) for bound in (clause.low, clause.high) if bound is not None):
            return "a bound must be a number."
        if clause.low is not None and clause.high is not None and clause.low > clause.high:
            return f"the lower bound {clause.low:g} lies above the upper bound {clause.high:g}."
        return ""
    card = case.book.cards.get(clause.card)
    if card is None or card.team != clause.party:
        return f"{case.book.teams[clause.party].title} holds no card {clause.card!r}."
    return ""


def _bare(clause: ClauseDraft) -> ClauseDraft:
    """The clause without what its kind has no use for, so that nothing unchecked is kept."""
    if clause.kind == "keeps":
        return replace(clause, card="")
    return replace(clause, gauge="", low=None, high=None)


def _closed(case: Case, pact: Pact, status: PactStatus, because: str) -> PactClosed:
    world = case.play.world
    blame: tuple[str, ...] = ()
    if status == "left":
        blame = (case.team,)
        world = queued(case, world, case.book.pacts.on_left, pact.id, blame)
    return PactClosed(pact=pact.id, status=status, turn=case.play.turn, blame=blame, because=because, world=world)
