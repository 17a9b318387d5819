"""Questions of a turn and the survey at the end: who is asked what and when, and who reads the answers."""

import pytest
from hypothesis import given as having
from hypothesis import settings
from hypothesis import strategies as st

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.sight import audiences, mine
from tests.umpire.asking import WORDS, answer, over, reply, table
from tests.umpire.table_talk import card
from tests.umpire.table_talk import given as at


def test_questions_are_asked_in_their_phase_of_those_they_are_for() -> None:
    talk = table("results")
    answer(talk, "red", "sure", 80).then(e.QuestionAnswered)
    answer(talk, "red", "sure", 60).then(e.QuestionAnswered)
    answer(talk, "rod", "sure", None).then(e.QuestionAnswered)
    answer(talk, "ana", "sure", 60).then_refused("UnknownQuestion")
    answer(talk, "red", "guess", {}).then_refused("StalePhase")
    answer(talk, "red", "mood", 1).then_refused("UnknownQuestion")
    assert mine(talk.state, "red")["answers"] == {"sure": 60} and mine(talk.state, "rod")["answers"] == {"sure": None}
    item = talk.sees("umpire")["answers"]["1.sure"]
    assert (item["count"], item["values"]) == (2, {}), "blind while it is asked"
    talk.until("deliberate", 2)
    assert talk.sees("umpire")["answers"]["1.sure"]["values"] == {"red": 60, "rod": None}
    assert talk.sees("analyst")["answers"] == {} and "answers" not in talk.sees("team:blue")
    talk.when("uma", o.EndGame(reason="The bell rang."))
    assert talk.sees("analyst")["answers"]["1.sure"]["values"] == {"red": 60, "rod": None}


@pytest.mark.parametrize(
    ("question", "wrong", "right"),
    [("calm", 6, 5), ("calm", "very", 1), ("sure", 101, 0), ("won", "blue", "none"), ("won", 1, "red")],
)
def test_an_answer_fits_its_question(question: str, wrong: object, right: object) -> None:
    talk = table("results")
    answer(talk, "red", question, wrong).then_refused("BadAnswer")
    answer(talk, "red", question, right).then(e.QuestionAnswered)


def test_a_guess_is_held_against_what_its_author_may_know_of_the_moves() -> None:
    talk = table("seal")
    for wrong in ({"red": "raid"}, {"pink": ""}, {"green": "raid"}, "raid"):
        answer(talk, "red", "guess", wrong).then_refused("BadAnswer")
    answer(talk, "blue", "guess", {"red": "raid", "green": "mediate"}).then(e.QuestionAnswered)
    assert mine(talk.state, "blue")["guesses"] == [], "nothing is told before the reveal"
    talk.seal("red", card("raid", target="blue", covert=True)).seal("green", card("mediate")).close()
    [guess] = mine(talk.state, "blue")["guesses"]
    assert guess["hits"] == ["green"], "a covert move is not confirmed to whoever guessed it"


def test_a_step_back_asks_again_what_it_undoes() -> None:
    talk = table("seal")
    answer(talk, "blue", "guess", {"red": "raid"}).then(e.QuestionAnswered)
    talk.seal("blue", card("wait")).close()
    talk.when("red", o.GiveEstimate(move="1.blue.1", chance=80))
    talk.until("results")
    answer(talk, "blue", "sure", 10).then(e.QuestionAnswered)
    talk.until("deliberate", 2)
    assert [one.chance for one in talk.state.estimates] == [80]
    first = talk.state.checkpoints[0].id
    talk.when("uma", o.StepBack(checkpoint=first, reason="A slip.")).then(e.SteppedBack)
    assert talk.state.estimates == () and talk.state.answers == ()


def test_the_survey_opens_with_the_end_and_shows_its_answers_when_it_is_closed() -> None:
    talk = over()
    reply(talk, "red", "rose", " The talks. ").then(e.SurveyAnswered)
    reply(talk, "blue", "rose", "A bore.", anonymous=True).then(e.SurveyAnswered)
    reply(talk, "ana", "again", 4).then(e.SurveyAnswered)
    reply(talk, "ana", "again", 9).then_refused("BadAnswer")
    reply(talk, "ana", "thorn", 1).then_refused("UnknownQuestion")
    assert talk.sees("umpire")["survey"]["counts"] == {"rose": 2, "again": 1}
    assert talk.sees("umpire")["survey"]["replies"] is None
    assert mine(talk.state, "blue")["survey"] == {"rose": {"value": "A bore.", "anonymous": True}}
    talk.when("uma", o.CloseSurvey()).then(e.SurveyClosed)
    talk.when("uma", o.CloseSurvey()).then_nothing()
    assert talk.sees("umpire")["survey"]["replies"]["rose"] == [
        {"value": "A bore.", "seat": ""},
        {"value": "The talks.", "seat": "red"},
    ]
    assert talk.sees("team:red")["survey"]["replies"] is None
    reply(talk, "red", "again", 1).then_refused("SurveyShut")


def test_the_umpire_may_open_the_survey_again_and_time_closes_it() -> None:
    talk = over(survey_to="all")
    talk.when("uma", o.CloseSurvey())
    talk.when("uma", o.OpenSurvey(minutes=0)).then_refused("BadMinutes")
    talk.when("uma", o.OpenSurvey(minutes=5)).then(e.SurveyOpened)
    reply(talk, "red", "again", 5).then(e.SurveyAnswered)
    late = talk.state.survey.until + 1
    talk.table.now = late  # type: ignore[attr-defined]
    talk.when("uma", o.CloseSurvey()).then(e.SurveyClosed)
    assert talk.sees("team:blue")["survey"]["replies"]["again"] == [{"value": 5, "seat": "red"}]


@pytest.mark.parametrize("order", [o.OpenSurvey(minutes=5), o.CloseSurvey()])
def test_a_scenario_without_a_survey_has_none_to_open(order: o.AnyOrder) -> None:
    talk = at().when("uma", o.EndGame(reason="The bell rang."))
    assert talk.sees("umpire")["survey"] is None
    talk.when("uma", order).then_refused("SurveyShut")


@settings(max_examples=15)
@having(seats=st.permutations(["red", "blue", "rod"]), text=WORDS)
def test_who_gave_an_anonymous_answer_shows_nowhere(seats: list[str], text: str) -> None:
    talk = over(survey_to="all")
    for seat, says in zip(seats, (text, "Same.", "Other."), strict=True):
        reply(talk, seat, "rose", says, anonymous=True)
    talk.when("uma", o.CloseSurvey())
    other = over(survey_to="all")
    for seat, says in zip(reversed(seats), (text, "Same.", "Other."), strict=True):
        reply(other, seat, "rose", says, anonymous=True)
    other.when("uma", o.CloseSurvey())
    for audience in audiences(talk.engine.book):
        assert canonical(talk.sees(audience).get("survey")) == canonical(other.sees(audience).get("survey"))
