"""Questions of the turn, and the survey after the end: who is asked, when, and what is an answer."""

from typing import NamedTuple, assert_never

from ..asked import SCALE, Question
from ..events import AnyEvent, QuestionAnswered, SurveyAnswered, SurveyClosed, SurveyOpened
from ..observing import Answer, Reply, Value
from ..orders import AnswerQuestion, AnswerSurvey, AskedOrder, CloseSurvey, OpenSurvey
from ..refusals import Refusal, refusal
from .case import MINUTE, TEXT_LIMIT, Case, too_long

_MOST_MINUTES = 24 * 60


class Fits(NamedTuple):
    """An answer that fits its question; in a box, because null is an answer too."""

    value: Value


def decide(case: Case, order: AskedOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an answer, or the opening or closing of the survey."""
    match order:
        case AnswerQuestion():
            return _answer(case, order)
        case AnswerSurvey():
            return _reply(case, order)
        case OpenSurvey():
            if not case.book.asked.survey:
                return refusal("SurveyShut", "This scenario asks nothing after the end.")
            if not 0 < order.minutes <= _MOST_MINUTES:
                return refusal("BadMinutes", f"A survey is open for more than 0 and at most {_MOST_MINUTES} minutes.")
            return (SurveyOpened(until=case.given.at + round(order.minutes * MINUTE)),)
        case CloseSurvey():
            if case.state.survey is None:
                return refusal("SurveyShut", "This scenario asks nothing after the end.")
            return () if case.state.survey.closed_at else (SurveyClosed(at=case.given.at),)
        case _:
            assert_never(order)


def _answer(case: Case, order: AnswerQuestion) -> tuple[AnyEvent, ...] | Refusal:
    question = _asked(case, case.book.asked.question(order.question))
    if isinstance(question, Refusal):
        return question
    play = case.play
    if (order.turn, question.phase) != (play.turn, play.phase):
        phase = case.phase_title(question.phase)
        return refusal("StalePhase", f"This is asked in the phase {phase} of each turn; it is not open now.")
    value = _fitting(case, question, order.value)
    if isinstance(value, Refusal):
        return value
    answer = Answer(
        question=question.id, turn=play.turn, seat=case.by, team=case.team, value=value.value, at=case.given.at
    )
    return (QuestionAnswered(answer=answer),)


def _reply(case: Case, order: AnswerSurvey) -> tuple[AnyEvent, ...] | Refusal:
    survey = case.state.survey
    if survey is None or survey.closed_at or case.given.at > survey.until:
        return refusal("SurveyShut", "The survey is closed. The umpire can open it again.")
    question = _asked(case, case.book.asked.of_survey(order.question))
    if isinstance(question, Refusal):
        return question
    value = _fitting(case, question, order.value)
    if isinstance(value, Refusal):
        return value
    reply = Reply(
        question=question.id,
        seat=case.by,
        team=case.team,
        value=value.value,
        anonymous=order.anonymous,
        at=case.given.at,
    )
    return (SurveyAnswered(reply=reply),)


def _asked(case: Case, question: Question | None) -> Question | Refusal:
    if question is None or case.seat is None or not question.asks(case.seat.role):
        return refusal("UnknownQuestion", "This question is not asked of your seat. Reload the page to see yours.")
    return question


def _fitting(case: Case, question: Question, value: Value) -> Fits | Refusal:
    """The answer, trimmed, if it is one to this question; null passes any question over."""
    if value is None:
        return Fits(None)
    match question.kind:
        case "scale" | "percent":
            low, high = (1, SCALE) if question.kind == "scale" else (0, 100)
            if isinstance(value, int) and low <= value <= high:
                return Fits(value)
            return refusal("BadAnswer", f"Answer with a whole number from {low} to {high}.")
        case "choice":
            if value in question.options:
                return Fits(value)
            return refusal("BadAnswer", f"Choose one of: {', '.join(question.options.values())}.")
        case "text":
            if not isinstance(value, str):
                return refusal("BadAnswer", "Answer in words.")
            return too_long(value, TEXT_LIMIT, "answer") or Fits(value.strip() or None)
        case "guess":
            return _guess(case, value)
        case _:
            assert_never(question.kind)


def _guess(case: Case, value: Value) -> Fits | Refusal:
    """A card of a rival by team; an empty one means that none of its cards is expected."""
    if not isinstance(value, dict):
        return refusal("BadAnswer", "Guess a card for each rival.")
    for team, card in value.items():
        if team not in case.book.teams or team == case.team:
            return refusal("BadAnswer", f"{team!r} is no rival whose moves you could guess.")
        if card and (card not in case.book.cards or case.book.cards[card].team != team):
            return refusal("BadAnswer", f"{case.book.teams[team].title} holds no card {card!r}.")
    return Fits(dict(sorted(value.items())))
