"""Standing policies as far as an audience can know them: what was adopted covertly stays hidden until somebody detects it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from .. import odds
from ..rulebook import Rulebook
from ..state import Move, State
from ..world import Standing
from .viewer import Viewer


class Known(NamedTuple):
    """A standing policy as known: whose, which, and with what parameters."""

    team: str
    policy: str
    parameters: Mapping[str, float]


def policies(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """Standing policies that this audience knows to be in force."""
    items = {}
    for known in in_force(book, state, who):
        policy = book.policies[known.policy]
        items[f"{known.team}.{known.policy}"] = {
            "team": known.team,
            "policy": known.policy,
            "title": policy.title,
            "text": policy.text,
            "parameters": dict(sorted(known.parameters.items())),
        }
    return items


def knew(book: Rulebook, state: State, who: Viewer, policy: str, team: str, turn: int) -> bool:
    """Whether this audience knew, when a turn was resolved, that the team held the policy."""
    return _sees_all(who, team) or (team, policy) in _replayed(book, state, who, turn)


def in_force(book: Rulebook, state: State, who: Viewer) -> list[Known]:
    """What stands, as known: the team itself and the umpire see it; others what moves and orders they know of add up to."""
    own = [_known(standing) for standing in state.play.world.standing if _sees_all(who, standing.team)]
    others = _replayed(book, state, who, state.play.turn)
    return sorted([*own, *(known for known in others.values() if not _sees_all(who, known.team))], key=lambda k: k[:2])


def _sees_all(who: Viewer, team: str) -> bool:
    return who.kind == "umpire" or (who.kind == "team" and who.team == team)


def _known(standing: Standing) -> Known:
    return Known(standing.team, standing.policy, standing.parameters)


def _replayed(book: Rulebook, state: State, who: Viewer, upto: int) -> dict[tuple[str, str], Known]:
    """Adopt and revoke again, turn by turn, by what this audience knows: orders come before the moves of their turn."""
    play = state.play
    resolved = {result.turn for result in play.results}
    held: dict[tuple[str, str], Known] = {}
    for turn in range(1, upto + 1):
        for revoked in play.revoked:
            if revoked.turn == turn:
                held.pop((revoked.team, revoked.policy), None)
        if turn in resolved:
            moves = (move for move in play.moves.values() if move.turn == turn and who.knows_move(move))
            for move in sorted(moves, key=lambda m: m.id):
                _take_effect(book, state, move, held)
    return held


def _take_effect(book: Rulebook, state: State, move: Move, held: dict[tuple[str, str], Known]) -> None:
    """Do to what is known what `decide.outcome.set_off` did to the world."""
    ruling = state.play.rulings[move.id]
    if not move.draft.card or ruling.effects is not None or not odds.succeeded(ruling.degree):
        return
    card = book.cards[move.draft.card]
    for policy in card.revokes:
        held.pop((move.team, policy), None)
    if card.adopts:
        taken = {p.id: move.draft.parameters.get(p.id, p.default) for p in book.policies[card.adopts].parameters}
        held[move.team, card.adopts] = Known(move.team, card.adopts, taken)
