"""Cables: each kind reaches its readers and nobody else, and the white cell answers what it is asked."""

import pytest

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.sight import Memo, sight
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
    assert talk.sees("projector")["cables"][answer.id]["question"] == "How deep is the harbour?"
    kept = sent(talk, "blue", "bilateral", "green", text="We raid tonight.")
    statement = sent(talk, "uma", "public", text="Nobody raids.", answers=kept)
    assert talk.sees("team:red")["cables"][statement]["question"] == "", (
        "only what the white cell was asked is repeated"
    )


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


def test_nobody_can_choose_the_id_of_what_an_order_makes() -> None:
    talk = given()
    one = talk.when("red", o.SendCable(kind="public", text="One."), id="same").then(e.CableSent).cable.id
    # On paper the same command id may come twice; what it made must still be told apart.
    two = talk.when("red", o.SendCable(kind="public", text="Two."), id="same").then(e.CableSent).cable.id
    assert one != two and len(talk.sees("observer")["cables"]) == 2


def test_a_request_is_taken_on_by_somebody_of_the_white_cell_and_its_asker_sees_by_whom() -> None:
    talk = given()
    rfi = sent(talk, "bea", "rfi", text="How many boats has Red?")
    talk.when("asa", o.AssignRfi(cable=rfi, seat="asa")).then(e.RfiAssigned)
    assert talk.sees("team:blue")["cables"][rfi]["assigned"] == "asa"
    assert rfi not in talk.sees("team:red")["cables"]
    talk.when("uma", o.AssignRfi(cable=rfi, seat="asa")).then_nothing()
    talk.when("uma", o.AssignRfi(cable=rfi)).then(e.RfiAssigned)
    assert talk.sees("umpire")["cables"][rfi]["assigned"] == ""
    talk.when("uma", o.AssignRfi(cable=rfi, seat="red")).then_refused("WrongSeat")
    talk.when("uma", o.AnswerRfi(cable=rfi, text="A few."))
    talk.when("uma", o.AssignRfi(cable=rfi, seat="asa")).then_refused("AlreadyAnswered")


def test_whoever_asked_sees_whether_the_answer_was_published() -> None:
    talk = given()
    quiet, loud = sent(talk, "blue", "rfi", text="How deep?"), sent(talk, "blue", "rfi", text="How wide?")
    talk.when("uma", o.AnswerRfi(cable=quiet, text="Nine feet."))
    talk.when("uma", o.AnswerRfi(cable=loud, text="A mile.", publish=True))
    shown = talk.sees("team:blue")["cables"]
    assert [shown[rfi]["published"] for rfi in (quiet, loud)] == [False, True]


def test_what_the_umpire_marks_on_a_teams_cable_only_the_white_cell_sees() -> None:
    talk = given()
    theirs, ours = sent(talk, "red", "public"), sent(talk, "uma", "bilateral", "red")
    before = {name: canonical(talk.sees(name)) for name in AUDIENCES}
    talk.when("asa", o.MarkCable(cable=theirs, important=True)).then(e.CableMarked)
    assert {name for name in AUDIENCES if canonical(talk.sees(name)) != before[name]} == {"umpire"}
    talk.when("uma", o.MarkCable(cable=theirs, important=True)).then_nothing()
    talk.when("uma", o.MarkCable(cable=ours, important=True)).then(e.CableMarked)
    assert talk.sees("team:red")["cables"][ours]["important"] is True
    talk.when("uma", o.MarkCable(cable=theirs, important=False))
    assert talk.sees("umpire")["cables"][theirs]["important"] is False
    talk.when("uma", o.MarkCable(cable="c-none", important=True)).then_refused("UnknownCable")


def test_a_talk_face_to_face_is_logged_in_one_line_and_the_other_side_says_whether_it_was_so() -> None:
    talk = given()
    line = sent(talk, "rod", "talk", "blue", text="At the pier:\nferries\tagainst timber.")
    assert readers(talk, line) == {"umpire", "team:red", "team:blue"}
    assert talk.sees("team:blue")["cables"][line]["text"] == "At the pier: ferries against timber."
    talk.when("bea", o.AnswerTalk(cable=line, agrees=False)).then_refused("EmptyText")
    talk.when("bea", o.AnswerTalk(cable=line, agrees=False, text="No timber was promised.")).then(e.TalkHeard)
    heard = talk.sees("team:red")["cables"][line]["heard"]["blue"]
    assert (heard["agrees"], heard["text"], heard["seat"]) == (False, "No timber was promised.", "bea")
    talk.when("blue", o.AnswerTalk(cable=line, agrees=True)).then(e.TalkHeard)
    talk.when("blue", o.AnswerTalk(cable=line, agrees=True)).then_nothing()
    for stranger in ("green", "red"):
        talk.when(stranger, o.AnswerTalk(cable=line, agrees=True)).then_refused("UnknownCable")
    assert readers(talk, line) == {"umpire", "team:red", "team:blue"}


def test_the_umpire_logs_a_talk_of_others_and_each_of_them_may_object() -> None:
    talk = given()
    line = sent(talk, "uma", "talk", "green", "blue", text="Green and Blue met in the corridor.")
    assert readers(talk, line) == {"umpire", "team:green", "team:blue"}
    for team in ("green", "blue"):
        talk.when(team, o.AnswerTalk(cable=line, agrees=True)).then(e.TalkHeard)
    assert set(talk.sees("team:green")["cables"][line]["heard"]) == {"green", "blue"}


def test_a_growing_list_is_made_anew_only_where_something_happened_and_is_the_same_as_made_whole() -> None:
    talk = given()
    memos = {name: Memo() for name in AUDIENCES}
    steps = [
        lambda: sent(talk, "red", "bilateral", "blue"),
        lambda: sent(talk, "blue", "rfi", text="How deep?"),
        lambda: talk.when("asa", o.AssignRfi(cable=talk.state.cables[1].id, seat="asa")),
        lambda: sent(talk, "uma", "talk", "red", "green", text="They met."),
        lambda: talk.when("green", o.AnswerTalk(cable=talk.state.cables[2].id, agrees=True)),
        lambda: talk.when("uma", o.AnswerRfi(cable=talk.state.cables[1].id, text="Nine feet.", publish=True)),
        lambda: talk.when("uma", o.MarkCable(cable=talk.state.cables[0].id, important=True)),
        lambda: talk.when("red", o.RenameSeat(name="Ruth")),
    ]
    for step in steps:
        before = {name: sight(talk.engine, talk.state, name, memo)["cables"] for name, memo in memos.items()}
        step()
        for name, memo in memos.items():
            grown = sight(talk.engine, talk.state, name, memo)["cables"]
            assert grown == sight(talk.engine, talk.state, name)["cables"]
            assert list(grown) == list(sight(talk.engine, talk.state, name)["cables"])
            if step in steps[:2]:
                assert all(grown[id] is item for id, item in before[name].items())
