"""Looking ahead at the screens: the umpire's outlook and what each degree would change, and what a team may expect."""

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, Screen, seminar
from .gestures import move_on_table, opened, put_on_sheet
from .people import Person

CARROT = "Tariff relief for less trade with Russia (carrot)"
QUIETLY = {"card": "supply_quietly", "target": "moscow", "covert": True, "reason": "Nobody counts the narwhalgrass."}


def test_the_umpire_and_a_member_look_ahead(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        ursula = room.screen("Ursula").umpire()
        walt = room.screen("Walt").join("Member", "Washington")
        bao = Person(room.house, name="Bao").join("lead", "beijing")
        will = Person(room.house, name="Will").join("lead", "washington")
        room.people += [bao, will]
        ursula.confirm("Start the game")
        ursula.confirm("Close Briefing")
        room.at("Deliberation")
        the_umpire_looks_ahead(ursula)
        a_member_asks_what_to_expect(walt, room.shots)
        bao.order("SealSheet", turn=1, moves=[QUIETLY])
        the_odds_stay_what_they_were(walt)
        will.order("SealSheet", turn=1, moves=walt_s_draft(walt))
        the_umpire_looks_again(ursula, room.shots)
        for phase in ("Deliberation", "Negotiation", "Sealing", "Contest"):
            ursula.confirm(f"Close {phase}")
        room.at("Adjudication")
        the_umpire_asks_what_each_degree_would_change(ursula, room.shots)
        assert not any("narwhalgrass" in frame for frame in walt.frames)
        room.clean()


def the_umpire_looks_ahead(ursula: Screen) -> None:
    ursula.press("Outlook")
    outlook = ursula.panel("Outlook")
    expect(outlook.get_by_text("Expert-set, not a forecast.", exact=True)).to_be_visible()
    expect(outlook.get_by_role("figure").filter(has_text="Expert-set, not a forecast.")).to_have_count(9)
    expect(outlook.get_by_role("figure").first.locator("text")).not_to_have_count(0)
    expect(outlook.get_by_role("img", name=re.compile("in nine futures of ten"))).to_have_count(9)


def a_member_asks_what_to_expect(walt: Screen, shots: Path) -> None:
    slot = put_on_sheet(walt, CARROT)
    slot.get_by_label(re.compile("^Our argument")).fill("Relief is worth more to them.")
    walt.press("What may we expect?", slot)
    expect(slot.get_by_text("By the end of this turn")).to_be_visible()
    expect(slot.get_by_text(re.compile(": up, |: down, ")).first).to_be_visible()
    walt.judge("expect")
    walt.shoot(shots, "a-expect-team", DESK, PHONE, part="Our moves")


def the_odds_stay_what_they_were(walt: Screen) -> None:
    """Beijing has sealed, and asked again the member is told the same, word for word."""
    slot = walt.page.get_by_role("article", name=re.compile("^Move "))
    told = slot.locator(".expect .hopes").all_inner_texts()
    found = [frame for frame in walt.frames if '"ahead"' in frame and "by_turn" in frame]
    walt.press("What may we expect?", slot)
    expect(slot.get_by_role("status").get_by_text("Playing the futures…")).to_have_count(0)
    assert slot.locator(".expect .hopes").all_inner_texts() == told
    again = [frame for frame in walt.frames if "by_turn" in frame][len(found) :]
    assert [answer(frame) for frame in again] == [answer(found[0])]


def answer(frame: str) -> object:
    """What was found, whether it came with the acknowledgement or by itself."""
    told = json.loads(re.sub(r"^\d+", "", frame))
    return next(part["found"] for part in told if isinstance(part, dict))


def walt_s_draft(walt: Screen) -> list[dict[str, object]]:
    walt.shows("Draft saved")
    moves: list[dict[str, object]] = json.loads(
        walt.page.evaluate("async () => JSON.stringify((await import('/static/js/drafting.js')).moves.value)")
    )
    return moves


def the_umpire_looks_again(ursula: Screen, shots: Path) -> None:
    outlook = ursula.panel("Outlook")
    expect(outlook.get_by_text("Something has changed since this was worked out.")).to_be_visible()
    ursula.press("Look again", outlook)
    expect(outlook.get_by_text("As sealed: Beijing and Washington.")).to_be_visible()
    outlook.get_by_label("Show another gauge").select_option("nato_unity")
    expect(outlook.get_by_role("img", name=re.compile("^Unity of NATO"))).to_be_visible()
    ursula.press("Left to doctrines", outlook)
    expect(outlook.get_by_text("As sealed: Beijing and Washington.")).to_have_count(0)
    outlook.locator(".aims summary").first.click()
    outlook.locator(".fan summary").first.click()
    ursula.judge("outlook")
    ursula.shoot(shots, "a-outlook-desk", DESK, PHONE, part="Work")
    ursula.press("Moves", ursula.page.get_by_role("group", name="What to work on"))


def the_umpire_asks_what_each_degree_would_change(ursula: Screen, shots: Path) -> None:
    carrot = opened(move_on_table(ursula, CARROT))
    carrot.get_by_text("What each degree would change").click()
    ursula.press("Work out the end of the game", carrot)
    expect(carrot.get_by_text("Scores of objectives")).to_be_visible()
    expect(carrot.get_by_role("table")).to_have_count(3)
    ursula.page.get_by_text("Objectives from here").click()
    expect(ursula.page.locator(".aims")).to_be_visible()
    ursula.judge("degrees")
    ursula.shoot(shots, "a-degrees-desk", DESK)
