"""Cables: each kind reaches its readers and nobody else, and the white cell answers what it is asked."""

import pytest

from server.umpire import events as e
from server.umpire import orders as o
from tests.umpire.table_talk import Talk, given

AUDIENCES = ("umpire", "team:red", "team:blue", "team:green", "analyst", "observer", "projector")


def readers(talk: Talk, cable: str) -> set[str]:
    return {audience for audience in AUDIENCES if cable in talk.sees(audience)["cables"]}


def sent(talk: Talk, seat: str, kind: str, *to: str, text: str = "Come to the pier.", **more: str) -> str:
    order = o.SendCable(kind=kind, text=text, to=to, **more)  # type: ignore[arg-type]
    return talk.when(seat, order).then(e.CableSent).cable.id


def test_a_bilateral_cable_has_one_reader_team() -> None:
    talk = given()
    assert readers(talk, sent(talk, "rod", "bilateral", "blue")) == {"umpire", "team:red", "team:blue"}


def test_a_multilateral_cable_has_several() -> None:
    talk = given()
    cable = sent(talk, "red", "multilateral", "green", "blue", "blue")
    assert readers(talk, cable) == {"umpire", "team:red", "team:blue", "team:green"}
    assert talk.state.cables[-1].to == ("blue", "green")


def test_a_public_statement_is_for_everybody() -> None:
    talk = given()
    assert readers(talk, sent(talk, "red", "public", "blue")) == set(AUDIENCES)


def test_the_white_cell_writes_too_and_is_written_to() -> None:
    talk = given()
    assert readers(talk, sent(talk, "uma", "bilateral", "green")) == {"umpire", "team:green"}
    assert readers(talk, sent(talk, "green", "bilateral", "white_cell")) == {"umpire", "team:green"}
    assert talk.state.cables[0].sender == "white_cell"


def test_a_request_is_answered_to_the_asker() -> None:
    talk = given()
    rfi = sent(talk, "bea", "rfi", text="How many boats has Red?")
    assert readers(talk, rfi) == {"umpire", "team:blue"}
    assert talk.sees("team:blue")["cables"][rfi]["answered"] is False
    answer = talk.when("uma", o.AnswerRfi(cable=rfi, text="A few.")).then(e.CableSent).cable
    assert (answer.kind, answer.sender, answer.to, answer.answers) == ("bilateral", "white_cell", ("blue",), rfi)
    assert readers(talk, answer.id) == {"umpire", "team:blue"}
    assert talk.sees("team:blue")["cables"][rfi]["answered"] is True
    talk.when("uma", o.AnswerRfi(cable=rfi, text="Many.")).then_refused("AlreadyAnswered")


def test_an_answer_may_be_published_without_saying_who_asked() -> None:
    talk = given()
    rfi = sent(talk, "blue", "rfi", text="How deep is the harbour?")
    answer = talk.when("uma", o.AnswerRfi(cable=rfi, text="Nine feet.", publish=True)).then(e.CableSent).cable
    assert readers(talk, answer.id) == set(AUDIENCES) and readers(talk, rfi) == {"umpire", "team:blue"}
    assert "blue" not in str(talk.sees("team:red")["cables"])


def test_whoever_asked_may_add_to_it_and_it_still_waits_for_its_answer() -> None:
    talk = given()
    rfi = sent(talk, "blue", "rfi", text="How many boats?")
    sent(talk, "blue", "rfi", text="And oars?", answers=rfi)
    assert talk.sees("umpire")["cables"][rfi]["answered"] is False
    talk.when("uma", o.AnswerRfi(cable=rfi, text="Six, with oars.")).then(e.CableSent)


def test_a_white_cell_cable_in_reply_is_an_answer() -> None:
    talk = given()
    rfi = sent(talk, "blue", "rfi")
    sent(talk, "uma", "bilateral", "blue", answers=rfi)
    talk.when("uma", o.AnswerRfi(cable=rfi, text="Again.")).then_refused("AlreadyAnswered")


def test_a_reply_names_a_cable_one_can_read() -> None:
    talk = given()
    first = sent(talk, "red", "bilateral", "blue")
    sent(talk, "blue", "bilateral", "red", answers=first)
    for answers in (first, "c-none"):
        order = o.SendCable(kind="bilateral", text="I know.", to=("red",), answers=answers)
        says = talk.when("green", order).then_refused("UnknownCable")
        assert says == "The cable you are answering is not one you can read."


@pytest.mark.parametrize(
    ("code", "seat", "order"),
    [
        ("BadAddress", "red", o.SendCable(kind="bilateral", text="Hm.")),
        ("BadAddress", "red", o.SendCable(kind="bilateral", text="Hm.", to=("red",))),
        ("BadAddress", "red", o.SendCable(kind="bilateral", text="Hm.", to=("blue", "green"))),
        ("BadAddress", "red", o.SendCable(kind="multilateral", text="Hm.", to=("blue", "red"))),
        ("BadAddress", "uma", o.SendCable(kind="rfi", text="Hm.")),
        ("BadAddress", "uma", o.SendCable(kind="bilateral", text="Hm.", to=("white_cell",))),
        ("UnknownTeam", "red", o.SendCable(kind="bilateral", text="Hm.", to=("pink",))),
        ("EmptyText", "red", o.SendCable(kind="public", text=" ")),
        ("TextTooLong", "red", o.SendCable(kind="public", text="x" * 4001)),
        ("UnknownCable", "uma", o.AnswerRfi(cable="c-none", text="Hm.")),
        ("EmptyText", "uma", o.AnswerRfi(cable="c-none", text="")),
        ("EmptyText", "uma", o.Announce(text="")),
    ],
)
def test_cables_that_do_not_go_out(code: str, seat: str, order: o.AnyOrder) -> None:
    given().when(seat, order).then_refused(code)


def test_only_a_request_is_answered_as_one() -> None:
    talk = given()
    cable = sent(talk, "red", "bilateral", "white_cell")
    talk.when("uma", o.AnswerRfi(cable=cable, text="Yes.")).then_refused("UnknownCable")


def test_the_umpire_announces_even_in_the_lobby_and_after_the_end() -> None:
    talk = Talk()
    for _ in range(2):
        news = talk.when("uma", o.Announce(text="Welcome.")).then(e.NewsBroken).news
        assert (news.kind, news.to) == ("announcement", ("all",))
        assert all(news.id in talk.sees(audience)["news"] for audience in AUDIENCES)
        if talk.state.stage == "lobby":
            talk.until("brief").when("uma", o.EndGame(reason="The bell rang."))


def test_analysts_keep_notes_for_themselves_and_the_umpire() -> None:
    talk = given()
    note = (
        talk.when("ana", o.WriteNote(text=" Red is nervous. ", tags=("Red", " mood", "red"), about="1.red.1"))
        .then(e.NoteWritten)
        .note
    )
    assert (note.text, note.tags, note.about) == ("Red is nervous.", ("mood", "red"), "1.red.1")
    assert talk.sees("umpire")["notes"][note.id]["seat"] == "ana"
    assert all("Red is nervous" not in str(talk.sees(audience)) for audience in AUDIENCES[1:])
    talk.when("ana", o.WriteNote(text="")).then_refused("EmptyText")
    talk.when("ana", o.WriteNote(text="x" * 4001)).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(text="x", tags=("t" * 41,))).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(text="x", tags=tuple(f"t{n}" for n in range(13)))).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(text="x", about="m" * 121)).then_refused("TextTooLong")


def test_nobody_can_choose_the_id_of_what_an_order_makes() -> None:
    talk = given()
    one = talk.when("red", o.SendCable(kind="public", text="One."), id="same").then(e.CableSent).cable.id
    # On paper the same command id may come twice; what it made must still be told apart.
    two = talk.when("red", o.SendCable(kind="public", text="Two."), id="same").then(e.CableSent).cable.id
    assert one != two and len(talk.sees("observer")["cables"]) == 2
