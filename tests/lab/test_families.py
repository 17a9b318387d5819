"""Every family of rows can fail: what is planted is found and named."""

import numpy as np
import pytest
from msgspec.structs import replace

from server.lab.battery import Bench, measure, repeats
from server.lab.battery.asked import Ban, Draw, Figure, RowAsked
from server.lab.battery.draws import of_draws
from server.lab.battery.figures import of_figures, values_of
from server.lab.battery.nevers import of_alone, of_nevers
from server.umpire.content import Effect
from server.umpire.engine import compile_book
from server.umpire.rulebook import Rulebook
from tests.rules.strait_history import EVENTS
from tests.rules.strait_history import bench as strait
from tests.rules.wedge_strategies import bench


def on(book: Rulebook, like: Bench) -> Bench:
    """Another rulebook on a bench, with the same battery."""
    return Bench(compile_book(book), like.battery, like.folder)


def with_effect(shelf: str, element: str, effect: Effect) -> Rulebook:
    """The flagship with one effect more."""
    book = bench().engine.book
    there = getattr(book, shelf)
    return replace(book, **{shelf: there | {element: replace(there[element], effects=(effect,))}})


@pytest.mark.parametrize(
    ("shelf", "element", "by"),
    [("cards", "rupee_trade", "-russian_oil_share_india / 10"), ("injects", "himalayan_clash", -1.0)],
)
def test_a_move_that_india_must_never_make_is_found(shelf: str, element: str, by: float | str) -> None:
    effect = Effect(gauge="russian_oil_share_india", by=by, because="A test.")
    part = of_nevers(on(with_effect(shelf, element, effect), bench()), bench().battery.rows["10"].never)
    assert part.broken == (f"{shelf}/{element} might move russian_oil_share_india down",)


def test_a_state_that_might_do_it_is_found_whatever_the_theory() -> None:
    ban = {"oil": Ban(gauge="russian_oil_share_india", way="down", by=("links",))}
    assert of_nevers(bench(), ban).broken[0] == "links/oil_from_sanctions might move russian_oil_share_india down"


def test_an_event_that_names_another_or_shares_its_gauge_is_found() -> None:
    book = strait().engine.book
    home = {line.id: gauge for gauge in book.gauges.values() for line in gauge.thresholds}
    asked = strait().battery.rows["12"]
    assert of_alone(strait(), asked).broken == ()
    offering = replace(
        home["delay"], thresholds=(replace(home["delay"].thresholds[0], offers="doors_reopen_in_warsaw"),)
    )
    told = of_alone(on(replace(book, gauges=book.gauges | {offering.id: offering}), strait()), asked)
    assert told.broken == ("the threshold delay offers doors_reopen_in_warsaw",)
    moved = [line for gauge in book.gauges.values() for line in gauge.thresholds if line.id == "refusal"]
    shared = replace(home["delay"], thresholds=(*home["delay"].thresholds, *moved))
    emptied = replace(home["refusal"], thresholds=())
    crowded = replace(book, gauges=book.gauges | {shared.id: shared, emptied.id: emptied})
    assert of_alone(on(crowded, strait()), asked).broken == ("two of the thresholds stand on one gauge",)


def test_signs_that_hold_in_too_few_draws_fail_and_without_a_spread_all_is_as_it_was() -> None:
    asked = RowAsked(asks="")
    still = of_draws(bench(), asked, Draw(of=("3", "6"), spread=0.0, count=3, share=100.0))
    assert still.broken == () and [shown.values.tolist() for shown in still.figures] == [[100.0]] * 3
    wild = of_draws(bench(), asked, Draw(of=("3",), spread=1.0, count=50, share=100.0))
    assert len(wild.broken) == 1 and "not 100%" in wild.broken[0]


def test_a_difference_between_two_playings_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def otherwise(book: Rulebook) -> Rulebook:
        tie = book.gauges["cohesion"]
        return replace(book, gauges=book.gauges | {"cohesion": replace(tie, opening=tie.opening + 1)})

    monkeypatch.setattr(repeats, "_backwards", otherwise)
    monkeypatch.setattr(repeats, "FUTURES", 2)
    few = Bench(bench().engine, replace(bench().battery, strategies={}, quarters=4), bench().folder)
    row = measure(few, 13)
    assert not row.passed and "come out otherwise when played again" in row.why


def test_figures_are_what_their_names_say() -> None:
    asked = RowAsked(
        asks="",
        unknowns=(0.0, 1.0),
        figures={
            "gap": Figure(gauge="cohesion", strategy="both", quarter=5),
            "percent": Figure(tells="percent", gauge="cohesion", strategy="both", quarter=5),
            "level": Figure(tells="level", gauge="cohesion", strategy="both", quarter=5),
            "change": Figure(tells="change", gauge="cohesion", strategy="both", quarter=5),
            "least": Figure(gauge="cohesion", strategy="both", over=(1, 5), take="least"),
            "mean": Figure(gauge="cohesion", strategy="both", over=(4, 5)),
            "other": Figure(gauge="cohesion", strategy="both", against="penalties"),
        },
        holds=("gap < 0",),
    )
    found = values_of(bench(), asked, "taffer")
    there, here = (bench().course(name, "taffer", (0.0, 1.0)).of("cohesion") for name in ("both", ""))
    alone = bench().course("penalties", "taffer", (0.0, 1.0)).of("cohesion")
    opening = bench().engine.book.gauges["cohesion"].opening
    assert np.array_equal(found["gap"], (there - here)[4])
    assert np.allclose(found["percent"], 100 * (there / here - 1)[4])
    assert np.array_equal(found["level"], there[4]) and np.array_equal(found["change"], there[4] - opening)
    assert np.array_equal(found["least"], (there - here)[:5].min(axis=0))
    assert np.allclose(found["mean"], (there - here)[3:5].mean(axis=0))
    assert np.array_equal(found["other"], (there - alone)[-1])
    assert of_figures(bench(), asked).broken == ("`gap < 0` does not hold under taffer",)


def test_crossings_are_told_by_year_and_number() -> None:
    figures = {
        "year": Figure(tells="year", crossing=("withdrawal",), strategy="record"),
        "first": Figure(tells="year", crossing=EVENTS, strategy="record"),
        "never": Figure(tells="year", crossing=("withdrawal",)),
        "count": Figure(tells="count", crossing=EVENTS, strategy="record"),
    }
    found = values_of(strait(), RowAsked(asks="", figures=figures, holds=("count == 3",)), "taffer")
    course = strait().course("record", "taffer")
    assert found["year"][0] == 1953 + (course.first("withdrawal")[0] - 1) / 4
    assert found["first"][0] == 1953 + (course.first("delay")[0] - 1) / 4
    assert (found["never"][0], found["count"][0]) == (0.0, 3.0)
