"""A whole turn without a mouse: a lead from the hall to the results, and the umpire from the first phase to the rulings."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import Room, seminar
from .keyboard import Keyboard
from .people import Person

CARROT = "Tariff relief for less trade with Russia (carrot)"
VISIBLE = {"card": "reassure_moscow", "target": "moscow", "reason": "An old friend is a good friend."}


def test_a_turn_is_played_by_keys_alone(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        bao = Person(room.house, name="Bao").join("lead", "beijing")
        room.people.append(bao)
        wilma, ursula = comes_in(room), takes_the_desk(room)
        ursula.confirm("Start the game")
        sends_an_inject(ursula)
        closes(room, ursula, "Briefing", "Deliberation")
        drafts(wilma)
        writes(wilma)
        clause = {"party": "washington", "kind": "plays", "card": "tariff_carrot"}
        bao.until_phase("deliberate")
        bao.order("ProposePact", title="Relief", parties=["washington"], clauses=[clause], until=2)
        closes(room, ursula, "Deliberation", "Negotiation")
        signs(wilma)
        closes(room, ursula, "Negotiation", "Sealing")
        wilma.button("Seal our sheet")
        expect(wilma.screen.page.get_by_role("button", name="Recall the sheet")).to_be_focused()
        bao.order("SealSheet", turn=1, moves=[VISIBLE])
        closes(room, ursula, "Sealing", "Contest")
        wilma.held("when the sheet gave way to the table")
        estimates(wilma)
        closes(room, ursula, "Contest", "Adjudication")
        ursula.confirm("Accept all 2 proposals")
        ursula.screen.shows("Every move has its ruling.")
        closes(room, ursula, "Adjudication", "Results")
        wilma.screen.shows("What changed, and why")
        wilma.held("at the results")
        room.clean()


def comes_in(room: Room) -> Keyboard:
    """Through the hall: past the skip link, code, place, name."""
    wilma = Keyboard(room.screen("Wilma").open("/"))
    page = wilma.screen.page
    wilma.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    wilma.press("Enter")
    wilma.to(page.get_by_label("Join code")).type(room.house.code)
    wilma.press("Enter")
    wilma.to(page.get_by_role("group", name="Washington").get_by_role("radio", name=re.compile("^Lead"))).press("Space")
    wilma.to(page.get_by_label(re.compile("^Your name"))).type("Wilma")
    wilma.press("Enter")
    wilma.screen.live().shows("Who is here")
    return wilma


def takes_the_desk(room: Room) -> Keyboard:
    ursula = Keyboard(room.screen("Ursula").open(room.house.umpire))
    page = ursula.screen.page
    ursula.to(page.get_by_label(re.compile("^Your name"))).type("Ursula")
    ursula.to(page.get_by_role("radio", name=re.compile("^Umpire"))).press("Space", "Enter")
    ursula.screen.live().shows("Teams")
    ursula.press("Tab")
    expect(page.get_by_role("link", name="Work", exact=True)).to_be_focused()
    ursula.press("Enter", "Tab")
    assert page.evaluate("() => document.querySelector('#work').contains(document.activeElement)")
    return ursula


def sends_an_inject(ursula: Keyboard) -> None:
    due = ursula.screen.panel("Injects")
    first = due.get_by_role("listitem").first
    title = first.locator("summary").inner_text().splitlines()[0]
    ursula.to(first.get_by_role("button", name="Send now"))
    ursula.press("Enter")
    expect(ursula.screen.page.get_by_role("dialog")).to_be_visible()
    ursula.press("Enter")
    expect(due.get_by_role("listitem").filter(has_text=title)).to_have_count(0)
    ursula.held("when the inject has gone")


def closes(room: Room, ursula: Keyboard, phase: str, following: str) -> None:
    ursula.confirm(f"Close {phase}", back=True)
    room.at(following)


def drafts(wilma: Keyboard) -> None:
    page = wilma.screen.page
    card = wilma.screen.panel("Our cards").locator("details").filter(has_text=CARROT)
    wilma.to(card.locator("summary")).press("Enter")
    wilma.button("Put on the sheet", card)
    slot = page.get_by_role("article", name="Move 1")
    wilma.to(slot.get_by_label(re.compile("^Our argument")), back=True).type("Relief is worth more.")
    wilma.screen.shows("Draft saved")


def writes(wilma: Keyboard) -> None:
    channels = wilma.screen.page.get_by_role("list", name="Channels")
    wilma.to(channels.get_by_role("button", name=re.compile("^Beijing"))).press("Enter")
    cable = wilma.screen.page.locator(".composer textarea").first
    wilma.to(cable).type("The offer holds for one year.")
    wilma.button("Send", wilma.screen.page.locator(".composer"))
    expect(wilma.screen.page.get_by_role("log").get_by_text("The offer holds")).to_be_visible()
    # The button has nothing more to send; the next line can be typed at once.
    expect(cable).to_be_focused()


def signs(wilma: Keyboard) -> None:
    talk = wilma.screen.page.get_by_role("group", name="Talk")
    wilma.to(talk.get_by_role("button", name=re.compile("^Pacts")), back=True).press("Enter")
    wilma.button("Sign")
    expect(wilma.screen.panel("Pacts").get_by_text("In force", exact=True)).to_be_visible()
    wilma.held("when there is nothing more to sign")


def estimates(wilma: Keyboard) -> None:
    move = wilma.screen.page.locator("article.move").filter(has_text="Beijing").last
    wilma.button("30 %, unlikely", move)
    expect(move.get_by_text("Your estimate: 30 %")).to_be_visible()
    wilma.held("when the estimate is given")
