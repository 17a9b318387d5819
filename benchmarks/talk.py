"""A long evening of 1,100 long cables: turning to a channel and typing, few drawn and all drawn; sight after one more cable."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import Browser, sync_playwright

from server.umpire.fold import fold
from server.umpire.sight import audiences, diff, viewer
from server.umpire.sight.talk import cables
from server.umpire.state import Cable, State
from tests.chromium import FLAGS, executable

from .figures import Figure
from .process import wedge
from .scene import Scene
from .seats import COOKIE, seated
from .timing import beside

MANY = 1100
_SAID = "Daylight between the two is worth what it costs, and we say what we shall pay for it. " * 9
_PATIENCE_MS = 60_000.0
# Fills one channel of the page, and draws beside it the same cables in the naive way: all of them, anew at every keystroke.
_PREPARE = """async ([many, said]) => {
  const at = (path) => import(`/static/js/${path}.js`);
  const { view, me } = await at("store"), { html, render } = await at("html");
  const { CableText } = await at("components/cable-text");
  const own = me.value.team, other = Object.keys(view.value.book.teams).find((team) => team !== own);
  const plain = { turn: 1, phase: "negotiate", kind: "bilateral", seat: "", answers: "", answered: false, assigned: "",
    published: false, important: false, heard: {} };
  const cable = (n) => ({ ...plain, at: n + 1, sender: n % 2 ? own : other, to: [n % 2 ? other : own], text: `${n} ${said}` });
  const cables = Object.fromEntries([...Array(many).keys()].map((n) => [`x${n}`, cable(n)]));
  view.value = { ...view.value, cables };
  const box = document.querySelector('[data-column="talk"]').appendChild(document.createElement("div"));
  const all = Object.entries(cables).map(([id, one]) => ({ ...one, id }));
  const each = (one) => html`<${CableText} key=${one.id} cable=${one} own=${own} />`;
  const drawn = (typed) => html`<div class="cables">${all.map(each)}</div><textarea value=${typed}></textarea>`;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const timed = async (work) => {
    await frame();
    const began = performance.now();
    work();
    await frame();
    return performance.now() - began;
  };
  const buttons = () => [...document.querySelectorAll(".channels button")];
  const button = (title) => buttons().find((one) => one.textContent.trim().startsWith(title));
  const full = view.value.book.teams[other].title;
  window.measure = async () => {
    const clear = () => { button("Public").click(); render(null, box); };
    clear(); const turned = await timed(() => button(full).click());
    const field = document.querySelector(".composer textarea");
    const key = () => { field.value += "a"; field.dispatchEvent(new InputEvent("input", { bubbles: true })); };
    const typed = await timed(key);
    clear(); const allTurned = await timed(() => render(drawn(""), box));
    const allTyped = await timed(() => render(drawn("a"), box));
    clear();
    return [turned, allTurned, typed, allTyped];
  };
}"""


def figures(scene: Scene, data: Path) -> Iterator[Figure]:
    """Measure sight here, and the page in a browser of our own."""
    yield from sights(scene)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), headless=True, args=FLAGS)
        yield from measured(browser, scene, data)
        browser.close()


def sights(scene: Scene, *, many: int = MANY, seconds: float = 5.0) -> Iterator[Figure]:
    """What the cables of every audience's sight cost after one more: from what was there, and made whole."""
    book = scene.engine.book
    people = {name: viewer(book, name) for name in audiences(book)}
    state = _talkative(fold(scene.talking), book.scenario.teams, many)
    shown = {name: cables(state, who) for name, who in people.items()}

    def again() -> None:
        nonlocal state
        more = replace(state, cables=(*state.cables, replace(state.cables[-1], id=f"c-{len(state.cables)}")))
        for name, who in people.items():
            made = cables(more, who, (state.cables, state.handling, shown[name]))
            diff({"cables": shown[name]}, {"cables": made})
            shown[name] = made
        state = more

    def whole() -> None:
        for name, who in people.items():
            diff({"cables": shown[name]}, {"cables": cables(state, who)})

    ours, naive = beside(again, whole, seconds=seconds)
    yield Figure("sight_after_a_cable", ours, "ms", "made_whole", naive)


def measured(browser: Browser, scene: Scene, data: Path, *, rounds: int = 9, many: int = MANY) -> Iterator[Figure]:
    """Turn to the long channel and type there, in turns with a page that draws every cable; the medians."""
    place = seated(scene, data)[0]
    server = wedge(data)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        server.start()
        token = place.cookie.removeprefix(f"{COOKIE}=")
        context.add_cookies([{"name": COOKIE, "value": token, "url": server.base}])
        page = context.new_page()
        page.goto(f"{server.base}/play")
        page.wait_for_selector(".channels button", timeout=_PATIENCE_MS)
        page.evaluate(_PREPARE, [many, _SAID])
        runs = [page.evaluate("() => window.measure()") for _ in range(rounds)]
    finally:
        context.close()
        server.end()
    turned, all_turned, typed, all_typed = (statistics.median(run[which] for run in runs) for which in range(4))
    yield Figure("turn_to_a_long_channel", turned, "ms", "all_drawn", all_turned, goal=100.0)
    yield Figure("type_in_a_long_channel", typed, "ms", "all_drawn", all_typed, goal=100.0)


def _talkative(state: State, teams: tuple[str, ...], many: int) -> State:
    one, other = teams[:2]
    said = tuple(
        Cable(
            id=f"c-{n}",
            at=n,
            turn=1,
            phase="negotiate",
            kind="bilateral",
            sender=(one, other)[n % 2],
            seat="",
            to=((other, one)[n % 2],),
            text=f"{n} {_SAID}",
        )
        for n in range(many)
    )
    return replace(state, cables=said)
