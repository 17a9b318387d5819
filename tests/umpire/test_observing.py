"""Those who watch: notes blind until published, questions of the turn, the survey, and estimates scored."""

from functools import cache

import pytest
from hypothesis import given as having
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.asked import Question, Questionnaire
from server.umpire.brier import brier
from server.umpire.digest import canonical
from server.umpire.model import Engine, compile_book
from server.umpire.sight import audiences, mine
from tests.umpire.eavesdrop import heard
from tests.umpire.table_talk import Talk, book, card, spares
from tests.umpire.table_talk import given as at

QUESTIONNAIRE = Questionnaire(
    note_tags={"mood": "Mood", "deal": "Deal"},
    questions=(
        Question(id="guess", title="What will they play?", kind="guess", phase="seal"),
        Question(id="sure", title="How sure are you?", kind="percent", phase="results", to=("lead", "member")),
        Question(id="calm", title="How calm was it?", kind="scale", phase="results", low="Not at all", high="Entirely"),
        Question(
            id="won", title="Who gained?", kind="choice", phase="results", options={"red": "Red", "none": "Nobody"}
        ),
    ),
    survey=(
        Question(id="rose", title="What worked?", kind="text"),
        Question(id="again", title="Would you play again?", kind="scale", low="No", high="Yes"),
    ),
)


@cache
def asking(**more: object) -> Engine:
    """The harbour, asking questions."""
    return compile_book(replace(book(), asked=replace(QUESTIONNAIRE, **more)))


def table(phase: str = "deliberate", **more: object) -> Talk:
    return at(asking(**more), phase=phase)  # type: ignore[arg-type]


def noted(talk: Talk, seat: str = "ana", text: str = "Red is nervous.", **more: object) -> str:
    id: str = talk.when(seat, o.WriteNote(text=text, **more)).then(e.NoteWritten).note.id  # type: ignore[arg-type]
    return id


def test_a_note_is_its_authors_alone_and_the_umpire_only_counts_it() -> None:
    talk = table()
    id = noted(talk, text=" Red is nervous. ", tags=("Mood", " fog", "mood"))
    [own] = mine(talk.state, "ana")["notes"]
    assert (own["id"], own["text"], list(own["tags"]), own["published_at"]) == (
        id,
        "Red is nervous.",
        ["fog", "mood"],
        0,
    )
    assert all("nervous" not in str(talk.sees(audience)) for audience in audiences(talk.engine.book))
    assert mine(talk.state, "obi")["notes"] == []
    # A free tag is the author's own word, so only the offered ones are counted by name.
    assert talk.sees("umpire")["note_counts"] == {"seats": {"ana": 1}, "tags": {"mood": 1}}


def test_a_published_note_is_read_by_those_who_watch_and_by_teams_after_the_end() -> None:
    talk = table()
    first, second = noted(talk), noted(talk, "obi", "Blue is not.")
    talk.when("ana", o.PublishNotes(notes=(first,))).then(e.NotesPublished)
    talk.when("ana", o.PublishNotes(notes=(first,))).then_nothing()
    for audience in ("umpire", "analyst", "observer"):
        assert set(talk.sees(audience)["notes"]) == {first}
    talk.when("uma", o.PublishNotes()).then(e.NotesPublished)
    assert set(talk.sees("analyst")["notes"]) == {first, second}
    assert talk.sees("umpire")["note_counts"]["seats"] == {}
    assert talk.sees("team:red")["notes"] == {} and "notes" not in talk.sees("projector")
    talk.when("uma", o.EndGame(reason="The bell rang."))
    assert set(talk.sees("team:red")["notes"]) == {first, second}


def test_authors_reword_and_withdraw_and_the_log_keeps_it() -> None:
    talk = table()
    id = noted(talk)
    talk.when("ana", o.EditNote(note=id, text="Red is nervous.")).then_nothing()
    edited = talk.when("ana", o.EditNote(note=id, text="Red is calm.", tags=("mood",))).then(e.NoteEdited).note
    assert edited.edited_at and [note["text"] for note in mine(talk.state, "ana")["notes"]] == ["Red is calm."]
    talk.when("obi", o.EditNote(note=id, text="Mine now.")).then_refused("UnknownNote")
    talk.when("uma", o.WithdrawNote(note=id)).then_refused("UnknownNote")
    talk.when("ana", o.PublishNotes(notes=(id,))).when("ana", o.WithdrawNote(note=id)).then(e.NoteWithdrawn)
    assert talk.sees("analyst")["notes"] == {} and mine(talk.state, "ana")["notes"] == []
    talk.when("ana", o.PublishNotes(notes=(id,))).then_refused("UnknownNote")
    assert any(b"Red is nervous." in entry.body for entry in talk.table.entries)


def test_a_quote_names_who_said_it() -> None:
    talk = table()
    talk.when("ana", o.WriteNote(kind="quote", text="We are lost.")).then_refused("EmptyText")
    id = noted(talk, kind="quote", text="We are lost.", who=" Red's lead ")
    talk.when("ana", o.EditNote(note=id, text="We were lost.")).then_refused("EmptyText")
    assert mine(talk.state, "ana")["notes"][0]["who"] == "Red's lead"


def test_notes_have_limits() -> None:
    talk = table()
    talk.when("ana", o.WriteNote(text="")).then_refused("EmptyText")
    talk.when("ana", o.WriteNote(text="x" * 4001)).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(text="x", tags=("t" * 41,))).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(text="x", tags=tuple(f"t{n}" for n in range(13)))).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(kind="quote", text="x", who="m" * 121)).then_refused("TextTooLong")


def test_a_note_is_about_what_its_author_may_know_and_nothing_else() -> None:
    talk = table()
    secret = o.ProposePact(title="Hush", parties=("blue",), clauses=(spares("red", "raid"),), until=1, secret=True)
    pact = talk.when("red", secret).then(e.PactProposed).pact.id
    public = talk.when("red", o.SendCable(kind="public", text="All is well.")).then(e.CableSent).cable.id
    whisper = (
        talk.when("red", o.SendCable(kind="bilateral", to=("blue",), text="It is not.")).then(e.CableSent).cable.id
    )
    letter = talk.when("uma", o.ImproviseInject(title="A letter", text="Read.", to=("red",))).then(e.NewsBroken).news.id
    news = talk.when("uma", o.Announce(text="Hear us.")).then(e.NewsBroken).news.id
    talk.until("seal").seal("red", card("raid", target="blue", covert=True)).seal("blue", card("wait")).close()
    for about in (public, news, "1.blue.1", "turn:1"):
        noted(talk, about=about)
    for about in (pact, whisper, letter, "1.red.1", "turn:2", "no such thing"):
        said = talk.when("ana", o.WriteNote(text="Hm.", about=about)).then_refused("UnknownSubject")
        assert said == talk.when("ana", o.WriteNote(text="Hm.", about="nothing")).then_refused("UnknownSubject")
        if about not in ("turn:2", "no such thing"):
            noted(talk, "uma", about=about)


def test_the_white_cells_notes_stay_with_the_white_cell() -> None:
    talk = table()
    id = noted(talk, "uma", "Red plans a raid.")
    assert set(talk.sees("umpire")["notes"]) == {id} and talk.sees("umpire")["note_counts"]["seats"] == {}
    talk.when("uma", o.PublishNotes(notes=(id,))).then_refused("UnknownNote")
    talk.when("uma", o.PublishNotes()).then_nothing()
    talk.when("uma", o.EndGame(reason="The bell rang."))
    assert all(talk.sees(audience)["notes"] == {} for audience in ("analyst", "observer", "team:red"))


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40).filter(str.strip)
TAGS = st.lists(st.sampled_from(["fog", "quay", "sail"]), max_size=2).map(tuple)


@settings(max_examples=25)
@having(one=WORDS, two=WORDS, tags=st.tuples(TAGS, TAGS), kind=st.sampled_from(["note", "moment"]))
def test_two_games_that_differ_in_an_unpublished_note_look_the_same_to_everybody_else(
    one: str, two: str, tags: tuple, kind: str
) -> None:
    games = []
    for text, tagged in ((one, tags[0]), (two, tags[1])):
        talk = table()
        noted(talk, text=text, tags=tagged, kind=kind)
        games.append(talk.when("uma", o.Announce(text="Hear us.")).close())
    assert list(heard(games[0])) == list(heard(games[1]))
    for seat in ("obi", "uma", "red"):
        assert canonical(mine(games[0].state, seat)) == canonical(mine(games[1].state, seat))


def answer(talk: Talk, seat: str, question: str, value: object) -> Talk:
    return talk.when(seat, o.AnswerQuestion(question=question, turn=talk.play.turn, value=value))  # type: ignore[arg-type]


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


def contest(**more: object) -> Talk:
    return table("seal", **more).seal("blue", card("wait")).close()


SITTING = ("red", "blue", "green", "rod", "bea", "ana", "obi")


def estimated(talk: Talk, *chances: int) -> Talk:
    for seat, chance in zip(SITTING, chances, strict=False):
        talk.when(seat, o.GiveEstimate(move="1.blue.1", chance=chance))
    return talk


def test_estimates_are_hidden_until_all_have_given_theirs_and_then_stand() -> None:
    talk = estimated(contest(), 40, 45, 50, 50, 55, 60)
    assert all(talk.sees(audience)["estimates"]["1.blue.1"] == {"count": 6} for audience in audiences(talk.engine.book))
    talk.when("obi", o.GiveEstimate(move="1.blue.1", chance=95)).then(e.EstimateGiven, e.EstimatesOpened)
    shown = talk.sees("umpire")["estimates"]["1.blue.1"]
    assert (shown["count"], shown["median"], shown["low"], shown["high"]) == (7, 50, 40, 95)
    assert shown["outliers"] == [
        {"seat": "red", "chance": 40, "side": "low"},
        {"seat": "obi", "chance": 95, "side": "high"},
    ]
    assert talk.sees("team:red")["estimates"]["1.blue.1"] == {**shown, "outliers": []}
    talk.when("red", o.GiveEstimate(move="1.blue.1", chance=50)).then_refused("EstimatesOpen")
    assert mine(talk.state, "red")["estimates"] == {"1.blue.1": 40}


def test_the_close_of_the_contest_opens_them_too_and_the_scenario_says_to_whom() -> None:
    talk = estimated(contest(estimates_to="umpire", outliers_to="all"), 30, 50, 90).close()
    assert talk.sees("team:red")["estimates"]["1.blue.1"] == {"count": 3}
    assert talk.sees("umpire")["estimates"]["1.blue.1"]["median"] == 50
    talk = estimated(contest(outliers_to="all", outlier_gap=30), 30, 50, 90).close()
    assert [one["seat"] for one in talk.sees("observer")["estimates"]["1.blue.1"]["outliers"]] == ["green"]


def test_many_who_say_the_same_are_no_outliers() -> None:
    talk = estimated(contest(), 10, 10, 10, 80, 80, 80, 80)
    assert talk.sees("umpire")["estimates"]["1.blue.1"]["outliers"] == []


def test_the_brier_score_is_the_mean_square_of_what_was_missed() -> None:
    assert brier([]) is None
    assert brier([(100, True), (0, False)]) == (0.0, 2)
    assert brier([(50, True), (50, False)]) == (0.25, 2)
    assert brier([(80, True), (30, False), (100, False)]) == (round((0.04 + 0.09 + 1) / 3, 3), 3)


def test_estimates_are_scored_at_the_end_each_seat_reading_its_own() -> None:
    talk = estimated(contest(), 90, 50, 20).close().ruled("1.blue.1", "partial").until("results")
    assert mine(talk.state, "red")["score"] is None and talk.sees("umpire")["scored"] is None
    talk.when("uma", o.EndGame(reason="The bell rang."))
    assert mine(talk.state, "red")["score"] == {"score": 0.01, "moves": 1}
    assert mine(talk.state, "ana")["score"] is None
    assert talk.sees("team:red")["scored"] == {"room": {"score": 0.25, "moves": 1}, "even": 0.25, "seats": {}}
    assert {seat: one["score"] for seat, one in talk.sees("analyst")["scored"]["seats"].items()} == {
        "red": 0.01,
        "blue": 0.25,
        "green": 0.64,
    }


def test_a_covert_move_counts_only_where_it_is_known() -> None:
    talk = table("seal").seal("red", card("raid", target="blue", covert=True)).close()
    talk.when("rod", o.GiveEstimate(move="1.red.1", chance=70)).then(e.EstimateGiven)
    talk.close().ruled("1.red.1", "failure").until("results").when("uma", o.EndGame(reason="The bell rang."))
    assert mine(talk.state, "rod")["score"] == {"score": 0.49, "moves": 1}
    assert talk.sees("umpire")["scored"]["room"] and talk.sees("analyst")["scored"]["room"] is None


def over(**more: object) -> Talk:
    return table(**more).when("uma", o.EndGame(reason="The bell rang."))


def reply(talk: Talk, seat: str, question: str, value: object, *, anonymous: bool = False) -> Talk:
    return talk.when(seat, o.AnswerSurvey(question=question, value=value, anonymous=anonymous))  # type: ignore[arg-type]


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
