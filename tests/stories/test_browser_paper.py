"""A sheet entered from paper and recalled: its words are the team's draft, and what the team had drafted is kept beside it."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, TABLET, Screen, seminar
from .gestures import put_on_sheet, seal

CARROT = "Tariff relief for less trade with Russia (carrot)"
PAPER = {"title": "Invite Beijing to Geneva", "text": "With observers.", "reason": "They like teh lake."}


def test_after_a_recall_either_sheet_can_be_gone_on_with(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        wilma = room.screen("Wilma").join("Lead", "Washington")
        walt = room.screen("Walt", size=PHONE).join("Member", "Washington")
        umpire = room.begun()
        put_on_sheet(wilma, CARROT).get_by_label("Our argument").fill("They need the harbour.")
        expect(walt.page.get_by_label("Our argument")).to_have_value("They need the harbour.")
        wilma.shows("Draft saved")
        umpire.order("EnterPaperSheet", team="washington", turn=1, moves=[PAPER])
        desk = room.screen("Ursula").umpire()
        desk.press("Correct the copy")
        copied = desk.page.get_by_role("group", name="Paper sheet of Washington")
        copied.get_by_label("Our argument").fill("They like the lake.")
        desk.shoot(room.shots, "paper-desk", DESK)
        desk.press("Seal it for the team")
        expect(copied).to_have_count(0)
        desk.shows("They like the lake.")
        wilma.shows("Your own draft is kept: once the lead recalls the sheet, you can go on from either.")
        wilma.judge("paper over a draft")
        wilma.shoot(room.shots, "paper-0-sealed", DESK, PHONE, part="Our moves")
        wilma.press("Recall the sheet")
        for screen in (wilma, walt):
            holds(screen, "They like the lake.")
            screen.shows("This sheet began as what the umpire entered from paper for your team.")
        wilma.page.get_by_text("Kept beside it: what your team had drafted itself").click()
        expect(wilma.panel("Our sheet").locator(".notice")).to_contain_text("They need the harbour.")
        wilma.judge("recalled")
        wilma.shoot(room.shots, "paper-1-recalled", DESK, TABLET, PHONE, part="Our moves")
        wilma.press("Put this on the sheet instead")
        for screen in (wilma, walt):
            holds(screen, "They need the harbour.")
            screen.shows("Kept beside it: what the umpire entered from paper")
        walt.page.reload()
        holds(walt.live(), "They need the harbour.")
        walt.shows("Kept beside it: what the umpire entered from paper")
        seal(wilma)
        assert wilma.known()["view"]["sheet"]["moves"][0]["card"] == "tariff_carrot"
        room.clean()


def holds(screen: Screen, argument: str) -> None:
    """One move stands on the draft, with this argument, and nothing is said of words that gave way."""
    move = screen.page.get_by_role("article", name="Move 1")
    expect(move.get_by_label("Our argument")).to_have_value(argument)
    expect(screen.page.locator(".notice.clash")).to_have_count(0)
