"""The board at the screen: the umpire tells moves one by one, darkens it and lights it; it comes back as it was."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from .browsing import WALL, Room, Screen, seminar
from .campaign import Accident, Campaign, seated

CARROT = "Tariff relief for less trade with Russia (carrot)"


def test_the_umpire_tells_moves_one_by_one_and_the_board_follows(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room, seated(room.house, stop_at("1 contest")) as campaign:
        wall = room.screen("Wall", size=WALL).open(f"/board/{room.house.code}").live()
        with pytest.raises(Reached):
            play(campaign)
        ursula = room.screen("Ursula").open(campaign.umpire.sync()["me"]["link"]).live()
        wall.at("Contest")
        nothing_is_told_yet(wall)
        for told, team in ((1, "Washington"), (2, "Moscow")):
            ursula.panel("Projector").get_by_role("button", name=re.compile(f"^Show the room: {team}")).click()
            expect(moves(wall)).to_have_count(told)
            expect(moves(wall).last).to_contain_text(team)
        wall.judge("two moves told")
        wall.page.reload()
        wall.live()
        expect(moves(wall)).to_have_count(2)
        the_board_goes_dark_and_comes_back(ursula, wall)
        ursula.confirm("Show all")
        wall.page.keyboard.press("l")
        expect(wall.page.locator("html")).to_have_attribute("data-theme", "light")
        wall.judge("all moves told, in light")
        finish(room, campaign, wall)


def nothing_is_told_yet(wall: Screen) -> None:
    expect(wall.page.get_by_text("The umpire tells them one by one.")).to_be_visible()
    assert wall.known()["view"]["moves"] == {}


def the_board_goes_dark_and_comes_back(ursula: Screen, wall: Screen) -> None:
    """From the desk, where a reload does not light it, and by the key at the projector."""
    ursula.press("Dark", ursula.panel("Projector"))
    expect(wall.page.locator(".board.blank")).to_be_attached()
    wall.page.reload()
    expect(wall.live().page.locator(".board.blank")).to_be_attached()
    ursula.press("By phase", ursula.panel("Projector"))
    expect(moves(wall)).to_have_count(2)
    for count in (1, 0):
        wall.page.keyboard.press("b")
        expect(wall.page.locator(".board.blank")).to_have_count(count)
    wall.page.keyboard.press("?")
    expect(wall.page.get_by_role("dialog").get_by_text("blank the board, and light it again")).to_be_visible()
    wall.judge("keys")
    wall.page.keyboard.press("Escape")
    expect(wall.page.get_by_role("dialog")).to_have_count(0)


def finish(room: Room, campaign: Campaign, wall: Screen) -> None:
    """Rule and resolve the turn: the causes stand on the board, and all the while nothing covert came over its line."""
    turn = {"turn": 1}
    campaign.umpire.order("ClosePhase", **turn, phase="contest")
    campaign.umpire.order("AcceptRulings", **turn)
    campaign.umpire.order("ClosePhase", **turn, phase="adjudicate")
    expect(wall.page.locator(".causes dt")).to_have_count(4)
    expect(wall.page.locator(".causes dd").first).to_be_visible()
    expect(wall.page.locator(".causes dd.rest").first).to_contain_text("other causes together")
    wall.judge("causes")
    too_small = "[...document.querySelectorAll('.board *')].filter((e) => !e.children.length && e.textContent.trim()"
    too_small += (
        " && !e.closest('.hidden, svg') && parseFloat(getComputedStyle(e).fontSize) < 32).map((e) => e.textContent)"
    )
    assert wall.page.evaluate(too_small) == []
    assert wall.page.evaluate("parseFloat(getComputedStyle(document.querySelector('time')).fontSize)") >= 160
    heard = "\n".join([*wall.frames, wall.page.content()])
    assert CARROT in heard and "Russia must not fall." not in heard
    room.clean()


def moves(wall: Screen) -> Locator:
    return wall.page.locator(".revealed li")


class Reached(Exception):
    """The campaign is where the story begins."""


def stop_at(step: str) -> Accident:
    """Leave the campaign at this step."""

    def accident(now: str) -> None:
        if now == step:
            raise Reached

    return accident


def play(campaign: Campaign) -> None:
    campaign.umpire.order("StartGame")
    campaign.play_turn()
