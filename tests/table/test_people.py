"""People at the door: codes, links, tokens; and orders read strictly from the wire."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from server.table.codes import new_code, typed
from server.table.game import read_order
from server.table.signing import head_text
from server.umpire import orders as o
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from tests.table.house import HARBOUR, House


def test_codes_are_short_and_forgive_how_they_are_typed(house: House) -> None:
    codes = {new_code() for _ in range(200)}
    assert all(len(code) == 6 and typed(code) == code for code in codes) and len(codes) > 190
    assert typed(" ab-c 2o0 ") == "ABC2QQ" and typed("il1") == "JJJ"
    found = house.tables.by_code(f" {house.join_code[:3].lower()}-{house.join_code[3:]} ")
    assert found is not None and found.id == house.game
    assert house.tables.by_code("ZZZZZZ") is None


def test_links_open_what_this_server_signed(house: House) -> None:
    link = house.tables.link(house.game, house.seats["red"])
    again = house.tables.sit_again(link)
    assert again is not None and again.seated.seat == house.seats["red"] and again.token != house.tokens["red"]
    assert house.tables.sit_again(link[:-2] + "xx") is None
    assert house.tables.umpire_game(house.umpire_token) == house.game
    assert house.tables.umpire_game(link) is None and house.tables.sit_again(house.umpire_token) is None
    house.restart()
    assert house.tables.sit_again(link) is not None, "the keys are kept"
    house.done("uma", o.RemoveSeat(seat=house.seats["red"]))
    assert house.tables.sit_again(link) is None, "a removed seat's link is void"


def test_a_session_ends_when_its_person_leaves_and_the_seat_stays(house: House) -> None:
    assert house.seated("red").audience == "team:red"
    house.tables.leave(house.tokens["red"])
    assert house.tables.who(house.tokens["red"]) is None
    assert not house.table.state.seats[house.seats["red"]].gone
    for token in (None, "", "nonsense"):
        assert house.tables.who(token) is None


def test_a_moved_person_has_the_new_place_at_once(house: House) -> None:
    house.done("uma", o.MoveSeat(seat=house.seats["rod"], role="member", team="green"))
    assert (house.seated("rod").team, house.seated("rod").audience) == ("green", "team:green")
    assert house.news[-1].moved == (house.seats["rod"],)


def test_a_head_can_be_checked_with_the_public_key_alone(house: House) -> None:
    house.until("results")
    head = house.news[-1].head
    assert head is not None
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(house.tables.signer.public_key))
    key.verify(bytes.fromhex(head.signature), head_text(house.game, head.turn, head.digest))
    with pytest.raises(InvalidSignature):
        key.verify(bytes.fromhex(head.signature), head_text(house.game, head.turn + 1, head.digest))


def test_the_hall_lists_games_newest_first(house: House) -> None:
    second = house.tables.open_game(HARBOUR)
    cards = house.tables.games()
    assert {card.id for card in cards} == {house.game, second.game}
    with pytest.raises(KeyError):
        house.tables.table("no-such-game")


def test_an_order_is_read_strictly() -> None:
    assert read_order(
        {"type": "SealSheet", "turn": 1, "moves": [{"card": "toll", "parameters": {"level": 3}}]}
    ) == o.SealSheet(turn=1, moves=(MoveDraft(card="toll", parameters={"level": 3.0}),))
    for raw in (
        {"type": "SealSheets", "turn": 1},
        {"type": "SealSheet"},
        {"type": "SealSheet", "turn": "1", "moves": []},
        {"type": "SealSheet", "turn": 1, "moves": [], "team": "blue"},
        {"type": "SealSheet", "turn": 1, "moves": [{"card": "toll", "seat": "x"}]},
        {"type": "GiveEstimate", "move": "1.red.1", "chance": 40.5},
        {"type": "TakeSeat", "role": "king", "name": "N"},
        {"turn": 1},
        [],
        None,
        "SealSheet",
    ):
        refused = read_order(raw)
        assert isinstance(refused, Refusal) and refused.code == "MalformedOrder" and refused.says.endswith(".")
