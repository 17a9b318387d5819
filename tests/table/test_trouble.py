"""Trouble with the store: an open refusal, reading goes on, and it heals by itself; never a false word (P12)."""

import pytest

from server.store.faults import BrokenChain, NoSuchGame, NotDurable, StoreAway
from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.fold import read
from server.umpire.refusals import Refusal
from tests.table.house import HARBOUR, House
from tests.umpire.table_talk import card

HELLO = o.SendCable(kind="public", text="Hello.")


def cables(house: House) -> int:
    return sum(
        isinstance(event, e.CableSent) for entry in house.store.entries(house.game) for event in read(entry).events
    )


def test_the_disk_is_away_and_comes_back(house: House) -> None:
    house.until("deliberate")
    house.store.fail["append"] = [StoreAway("full"), StoreAway("full")]
    for _ in range(2):
        answer = house.order("red", HELLO, id="c-1")
        assert isinstance(answer, Refusal) and answer.code == "StoreAway" and "full" in answer.says
        assert house.table.view("team:red").sections["cables"] == {}
    house.done("red", HELLO, id="c-1")
    assert cables(house) == 1


def test_a_commit_of_unknown_end_counts_once(house: House) -> None:
    house.until("deliberate")
    house.store.after["append"] = [StoreAway("away", unsure=True)]
    assert house.refused("red", HELLO, id="c-1") == "StoreAway"
    assert cables(house) == 1, "it had gone through, only nobody could know"
    house.done("red", HELLO, id="c-1")
    assert cables(house) == 1
    assert any(news.stale for news in house.news), "everybody is asked to look again"
    house.done("blue", HELLO)


def test_reading_goes_on_while_the_log_cannot_be_read_again(house: House) -> None:
    house.until("deliberate")
    for n in range(45):
        house.done("red", o.SendCable(kind="public", text=f"Number {n}."))
    seen, state = house.table.view("observer"), house.table.state
    house.store.after["append"] = [StoreAway("away", unsure=True)]
    for method in ("entries", "snapshots", "drafts"):
        house.store.fail[method] = [StoreAway("away")]
    for _ in range(4):
        assert house.refused("red", HELLO, id="c-1") == "StoreAway"
        assert house.table.view("observer") == seen and house.table.state is state
    house.done("red", HELLO, id="c-1")
    assert house.table.view("observer").rev == seen.rev + 1
    assert cables(house) == 46


def test_a_store_that_could_lose_what_it_acknowledged_takes_nothing(house: House) -> None:
    house.until("deliberate")
    unsafe = NotDurable("SQLite has synchronous = 1 where 2 is needed; is the file open in another program?")
    house.store.fail["append"] = [unsafe]
    answer = house.order("red", HELLO, id="c-1")
    assert isinstance(answer, Refusal) and answer.code == "StoreAway"
    assert answer.says.startswith("Nothing was recorded.") and "synchronous" in answer.says
    house.done("red", HELLO, id="c-1")


def test_a_deleted_game_takes_nothing_more(house: House) -> None:
    house.until("deliberate")
    house.another().store.delete_game(house.game)
    table = house.tables.table(house.game)
    for id in ("c-1", "c-2"):
        answer = house.order("red", HELLO, id=id, table=table)
        assert isinstance(answer, Refusal) and answer.code == "GameNotRunning" and "deleted" in answer.says
    saved = table.save_draft(house.seated("red"), 1, 0, [{"card": "toll"}])
    assert saved.refusal.code == "GameNotRunning"


def test_another_workers_log_is_read_again(house: House) -> None:
    house.until("deliberate")
    house.store.fail["append"] = [BrokenChain("It does not follow.")]
    house.done("red", HELLO)
    assert house.news[-2].stale is True and cables(house) == 1


def test_a_seat_without_a_session_never_blocks_its_place(house: House) -> None:
    house.store.fail["open_session"] = [StoreAway("full")]
    refused = house.tables.sit(house.game, grant="player", role="lead", team="green", name="Gil")
    assert isinstance(refused, Refusal) and refused.code == "StoreAway"
    sat = house.tables.sit(house.game, grant="player", role="lead", team="green", name="Gil")
    assert not isinstance(sat, Refusal)


def test_whoever_may_not_sit_has_no_session(house: House) -> None:
    refused = house.tables.sit(house.game, grant="player", role="lead", team="red", name="Two")
    assert isinstance(refused, Refusal) and refused.code == "SeatTaken"
    assert len(house.store.sessions(house.game)) == len(house.seats)


def test_a_game_is_stored_with_its_first_entry_or_not_at_all(house: House) -> None:
    for bad in ({"calendar": "endless"}, {"theory": "wishful"}):
        with pytest.raises(ValueError, match="choose one of"):
            house.tables.open_game(HARBOUR, **bad)
    house.store.fail["add_game"] = [StoreAway("full")]
    with pytest.raises(StoreAway):
        house.tables.open_game(HARBOUR)
    assert len(house.store.games()) == 1
    opened = house.tables.open_game(HARBOUR, theory="gloomy", calendar="long")
    assert [game.stage for game in house.tables.games()] == ["lobby", "lobby"]
    assert len(house.store.entries(opened.game)) == 1
    assert house.tables.table(opened.game).state.play.world.theory == "gloomy"


def test_a_snapshot_that_cannot_be_kept_is_tried_again(house: House) -> None:
    house.until("deliberate")
    house.store.fail["save_snapshot"] = [StoreAway("full"), NotDurable("no"), NoSuchGame("no")]
    for n in range(44):
        house.done("red", o.SendCable(kind="public", text=f"Number {n}."))
    assert house.store.snapshots(house.game)


def test_drafts_and_trouble(house: House) -> None:
    house.until("deliberate")
    house.store.fail["save_draft"] = [StoreAway("full"), NotDurable("Not safe.")]
    for _ in range(2):
        refused = house.draft("red", 0, card("toll"))
        assert refused.refusal.code == "StoreAway" and refused.standing.rev == 0
    assert house.draft("red", 0, card("toll")).rev == 1
