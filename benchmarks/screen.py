"""The first screen of a team on a slow laptop: what comes over the wire and when it can be used, compressed and not."""

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

# A laptop a quarter as fast as this machine, on 10 Mbit/s and 40 ms. Chromium throttles requests so, and not sockets.
_NETWORK = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
_SLOWER = 4
_PATIENCE_MS = 60_000.0
# Usable is when the team's sheet can be written on and the page has nothing left to do before it.
_USABLE = """() => { const look = () => document.querySelector("#work button")
  ? requestAnimationFrame(() => setTimeout(() => (window.usable = performance.now()))) : requestAnimationFrame(look);
  addEventListener("DOMContentLoaded", look); }"""


class Opened(NamedTuple):
    """One opening of the screen: kB that came, ms until it could be used."""

    kilobytes: float
    usable: float


def figures(scene: Scene, data: Path) -> Iterator[Figure]:
    """Measure in a browser of our own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), headless=True, args=FLAGS)
        yield from measured(browser, scene, data)
        browser.close()


def measured(browser: Browser, scene: Scene, data: Path, *, rounds: int = 5) -> Iterator[Figure]:
    """Open the screen again and again with an empty cache, in turns with and without compression; the medians."""
    place = seated(scene, data)[0]
    server = wedge(data)
    token = place.cookie.removeprefix(f"{COOKIE}=")
    try:
        server.start()
        pairs = [tuple(_opened(browser, server.base, token, packed) for packed in (True, False)) for _ in range(rounds)]
    finally:
        server.end()
    ours, plain = ([pair[which] for pair in pairs] for which in (0, 1))
    for name, unit, at in (("weight", "kB", 0), ("usable", "ms", 1)):
        mine, other = (statistics.median(opened[at] for opened in some) for some in (ours, plain))
        yield Figure(f"first_team_screen_{name}", mine, unit, "uncompressed", other)


def _opened(browser: Browser, base: str, token: str, packed: bool) -> Opened:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        context.add_cookies([{"name": COOKIE, "value": token, "url": base}])
        page = context.new_page()
        debugger = context.new_cdp_session(page)
        scale = Scale(debugger)
        debugger.send("Network.emulateNetworkConditions", _NETWORK)
        debugger.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        if not packed:
            debugger.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": "identity"}})
        page.add_init_script(f"({_USABLE})()")
        page.goto(f"{base}/play")
        page.wait_for_function("() => window.usable", timeout=_PATIENCE_MS)
        return Opened(scale.octets / 1000, float(page.evaluate("() => window.usable")))
    finally:
        context.close()
