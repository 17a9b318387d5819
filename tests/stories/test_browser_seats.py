"""A seat on the screen: taken away, opened elsewhere, pressed twice, and two umpires with one button."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, Screen, seminar
from .record import exported

# Presses a button at a given moment, so that two people press at the same time.
PRESS_AT = """([selector, at]) => new Promise((done) =>
  setTimeout(() => { document.querySelector(selector).click(); done(Date.now()); }, at - Date.now()))"""
# Notes in the page when a text first stands on it, so that the story's own slowness is not measured with it.
NOTE_WHEN = """(text) => { window.noted = new Promise((done) => {
  const look = () => document.body.innerText.includes(text) && done(Date.now());
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}); }"""


@pytest.mark.alone
def test_a_removed_player_is_told_at_once_and_can_do_nothing_more(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        ursula = room.screen("Ursula").umpire()
        wilma = room.screen("Wilma").join("Lead", "Washington")
        ursula.confirm("Start the game")
        room.at("Briefing")
        ursula.confirm("Close Briefing")
        room.at("Deliberation")
        wilma.press("Write a move of our own")
        title = wilma.page.get_by_label("What we do, in a line")
        title.fill("Go home")
        wilma.shows("Draft saved")
        wilma.page.locator(".composer textarea").fill("Not sent, and mine")
        wilma.page.evaluate(NOTE_WHEN, "Seat closed")
        ursula.press("Seats")
        lost = ursula.panel("Seats").get_by_role("link", name="Everybody's personal link")
        expect(lost).to_have_attribute("href", "/seats/cards")
        ursula.shoot(room.shots, "8-seats-desk", DESK, PHONE, part="Work")
        row = ursula.panel("Seats").get_by_role("listitem").filter(has_text="Wilma")
        row.locator("summary").click()
        ursula.press("Remove", row)
        now = ursula.page.evaluate("() => Date.now()")
        pressed = ursula.page.evaluate(PRESS_AT, ["dialog .grave.main", now])
        wilma.shows("Seat closed")
        assert wilma.page.evaluate("() => window.noted") - pressed < 1000
        wilma.judge("removed")
        wilma.shoot(room.shots, "8-removed-team", PHONE)
        assert_nothing_more_is_taken(wilma, ursula, tmp_path)
        room.clean()


def assert_nothing_more_is_taken(wilma: Screen, ursula: Screen, folder: Path) -> None:
    """Her page is empty but for her own words, and neither a reload nor a request of its own opens the table to her."""
    before = exported(wilma.house, folder / "before.wedge").entries
    expect(wilma.page.locator("main, nav, dialog")).to_have_count(0)
    expect(wilma.page.get_by_label("What you had written and not sent")).to_have_value("Not sent, and mine")
    assert "Go home" not in wilma.page.content() and wilma.page.locator("#first").count() == 0
    kept = wilma.page.evaluate("() => Object.keys(localStorage)")
    assert not [key for key in kept if key.startswith(("wedge.draft.", "wedge.text.", "wedge.read."))], kept
    expect(ursula.panel("Seats").get_by_text("Wilma")).to_have_count(0)
    assert wilma.page.evaluate("async () => (await fetch('/replay/frames.json')).status") == 403
    wilma.faults.clear()
    wilma.page.get_by_role("link", name="To the hall").click()
    wilma.shows("Your seat is not open in this browser any more")
    assert exported(wilma.house, folder / "after.wedge").entries == before


def test_a_personal_link_opens_the_same_seat_on_another_device(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        wilma = room.screen("Wilma").join("Lead", "Washington")
        ursula = room.begun()
        wilma.press("My personal link")
        link = wilma.page.get_by_role("dialog").get_by_role("textbox").input_value()
        wilma.press("Close", wilma.page.get_by_role("dialog"))
        phone = room.screen("Wilma's phone", size=PHONE)
        phone.page.goto(link)
        phone.live().shows("Wilma, Lead")
        assert phone.known()["me"] == wilma.known()["me"]
        assert phone.known()["view"] == wilma.known()["view"]
        wilma.press("Write a move of our own")
        wilma.page.get_by_label("What we do, in a line").fill("Call from the car")
        expect(phone.page.get_by_label("What we do, in a line")).to_have_value("Call from the car")
        phone.page.get_by_label("How, with whom, with what means").fill("By telephone.")
        expect(wilma.page.get_by_label("How, with whom, with what means")).to_have_value("By telephone.")
        assert len(ursula.view["seats"]) == 2
        room.clean()


def test_a_double_click_on_seal_counts_once(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        wilma = room.screen("Wilma").join("Lead", "Washington")
        room.begun()
        wilma.page.get_by_role("button", name="Seal an empty sheet").dblclick()
        recall = wilma.page.get_by_role("button", name="Recall the sheet")
        expect(recall).to_be_visible()
        wilma.press("Recall the sheet")
        wilma.page.get_by_role("button", name="Seal an empty sheet").click()
        # A slow finger: the second click of the pair finds Recall where Seal stood.
        recall.dispatch_event("click", {"detail": 2})
        wilma.page.locator(".composer textarea").fill("We have handed in.")
        wilma.press("Send", wilma.page.locator(".composer"))
        expect(wilma.page.get_by_role("log").get_by_text("We have handed in.")).to_be_visible()
        expect(recall).to_be_visible()
        expect(wilma.page.locator(".refusal")).to_have_count(0)
        assert [kind for kind in orders(wilma, tmp_path) if "Sheet" in kind] == [
            "SealSheet",
            "RecallSheet",
            "SealSheet",
        ]
        room.clean()


def test_of_two_umpires_who_close_a_phase_together_one_does(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        umpires = room.screen("Ursula").umpire(), room.screen("Ulrich").umpire()
        umpires[0].confirm("Start the game")
        room.at("Briefing")
        for umpire in umpires:
            umpire.press("Close Briefing")
            expect(umpire.page.get_by_role("dialog")).to_be_visible()
        at = umpires[0].page.evaluate("() => Date.now() + 1000")
        for umpire in umpires:
            # Without waiting for the promise, so that both are armed before either fires.
            umpire.page.evaluate(f"(given) => void ({PRESS_AT})(given)", ["dialog .button.main", at])
        room.at("Deliberation")
        for umpire in umpires:
            expect(umpire.page.get_by_role("dialog")).to_have_count(0)
            expect(umpire.page.get_by_role("button", name="Close Deliberation")).to_be_visible()
        told = sum(umpire.page.locator(".refusal").count() for umpire in umpires)
        assert told <= 1, "whoever was second may be told who was first; the first is told nothing"
        assert orders(umpires[0], tmp_path).count("ClosePhase") == 1
        room.clean()


def orders(screen: Screen, folder: Path) -> list[str]:
    """The types of the orders in the log, in their order."""
    entries = exported(screen.house, folder / "orders.wedge").entries
    return [json.loads(entry.body)["order"]["type"] for entry in entries]
