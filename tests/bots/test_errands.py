"""What a bot means to do next, and when: from its own sight, before the clock runs out, under ids that nobody can guess."""

import pytest

from server.bots.errands import Known, errands
from server.bots.rehearsal import UMPIRE, Rehearsal
from server.bots.sitting import Moment, Sitting
from server.table.drafts import Kept
from server.umpire.orders import PauseClock, ProposePact, SendCable
from server.umpire.parts import ClauseDraft
from server.umpire.sight import mine, sight
from server.umpire.state import Seat, State
from tests.bots.test_doctrinaire import begun, disturbed, until, wedge

TEAM = "new_delhi"
SEAT = Seat(id="bot-new_delhi", role="lead", name="Balancer", team=TEAM, bot=True, doctrine="balancer")


def known(state: State, *, rev: int = 0, by: str = "", team: str = TEAM) -> Known:
    draft = Kept(state.play.turn, rev, by, [])
    return Known(f"bot-{team}", sight(wedge(), state, f"team:{team}"), draft, mine(state, f"bot-{team}"))


def spoken_to() -> Rehearsal:
    """New Delhi has a cable and a proposal before it."""
    rehearsal = until(begun(), "negotiate")
    clause = ClauseDraft(party=TEAM, kind="does_not_play", card="rupee_trade")
    rehearsal.table.submit("washington", SendCable(kind="bilateral", to=(TEAM,), text="A word?"))
    rehearsal.table.submit("moscow", ProposePact(title="Rupees", parties=(TEAM,), clauses=(clause,), until=1))
    return rehearsal


def sitting(state: State, secret: bytes = b"secret") -> Sitting:
    return Sitting(wedge(), SEAT, Moment("balancer", 0, state.play.turn, state.play.phase), secret)


@pytest.mark.parametrize("phase", ["deliberate", "negotiate", "seal", "contest"])
def test_errands_hang_on_nothing_that_is_hidden_from_the_seat(phase: str) -> None:
    rehearsal = until(begun(), phase, turn=2)
    for team, bot in rehearsal.bots.items():
        told = []
        for state in (rehearsal.table.state, disturbed(rehearsal.table.state, team)):
            found = errands(bot, known(state, team=team))
            told.append({name: work() for name, work in found.items()})
        assert told[0] == told[1] and told[0], team


def test_each_phase_has_its_errands_and_a_stopped_clock_none() -> None:
    rehearsal = spoken_to()
    found = {name.partition(" ")[0] for name in errands(rehearsal.bots[TEAM], known(rehearsal.table.state))}
    assert found == {"draft", "cables", "pacts", "reply", "answer"}
    rehearsal.table.submit(UMPIRE, PauseClock())
    assert errands(rehearsal.bots[TEAM], known(rehearsal.table.state)) == {}


def test_what_people_have_written_is_neither_drafted_nor_sealed_over() -> None:
    state = until(begun(), "seal").table.state
    bot = begun().bots[TEAM]
    assert "seal" in errands(bot, known(state))
    assert "seal" in errands(bot, known(state, rev=1, by="bot-new_delhi"))
    assert "seal" not in errands(bot, known(state, rev=2, by="s-mel"))


@pytest.mark.parametrize("pace", [0.0, 1.0, 100.0])
def test_whatever_its_pace_a_bot_is_done_before_the_clock_runs_out(pace: float) -> None:
    state = spoken_to().table.state
    begins = state.play.clock.ends_at - 60_000
    at = sitting(state)
    at.read(1, known(state), begins, pace)
    while (due := at.next()) is not None:
        assert begins <= due < state.play.clock.ends_at
        name, _ = at.ready(due) or ("", None)
        at.over(name)


def test_ids_are_the_same_after_a_restart_and_nobody_elses() -> None:
    state = spoken_to().table.state
    order = SendCable(kind="public", text="Hear us.")

    def first_id(secret: bytes) -> str:
        return next(sitting(state, secret).named("cables", (order,)))[0]

    assert first_id(b"secret") == first_id(b"secret") != first_id(b"another")
    at = sitting(state)
    tried = []
    for _ in range(5):
        tried += [id for id, _ in at.named("reply x", (order,))]
        at.over("reply x", again_at=1)
    assert len(set(tried)) == 5, "what was refused is sent again under a new id"
    assert at.next() is None, "and in the end given up"
