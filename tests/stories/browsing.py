"""People with browsers: each has a window of their own, uses what is on it, and notices what a page ought not to do."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, WebSocket, expect

from server import places
from tests.chromium import axe

from .house import House
from .people import Person
from .pictures import THEMES, Theme, pictured
from .waiting import until

DESK, TABLET, PHONE, WALL = (1440, 900), (820, 1180), (390, 844), (1920, 1080)
_PATIENCE_MS = 20_000.0
_STORE = "(await import('/static/js/store.js'))"
# What Chromium itself writes into the console while a line is down.
_NO_LINE = re.compile(r"net::ERR_|WebSocket connection to '\S+' failed")

expect.set_options(timeout=_PATIENCE_MS)


class Screen:
    """One person's browser. `faults` is what its pages did wrong, `frames` all that their sockets were sent.

    `away` is set while its line is cut, when requests fail through no fault of the page.
    """

    def __init__(
        self,
        browser: Browser,
        house: House,
        name: str,
        *,
        size: tuple[int, int] = DESK,
        theme: Theme = "light",
        proxy: str = "",
    ) -> None:
        self.house = house
        self.name = name
        self.size = size
        self.theme = theme
        self.away = False
        self.faults: list[str] = []
        self.frames: list[str] = []
        self.context = browser.new_context(
            viewport=_sized(size),
            color_scheme=theme,
            proxy={"server": proxy} if proxy else None,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(_PATIENCE_MS)
        self.page = self.context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._on_request)
        self.page.on("requestfailed", self._on_failure)
        self.page.on("websocket", self._on_socket)

    def open(self, path: str) -> "Screen":
        """Open a page of the house."""
        self.page.goto(self.house.base + path)
        return self

    def join(self, role: str, team: str) -> "Screen":
        """Come in through the hall with the code, choose a place, type a name, sit down."""
        self.open("/").page.get_by_label("Join code").fill(self.house.code.lower())
        self.press("Join")
        side = self.page.get_by_role("group", name=team or "Beside the table", exact=True)
        side.get_by_role("radio", name=re.compile(f"^{role}")).check()
        self.page.get_by_label(re.compile("^Your name")).fill(self.name)
        self.press("Sit down")
        return self.live()

    def umpire(self) -> "Screen":
        """Open the umpire's link and take the desk."""
        self.open(self.house.umpire).page.get_by_label(re.compile("^Your name")).fill(self.name)
        self.page.get_by_role("radio", name=re.compile("^Umpire")).check()
        self.press("Open the desk")
        return self.live()

    def live(self) -> "Screen":
        """Wait until the page has a line to the server and shows what came over it."""
        # Only a page of the table has the store; the form that leads there may still be on its way.
        expect(self.page.locator("#app")).to_be_attached()
        until(self.page, f"{_STORE}.line.value === 'live'")
        return self

    def known(self) -> dict[str, Any]:
        """What the page is drawn from now: audience, revision, view, line."""
        told = (
            "({audience: s.audience.value, rev: s.rev.value, view: s.view.value, line: s.line.value, me: s.me.value})"
        )
        found: dict[str, Any] = json.loads(
            self.page.evaluate(f"async () => {{ const s = {_STORE}; return JSON.stringify({told}) }}")
        )
        return found

    def press(self, label: str, within: Locator | None = None) -> None:
        """Press the button of this name, in a part of the page or in the whole."""
        (within or self.page).get_by_role("button", name=label, exact=True).click()

    def confirm(self, label: str) -> None:
        """Press a button that asks first, and answer yes."""
        self.press(label)
        self.press(label, self.page.get_by_role("dialog"))

    def turn_to(self, part: str) -> None:
        """Turn to cables, pacts or news, whatever number of new ones stands on the button."""
        self.page.get_by_role("group", name="Talk").get_by_role("button", name=re.compile(f"^{part}")).click()

    def panel(self, title: str) -> Locator:
        """The part of the screen under this heading."""
        return self.page.get_by_role("region", name=title, exact=True)

    def shows(self, text: str | re.Pattern[str]) -> None:
        """Wait until this text is to be seen."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def at(self, phase: str) -> None:
        """Wait until the screen is in the phase of this title."""
        if self.page.locator("main.board").count():
            expect(self.page.get_by_role("heading", level=1)).to_have_text(phase)
        else:
            expect(self.page.locator(".phases [aria-current=step]")).to_have_text(phase)

    def judge(self, when: str) -> None:
        """Ask axe whether everybody can use the page as it is; what they could not counts as a fault."""
        self.faults += [f"{when}: {fault}" for fault in axe(self.page)]

    def shoot(self, folder: Path | None, what: str, *sizes: tuple[int, int], part: str = "") -> None:
        """See that the page fits each size, on a narrow screen the part whose tab is named; with a folder, take its pictures."""
        for size in sizes or (self.size,):
            self.page.set_viewport_size(_sized(size))
            if part and size[0] < DESK[0]:
                self.press(part, self.page.get_by_role("navigation"))
            if folder is not None:
                # The board is dark until somebody at the projector chooses light, whatever the system's theme is.
                themes = THEMES[1:] if self.size == WALL else THEMES
                pictured(self.page, folder / f"{what}-{size[0]}x{size[1]}", themes, self.theme)
            out = self.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            if out > 0:
                self.faults.append(f"{what}: the page is {out} px wider than a window of {size}")
        self.page.set_viewport_size(_sized(self.size))

    def close(self) -> None:
        """Close the window."""
        self.context.close()

    def _on_console(self, message: ConsoleMessage) -> None:
        excused = self.away and _NO_LINE.search(message.text)
        if message.type in ("error", "warning") and not excused:
            self.faults.append(f"console {message.type}: {message.text}")

    def _on_request(self, request: Request) -> None:
        self._mind(request.url)

    def _on_failure(self, request: Request) -> None:
        # A page that is left gives up what it was still waiting for.
        if not self.away and request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _on_socket(self, socket: WebSocket) -> None:
        self._mind(socket.url)
        socket.on("framereceived", lambda frame: self.frames.append(str(frame)))

    def _mind(self, url: str) -> None:
        where = urlsplit(url)
        if where.scheme != "data" and where.netloc != urlsplit(self.house.base).netloc:
            self.faults.append(f"another host: {url}")


class Room:
    """All the screens of one story, closed together. Pictures go to the folder that WEDGE_SHOTS names, if it names one."""

    def __init__(self, browser: Browser, house: House) -> None:
        self.house = house
        named = os.environ.get("WEDGE_SHOTS")
        self.shots = Path(named) if named else None
        if self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)
        self.screens: list[Screen] = []
        self.people: list[Person] = []
        self._browser = browser

    def screen(self, name: str, **more: Any) -> Screen:
        """Give somebody a browser."""
        self.screens.append(Screen(self._browser, self.house, name, **more))
        return self.screens[-1]

    def begun(self) -> Person:
        """An umpire without a screen, who has opened the game and gone on to where sheets are written."""
        umpire = Person(self.house, name="Ulla").umpire()
        self.people.append(umpire)
        umpire.order("StartGame")
        umpire.order("ClosePhase", turn=1, phase="brief")
        self.at("Deliberation")
        return umpire

    def at(self, phase: str) -> None:
        """Wait until every screen that shows the game is in this phase."""
        for screen in self.screens:
            screen.at(phase)

    def clean(self) -> None:
        """No page wrote an error, broke its policy, asked another host for anything, or asked for what is not there."""
        faults = {screen.name: screen.faults for screen in self.screens if screen.faults}
        assert not faults, json.dumps(faults, indent=1)

    def close(self) -> None:
        """Close every window and send everybody home."""
        for screen in self.screens:
            screen.close()
        for person in self.people:
            person.leave()


@contextmanager
def seminar(browser: Browser, data: Path, *, pace: float = 1.0, scenario: Path | None = None) -> Iterator[Room]:
    """A server with wedge-2025 in three hours in its lobby, and a room of browsers before it; all gone at the end.

    `pace` scales the time that bots take; another `scenario` is played in its own calendar.
    """
    flagship = places.rulebook() / "wedge-2025"
    house = House(data, scenario or flagship, calendar="" if scenario else "express", pace=pace)
    house.start()
    room = Room(browser, house)
    try:
        yield room
    finally:
        room.close()
        house.stop()


def _sized(size: tuple[int, int]) -> Any:
    return {"width": size[0], "height": size[1]}
