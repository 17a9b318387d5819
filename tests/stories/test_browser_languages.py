"""Two people of one team, each in a language of their own: they join, draft one sheet, are refused, and seal."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from server import places

from .browsing import PHONE, Room, Screen
from .house import House
from .people import Person
from .waiting import eventually

REASON = "Two towns pay for one bridge."


def test_two_people_of_one_team_speak_two_languages(browser: Browser, tmp_path: Path) -> None:
    house = House(tmp_path, places.rulebook() / "tutorial")
    house.start()
    room = Room(browser, house)
    try:
        they_come_in_and_play(room)
        room.clean()
    finally:
        room.close()
        house.stop()


def they_come_in_and_play(room: Room) -> None:
    nora, noel = room.screen("Nora"), room.screen("Noël")
    nora.join("Member", "North Bank")
    he_joins_in_french(noel)
    umpire = Person(room.house, name="Ursula").umpire()
    room.people.append(umpire)
    umpire.order("StartGame")
    umpire.order("ClosePhase", turn=1, phase="brief")
    nora.at("2. Choose")
    noel.at("2. Choisir")
    they_write_one_sheet(nora, noel)
    he_is_refused_in_french(noel)
    he_seals(nora, noel)
    she_changes_her_mind(nora, noel)
    noel.judge("sealed")
    noel.shoot(room.shots, "9-french-team", PHONE)


def he_joins_in_french(noel: Screen) -> None:
    page = noel.open("/").page
    noel.press("Français")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_label("Code de la partie").fill(noel.house.code)
    noel.press("Rejoindre")
    side = page.get_by_role("group", name="Rive-Nord", exact=True)
    side.get_by_role("radio", name=re.compile("^Chef d’équipe")).check()
    page.get_by_label(re.compile("^Votre nom")).fill(noel.name)
    noel.judge("join")
    noel.press("S’asseoir")
    noel.live()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    noel.shows("L’arbitre va ouvrir le premier tour")


def they_write_one_sheet(nora: Screen, noel: Screen) -> None:
    """She puts the card on in English; he sees it in French, and she what he argues, as he wrote it."""
    row = nora.panel("Our cards").locator("details").filter(has_text="Set a new toll")
    row.locator("summary").click()
    nora.press("Put on the sheet", row)
    slot = noel.page.get_by_role("article", name="Coup 1")
    expect(slot.get_by_role("heading", name="Fixer un nouveau péage")).to_be_visible()
    slot.get_by_label(re.compile("^Notre argument")).fill(REASON)
    theirs = nora.page.get_by_role("article", name="Move 1").get_by_label(re.compile("^Our argument"))
    expect(theirs).to_have_value(REASON)


def he_is_refused_in_french(noel: Screen) -> None:
    """A card aimed at his own town is refused; the sentence, the card and the town in it are his language's."""
    give = "async (order) => (await import('/static/js/orders.js')).give(order)"
    order = {"type": "SealSheet", "turn": 1, "moves": [{"card": "watch_the_river", "target": "north_bank"}]}
    answer = noel.page.evaluate(give, order)
    assert answer["refused"]["code"] == "ForbiddenTarget"
    assert "Coup 1\u00a0: Surveiller la rivière de nuit doit viser" in answer["refused"]["says"]
    assert "Rive-Sud" in answer["refused"]["says"]


def he_seals(nora: Screen, noel: Screen) -> None:
    noel.press("Sceller notre feuille")
    expect(noel.page.get_by_role("button", name="Reprendre la feuille")).to_be_visible()
    nora.shows("Sealed")
    expect(
        nora.page.get_by_role("article", name="Move 1").get_by_role("heading", name="Set a new toll")
    ).to_be_visible()


def she_changes_her_mind(nora: Screen, noel: Screen) -> None:
    """She turns her own screen into French in the middle of the game; his stays, and the table behind both is one."""
    nora.press("Français")
    nora.live().at("2. Choisir")
    nora.shows("Fixer un nouveau péage")
    eventually(lambda: nora.known()["view"] == noel.known()["view"], 10, lambda: str(nora.known()["view"]))
