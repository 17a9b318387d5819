"""The sponsor's questions: what would answer them, and what of it is not recorded yet, for those who must answer."""

from server.umpire import orders as o
from server.umpire.sight import audiences
from tests.umpire.eavesdrop import quiet
from tests.umpire.table_talk import Talk, card, given, pact, spares


def gaps(talk: Talk, audience: str = "umpire") -> dict[str, int | None]:
    """How much of each kind of evidence is found."""
    [inquiry] = talk.sees(audience)["inquiries"].values()
    return {line["kind"]: line["found"] for line in inquiry["evidence"]}


def test_only_the_white_cell_and_analysts_read_the_questions() -> None:
    talk = given()
    assert {name for name in audiences(talk.engine.book) if "inquiries" in talk.sees(name)} == {"umpire", "analyst"}


def test_at_first_nothing_is_recorded_and_play_fills_the_gaps() -> None:
    talk = given()
    assert gaps(talk) == {"gauges": 0, "cards": 0, "pacts": 0, "notes": 0}
    pact(talk, "red", "blue", spares("red", "raid"))
    talk.when("ana", o.WriteNote(text="They bargain.", tags=("Peace_or_trade",)))
    talk.when("ana", o.WriteNote(text="They laugh.", tags=("mood",)))
    talk.until("seal").seal("red", card("toll")).until("results")
    assert gaps(talk) == {"gauges": 1, "cards": 1, "pacts": 1, "notes": 1}


def test_an_analyst_counts_only_what_they_may_know() -> None:
    talk = given(quiet())
    talk.when(
        "red", o.ProposePact(title="T", parties=("blue",), clauses=(spares("red", "raid"),), until=1, secret=True)
    )
    talk.when("ana", o.WriteNote(text="They whisper.", tags=("peace_or_trade",)))
    talk.until("seal").seal("red", card("toll", covert=True)).until("results")
    assert gaps(talk, "analyst") == {"gauges": 1, "cards": 0, "pacts": 0, "notes": None}
    assert gaps(talk) == {"gauges": 1, "cards": 1, "pacts": 1, "notes": 1}
