"""Who may do what when: every order, from every seat, in every stage and phase, running and paused.

The table below is written for people. The test reads it by itself, not through the engine's own table.
"""

import re
from itertools import product

import pytest
from msgspec.structs import replace

from server.umpire import orders as o
from server.umpire.content import PHASES
from server.umpire.decide import decide
from server.umpire.decide.case import Case
from server.umpire.decide.gate import GATES, stopped
from server.umpire.given import Given
from server.umpire.refusals import Refusal
from server.umpire.state import Clock, State
from tests.umpire.one_of_each import order
from tests.umpire.table_talk import Talk, given, harbour

# order          | who may                                    | when                         | while paused
# Beneath it stands which orders of an assistant wait for the umpire; the gate lets them through, for waiting is no doing.
RULES = """
OpenGame         | host                                       | never                        | no
TakeSeat         | newcomer                                   | always                       | yes
RenameSeat       | lead member umpire assistant analyst observer | always                    | yes
LeaveSeat        | lead member umpire assistant analyst observer | always                    | yes
MoveSeat         | umpire                                     | always                       | yes
RemoveSeat       | umpire                                     | always                       | yes
LockLobby        | umpire                                     | always                       | yes
SeatDoctrine     | umpire                                     | lobby play                   | yes
FillTeams        | umpire host                                | lobby play                   | yes
PauseDoctrine    | umpire bots                                | lobby play                   | yes
ResumeDoctrine   | umpire                                     | lobby play                   | yes
StartGame        | umpire                                     | lobby                        | yes
ClosePhase       | umpire clock                               | play                         | yes
PauseClock       | umpire clock                               | play                         | yes
ResumeClock      | umpire                                     | play                         | yes
MoveClock        | umpire                                     | play                         | yes
StepBack         | umpire                                     | play                         | yes
EndGame          | umpire                                     | play                         | yes
CloseLobby       | umpire                                     | lobby                        | yes
SealSheet        | lead                                       | deliberate negotiate seal    | no
RecallSheet      | lead                                       | deliberate negotiate seal    | no
RevokePolicy     | lead                                       | deliberate negotiate seal    | no
SetAtClose       | umpire                                     | brief deliberate negotiate seal | yes
EnterPaperSheet  | umpire assistant                           | deliberate negotiate seal    | yes
FileReason       | lead member                                | contest                      | no
GiveEstimate     | lead member umpire assistant analyst observer | contest                   | no
WeighReason      | umpire assistant                           | contest                      | yes
AcceptRulings    | umpire                                     | adjudicate                   | yes
MakeRuling       | umpire assistant                           | adjudicate                   | yes
OverruleRuling   | umpire assistant                           | adjudicate                   | yes
SendCable        | lead member umpire assistant               | brief deliberate negotiate seal contest results | no
AnswerRfi        | umpire assistant                           | play                         | yes
AssignRfi        | umpire assistant                           | play                         | yes
MarkCable        | umpire assistant                           | always                       | yes
AnswerTalk       | lead member                                | play                         | yes
Announce         | umpire assistant                           | always                       | yes
ProposePact      | lead                                       | deliberate negotiate         | no
SignPact         | lead                                       | deliberate negotiate seal    | no
RejectPact       | lead                                       | deliberate negotiate seal    | no
LeavePact        | lead                                       | deliberate negotiate seal    | no
ReleaseInject    | umpire assistant                           | play                         | yes
HoldInject       | umpire assistant                           | lobby play                   | yes
ImproviseInject  | umpire assistant                           | play                         | yes
EditInject       | umpire assistant                           | lobby play                   | yes
MoveInject       | umpire assistant                           | lobby play                   | yes
ShiftInjects     | umpire                                     | lobby play                   | yes
ImportInjects    | umpire                                     | lobby play                   | yes
EditGauge        | umpire assistant                           | lobby play                   | yes
WriteNote        | umpire assistant analyst observer          | always                       | yes
EditNote         | umpire assistant analyst observer          | always                       | yes
WithdrawNote     | umpire assistant analyst observer          | always                       | yes
PublishNotes     | umpire analyst observer                    | always                       | yes
AnswerQuestion   | lead member umpire assistant analyst observer | play                      | yes
AnswerSurvey     | lead member umpire assistant analyst observer | over                      | yes
OpenSurvey       | umpire                                     | over                         | yes
CloseSurvey      | umpire                                     | over                         | yes
SetBoard         | umpire assistant                           | always                       | yes
ShowMoves        | umpire assistant                           | contest                      | yes
PublishPrepared  | umpire                                     | always                       | yes
DropPrepared     | umpire assistant                           | always                       | yes
"""
PREPARED = """
EnterPaperSheet MakeRuling OverruleRuling SendCable AnswerRfi Announce ReleaseInject ImproviseInject EditInject EditGauge
"""

# What a program calls an order or a phase, and nobody at the table: the harbour's titles begin with a capital.
CODED = re.compile(rf"[a-z][A-Z]|\bphase (?!in\b)(is )?({'|'.join(PHASES)})\b|: ({'|'.join(PHASES)})\b")

SEATS = {
    "umpire": "uma", "assistant": "asa", "lead": "red", "member": "rod", "analyst": "ana", "observer": "obi",
    "projector": "beamer", "clock": "clock", "host": "host", "bots": "bots",
    "newcomer": "new", "stranger": "nobody", "gone": "bea",
}  # fmt: skip
SITUATIONS = [
    ("lobby", "", False),
    ("over", "", False),
    *(("play", p, stopped) for p, stopped in product(PHASES, (False, True))),
]


def table() -> dict[str, tuple[set[str], set[str], bool]]:
    """The rules above: by order who, when, and whether a pause lets it through."""
    rules = {}
    for line in RULES.strip().splitlines():
        name, who, when, paused = (part.strip() for part in line.split("|"))
        rules[name] = (set(who.split()), set(when.split()), paused == "yes")
    return rules


@pytest.fixture(scope="module")
def told() -> Talk:
    talk = given(phase="brief")
    talk.when("uma", o.RemoveSeat(seat="bea"))
    return talk


def situated(state: State, stage: str, phase: str, paused: bool) -> State:
    clock = Clock(running=stage == "play" and not paused, ends_at=0 if paused else 10**15, left=1 if paused else 0)
    return replace(state, stage=stage, play=replace(state.play, phase=phase or "brief", clock=clock))


def expected(name: str, who: str, stage: str, phase: str, paused: bool) -> str:
    """The code the words call for, empty where they let the order through."""
    may, when, passes_pause = table()[name]
    if who == "gone":
        return "UnknownSeat"
    if who not in may:
        return "WrongSeat"
    if "always" in when or stage in when or phase in when:
        return "ClockPaused" if paused and not passes_pause else ""
    in_play = when & {"play", *PHASES}
    return "WrongPhase" if stage == "play" and in_play else "GameNotRunning"


def test_every_order_stands_in_the_table() -> None:
    assert set(table()) == {kind.__name__ for kind in GATES} == {kind.__name__ for kind in o.AnyOrder.__args__}


def test_an_assistant_prepares_whatever_would_reach_a_team_or_the_world() -> None:
    assert {kind.__name__ for kind in GATES if GATES[kind].prepares} == set(PREPARED.split())
    assert all(
        gate.prepares in ((), ("assistant",)) and not set(gate.prepares) & set(gate.roles) for gate in GATES.values()
    )


@pytest.mark.parametrize("name", sorted(table()))
def test_the_gate_does_what_the_words_say(told: Talk, name: str) -> None:
    asked = order(name)
    for (who, seat), (stage, phase, paused) in product(SEATS.items(), SITUATIONS):
        state = situated(told.state, stage, phase, paused)
        facts = Given(
            seat=seat, id="x", at=told.table.now, grant="player" if who == "newcomer" else "none", secret="00"
        )
        case = Case(harbour(), state, facts, told.table._dice, state.seats.get(seat))
        barred = stopped(case, asked)
        where = f"{name} by {who} in {stage} {phase}{' paused' if paused else ''}"
        assert (barred.code if barred else "") == expected(name, who, stage, phase, paused), where
        if barred:
            answer = decide(harbour(), state, asked, facts, told.table._dice)
            assert answer == barred, where
            assert len(barred.says) > 20 and barred.says.endswith("."), where
            assert not CODED.search(barred.says), f"{where}: {barred.says}"


def test_what_the_gate_lets_through_never_raises(told: Talk) -> None:
    for name, (stage, phase, paused) in product(sorted(table()), SITUATIONS):
        state = situated(told.state, stage, phase, paused)
        for who, seat in SEATS.items():
            facts = Given(
                seat=seat, id="x", at=told.table.now, grant="player" if who == "newcomer" else "none", secret="00"
            )
            answer = decide(harbour(), state, order(name), facts, told.table._dice)
            assert isinstance(answer, (tuple, Refusal))


def test_a_table_that_is_not_there_takes_no_order() -> None:
    for name in table():
        facts = Given(seat="uma", id="x", at=1)
        answer = decide(harbour(), None, order(name), facts, Talk().table._dice)
        assert isinstance(answer, Refusal) and answer.code == "GameNotRunning"


def test_who_is_barred_reads_the_words_of_the_screens() -> None:
    talk = given(phase="brief")
    says = talk.when("obi", o.EnterPaperSheet(team="red", turn=1, moves=())).then_refused("WrongSeat")
    assert says == "As observer you cannot enter a paper sheet; that is for: umpire."
    says = talk.when("red", o.ProposePact(title="T", parties=("blue",), clauses=(), until=1)).then_refused("WrongPhase")
    assert says == "The phase is Brief. You can propose a pact in: Deliberate, Negotiate."
    says = talk.when("uma", o.CloseSurvey()).then_refused("GameNotRunning")
    assert says == "The game is not over; to close the survey, wait for its end."
