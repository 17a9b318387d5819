"""What one move is worth: many variants in one batch are what each would be alone, under the same luck."""

import pytest

from server.umpire import stakes
from server.umpire.content import DEGREES, Card
from server.umpire.forecast import ends
from server.umpire.parts import MoveDraft
from server.umpire.stakes import Stakes, by_degree, hoped
from server.umpire.start import Given, opening
from tests.umpire.table_talk import wedge

SHEET = (MoveDraft(card="reconcile_with_kyiv", target="kyiv", reason="They need it."),)
SHEETS = Given({"washington": SHEET, "kyiv": (MoveDraft(title="Talk", text="Talk.", reason="We should."),)})


def changes(n: int, seed: int) -> Stakes:
    return by_degree(
        wedge(),
        opening(wedge()),
        wedge().book.chosen_doctrines({}),
        n=n,
        seed=seed,
        given=SHEETS,
        gauges=("nato_unity",),
    )


def alone(given: Given, n: int, seed: int) -> tuple[float, dict[str, float]]:
    """The means of one variant played by itself."""
    found = ends(
        wedge(),
        opening(wedge()),
        wedge().book.chosen_doctrines({}),
        n=n,
        seed=seed,
        gauges=("nato_unity",),
        given=given,
    )
    return found.paths["nato_unity"][-1].mean(), {name: row.mean() for name, row in found.scores.items()}


@pytest.mark.parametrize("block", [10_000, 90])
def test_each_degree_in_the_batch_is_that_degree_alone(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(stakes, "BLOCK", block)
    told = changes(30, 8)
    assert sorted(told.moves) == ["kyiv.1", "washington.1"]
    gauge, scores = alone(SHEETS, 30, 8)
    assert {aim.objective: aim.mean for aim in told.aims} == pytest.approx(scores)
    for degree in ("backfire", "decisive"):
        there, scored = alone(SHEETS._replace(degrees={"washington.1": degree}), 30, 8)
        assert told.moves["washington.1"][degree].gauges == {"nato_unity": pytest.approx(there - gauge, abs=1e-9)}
        assert told.moves["washington.1"][degree].scores == pytest.approx(
            {name: mean - scores[name] for name, mean in scored.items()}, abs=1e-9
        )


def test_a_better_degree_changes_more_and_a_move_without_effects_nothing() -> None:
    told = changes(60, 8)
    moved = [told.moves["washington.1"][degree].gauges["nato_unity"] for degree in DEGREES]
    assert moved[0] == moved[1] < moved[2] < moved[3] < moved[4]
    assert moved[0] < 0 < moved[4]
    assert {c.gauges["nato_unity"] for c in told.moves["kyiv.1"].values()} == {0.0}
    assert {change for c in told.moves["kyiv.1"].values() for change in c.scores.values()} == {0.0}


def test_a_team_may_hope_for_no_more_than_the_odds_of_the_move() -> None:
    hopes = hoped(
        wedge(),
        opening(wedge()),
        wedge().book.chosen_doctrines({}),
        "washington",
        SHEET[0],
        gauges=("nato_unity", "western_aid", "us_tariff_on_china"),
        n=200,
        seed=5,
    )
    card: Card = wedge().book.cards["reconcile_with_kyiv"]
    assert {effect.gauge for effect in card.effects} & {"nato_unity"}
    assert 0.0 < hopes.turn["nato_unity"].rises <= hopes.chance < 1.0
    assert hopes.turn["nato_unity"].falls == 0.0 and hopes.turn["nato_unity"].mean > 0.0
    assert hopes.turn["us_tariff_on_china"] == (0.0, 0.0, 0.0)
    assert set(hopes.end) == set(hopes.turn)
