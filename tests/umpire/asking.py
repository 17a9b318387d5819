"""A table whose scenario asks questions, and words that people write."""

from functools import cache

from hypothesis import strategies as st
from msgspec.structs import replace

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.asked import Question, Questionnaire
from server.umpire.model import Engine, compile_book
from tests.umpire.table_talk import Talk, book, card
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


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40).filter(str.strip)


def noted(talk: Talk, seat: str = "ana", text: str = "Red is nervous.", **more: object) -> str:
    id: str = talk.when(seat, o.WriteNote(text=text, **more)).then(e.NoteWritten).note.id  # type: ignore[arg-type]
    return id


def answer(talk: Talk, seat: str, question: str, value: object) -> Talk:
    return talk.when(seat, o.AnswerQuestion(question=question, turn=talk.play.turn, value=value))  # type: ignore[arg-type]


def contest(**more: object) -> Talk:
    return table("seal", **more).seal("blue", card("wait")).close()


SITTING = ("red", "blue", "green", "rod", "bea", "ana", "obi")


def estimated(talk: Talk, *chances: int) -> Talk:
    for seat, chance in zip(SITTING, chances, strict=False):
        talk.when(seat, o.GiveEstimate(move="1.blue.1", chance=chance))
    return talk


def over(**more: object) -> Talk:
    return table(**more).when("uma", o.EndGame(reason="The bell rang."))


def reply(talk: Talk, seat: str, question: str, value: object, *, anonymous: bool = False) -> Talk:
    return talk.when(seat, o.AnswerSurvey(question=question, value=value, anonymous=anonymous))  # type: ignore[arg-type]
