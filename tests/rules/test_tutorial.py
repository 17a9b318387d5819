"""The lesson: two towns, one turn, ten minutes, and everything a real game asks of anyone, once."""

from pathlib import Path

import pytest

from server.bots.rehearsal import Rehearsal
from server.review.verify import verify
from server.rules import check, load
from server.table.paper import PaperTable
from server.umpire import formula
from server.umpire.content import Degree, Phase
from server.umpire.engine import Engine, compile_book
from server.umpire.orders import (
    AcceptRulings,
    AnyOrder,
    ClosePhase,
    EditGauge,
    FileReason,
    GiveEstimate,
    MakeRuling,
    ProposePact,
    ReleaseInject,
    SealSheet,
    SendCable,
    SignPact,
    StartGame,
    TakeSeat,
)
from server.umpire.parts import ClauseDraft, MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.sight import sight

TUTORIAL = Path(__file__).parents[2] / "rulebook" / "tutorial"
NORTH, SOUTH, UMPIRE = "north_bank", "south_bank", "umpire"
FREE = {NORTH: "wait_in_the_north", SOUTH: "wait_in_the_south"}


@pytest.fixture(scope="module")
def lesson() -> Engine:
    """The compiled lesson."""
    return compile_book(load(TUTORIAL))


class Class:
    """A lesson in progress; an order that is refused fails the test in the refusal's words."""

    def __init__(self, engine: Engine, seed: int = 1) -> None:
        self.table = PaperTable(engine, seed)
        self.do(UMPIRE, TakeSeat(role="umpire", name="Teacher"), newcomer=True)
        for team in (NORTH, SOUTH):
            self.do(team, TakeSeat(role="lead", name=f"Mayor of {team}", team=team), newcomer=True)
        self.do(UMPIRE, StartGame())

    def do(self, seat: str, order: AnyOrder, *, newcomer: bool = False) -> None:
        """Carry out an order."""
        answer = self.table.submit(seat, order, grant="white_cell" if newcomer else "none")
        assert not isinstance(answer, Refusal), answer.says

    def close(self, phase: Phase) -> None:
        """Close this phase of the only turn."""
        self.do(UMPIRE, ClosePhase(turn=1, phase=phase))

    def seal(self, team: str, card: str, **more: object) -> None:
        """Seal a sheet with one card."""
        draft = MoveDraft(card=card, reason="It suits our town.", **more)  # type: ignore[arg-type]
        self.do(team, SealSheet(turn=1, moves=(draft,)))

    def sees(self, team: str) -> dict[str, object]:
        """What a town may know."""
        return sight(self.table.engine, self.table.state, f"team:{team}")


def test_it_has_no_fault() -> None:
    assert [str(fault) for fault in check(TUTORIAL).faults] == []


@pytest.mark.parametrize(("degree", "toll"), [("partial", 25), ("success", 30), ("decisive", 30)])
def test_a_toll_that_is_set_is_never_higher_than_was_said(lesson: Engine, degree: Degree, toll: float) -> None:
    room = Class(lesson)
    room.close("brief")
    room.close("deliberate")
    room.close("negotiate")
    room.seal(NORTH, "set_the_toll", parameters={"pence": 30.0})
    room.close("seal")
    room.close("contest")
    room.do(UMPIRE, MakeRuling(move=f"1.{NORTH}.1", method="ruling", degree=degree, reason="As the lesson asks."))
    room.close("adjudicate")
    assert room.table.state.play.world.values["bridge_toll"] == toll


def test_it_is_two_teams_one_turn_ten_minutes(lesson: Engine) -> None:
    scenario = lesson.book.scenario
    assert scenario.teams == (NORTH, SOUTH)
    assert (lesson.book.calendar("lesson").turns, scenario.moves_per_turn) == (1, 1)
    assert sum(phase.minutes["lesson"] for phase in scenario.phases) == 10


def test_everybody_is_told_what_to_do_in_every_phase(lesson: Engine) -> None:
    for phase in lesson.book.scenario.phases:
        assert set(phase.do_now) == {"lead", "member", "umpire", "observer", "projector"}
        assert all(sentence.endswith((".", "?")) for sentence in phase.do_now.values())


def test_each_town_has_a_covert_option_a_parameter_and_a_card_without_price_or_condition(lesson: Engine) -> None:
    for team in (NORTH, SOUTH):
        hand = lesson.book.cards_of(team)
        free = lesson.book.cards[FREE[team]]
        assert (free.cost, free.conditions, free.targets, free.parameters) == ({}, (), (), ())
        assert any(card.covert != "never" for card in hand)
        assert any(card.parameters for card in hand)
        assert any(card.counters for card in hand)


def test_the_brief_names_the_cards_it_recommends(lesson: Engine) -> None:
    for team in (NORTH, SOUTH):
        brief = " ".join(lesson.book.briefs[team].split())
        assert all(f"*{card.title}*" in brief for card in lesson.book.cards_of(team))


def test_aims_ask_only_what_the_town_sees(lesson: Engine) -> None:
    gauges = lesson.book.gauges
    for aim in lesson.book.objectives.values():
        for name in formula.names(aim.score).values & set(gauges):
            assert {"all", aim.team} & set(gauges[name].seen_by), (aim.id, name)


def _taught(lesson: Engine) -> Class:
    """The lesson as its briefs tell it, up to the ruling."""
    room = Class(lesson)
    room.do(UMPIRE, ReleaseInject(inject="a_good_harvest"))
    room.close("brief")
    room.close("deliberate")
    room.do(NORTH, SendCable(kind="bilateral", to=(SOUTH,), text="Thirty pence, and you keep your boats ashore?"))
    clauses = (
        ClauseDraft(party=NORTH, kind="keeps", gauge="bridge_toll", high=30.0),
        ClauseDraft(party=SOUTH, kind="does_not_play", card="send_the_boats"),
    )
    room.do(NORTH, ProposePact(title="The gate and the boats", parties=(SOUTH,), clauses=clauses, until=1))
    (pact,) = room.table.state.play.pacts
    room.do(SOUTH, SignPact(pact=pact))
    room.close("negotiate")
    return room


def test_the_lesson_can_be_played_as_the_briefs_tell_it(lesson: Engine) -> None:
    room = _taught(lesson)
    room.seal(NORTH, "set_the_toll", parameters={"pence": 30.0})
    room.seal(SOUTH, "hold_a_fair", parameters={"days": 5.0})
    room.close("seal")
    room.do(SOUTH, FileReason(move=f"1.{NORTH}.1", side="against", text="Carters will go round by the ford."))
    for team in (NORTH, SOUTH):
        for move in (f"1.{NORTH}.1", f"1.{SOUTH}.1"):
            room.do(team, GiveEstimate(move=move, chance=60))
    room.close("contest")
    room.do(UMPIRE, AcceptRulings(turn=1))
    room.close("adjudicate")
    room.close("results")
    assert room.table.state.stage == "over"
    (pact,) = room.table.state.play.pacts.values()
    assert pact.status == "kept"
    assert not verify(lesson, room.table.entries).bad


def test_boats_by_night_are_kept_from_the_other_town(lesson: Engine) -> None:
    room = _taught(lesson)
    room.seal(NORTH, "wait_in_the_north")
    room.seal(SOUTH, "send_the_boats", target=NORTH, covert=True)
    room.close("seal")
    assert f"1.{SOUTH}.1" not in room.sees(NORTH)["moves"]  # type: ignore[operator]
    assert f"1.{SOUTH}.1" in room.sees(SOUTH)["moves"]  # type: ignore[operator]


def test_waiting_can_be_sealed_with_empty_pockets(lesson: Engine) -> None:
    for team in (NORTH, SOUTH):
        room = Class(lesson)
        room.do(
            UMPIRE, EditGauge(gauge=lesson.book.teams[team].budget["capital"], value=0, reason="To make them poor.")
        )
        room.close("brief")
        room.close("deliberate")
        room.close("negotiate")
        room.seal(team, FREE[team])


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_bots_play_it_to_the_end_and_the_log_verifies(lesson: Engine, seed: int) -> None:
    table = Rehearsal(lesson, seed=seed).play()
    assert table.state.stage == "over"
    assert not verify(lesson, table.entries).bad
