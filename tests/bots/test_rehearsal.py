"""Bots: a whole game without people, the same for the same seed, from nothing but what each seat may know."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.bots.rehearsal import Rehearsal, RehearsalStuckError
from server.bots.simple import SimpleBot
from server.umpire import orders as o
from server.umpire.content import PHASES
from server.umpire.events import CableSent, NewsBroken, PactClosed, PactProposed, SheetSealed
from server.umpire.fold import read
from tests.umpire.table_talk import TEAMS, Talk, card, harbour, harbour_with
from tests.umpire.table_talk import given as at


def test_the_same_seed_plays_the_same_game_and_another_seed_another() -> None:
    first, again, other = (Rehearsal(harbour(), seed).play().entries for seed in (7, 7, 8))
    assert [entry.digest for entry in first] == [entry.digest for entry in again]
    assert first[-1].digest != other[-1].digest


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6))
def test_bots_do_all_that_people_do(seed: int) -> None:
    table = Rehearsal(harbour(), seed, calendar="long").play()
    happened = [event for entry in table.entries for event in read(entry).events]
    assert sum(isinstance(event, SheetSealed) for event in happened) == 4 * 3
    assert sum(isinstance(event, CableSent) for event in happened) == 4 * 3
    assert sum(isinstance(event, PactProposed) for event in happened) == 4
    assert {"storm", "whisper"} >= {event.news.inject for event in happened if isinstance(event, NewsBroken)} - {""}
    assert sum(isinstance(event, PactClosed) for event in happened) == 4, "every pact comes to its end"


def test_a_bot_spends_no_more_than_it_has() -> None:
    talk = at(phase="seal")
    for capital in (0.0, 9.996, 18.0, 24.996):
        talk.when("uma", o.EditGauge(gauge="blue_capital", value=capital, reason="To try it."))
        for seed in range(12):
            sheet = SimpleBot("blue", Random(seed)).sheet(talk.sees("team:blue"))
            talk.when("blue", sheet)
            assert talk.play.sheets["blue"].moves == sheet.moves or len(talk.play.sheets["blue"].moves) == len(
                sheet.moves
            )
            talk.when("blue", o.RecallSheet(turn=1))


def test_a_bot_argues_estimates_and_answers_from_its_own_sight() -> None:
    talk = at(harbour_with(detection=0), phase="seal").seal("red", card("raid", target="blue", covert=True))
    talk.seal("green", card("market")).close()
    for seed in range(20):
        bot = SimpleBot("blue", Random(seed))
        shown = talk.sees("team:blue")
        assert [order.move for order in bot.estimates(shown)] == ["1.green.1"], "it cannot estimate what it cannot see"
        assert {order.move for order in bot.reasons(shown)} <= {"1.green.1"}


def test_bots_bring_every_phase_to_its_end() -> None:
    rehearsal = Rehearsal(harbour(), 3)
    rehearsal.table.submit("umpire", o.StartGame())
    seen = []
    while rehearsal.table.state.stage == "play":
        seen.append(rehearsal.table.state.play.phase)
        rehearsal.play_phase()
    assert seen == [*PHASES, *PHASES]


def test_what_only_people_decide_the_rehearsals_umpire_splits() -> None:
    engine = harbour_with(cards={name: {"method": "vote"} for name in harbour().book.cards})
    table = Rehearsal(engine, 3).play()
    assert {ruling.degree for ruling in table.state.play.rulings.values()} == {"partial"}


def test_a_refused_bot_is_a_fault_and_says_whose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SimpleBot, "sheet", lambda self, sight: o.SealSheet(turn=9, moves=()))
    with pytest.raises(RehearsalStuckError, match=rf"({'|'.join(TEAMS)})'s SealSheet was refused: .*turn 9"):
        Rehearsal(harbour(), 3).play()


def test_a_bot_sits_marked_as_one() -> None:
    table = Rehearsal(harbour(), 3).table
    assert all(seat.bot for seat in table.state.seats.values())
    assert not any(seat.bot for seat in Talk().state.seats.values())
