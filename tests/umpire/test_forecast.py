"""Futures: each is what it would be alone, what live play would make of it, and no secret of the game's."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from server.bots.rehearsal import UMPIRE, Rehearsal
from server.rules import load
from server.umpire import forecast as forecasting
from server.umpire import luck
from server.umpire.content import DEGREES
from server.umpire.doctrine import words
from server.umpire.engine import Engine
from server.umpire.forecast import PERCENTILES, ends, forecast
from server.umpire.futures import Futures
from server.umpire.here import read
from server.umpire.luck import Luck
from server.umpire.model import compile_book, evaluate
from server.umpire.odds import percentile_degree, weighted_chance, weighted_degree
from server.umpire.orders import StartGame
from server.umpire.parts import MoveDraft
from server.umpire.played import fixed, ruled
from server.umpire.start import Given, given_of, of_state, opening

WEDGE = Path(__file__).parents[2] / "rulebook" / "wedge-2025"
HEAD = ("cohesion", "us_tariff_on_china", "moscow_capital", "gap")


@cache
def wedge() -> Engine:
    return compile_book(load(WEDGE))


def playing(**wanted: str):
    return wedge().book.chosen_doctrines(wanted)


@settings(max_examples=6)
@given(
    seed=st.integers(0, 2**64 - 1),
    k=st.integers(0, 29),
    theory=st.sampled_from(sorted(wedge().book.theories)),
    calendar=st.sampled_from(["express", "campaign"]),
    choice=st.fixed_dictionaries(
        {t: st.sampled_from([d.id for d in wedge().book.doctrines_of(t)]) for t in wedge().book.scenario.teams}
    ),
)
def test_a_future_among_many_is_that_future_alone(seed: int, k: int, theory: str, calendar: str, choice) -> None:
    start, doctrines = opening(wedge(), calendar=calendar, theory=theory), playing(**choice)
    many = Futures(wedge(), start, doctrines, seed=seed, n=30)
    alone = Futures(wedge(), start, doctrines, seed=seed, n=1, first=k)
    while not many.over:
        many.play()
        alone.play()
        assert many.world.values[:, k].tobytes() == alone.world.values[:, 0].tobytes()
    assert alone.over
    assert len({column.tobytes() for column in many.world.values.T}) > 1


def test_blocks_of_worlds_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    start, doctrines = opening(wedge()), playing()
    whole = ends(wedge(), start, doctrines, n=50, seed=3, gauges=HEAD)
    monkeypatch.setattr(forecasting, "BLOCK", 7)
    parts = ends(wedge(), start, doctrines, n=50, seed=3, gauges=HEAD)
    for name, rows in {**whole.paths, **whole.scores}.items():
        assert rows.tobytes() == {**parts.paths, **parts.scores}[name].tobytes()


@pytest.mark.parametrize(("seed", "calendar"), [(1, "express"), (2, "campaign"), (3, "campaign")])
def test_a_future_with_the_sheets_and_degrees_of_a_turn_is_that_turn(seed: int, calendar: str) -> None:
    rehearsal = Rehearsal(wedge(), seed, calendar=calendar)
    table = rehearsal.table
    table.submit(UMPIRE, StartGame())
    followed = 0
    while table.state.stage == "play":
        before, play = table.state, table.state.play
        rehearsal.play_phase()
        if play.phase != "adjudicate":
            continue
        ruled = given_of(replace(before, play=replace(play, rulings=table.state.play.rulings)))
        future = Futures(wedge(), of_state(wedge(), before), {}, seed=9, n=2, given=ruled, known=True)
        future.play()
        resolved = table.state.play.results[-1].path
        assert len(ruled.degrees) == sum(len(sheet) for sheet in ruled.sheets.values()) > 3
        for gauge, row in zip(wedge().layout.gauges, future.world.values.tolist(), strict=True):
            assert row == [resolved[gauge][-1]] * 2, gauge
        followed += 1
    assert followed == wedge().book.calendar(calendar).turns


def test_bots_and_futures_see_and_choose_alike() -> None:
    rehearsal = Rehearsal(wedge(), 11, calendar="campaign")
    table = rehearsal.table
    table.submit(UMPIRE, StartGame())
    for _ in range(4):
        while table.state.play.phase != "negotiate":
            rehearsal.play_phase()
        future = Futures(wedge(), of_state(wedge(), table.state), playing(), seed=1, n=1, known=True)
        for team, bot in rehearsal.bots.items():
            theirs, ours = bot.view(rehearsal.sight(team)), future.view(team)
            for mine, other in zip(ours.now, theirs.now, strict=True):
                assert (mine is None and other is None) or mine.tolist() == other.tolist()
            for mine, other in zip(ours.past, theirs.past, strict=True):
                assert mine is None or mine.tolist() == other.tolist()
            for name in words(wedge().book, team):
                assert np.ravel(ours.words[name]).tolist() == np.ravel(theirs.words[name]).tolist(), name
            assert {budget: row.tolist() for budget, row in ours.purse.items()} == {
                budget: row.tolist() for budget, row in theirs.purse.items()
            }
        rehearsal.play_phase()


@pytest.mark.parametrize("block", [10_000, 170])
def test_an_outlook_gives_bands_in_order_and_chances_that_add_up(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(forecasting, "BLOCK", block)
    outlook = forecast(wedge(), opening(wedge()), playing(), n=300, seed=2, gauges=HEAD)
    found = ends(wedge(), opening(wedge()), playing(), n=300, seed=2, gauges=HEAD)
    for gauge, bands in outlook.bands.items():
        assert len(bands) == 16
        for band, row in zip(bands, found.paths[gauge], strict=True):
            assert list(band) == [np.sort(row)[p * 299 // 100] for p in PERCENTILES]
    assert sorted(aim.objective for aim in outlook.aims) == sorted(wedge().book.objectives)
    for aim in outlook.aims:
        assert sum(chance for _, chance in aim.chances) == pytest.approx(1.0)
        assert aim.mean == pytest.approx(found.scores[aim.objective].mean())
        says = {words.say: words.above for words in wedge().book.objectives[aim.objective].words}
        least, chance = min((says[say], chance) for say, chance in aim.chances)
        above = sorted(line for line in says.values() if line > least)[0]
        assert chance == pytest.approx((found.scores[aim.objective] < above).mean())


def test_scores_are_the_scores_of_a_game_that_ends_so() -> None:
    futures = Futures(wedge(), opening(wedge()), playing(), seed=4, n=5)
    while not futures.over:
        futures.play()
    found = ends(wedge(), opening(wedge()), playing(), n=5, seed=4, gauges=HEAD)
    for objective, scores in found.scores.items():
        formula = wedge().book.objectives[objective].score
        raws = [evaluate(wedge(), futures.world.to_state(k), formula) for k in range(5)]
        assert scores.tolist() == [round(min(100.0, max(0.0, raw)), 1) for raw in raws]
        assert read(wedge(), futures.world, formula).tolist() == raws


def test_a_team_without_doctrine_or_sheet_does_nothing() -> None:
    futures = Futures(wedge(), opening(wedge()), playing_only("kyiv"), seed=1, n=20)
    futures.play()
    assert {wedge().book.cards[card].team for card in futures.world.repeats} == {"kyiv"}


def playing_only(*teams: str):
    return {team: doctrine for team, doctrine in playing().items() if team in teams}


def test_every_world_draws_its_own_unknowns_unless_they_are_known() -> None:
    start = opening(wedge())
    drawn = Futures(wedge(), start, {}, seed=1, n=50).world.unknowns
    kept = Futures(wedge(), start, {}, seed=1, n=50, known=True).world.unknowns
    for row, same, name in zip(drawn, kept, wedge().layout.unknowns, strict=True):
        unknown = wedge().book.unknowns[name]
        assert len(set(row.tolist())) > 40 and unknown.low <= row.min() <= row.max() <= unknown.high
        assert set(same.tolist()) == {start.world.unknowns[name]}


def test_futures_never_touch_the_games_dice() -> None:
    """Two games of different secrets in the same state have the same futures."""
    outlooks = []
    for seed in (1, 2):
        table = Rehearsal(wedge(), seed).table
        table.submit(UMPIRE, StartGame())
        start = of_state(wedge(), table.state)
        outlooks.append(forecast(wedge(), start._replace(world=opening(wedge()).world), playing(), n=40, seed=6))
    assert outlooks[0] == outlooks[1]


def test_the_given_turn_of_a_game_is_what_is_sealed_until_it_is_resolved() -> None:
    rehearsal = Rehearsal(wedge(), 5)
    rehearsal.table.submit(UMPIRE, StartGame())
    while rehearsal.table.state.play.phase != "contest":
        rehearsal.play_phase()
    sealed = given_of(rehearsal.table.state)
    assert sorted(sealed.sheets) == sorted(wedge().book.scenario.teams)
    assert (sealed.degrees, sealed.points) == ({}, {})
    while rehearsal.table.state.play.phase != "results":
        rehearsal.play_phase()
    assert given_of(rehearsal.table.state) == Given()
    assert of_state(wedge(), rehearsal.table.state).turn == 2
    while rehearsal.table.state.stage == "play":
        rehearsal.play_phase()
    with pytest.raises(ValueError, match="no turn is left"):
        of_state(wedge(), rehearsal.table.state)


@pytest.mark.parametrize(("n", "gauges", "says"), [(0, (), "ask for at least 1"), (5, ("cohesoin",), "did you mean")])
def test_what_cannot_be_asked_is_told(n: int, gauges: tuple[str, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        forecast(wedge(), opening(wedge()), {}, n=n, seed=1, gauges=gauges)


@settings(max_examples=40)
@given(
    seed=st.integers(0, 2**64 - 1),
    first=st.integers(0, 40),
    n=st.integers(1, 40),
    use=st.tuples(*[st.integers(0, 9)] * 4),
)
def test_a_worlds_luck_does_not_hang_on_how_many_there_are(seed: int, first: int, n: int, use) -> None:
    some, all_ = Luck(seed, first, n), Luck(seed, 0, 100)
    assert some.bits(*use).tolist() == all_.bits(*use)[first : first + n].tolist()
    assert [row.tolist() for row in some.rows(5, *use[:3])] == [
        row[first : first + n].tolist() for row in all_.rows(5, *use[:3])
    ]
    assert set(all_.faces(6, *use).tolist()) <= set(range(6))


def test_dice_are_read_by_the_tables_of_the_game() -> None:
    pairs = np.arange(36)
    for points in (*range(-12, 13), -40, 40):
        told = [DEGREES[at] for at in luck.weighted(np.full(36, points), pairs)]
        assert told == [weighted_degree((one, other), points) for one in range(1, 7) for other in range(1, 7)]
        assert luck.chances(np.full(3, points)).tolist() == [weighted_chance(points)] * 3
    for chance in (0, 1, 37, 50, 99, 100):
        told = [DEGREES[at] for at in luck.percentile(np.full(100, chance), np.arange(100))]
        assert told == [percentile_degree(roll, chance) for roll in range(1, 101)]


def test_degrees_fall_as_often_as_the_odds_say() -> None:
    """In 4,000 futures a move of even odds succeeds within four standard errors of its chance."""
    sheet = (MoveDraft(title="Talk", text="Talk.", reason="We should."),)
    futures = Futures(wedge(), opening(wedge()), {}, seed=12, n=4000, given=Given({"kyiv": sheet}))
    seen = []
    for move in fixed(wedge().book, "kyiv", sheet, 4000):
        ruled(wedge(), None, move, {}, Given(), futures._dice)  # type: ignore[arg-type]
        seen.append(float((move.degree >= DEGREES.index("partial")).mean()))
    chance = weighted_chance(1) / 100
    assert seen[0] == pytest.approx(chance, abs=4 * (chance * (1 - chance) / 4000) ** 0.5 + 0.005)
