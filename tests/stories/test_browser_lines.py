"""What is typed is kept, and the screen comes back to the truth: through a reload, and through three kinds of lost line."""

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from .browsing import Screen, seminar
from .cutting_proxy import CuttingProxy
from .people import Person
from .waiting import eventually

WITHIN_S = 5.0
AWAY_MS = 10_000


def test_a_reload_in_the_middle_of_a_word_loses_no_character(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        wilma = room.screen("Wilma").join("Lead", "Washington")
        room.begun()
        typed = ""
        argument = new_move(wilma)
        for piece in ("Because the price of waiting ", "is paid by those ", "who did not ch"):
            argument.press_sequentially(piece)
            typed += piece
            wilma.page.reload()
            wilma.live()
            argument = argument_of(wilma)
            expect(argument).to_have_value(typed)
        cable = "To be sent once the words are f"
        wilma.page.locator(".composer textarea").press_sequentially(cable)
        wilma.page.reload()
        expect(wilma.live().page.locator(".composer textarea")).to_have_value(cable)
        room.clean()


@pytest.mark.alone
def test_three_screens_lose_their_line_and_find_the_truth_again(browser: Browser, tmp_path: Path) -> None:
    """Wilma's browser goes offline, Bao's connections are cut, Mikhail's fall silent; the game goes on without them."""
    with (
        seminar(browser, tmp_path) as room,
        CuttingProxy(room.house.port) as cut,
        CuttingProxy(room.house.port) as hushed,
    ):
        wilma = room.screen("Wilma").join("Lead", "Washington")
        bao = room.screen("Bao", proxy=cut.address).join("Lead", "Beijing")
        mikhail = room.screen("Mikhail", proxy=hushed.address).join("Lead", "Moscow")
        ursula = room.begun()
        lost = (wilma, bao, mikhail)
        for screen in lost:
            new_move(screen).press_sequentially("Before the line was lost, ")
            screen.shows("Draft saved")
        witnesses = {screen.name: witness(screen) for screen in lost}
        room.people += witnesses.values()

        for screen in lost:
            screen.away = True
        wilma.context.set_offline(True)
        cut.cut()
        hushed.hush()
        for screen in lost:
            argument_of(screen).press_sequentially("and while it was away.")
        write_cable(bao, "Moscow", "Written in the dark.")
        bao.shows("No connection")
        expect(bao.panel("At our table")).to_contain_text("when this machine lost its line")
        bao.shows("1 message waits to be sent")
        the_game_goes_on(ursula)
        wilma.page.wait_for_timeout(AWAY_MS)

        wilma.context.set_offline(False)
        cut.mend()
        hushed.mend()
        for screen in lost:
            person = witnesses[screen.name]
            eventually(partial(is_true, screen, person), WITHIN_S, partial(differences, screen, person))
            expect(argument_of(screen)).to_have_value("Before the line was lost, and while it was away.")
            expect(screen.page.get_by_text("No connection")).to_have_count(0)
            expect(screen.panel("At our table")).not_to_contain_text("lost its line")
            screen.away = False
        sent = [cable["text"] for cable in ursula.view["cables"].values()]
        assert sent.count("Written in the dark.") == 1
        room.clean()


def the_game_goes_on(ursula: Person) -> None:
    """Things happen that those who are away do not hear of."""
    ursula.order("MoveClock", minutes=1)
    ursula.order("Announce", text="Tea is served.")
    ursula.order("ClosePhase", turn=1, phase="deliberate")


def witness(screen: Screen) -> Person:
    """The same seat on another device, which keeps its line: what the server says this seat may know."""
    person = Person(screen.house, name=f"{screen.name} elsewhere")
    known = screen.known()
    person.game = known["view"]["game"]["game"]
    assert person.http.get(known["me"]["link"]).ok
    return person.connect()


def is_true(screen: Screen, person: Person) -> bool:
    """Whether a page shows the server's view, and the server has the draft that the page shows."""
    known = screen.known()
    server = person.sync()
    typed = argument_of(screen).input_value()
    return (
        known["line"] == "live"
        and (known["rev"], known["view"]) == (server["rev"], server["view"])
        and [move["reason"] for move in moves_of(server)] == [typed]
    )


def differences(screen: Screen, person: Person) -> str:
    """In what a page and the server differ, by section."""
    known, server = screen.known(), person.sync()
    sections = [name for name in server["view"] if known["view"].get(name) != server["view"][name]]
    return (
        f"{screen.name}: line {known['line']}, revision {known['rev']} of {server['rev']}, sections {sections}, "
        f"draft on the page {argument_of(screen).input_value()!r}, on the server {moves_of(server)}"
    )


def moves_of(server: dict[str, Any]) -> list[dict[str, Any]]:
    """The moves of the draft that the server holds."""
    return list((server["draft"] or {"moves": []})["moves"])


def new_move(screen: Screen) -> Locator:
    """Begin a move of the team's own; the place where its argument is written."""
    screen.press("Write a move of our own")
    return argument_of(screen)


def argument_of(screen: Screen) -> Locator:
    """Where the argument of the one move on the sheet is written."""
    return screen.page.get_by_role("article", name="Move 1").get_by_label(re.compile("^Our argument"))


def write_cable(screen: Screen, to: str, text: str) -> None:
    """Write a cable and press Send, whatever becomes of it."""
    screen.page.get_by_role("list", name="Channels").get_by_role("button", name=re.compile(f"^{to}")).click()
    screen.page.locator(".composer textarea").fill(text)
    screen.press("Send", screen.page.locator(".composer"))
