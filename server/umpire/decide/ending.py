"""The end of a game: objectives scored in the scenario's own words, unknowns revealed, the dice secret published."""

from ..content import Objective
from ..events import AnyEvent, GameEnded, SurveyOpened
from ..model import evaluate
from ..refusals import Refusal, refusal
from ..state import Score
from .case import MINUTE, Case


def end(case: Case, reason: str) -> tuple[AnyEvent, ...] | Refusal:
    """End the game; the table must have given the secret, so that the promise to publish it is kept in the same entry.

    One that has not begun is only put away.
    """
    if not case.given.secret:
        return refusal("GameNotRunning", "The dice secret is not at hand, so the game cannot be ended here.")
    if case.state.stage == "lobby":
        # Whoever sat here may play the same scenario tomorrow, so nothing of what it hides comes out.
        return (GameEnded(at=case.given.at, reason=reason, scores=(), unknowns={}, secret=case.given.secret),)
    scores = tuple(_score(case, objective) for objective in case.book.objectives.values())
    ended = GameEnded(
        at=case.given.at,
        reason=reason,
        scores=scores,
        unknowns=dict(sorted(case.play.world.unknowns.items())),
        secret=case.given.secret,
    )
    asked = case.book.asked
    opened = SurveyOpened(until=case.given.at + round(asked.survey_minutes * MINUTE))
    return (ended, opened) if asked.survey else (ended,)


def _score(case: Case, objective: Objective) -> Score:
    raw = evaluate(case.engine, case.play.world, objective.score)
    score = round(min(100.0, max(0.0, raw)), 1)
    says = max((w for w in objective.words if w.above <= score), key=lambda w: w.above).say
    return Score(objective=objective.id, team=objective.team, score=score, says=says)
