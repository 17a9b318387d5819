"""The first screen of a team on laptops of three speeds: what comes over the wire and when it can be used."""

import json
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, executable
from tests.stories.weighing import Scale

from .figures import Figure
from .process import wedge
from .scene import Scene
from .seats import COOKIE, seated

# 10 Mbit/s and 40 ms. Chromium throttles requests so, and not sockets.
_NETWORK = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
# How many times slower than this machine's the laptop's processor is.
SLOWER = (1, 2, 4)
_GOAL_MS = 1500.0
_LIGHT_KB = 200.0
_PATIENCE_MS = 60_000.0
_SAYS = "first screen "
# Usable is when the team's sheet can be written on and the page has nothing left to do before it; whole, when the columns
# beside it stand too. The page says so by itself: who waits for it from outside puts a script into it, which takes time too.
_WATCH = """() => {
  const found = {};
  const wait = (name, ...seek) => {
    const there = () => seek.every((one) => document.querySelector(one));
    const look = () => requestAnimationFrame(there() ? () => setTimeout(say, 0, name) : look);
    addEventListener("DOMContentLoaded", look);
  };
  const say = (name) => {
    found[name] = performance.now();
    if (Object.keys(found).length === 2) console.debug("SAYS" + JSON.stringify(found));
  };
  wait("usable", "#work button");
  wait("whole", "#work button", "[data-column=situation] .gauge", "[data-column=talk] textarea");
}""".replace("SAYS", _SAYS)


class Opened(NamedTuple):
    """One opening of the screen: kB that came until it was whole, ms until it could be used, ms until it was whole."""

    kilobytes: float
    usable: float
    whole: float


def figures(scene: Scene, data: Path) -> Iterator[Figure]:
    """Measure in a browser of our own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), headless=True, args=FLAGS)
        yield from measured(browser, scene, data)
        browser.close()


def measured(browser: Browser, scene: Scene, data: Path, *, rounds: int = 5) -> Iterator[Figure]:
    """Open the screen again and again with an empty cache, at each speed in turn, and uncompressed; the medians."""
    place = seated(scene, data)[0]
    server = wedge(data)
    token = place.cookie.removeprefix(f"{COOKIE}=")

    def opened(slower: int, *, packed: bool = True) -> Opened:
        return _opened(browser, server.base, token, slower, packed)

    try:
        server.start()
        # The first people to come find the server packing its files; it does so once.
        opened(SLOWER[0])
        turns = [
            ({slower: opened(slower) for slower in SLOWER}, opened(SLOWER[0], packed=False)) for _ in range(rounds)
        ]
    finally:
        server.end()
    weight = statistics.median(turn[SLOWER[0]].kilobytes for turn, _ in turns)
    plain = statistics.median(plain.kilobytes for _, plain in turns)
    yield Figure("first_team_screen_weight", weight, "kB", "uncompressed", plain, _LIGHT_KB)
    for slower in SLOWER:
        usable = statistics.median(turn[slower].usable for turn, _ in turns)
        whole = statistics.median(turn[slower].whole for turn, _ in turns)
        yield Figure(f"first_team_screen_usable_cpu_{slower}x", usable, "ms", "whole", whole, _GOAL_MS)


def _opened(browser: Browser, base: str, token: str, slower: int, packed: bool) -> Opened:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        context.add_cookies([{"name": COOKIE, "value": token, "url": base}])
        page = context.new_page()
        debugger = context.new_cdp_session(page)
        scale = Scale(debugger)
        debugger.send("Network.emulateNetworkConditions", _NETWORK)
        debugger.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        if not packed:
            debugger.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": "identity"}})
        page.add_init_script(f"({_WATCH})()")
        with page.expect_console_message(lambda told: told.text.startswith(_SAYS), timeout=_PATIENCE_MS) as told:
            page.goto(f"{base}/play", wait_until="commit")
        return Opened(scale.octets / 1000, **json.loads(told.value.text.removeprefix(_SAYS)))
    finally:
        context.close()
