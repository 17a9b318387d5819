"""What becomes of teams that do not seal: by the printed policy, or by the umpire's word for one of them."""

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.model import Engine
from server.umpire.sight.unplayed import unplayed
from tests.umpire.table_talk import PEOPLE, Talk, card, free, given, harbour_with, wedge

WITHOUT_GREEN = {seat: place for seat, place in PEOPLE.items() if place[1] != "green"}
SOLD = {"uma": ("umpire", ""), "kim": ("lead", "kyiv")}


def sealing(engine: Engine | None = None, **more: object) -> Talk:
    """A table at the sealing of its first turn at which nobody plays green."""
    talk = Talk(engine, people=WITHOUT_GREEN)
    return talk.until("brief").until("seal", 1)


def close(talk: Talk) -> tuple[e.AnyEvent, ...]:
    answer = talk.close().answer
    assert isinstance(answer, tuple)
    return answer


def test_a_team_at_which_nobody_sits_passes_and_the_log_says_so() -> None:
    talk = sealing()
    assert talk.sees("umpire")["at_close"]["green"] == {"policy": "drop", "absent": True, "by": "", "reason": ""}
    dropped = [event for event in close(talk) if isinstance(event, e.SheetDropped)]
    assert [event.team for event in dropped] == ["green"]
    assert "Nobody sits" in talk.sees("team:green")["dropped"]["green"]["says"]


def test_where_the_scenario_says_so_its_doctrine_seals_for_it() -> None:
    from msgspec.structs import replace

    from server.umpire.model import compile_book

    book = wedge().book
    talk = Talk(compile_book(replace(book, scenario=replace(book.scenario, absent="doctrine"))), people=SOLD)  # type: ignore[arg-type]
    talk.until("brief").until("seal", 1)
    shown = talk.sees("team:moscow")
    can = [id for id, one in shown["hand"].items() if one["playable"] and not shown["book"]["cards"][id]["targets"]]
    move = card(can[0])
    talk.table.stand_ins = {"moscow": (move,), "kyiv": (card("hold_the_line"),)}
    close(talk)
    sheet = talk.play.sheets["moscow"]
    assert (sheet.manner, [m.card for m in sheet.moves]) == ("doctrine", [move.card])
    assert "kyiv" not in talk.play.sheets, "somebody leads Kyiv, so nobody stands in for it"
    assert "no doctrine" in talk.play.dropped["beijing"], "the table gave no sheet for it"


def test_the_umpire_says_otherwise_for_one_team_with_a_reason() -> None:
    talk = sealing()
    talk.table.drafts = {"red": (card("toll"),), "blue": (card("wait"),)}
    talk.when("uma", o.SetAtClose(team="red", policy="drop", reason=" ")).then_refused("ReasonMissing")
    talk.when("uma", o.SetAtClose(team="pink", policy="drop", reason="Hm.")).then_refused("UnknownTeam")
    talk.when("uma", o.SetAtClose(team="red", policy="doctrine", reason="Hm.")).then_refused("UnknownDoctrine")
    talk.when("uma", o.SetAtClose(team="red", policy="drop", reason="They asked for it.")).then(e.AtCloseSet)
    told = talk.sees("team:red")["at_close"]
    assert told == {"red": {"policy": "drop", "absent": False, "by": "uma", "reason": "They asked for it."}}
    assert "red" not in talk.sees("team:blue")["at_close"]
    close(talk)
    assert set(talk.play.sheets) == {"blue"}
    assert talk.play.dropped["red"]


def test_the_umpires_word_holds_for_this_turn_only() -> None:
    talk = given(harbour_with(unsealed="drop"), phase="seal")
    talk.when("uma", o.SetAtClose(team="red", policy="seal", reason="The lead is ill."))
    talk.table.drafts = {"red": (card("toll"),)}
    close(talk)
    assert talk.play.sheets["red"].manner == "clock"
    talk.until("deliberate", 2)
    assert talk.sees("umpire")["at_close"]["red"]["policy"] == "drop"


def test_who_sealed_in_time_is_left_alone() -> None:
    talk = sealing().seal("red", card("toll"))
    talk.when("uma", o.SetAtClose(team="red", policy="drop", reason="Hm."))
    close(talk)
    assert talk.play.sheets["red"].manner == "lead"


def test_beforehand_the_umpire_is_told_whose_drafts_a_close_would_not_play_as_a_whole() -> None:
    talk = given(phase="seal")
    half = (card("toll"), free(""))
    assert unplayed(talk.table.engine, talk.state, {}) == ()
    assert unplayed(talk.table.engine, talk.state, {"red": (card("toll"),), "green": (free("Row home"),)}) == ()
    assert unplayed(talk.table.engine, talk.state, {"green": (card("toll"),), "red": half}) == ("red", "green")
    talk.seal("red", card("toll"))
    talk.when("uma", o.SetAtClose(team="green", policy="drop", reason="They went home."))
    assert unplayed(talk.table.engine, talk.state, {"red": half, "green": (card("wait"),)}) == ("green",)


def test_what_the_umpire_is_told_beforehand_is_what_the_close_then_does() -> None:
    for draft in ((card("toll"),), (card("toll"), card("toll")), (free(""),), (card("raid"),)):
        talk = given(phase="seal")
        talk.table.drafts = {"red": draft}
        warned = unplayed(talk.table.engine, talk.state, talk.table.drafts)
        close(talk)
        assert set(warned) == set(talk.play.dropped), draft
