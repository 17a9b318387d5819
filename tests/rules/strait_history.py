"""The record of the 1950s as moves of strait-1958, and how it is played with parts of it left out."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from server.rules import load
from server.umpire.engine import Engine, compile_book
from server.umpire.model import adopt, advance, holds, open_world, played, queue
from server.umpire.world import Cause, Crossing, WorldState

STRAIT = Path(__file__).parents[2] / "rulebook" / "strait-1958"
EVENTS = ("delay", "refusal", "withdrawal")
RIVAL_CAUSES = {"secret_speech": 13, "great_leap": 20, "a_fleet_in_common": 22, "shots_in_the_himalaya": 26}


def quarter(year: int, number: int) -> int:
    """The tick at whose start a move of that quarter is played; 0 is the first quarter of 1953."""
    return (year - 1953) * 4 + number - 1


Plan = Mapping[int, Sequence[str]]

PRESSURE: Plan = {
    quarter(1953, 1): ("hold_a_firm_line", "tighten_the_embargo", "encourage_raids"),
    quarter(1954, 2): ("hold_a_firm_line",),
    quarter(1954, 4): ("sign_a_defence_treaty",),
    quarter(1957, 2): ("missiles_for_taiwan",),
}
SHELLS: Plan = {quarter(1958, 3): ("shell_the_islands",)}
CRISIS: Plan = {quarter(1958, 3): ("shell_the_islands", "hint_at_the_bomb")}
ACCORD: Plan = {quarter(1954, 4): ("send_plants_and_experts",), quarter(1957, 4): ("new_technology_accord",)}


class Course(NamedTuple):
    """What came of a plan: the gauges after each quarter, every line crossed, and moves whose conditions failed."""

    path: tuple[dict[str, float], ...]
    crossings: tuple[Crossing, ...]
    unplayable: tuple[str, ...]

    def years(self) -> dict[str, float]:
        """When each of the three events first came, as the year in which the quarter began: 1958.5 is July 1958."""
        first: dict[str, float] = {}
        for crossing in self.crossings:
            if crossing.threshold in EVENTS:
                first.setdefault(crossing.threshold, 1953 + (crossing.tick - 1) / 4)
        return first


def together(*plans: Plan) -> Plan:
    """All the plans at once."""
    ticks = sorted({tick for plan in plans for tick in plan})
    return {tick: [card for plan in plans for card in plan.get(tick, ())] for tick in ticks}


@cache
def engine() -> Engine:
    """The compiled rulebook."""
    return compile_book(load(STRAIT))


def unknowns(share: float = 0.5) -> dict[str, float]:
    """Every unknown at the same share of its range."""
    return {u.id: u.low + share * (u.high - u.low) for u in engine().book.unknowns.values()}


def run(
    plan: Plan,
    theory: str = "taffer",
    share: float = 0.5,
    injects: Mapping[str, int] | None = None,
    using: Engine | None = None,
    quarters: int = 36,
) -> Course:
    """Play a plan with full success at default parameters, with injects at given ticks, to the end of 1961."""
    game = using or engine()
    world = open_world(game, theory, unknowns(share))
    path: list[dict[str, float]] = []
    crossings: list[Crossing] = []
    unplayable: list[str] = []
    for tick in range(quarters):
        for name, due in (injects or {}).items():
            if due == tick:
                world = queue(game, world, game.book.injects[name].effects, Cause("inject", f"injects/{name}"))
        for name in plan.get(tick, ()):
            if name in game.book.cards:
                world, fits = _play(game, world, name)
                unplayable += [] if fits else [name]
        gone = advance(game, world, 1)
        world = gone.world
        path += gone.path
        crossings += gone.crossings
    return Course(tuple(path), tuple(crossings), tuple(unplayable))


def _play(game: Engine, world: WorldState, name: str) -> tuple[WorldState, bool]:
    card, cause = game.book.cards[name], Cause("move", f"moves/{name}")
    fits = all(holds(game, world, condition.holds) for condition in card.conditions)
    chosen = {parameter.id: parameter.default for parameter in card.parameters}
    world, share = played(game, world, name)
    world = queue(game, world, card.effects, cause, scale=share, parameters=chosen)
    if card.adopts:
        world = adopt(game, world, card.adopts, card.team, cause, chosen)
    return world, fits
