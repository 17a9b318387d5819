"""What lasts for more than a tick: standing policies, cards that fade when repeated, and the weights of a theory."""

import msgspec
import pytest

from server.umpire.content import Rule
from server.umpire.engine import compile_book
from server.umpire.model import adopt, advance, open_world, played, revoke
from server.umpire.world import Cause
from tests.umpire.toy_books import book, gauge, link, policy, theory, unknown
from tests.umpire.toy_world import MOVE, opened, path

TARIFF = policy("tariff", {"trade": "-bite * exports * rate"}, {"rate": 0.5}, bite=0.25)


def test_a_standing_policy_works_every_tick_until_revoked():
    engine, world = opened(gauge("trade"), gauge("exports", 40.0), policies=[TARIFF])
    world = adopt(engine, world, "tariff", "east", MOVE, {})
    assert world.standing[0].parameters == {"rate": 0.5}
    gone = advance(engine, world, 2)
    assert gone.path == ({"exports": 40.0, "trade": 45.0}, {"exports": 40.0, "trade": 40.0})
    assert gone.rows[0].cause == Cause("policy", "policies/tariff", "east.rules.0")
    over = revoke(engine, gone.world, "tariff", "east")
    assert over.standing == ()
    assert path(engine, over, "trade", 1) == [40.0]


def test_a_team_has_one_version_of_a_policy_and_each_team_its_own():
    engine, world = opened(gauge("trade"), gauge("exports", 40.0), policies=[TARIFF])
    world = adopt(engine, world, "tariff", "east", MOVE, {"rate": 0.1})
    world = adopt(engine, world, "tariff", "west", MOVE, {"rate": 0.2})
    world = adopt(engine, world, "tariff", "east", MOVE, {"rate": 0.3})
    assert [(held.team, held.parameters["rate"]) for held in world.standing] == [("east", 0.3), ("west", 0.2)]
    assert path(engine, world, "trade", 1) == [45.0]
    assert [held.team for held in revoke(engine, world, "tariff", "west").standing] == ["east"]


def test_a_policy_rule_may_leave_less_near_the_bound():
    up = msgspec.structs.replace(TARIFF, rules=(Rule(gauge="trade", by="8", because="a test", headroom=True),))
    engine, world = opened(gauge("trade", 75.0), policies=[up])
    assert path(engine, adopt(engine, world, "tariff", "east", MOVE), "trade", 1) == [77.0]


def test_a_policy_nobody_wrote_is_refused():
    engine, world = opened(gauge("trade"), gauge("exports"), policies=[TARIFF])
    with pytest.raises(ValueError, match="there is no policy `tarif`; did you mean `tariff`"):
        adopt(engine, world, "tarif", "east", MOVE)


def test_a_card_played_again_fades():
    engine, world = opened(gauge("trust"))
    given = []
    for _ in range(4):
        world, share = played(engine, world, "summit")
        given.append(share)
    assert given == [1.0, 0.6, 0.36, 0.36]
    assert world.repeats == {"summit": 4}


def test_without_repeats_in_the_scenario_nothing_fades():
    engine, world = opened(gauge("trust"), repeats=())
    for _ in range(2):
        world, share = played(engine, world, "summit")
        assert share == 1.0


def test_a_theory_replaces_the_weights_it_names_and_no_others():
    more = {
        "links": [link("a", "trust", "k + m", k=1.0, m=2.0)],
        "policies": [TARIFF],
        "theories": [theory("bold", {"links/a.k": 10.0, "policies/tariff.bite": 0.5})],
    }
    moves = {}
    for name in ("moderate", "bold"):
        engine, world = opened(gauge("trust"), gauge("trade"), gauge("exports", 40.0), theory=name, **more)
        after = advance(engine, adopt(engine, world, "tariff", "east", MOVE), 1).world
        moves[name] = (after.values["trust"], after.values["trade"])
    assert moves == {"moderate": (53.0, 45.0), "bold": (62.0, 40.0)}


def test_a_world_may_carry_weights_of_its_own():
    engine, world = opened(gauge("trust"), links=[link("a", "trust", "k", k=1.0)])
    own = msgspec.structs.replace(world, weights={"links/a.k": 3.5})
    assert path(engine, own, "trust", 1) == [53.5]
    assert advance(engine, own, 1).world.weights == {"links/a.k": 3.5}
    with pytest.raises(ValueError, match=r"the rulebook has no weight links/a\.q"):
        advance(engine, msgspec.structs.replace(world, weights={"links/a.q": 3.5}), 1)


def test_a_world_opens_only_with_a_theory_and_all_its_unknowns():
    engine = compile_book(book([gauge("trust")], unknowns=[unknown("luck")], theories=[theory("taffer", {})]))
    with pytest.raises(ValueError, match="there is no theory `taffr`; did you mean `taffer`"):
        open_world(engine, "taffr", {"luck": 0.5})
    with pytest.raises(ValueError, match="the dice must give exactly these unknowns: luck"):
        open_world(engine, "taffer", {})
