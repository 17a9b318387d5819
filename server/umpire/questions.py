"""What may be asked of the futures of a game, and the answers as plain data, the same for a screen and for a command."""

from __future__ import annotations

from typing import Any

import msgspec

from . import odds
from .conduct import Doctrine
from .engine import Engine
from .forecast import PERCENTILES, Aim, forecast
from .parts import MoveDraft
from .stakes import Hope, by_degree, hoped
from .start import Given, Start

_MOST = 6


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """Any question: `n` futures by the luck of `seed` from a start, `doctrines` (by team) playing what no sheet gives."""

    start: Start
    n: int
    seed: int = 1
    doctrines: dict[str, str] = {}


class Outlook(Ask, frozen=True, tag="outlook"):
    """How do gauges run, and what comes of the objectives?"""

    given: Given
    gauges: tuple[str, ...]


class Degrees(Ask, frozen=True, tag="degrees"):
    """What would each degree of each given move change by the end? `n` futures for each."""

    given: Given


class Odds(Ask, frozen=True, tag="odds"):
    """What may a team hope for of one move? `gauges` are those that it sees."""

    team: str
    move: MoveDraft
    gauges: tuple[str, ...]


Question = Outlook | Degrees | Odds


def answer(engine: Engine, question: Question) -> dict[str, Any]:
    """Play the futures and tell what was asked, with `kind` and `n`. Chances are whole percents; ValueError as `forecast`."""
    playing = engine.book.chosen_doctrines(question.doctrines)
    match question:
        case Outlook():
            return _outlook(engine, question, playing)
        case Degrees():
            told = by_degree(engine, question.start, playing, n=question.n, seed=question.seed, given=question.given)
            moves = {
                name: {
                    str(degree): {"gauges": _rounded(changed.gauges), "scores": _rounded(changed.scores)}
                    for degree, changed in degrees.items()
                }
                for name, degrees in told.moves.items()
            }
            return {"kind": "degrees", "n": question.n, "moves": moves, "aims": _aims(told.aims)}
        case Odds():
            return _odds(engine, question, playing)


def _outlook(engine: Engine, question: Outlook, playing: dict[str, Doctrine]) -> dict[str, Any]:
    start = question.start
    found = forecast(
        engine, start, playing, n=question.n, seed=question.seed, gauges=question.gauges, given=question.given
    )
    return {
        "kind": "outlook",
        "n": found.n,
        "turn": found.turn,
        "ticks": start.ticks,
        "percentiles": list(PERCENTILES),
        "given": sorted(question.given.sheets),
        "doctrines": {team: doctrine.title for team, doctrine in playing.items()},
        "bands": {
            gauge: [[round(value, 2) for value in band] for band in bands] for gauge, bands in found.bands.items()
        },
        "aims": _aims(found.aims),
    }


def _aims(aims: tuple[Aim, ...]) -> list[dict[str, Any]]:
    return [
        {
            "objective": aim.objective,
            "mean": round(aim.mean),
            "chances": [{"says": says, **_chance(chance)} for says, chance in aim.chances],
        }
        for aim in aims
    ]


def _odds(engine: Engine, question: Odds, playing: dict[str, Doctrine]) -> dict[str, Any]:
    hopes = hoped(
        engine,
        question.start,
        playing,
        question.team,
        question.move,
        gauges=question.gauges,
        n=question.n,
        seed=question.seed,
    )
    return {
        "kind": "odds",
        "n": question.n,
        **_chance(hopes.chance),
        "by_turn": _hopes(engine, hopes.turn),
        "by_end": _hopes(engine, hopes.end),
    }


def _hopes(engine: Engine, hopes: dict[str, Hope]) -> list[dict[str, Any]]:
    """The gauges that move most for their range, those left out of which almost nothing can be expected."""

    def reach(gauge: str) -> float:
        found = engine.book.gauges[gauge]
        return abs(hopes[gauge].mean) / (found.high - found.low)

    told = []
    for gauge in sorted(hopes, key=lambda gauge: (-reach(gauge), gauge)):
        hope = hopes[gauge]
        way, chance = ("rises", hope.rises) if hope.rises >= hope.falls else ("falls", hope.falls)
        said = _chance(chance)
        # Moved on the whole one way, though more often a little the other way: no plain sentence says that.
        contrary = (hope.mean > 0) != (way == "rises")
        if said["words"] != odds.in_words(0) and not contrary:
            told.append({"gauge": gauge, "way": way, **said, "mean": round(hope.mean, 2)})
    return told[:_MOST]


def _chance(chance: float) -> dict[str, Any]:
    percent = round(chance * 100)
    return {"chance": percent, "words": odds.in_words(percent)}


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in values.items()}
