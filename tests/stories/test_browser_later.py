"""A line that fails just when a part of the page is fetched: the page says so, and has the part when the line is back."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import seminar

PART = "**/js/components/card-body.js"


def test_a_part_that_cannot_be_fetched_is_told_of_and_comes_when_it_can(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        wilma = room.screen("Wilma")
        wilma.page.route(PART, lambda asked: asked.abort("internetdisconnected"))
        wilma.join("Lead", "Washington")
        room.begun()
        card = wilma.page.locator("details.card").first
        card.locator("summary").click()
        expect(card.get_by_text("This part of the page could not be fetched.")).to_be_visible()
        expect(card.get_by_role("button", name="Load it again")).to_be_visible()
        expect(wilma.panel("Our sheet").get_by_role("button", name="Seal an empty sheet")).to_be_enabled()
        wilma.page.unroute(PART)
        expect(card.get_by_role("button", name="Put on the sheet")).to_be_visible()
        assert wilma.faults and all("card-body.js" in fault or "ERR_INTERNET" in fault for fault in wilma.faults)
        wilma.faults.clear()
        room.clean()
