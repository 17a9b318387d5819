"""What the first screen of a team weighs on its way, all of it: page, styles, modules, words, and what came over the socket."""

from pathlib import Path

from playwright.sync_api import Browser

from .browsing import seminar
from .waiting import until
from .weighing import Scale

MOST = 190_000
"""Until the sheet can be written on."""
MOST_IN_ALL = 240_000
"""With what the page fetches afterwards, so that it is there when the phase calls for it."""

_LATER = "(await import('/static/js/shell.js')).modules('later')"
_ALL_CAME = f"{_LATER}.every((address) => performance.getEntriesByName(address).length)"
_NAMED = (
    f"async () => [...document.querySelectorAll('link[rel=modulepreload]')].map((one) => one.href).concat({_LATER})"
)


def test_a_teams_first_screen_is_light_and_asks_for_nothing_twice(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        room.screen("Wilma").join("Lead", "Washington")
        wilma = room.screens[0]
        room.begun()
        link = wilma.known()["me"]["link"]
        fresh = room.screen("Wilma again")
        scale = Scale(fresh.context.new_cdp_session(fresh.page))
        fresh.page.goto(link)
        fresh.live().shows("Our sheet")
        assert 0 < scale.octets < MOST, scale.heaviest()
        first = len(scale.requests)
        until(fresh.page, _ALL_CAME)
        assert scale.octets < MOST_IN_ALL, scale.heaviest()
        named = fresh.page.evaluate(_NAMED)
        assert scale.unforeseen(named) == [], "a module that was not named keeps all that it imports waiting"
        assert fresh.page.locator(".later").count() == 0
        scale.requests.clear()
        fresh.page.reload()
        fresh.live().shows("Our sheet")
        assert len(scale.requests) < first / 4, "what the browser has, it does not ask for again"
        room.clean()
