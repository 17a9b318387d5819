"""Resolution: every account adds up exactly, and who was quicker changes nothing."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.bots.rehearsal import Rehearsal
from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.decide.accounts import changes_from
from server.umpire.digest import canonical
from server.umpire.fold import fold, read
from server.umpire.parts import EffectDraft
from server.umpire.world import QUANTUM, Cause, Row
from tests.umpire.table_talk import TEAMS, Talk, card, free, harbour, keeps, pact, plays, spares, wedge
from tests.umpire.table_talk import given as at

SHEETS = {
    "red": st.sampled_from(
        [
            (),
            (card("toll", parameters={"level": 7.0}), card("wait_red")),
            (card("raid", target="blue", covert=True),),
            (free(),),
        ]
    ),
    "blue": st.sampled_from([(), (card("feast"), card("guard")), (card("wait"), free("Sing"))]),
    "green": st.sampled_from([(), (card("market"), card("mediate")), (free("Dance"), card("market"))]),
}


def adds_up(talk: Talk, turn: int = 1) -> None:
    """Each gauge's account explains its change to the last quantum, and starts where the account before it ended."""
    result = next(r for r in talk.play.results if r.turn == turn)
    for change in result.changes:
        assert sum(share.change for share in change.shares) == change.after - change.before, change
        assert all(share.change and share.change % QUANTUM == 0 for share in change.shares)
        assert change.after == result.path[change.gauge][-1]
    told = {change.gauge for change in result.changes}
    earlier = next((r for r in talk.play.results if r.turn == turn - 1), None)
    for gauge, path in result.path.items():
        was = earlier.path[gauge][-1] if earlier else harbour().book.gauges[gauge].opening
        change = next((c for c in result.changes if c.gauge == gauge), None)
        assert (change.before if change else path[-1]) == pytest.approx(was, abs=QUANTUM), (
            f"{gauge} moved between accounts"
        )
        assert gauge in told or path[-1] == was


def test_a_whole_turn_by_hand() -> None:
    talk = at(phase="deliberate")
    talk.when("red", o.SendCable(kind="bilateral", to=("blue",), text="Keep your torches out.")).then(e.CableSent)
    kept = pact(talk, "blue", "green", plays("green", "market"), keeps("blue", "peace", low=20.0))
    broken = pact(talk, "red", "green", spares("red", "toll"))
    talk.until("negotiate")
    talk.when("uma", o.ReleaseInject(inject="storm")).then(e.NewsBroken)
    talk.until("seal")
    talk.seal(
        "red",
        card("toll", parameters={"level": 5.0}, reason="The pier is ours."),
        card("raid", target="blue", covert=True),
    )
    talk.seal("blue", card("feast", reason="Peace is cheap."))
    talk.when("blue", o.RecallSheet(turn=1)).then(e.SheetRecalled)
    talk.seal("blue", card("feast", reason="Peace is cheap."), free("Hang lanterns"))
    talk.table.drafts = {"green": (card("market"), card("market"))}
    revealed = talk.close().event(e.MovesRevealed)
    assert [m.id for m in revealed.moves] == ["1.blue.1", "1.blue.2", "1.green.1", "1.red.1", "1.red.2"]
    assert "stands on the sheet twice" in talk.sees("team:green")["dropped"]["green"]["says"]
    talk.when("bea", o.FileReason(move="1.red.1", side="against", text="Captains will sail on.")).then(e.ReasonFiled)
    talk.when("green", o.FileReason(move="1.blue.1", side="for", text="We will bake.")).then(e.ReasonFiled)
    for seat, chance in zip(("red", "bea", "obi", "ana"), count(35, 10), strict=False):
        talk.when(seat, o.GiveEstimate(move="1.green.1", chance=chance)).then(e.EstimateGiven)
    talk.close()
    talk.when("uma", o.MakeRuling(move="1.blue.1", method="weighted", dice=(5, 4), reason="Rolled on the table.")).then(
        e.RulingMade
    )
    by_hand = o.MakeRuling(
        move="1.blue.2",
        method="ruling",
        degree="success",
        reason="Pretty.",
        effects=(EffectDraft(gauge="peace", by=1.5),),
    )
    talk.when("uma", by_hand).then(e.RulingMade)
    talk.when(
        "uma", o.MakeRuling(move="1.red.1", method="percentile", chance=99, dice=(50,), reason="Who would stop them?")
    )
    talk.when("uma", o.OverruleRuling(move="1.red.1", degree="decisive", reason="The captains paid at once.")).then(
        e.RulingOverruled
    )
    talk.when("uma", o.AcceptRulings(turn=1)).then(e.RulingMade, e.RulingMade)
    talk.close()
    kinds = [type(event).__name__ for event in talk.answer]
    assert kinds[0] == "TurnResolved" and kinds[-2:] == ["PhaseClosed", "PhaseOpened"]
    assert talk.play.pacts[kept].status == "kept" and talk.play.pacts[broken].status == "breached"
    adds_up(talk)
    kinds_told = {s["kind"] for c in talk.sees("umpire")["results"]["1"]["changes"] for s in c["shares"]}
    assert {"move", "cost", "policy", "link", "drift", "inject", "pact", "derived"} <= kinds_told


@settings(max_examples=30)
@given(
    sheets=st.fixed_dictionaries(SHEETS),
    sealing=st.permutations(TEAMS),
    arguing=st.permutations(
        [("red", "1.blue.1"), ("blue", "1.green.1"), ("green", "1.blue.1"), ("red", "1.green.1"), ("green", "1.red.1")]
    ),
    guessing=st.permutations([("red", 20), ("rod", 40), ("bea", 60), ("obi", 80)]),
)
def test_who_was_quicker_changes_nothing_in_the_resolution(
    sheets: dict, sealing: list, arguing: list, guessing: list
) -> None:
    def played(sealing: list, arguing: list, guessing: list) -> bytes:
        talk = at(phase="seal")
        for team in sealing:
            talk.seal(team, *sheets[team])
        talk.close()
        for team, move in arguing:
            talk.when(
                team, o.FileReason(move=move, side="against" if team == "red" else "for", text=f"{team} says so.")
            )
        for seat, chance in guessing:
            for move in sorted(talk.play.moves):
                talk.when(seat, o.GiveEstimate(move=move, chance=chance))
        talk.close()
        proposals = canonical(talk.play.proposals)
        talk.rule_all().close()
        adds_up(talk)
        return proposals + canonical(talk.event(e.TurnResolved))

    first = played(list(TEAMS), sorted(arguing), sorted(guessing))
    assert played(sealing, arguing, guessing) == first


@settings(max_examples=25)
@given(seed=st.integers(0, 10**6), calendar=st.sampled_from(["short", "long"]))
def test_any_game_of_the_harbour_runs_to_its_end_and_adds_up(seed: int, calendar: str) -> None:
    table = Rehearsal(harbour(), seed, calendar=calendar).play()
    assert table.state.stage == "over"
    assert canonical(fold(table.entries)) == canonical(table.state)
    for result in table.state.play.results:
        for change in result.changes:
            assert sum(s.change for s in change.shares) == change.after - change.before
    assert sorted(score.objective for score in table.state.ending.scores) == sorted(harbour().book.objectives)


@pytest.mark.parametrize(("seed", "calendar"), [(1, "express"), (2, "campaign")])
def test_games_of_the_flagship_run_to_their_end_and_add_up(seed: int, calendar: str) -> None:
    table = Rehearsal(wedge(), seed, calendar=calendar).play()
    assert table.state.stage == "over"
    assert canonical(fold(table.entries)) == canonical(table.state)
    before = {gauge.id: gauge.opening for gauge in wedge().book.gauges.values()}
    for result in table.state.play.results:
        for change in result.changes:
            assert sum(s.change for s in change.shares) == change.after - change.before
            assert change.before == pytest.approx(before[change.gauge], abs=QUANTUM)
        before |= {gauge: path[-1] for gauge, path in result.path.items()}


def test_a_ledger_that_does_not_add_up_is_worse_than_none() -> None:
    rows = (Row(1, "peace", Cause("move", "moves/1.red.1"), 2.0),)
    with pytest.raises(ValueError, match="ledger of peace does not add up"):
        changes_from({"peace": 50.0}, {"peace": 53.0}, rows)


def test_a_card_played_again_fades() -> None:
    talk = at(phase="seal").seal("blue", card("feast"))
    for turn, expected in ((1, 8.0), (2, 8.0 * 0.6)):
        talk.until("adjudicate", turn).ruled(f"{turn}.blue.1", "success").close()
        feast = [p.amount for p in talk.event(e.TurnResolved).world.pending if p.cause.ref == f"moves/{turn}.blue.1"]
        landed = [
            row for row in talk.answer[0].rows if row.cause.ref == f"moves/{turn}.blue.1" and row.gauge == "peace"
        ]
        assert len(landed) == 2 and feast == []
        # Spread over both ticks and scaled by the room left above, so no more than this share of it.
        assert 0 < sum(row.change for row in landed) < expected
        if turn == 1:
            talk.until("seal", 2).seal("blue", card("feast"))


def test_costs_come_before_effects_so_slots_do_not_matter_to_others() -> None:
    talk = at(phase="seal").seal("red", card("raid", target="blue"), card("toll")).until("adjudicate")
    talk.rule_all().close()
    costs = [row for row in talk.answer[0].rows if row.cause.kind == "cost"]
    assert [(row.cause.ref, row.change, row.tick) for row in costs] == [
        ("moves/1.red.1", -20.0, 0),
        ("moves/1.red.2", -5.0, 0),
    ]


def test_every_entry_of_a_game_reads_back_as_it_was_written() -> None:
    table = Rehearsal(harbour(), 4).play()
    for entry in table.entries:
        assert canonical(read(entry)) == entry.body
