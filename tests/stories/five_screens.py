"""The table of a story: an umpire, three players of two teams and the projector, and what must be true of their screens."""

import json
from pathlib import Path

from playwright.sync_api import Locator

from server.umpire.digest import canonical

from .browsing import DESK, TABLET, WALL, Room, Screen
from .record import exported, sights


class Table:
    """Who sits where: Ursula at the desk, Wilma and Walt for Washington, Bao for Beijing, and the wall."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.ursula = room.screen("Ursula")
        self.wilma = room.screen("Wilma")
        self.walt = room.screen("Walt", size=TABLET, theme="dark")
        self.bao = room.screen("Bao", theme="dark")
        self.wall = room.screen("Wall", size=WALL)

    @property
    def screens(self) -> tuple[Screen, ...]:
        return (self.ursula, self.wilma, self.walt, self.bao, self.wall)

    def close_phase(self, phase: str, following: str) -> None:
        """The umpire closes a phase, and every screen shows the next."""
        self.ursula.confirm(f"Close {phase}")
        self.room.at(following)

    def looked_at(self, phase: str, *sizes: tuple[int, int], part: str = "Our moves") -> None:
        """Every kind of screen fits its sizes in this phase, and its picture is taken."""
        self.ursula.shoot(self.room.shots, f"{phase}-desk", DESK)
        self.wall.shoot(self.room.shots, f"{phase}-board", WALL)
        self.wilma.shoot(self.room.shots, f"{phase}-team", *(sizes or (DESK,)), part=part)


def assert_adds_up(account: Locator) -> None:
    """The shares of a change, as they are printed, make up the change that is printed under them."""
    parts = [cell.inner_text() for cell in account.locator("tbody td.num").all()]
    whole = account.locator("tfoot td.num").inner_text()
    shares = [float(part.replace("\u2212", "-")) for part in parts]
    # Each figure is rounded to what it shows, and a share too small to show may be left out.
    rounding = sum(0.5 * 10.0 ** -len(text.partition(".")[2]) for text in (*parts, whole))
    assert shares, account.inner_text()
    assert abs(sum(shares) - float(whole.replace("\u2212", "-"))) <= rounding, account.inner_text()


def assert_no_secret_reached_the_wall(table: Table, words: tuple[str, ...]) -> None:
    """None of these words has come to the projector, on the screen or over its socket."""
    assert table.wall.frames, "the wall has a socket, and something came over it"
    heard = "\n".join([*table.wall.frames, table.wall.page.content()])
    assert [word for word in words if word in heard] == []


def assert_screens_show_what_was_known(table: Table, folder: Path) -> None:
    """What each page is drawn from is, to the value, the sight of its audience worked out anew from the log."""
    known = {screen.name: screen.known() for screen in table.screens}
    shown = sights(exported(table.room.house, folder / "game.wedge"))
    for name, screen in known.items():
        revisions = shown[screen["audience"]]
        assert screen["rev"] == len(revisions), name
        assert screen["view"] == json.loads(canonical(revisions[-1])), name
