"""Washington's strategies of the validation battery: levers pulled with full success, and how they are played."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from server.rules import load
from server.umpire.engine import Engine, compile_book
from server.umpire.model import adopt, advance, open_world, played, queue, revoke
from server.umpire.world import Cause

WEDGE = Path(__file__).parents[2] / "rulebook" / "wedge-2025"
QUARTERS = 16

Plan = Mapping[int, Sequence[str]]
Quarters = tuple[dict[str, float], ...]


def half_years(*turns: str) -> Plan:
    """A plan whose k-th entry, cards separated by spaces, is played in the k-th half-year."""
    return {2 * turn: cards.split() for turn, cards in enumerate(turns)}


def together(*plans: Plan) -> Plan:
    """All the plans at once."""
    return {tick: [card for plan in plans for card in plan.get(tick, ())] for plan in plans for tick in plan}


NOTHING: Plan = {}
AID = half_years("reconcile_with_kyiv", "arm_kyiv", "", "arm_kyiv")
PENALTIES = half_years("penalties_dual_use", "penalties_civilian_goods", "tighten_sanctions", "tariff_stick")
BOTH = together(AID, PENALTIES)
CARROTS = half_years(
    "lift_sanctions press_kyiv_to_cede",
    "bar_kyiv_from_nato keep_dialogue_open",
    "lift_sanctions arms_control_contacts",
    "reduce_nato_threat nonproliferation_work",
)
COST = half_years("tighten_sanctions", "", "tariff_carrot", "", "penalties_dual_use")
INDIA = half_years(
    "end_arms_sanctions_for_india trust_india_to_choose",
    "accept_multipolarity",
    "trust_india_to_choose",
    "end_arms_sanctions_for_india",
    "accept_multipolarity",
)
MESSAGE = half_years(
    "arms_control_contacts reduce_nato_threat",
    "message_china_danger",
    "slipping_position",
    "message_china_danger reduce_nato_threat",
    "keep_dialogue_open",
    "message_china_danger",
    "slipping_position",
)
THREE_WAYS = together(COST, INDIA, MESSAGE)


@cache
def engine() -> Engine:
    """The compiled rulebook."""
    return compile_book(load(WEDGE))


def unknowns(share: float = 0.5) -> dict[str, float]:
    """Every unknown at the same share of its range."""
    return {u.id: u.low + share * (u.high - u.low) for u in engine().book.unknowns.values()}


def play(
    plan: Plan, theory: str = "taffer", hidden: Mapping[str, float] | None = None, quarters: int = QUARTERS
) -> Quarters:
    """Play cards with full success at their default parameters; gives the gauges after each quarter."""
    book, world = engine().book, open_world(engine(), theory, hidden or unknowns())
    path: list[dict[str, float]] = []
    for tick in range(quarters):
        for name in plan.get(tick, ()):
            card, cause = book.cards[name], Cause(kind="move", ref=f"moves/{name}")
            chosen = {parameter.id: parameter.default for parameter in card.parameters}
            world, share = played(engine(), world, name)
            world = queue(engine(), world, card.effects, cause, scale=share, parameters=chosen)
            for policy in card.revokes:
                world = revoke(engine(), world, policy, card.team)
            if card.adopts:
                world = adopt(engine(), world, card.adopts, card.team, cause, chosen)
        gone = advance(engine(), world, 1)
        world = gone.world
        path += gone.path
    return tuple(path)


@cache
def drift(theory: str) -> Quarters:
    """What happens when nobody moves."""
    return play(NOTHING, theory)


def gains(plan: Plan, theory: str = "taffer", gauge: str = "cohesion") -> list[float]:
    """How far a plan holds a gauge above what it would have been, after each quarter."""
    return [there[gauge] - here[gauge] for there, here in zip(play(plan, theory), drift(theory), strict=True)]
