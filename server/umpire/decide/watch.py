"""Watching pacts: which clauses are fulfilled, which are broken, and what follows. A covert move counts only once it is seen."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..content import Effect
from ..model import queue
from ..parts import ClauseDraft
from ..state import Move, Pact, PactStatus
from ..world import Cause, WorldState
from .case import Case


class Verdict(NamedTuple):
    """How a pact ends this turn, who is to blame, and why in a sentence."""

    status: PactStatus
    blame: tuple[str, ...]
    because: str


def fulfilled(pact: Pact, moves: Sequence[Move], detected: Mapping[str, tuple[str, ...]]) -> tuple[int, ...]:
    """Indices of the `plays` clauses done by now, earlier turns included."""
    now = (
        index
        for index, clause in enumerate(pact.clauses)
        if clause.kind == "plays" and _plays(pact, clause, moves, detected)
    )
    return tuple(sorted({*pact.done, *now}))


def judged(
    case: Case,
    pact: Pact,
    done: tuple[int, ...],
    moves: Sequence[Move],
    detected: Mapping[str, tuple[str, ...]],
    world: WorldState,
) -> Verdict | None:
    """The verdict at the end of a turn, or None while the pact goes on unbroken."""
    last = pact.until <= case.play.turn
    blame: set[str] = set()
    because: list[str] = []
    for index, clause in enumerate(pact.clauses):
        broken = _broken(case, pact, clause, moves, detected, world, undone=last and index not in done)
        if broken:
            blame.add(clause.party)
            because.append(broken)
    if blame:
        return Verdict("breached", tuple(sorted(blame)), " ".join(because))
    return Verdict("kept", (), "Every clause was kept to the end.") if last else None


def queued(
    case: Case, world: WorldState, effects: tuple[Effect, ...], pact: str, concerned: Sequence[str]
) -> WorldState:
    """Queue what the rulebook says follows for each party concerned."""
    for team in sorted(concerned):
        cause = Cause(kind="pact", ref=f"pacts/{pact}", detail=team)
        world = queue(case.engine, world, effects, cause, party=case.book.teams[team].budget)
    return world


def _broken(
    case: Case,
    pact: Pact,
    clause: ClauseDraft,
    moves: Sequence[Move],
    detected: Mapping[str, tuple[str, ...]],
    world: WorldState,
    *,
    undone: bool,
) -> str:
    """The sentence that says how a clause was broken, empty while it holds."""
    party = case.book.teams[clause.party].title
    match clause.kind:
        case "plays":
            return f"{party} never played {case.book.cards[clause.card].title}." if undone else ""
        case "does_not_play":
            played = _plays(pact, clause, moves, detected)
            return f"{party} played {case.book.cards[clause.card].title}." if played else ""
        case "keeps":
            gauge = case.book.gauges[clause.gauge]
            value = world.values[clause.gauge]
            if clause.high is not None and value > clause.high:
                return f"{gauge.title} stood at {value:.1f}, above {clause.high:g}."
            if clause.low is not None and value < clause.low:
                return f"{gauge.title} stood at {value:.1f}, below {clause.low:g}."
            return ""


def _plays(pact: Pact, clause: ClauseDraft, moves: Sequence[Move], detected: Mapping[str, tuple[str, ...]]) -> bool:
    others = set(pact.parties) - {clause.party}
    return any(
        move.team == clause.party
        and move.draft.card == clause.card
        and (not move.covert or others & set(detected.get(move.id, ())))
        for move in moves
    )
