"""Drafts: shared by a team, never lost to reload or restart, and sealed at the close if nobody did (P10)."""

import msgspec
import pytest
from msgspec.structs import replace

from server.store.faults import StoreAway
from server.table.announce import DraftSaved
from server.table.drafts import Kept, NotSaved
from server.umpire import orders as o
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from tests.table.house import House
from tests.umpire.table_talk import card, free


def cards(kept: Kept) -> list[str]:
    return [move["card"] for move in kept.moves]


def test_a_team_writes_one_draft_together(house: House) -> None:
    house.until("brief")
    assert house.draft("red", 0, card("toll")).rev == 1
    second = house.draft("rod", 1, card("toll"), card("raid"))
    assert (second.rev, second.by, cards(second)) == (2, house.seats["rod"], ["toll", "raid"])
    told = house.news[-1].draft
    assert isinstance(told, DraftSaved) and (told.team, told.rev) == ("red", 2)
    assert house.table.drafts.kept("blue", 1).rev == 0


def test_whoever_saved_second_gets_the_first(house: House) -> None:
    house.until("deliberate")
    house.draft("red", 0, card("toll"))
    behind = house.draft("rod", 0, card("raid"))
    assert isinstance(behind, NotSaved) and behind.refusal.code == "DraftBehind"
    assert behind.standing is not None and cards(behind.standing) == ["toll"]
    for base in (2, True, 1.0, "1", None):
        assert house.draft("rod", base, card("raid")).refusal.code == "DraftBehind"


def test_each_seat_is_told_by_its_last_save_what_of_it_came_in(house: House) -> None:
    house.until("deliberate")
    red, rod = house.seats["red"], house.seats["rod"]

    def saves(who: str, base: int, id: object) -> dict[str, str]:
        moves = msgspec.to_builtins((card("toll"),))
        house.table.save_draft(house.seated(who), 1, base, moves, id)
        return house.table.drafts.kept("red", 1).saved

    assert saves("red", 0, "a") == {red: "a"}
    assert saves("rod", 0, "late") == {red: "a"}, "what was refused did not come in"
    assert saves("rod", 1, "b") == {red: "a", rod: "b"}
    house.restart()
    for base, odd in enumerate(("", "x" * 65, 7, None), 2):
        assert saves("red", base, odd) == {red: "a", rod: "b"}, "what is no id is kept as none"


def test_a_draft_outlives_a_restart(house: House) -> None:
    house.until("deliberate")
    house.draft("red", 0, card("toll"), free("Half a thou"))
    house.restart()
    kept = house.table.drafts.kept("red", 1)
    assert (kept.rev, cards(kept), kept.moves[1]["title"]) == (1, ["toll", ""], "Half a thou")
    assert house.draft("red", 1, card("raid")).rev == 2


def test_a_save_of_unknown_end_is_ones_own_when_it_comes_back(house: House) -> None:
    house.until("deliberate")
    house.store.after["save_draft"] = [StoreAway("away", unsure=True)]
    assert house.draft("red", 0, card("toll")).refusal.code == "StoreAway"
    again = house.draft("red", 0, card("toll"))
    assert isinstance(again, Kept) and again.rev == 1
    house.store.after["save_draft"] = [StoreAway("away", unsure=True)]
    house.draft("red", 1, card("raid"))
    other = house.draft("rod", 1, card("wait_red"))
    assert other.refusal.code == "DraftBehind" and cards(other.standing) == ["raid"]


def test_two_workers_know_each_others_drafts_once_they_read_again(house: House) -> None:
    house.until("seal")
    here, there = house.table, house.another().table(house.game)
    house.draft("red", 0, card("toll"), table=there)
    assert house.draft("red", 0, card("raid"), table=here).refusal.code == "DraftBehind"
    house.draft("red", 1, card("wait_red"), table=there)
    house.order("blue", o.SealSheet(turn=1, moves=()), table=there)
    house.order("uma", o.ClosePhase(turn=1, phase="seal"), table=here)
    assert [m.draft.card for m in here.state.play.moves.values()] == ["wait_red"], "the newest draft is what is sealed"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("words", "MalformedOrder"),
        ([{"card": 3}], "MalformedOrder"),
        ([{"card": "toll", "colour": "red"}], "MalformedOrder"),
        ([{"card": "toll"}] * 7, "TooManyMoves"),
        ([{"text": "x" * 41_000}], "TextTooLong"),
        (None, "MalformedOrder"),
    ],
)
def test_drafts_that_are_none(house: House, raw: object, code: str) -> None:
    house.until("deliberate")
    saved = house.table.save_draft(house.seated("red"), 1, 0, raw)
    assert isinstance(saved, NotSaved) and saved.refusal.code == code
    assert house.table.drafts.kept("red", 1).rev == 0


def test_who_may_draft_and_when(house: House) -> None:
    assert house.draft("red", 0, card("toll"), turn=0).refusal.code == "WrongPhase"
    house.until("deliberate")
    assert house.draft("obi", 0, card("toll")).refusal.code == "WrongSeat"
    assert house.draft("obi", 0, card("toll")).standing is None
    for turn in (0, 2, True, 1.0, "1"):
        assert house.draft("red", 0, card("toll"), turn=turn).refusal.code == "StalePhase"
    house.done("uma", o.PauseClock())
    assert house.draft("red", 0, card("toll")).refusal.code == "ClockPaused"
    house.done("uma", o.ResumeClock())
    house.until("contest")
    assert house.draft("red", 0, card("toll")).refusal.code == "WrongPhase"


def test_an_unsealed_draft_is_sealed_at_the_close_without_its_empty_lines(house: House) -> None:
    house.until("seal")
    house.draft("rod", 0, card("toll"), card(""))
    house.draft("blue", 0, card(""))
    house.done("uma", o.ClosePhase(turn=1, phase="seal"))
    assert [(m.team, m.draft.card) for m in house.table.state.play.moves.values()] == [("red", "toll")]
    assert house.table.state.play.sheets["red"].manner == "clock"
    assert house.table.view("team:blue").sections["dropped"] == {}


def test_an_argument_without_a_move_is_not_lost_in_silence(house: House) -> None:
    house.until("seal")
    house.draft("rod", 0, card("toll"), card("", reason="The ferry leaves at dawn."))
    house.done("uma", o.ClosePhase(turn=1, phase="seal"))
    assert [move.card for move in house.table.state.play.sheets["red"].moves] == ["toll"]
    assert "Move 2" in house.table.view("team:red").sections["dropped"]["red"]["says"]


def test_a_draft_says_of_each_move_why_it_could_not_be_sealed(house: House) -> None:
    house.until("deliberate")
    begun = MoveDraft(card="", title="A survey of the harbour", text="With three boats.")
    assert isinstance(house.draft("rod", 0, card("toll"), begun), Kept)
    told = house.news[-1].draft
    assert isinstance(told, DraftSaved) and told.wrong == house.table.draft("red").wrong
    assert list(told.wrong) == ["1"], "the card may be sealed"
    tried = house.order("red", o.SealSheet(turn=1, moves=(card("toll"), begun)))
    assert isinstance(tried, Refusal) and tried.says == f"Move 2: {told.wrong['1']}"
    house.draft("rod", 1, card("toll"), replace(begun, reason="Nobody has ever measured it."))
    assert house.table.draft("red").wrong == {}


def test_a_draft_that_became_too_dear_is_told_again(house: House) -> None:
    house.until("deliberate")
    house.draft("red", 0, card("toll"), free("Half a thou"))
    assert house.table.draft("red").wrong == {}
    purse = house.table.engine.book.teams["red"].budget
    before = len(house.news)
    for gauge in purse.values():
        house.done("uma", o.EditGauge(gauge=gauge, value=0.0, reason="The bank is closed."))
    told = [news.draft for news in house.news[before:] if news.draft]
    assert told and told[-1].rev == 1 and "1" in told[-1].wrong
