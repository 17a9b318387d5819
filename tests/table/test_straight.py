"""What comes in from the wire turns nothing round on other people's screens, whatever script it is written in."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.table.answers import read_order
from server.umpire.names import straight, tidy
from server.umpire.orders import ProposePact, SendCable
from tests.table.house import House

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MEANT = st.characters(exclude_characters=TURNING, exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t\u200e\u200f")


@given(st.lists(MEANT), st.lists(st.sampled_from(TURNING + "\x00\x07\x1b\x9f")), st.randoms(use_true_random=False))
def test_a_text_keeps_all_that_was_meant_and_nothing_that_turns(meant, turning, luck) -> None:
    mixed = list(meant)
    for sign in turning:
        mixed.insert(luck.randint(0, len(mixed)), sign)
    assert straight("".join(mixed)) == "".join(meant)
    assert not set(tidy("".join(mixed))) & set(TURNING)


@pytest.mark.parametrize("text", ["نقترح هدنة حتى الربيع (2025).", "שלום, Kyiv!", "مرحبا\u200f (A)\n\tfin", "🏳️‍🌈 ok"])
def test_people_write_in_their_own_script(text: str) -> None:
    assert read_order({"type": "SendCable", "kind": "public", "text": text}) == SendCable(kind="public", text=text)


def test_every_text_of_an_order_is_straight_however_deep() -> None:
    clause = {"party": "red", "kind": "plays", "card": "to\u202ell"}
    raw = {"type": "ProposePact", "title": "\u202eeurT", "parties": ["bl\u2067ue"], "clauses": [clause], "until": 2}
    read = read_order(raw)
    assert isinstance(read, ProposePact)
    assert (read.title, read.parties, read.clauses[0].card, read.until) == ("eurT", ("blue",), "toll", 2)
    assert read_order({"type": "Announce", "text": "one\r\ntwo\rthree"}).text == "one\ntwo\nthree"


def test_a_draft_is_straight_before_anybody_seals_it(house: House) -> None:
    house.until("deliberate")
    house.table.save_draft(
        house.seated("red"), 1, 0, [{"title": "\u202dTruce", "text": "\u2068Now\u2069", "reason": "So."}]
    )
    [move] = house.table.drafts.kept("red", 1).moves
    assert (move["title"], move["text"]) == ("Truce", "Now")


def test_the_browser_drops_the_same_signs() -> None:
    source = (Path(__file__).parents[2] / "static/js/components/elements.js").read_text()
    dropped = re.compile(re.search(r"TURNING = /(.+)/g", source)[1])
    for code in range(0x3000):
        sign = chr(code)
        assert bool(dropped.match(sign)) == (straight(sign) == ""), hex(code)
