"""Random small rulebooks and random things happening in their worlds."""

from functools import cache

from hypothesis import strategies as st

from server.umpire.content import Fading, Later, Now, Spread, Threshold
from server.umpire.engine import Engine
from server.umpire.model import adopt, change, played, queue, revoke
from server.umpire.world import Cause, WorldState
from tests.umpire.toy_books import book, card, curve, effect, gauge, link, policy, theory, unknown
from tests.umpire.toy_formulas import text, trees

BASE = ("g0", "g1", "g2")
GAUGES = (*BASE, "d0", "d1")
CURVE = curve("bend", (-10.0, 4.0), (0.0, 0.0), (60.0, 9.0))
SMALL = st.floats(-3.0, 3.0, allow_nan=False)


@cache
def formulas(others=(), gauges=GAUGES, size=6):
    """Formulas brought down to a few points, so that gauges move and do not only bang against their bounds."""
    tree = trees(gauges, (*others, "u"), ("bend",), size=size).map(text)
    return st.one_of(tree, tree.map(lambda made: f"clamp({made}, -9, 9)"), tree.map(lambda made: f"({made}) * 0.01"))


@st.composite
def gauges(draw, name: str):
    low = draw(st.sampled_from([0.0, -100.0, 0.3]))
    high = draw(st.sampled_from([100.0, 12.0, 1000.7]))
    opening = draw(st.floats(low, high))
    lines = tuple(
        Threshold(id=f"t{at}", at=draw(st.floats(low, high)), rising=draw(st.booleans()), says="") for at in range(2)
    )
    return gauge(name, opening, low, high, drift=draw(st.sampled_from([0.0, 0.1, 1.0])), thresholds=lines)


@st.composite
def books(draw):
    """Three gauges, two derived one after the other, a few links, two policies, a second theory, an unknown."""
    headroom = st.booleans()
    derived = [
        gauge("d0", 0.0, -50.0, 50.0, derived=draw(formulas(gauges=BASE))),
        gauge("d1", 0.0, -50.0, 50.0, derived=draw(formulas(gauges=(*BASE, "d0")))),
    ]
    links = [
        link(f"l{at}", draw(st.sampled_from(BASE)), draw(formulas(("k",))), draw(headroom), k=draw(SMALL))
        for at in range(draw(st.integers(0, 4)))
    ]
    policies = [
        policy(f"p{at}", {draw(st.sampled_from(BASE)): draw(formulas(("x", "w")))}, {"x": draw(SMALL)}, w=draw(SMALL))
        for at in range(2)
    ]
    weights = {f"links/{one.id}.k": draw(SMALL) for one in links} | {"policies/p0.w": draw(SMALL)}
    return book(
        [*(draw(gauges(name)) for name in BASE), *derived],
        links,
        policies=policies,
        curves=[CURVE],
        unknowns=[unknown("u")],
        theories=[theory("other", weights)],
        cards=[card("c0"), card("c1")],
    )


@st.composite
def effects(draw):
    """An effect of any kind, on any gauge that may be changed."""
    when = draw(
        st.one_of(
            st.just(Now()),
            st.integers(0, 3).map(lambda ticks: Later(ticks=ticks)),
            st.integers(1, 4).map(lambda ticks: Spread(ticks=ticks)),
            st.sampled_from([0.0, 0.3, 0.6, 0.99]).map(lambda keep: Fading(keep=keep)),
        )
    )
    by = draw(st.one_of(st.floats(-40.0, 40.0), formulas(("x",))))
    provided = draw(st.one_of(st.just(""), formulas(("x",))))
    return effect(draw(st.sampled_from(BASE)), by, when=when, provided=provided, headroom=draw(st.booleans()))


@st.composite
def happenings(draw, quiet: bool = False):
    """Something that befalls a world. A quiet one changes no gauge at once."""
    kinds = ["queue", "queue", "adopt", "revoke", "play"] if quiet else ["queue", "adopt", "revoke", "play", "change"]
    kind = draw(st.sampled_from(kinds))
    name = draw(st.integers(0, 99))
    match kind:
        case "queue":
            return (kind, name, tuple(draw(st.lists(effects(), max_size=3))), draw(st.floats(0.0, 2.0)), draw(SMALL))
        case "adopt":
            return (
                kind,
                draw(st.sampled_from(["p0", "p1"])),
                draw(st.sampled_from(["east", "west"])),
                name,
                draw(SMALL),
            )
        case "revoke":
            return (kind, draw(st.sampled_from(["p0", "p1"])), draw(st.sampled_from(["east", "west"])))
        case "play":
            return (kind, draw(st.sampled_from(["c0", "c1"])))
    return (kind, draw(st.sampled_from(BASE)), draw(st.floats(-200.0, 200.0)), name)


def befall(engine: Engine, world: WorldState, happening) -> WorldState:
    """Let it happen to the world."""
    match happening:
        case ("queue", name, made, scale, x):
            return queue(engine, world, made, Cause("move", f"moves/{name}"), scale=scale, parameters={"x": x})
        case ("adopt", name, team, by, x):
            return adopt(engine, world, name, team, Cause("move", f"moves/{by}"), {"x": x})
        case ("revoke", name, team):
            return revoke(engine, world, name, team)
        case ("play", name):
            return played(engine, world, name)[0]
        case ("change", name, by, who):
            return change(engine, world, name, by, Cause("umpire", f"edits/{who}"))[0]
    raise AssertionError(happening)
