"""The rulebook at the screen: umpire and team look up the same gauge, by map, by keyboard and from their own pages."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, TABLET, Room, Screen, seminar
from .house import House

KINDS = (
    *("", "map", "teams", "cards", "gauges", "links", "policies", "pacts", "objectives", "theories", "unknowns", "injects"),
    *("doctrines", "curves", "sources", "claims", "print/cards", "print/briefs"),
    *("gauge/peace", "link/peace_trades", "card/raid", "policy/toll", "theory/gloomy", "team/red"),
)  # fmt: skip
DRESSED = ("", "map", "gauge/peace", "link/peace_trades", "card/raid", "claims", "injects", "print/cards")
"""Pages that hold between them everything that has a colour."""


def test_umpire_and_team_look_up_the_same_gauge_and_see_what_each_may(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        ursula = room.screen("Ursula").umpire()
        mina = room.screen("Mina", theme="dark").join("Member", "Beijing")
        book = f"/rulebook/{room.house.code}"

        from_the_team_screen_to_a_gauge(mina)
        for who, whole in ((ursula, True), (mina, False)):
            who.open(f"{book}/gauge/cohesion").shows("What drives it")
            said = who.page.locator("main").inner_text()
            assert "Refusals remembered wear the tie down" in said
            assert ("Russian resentment of China" in said) == ("A summit is postponed" in said) == whole
            assert ("In part by what your seat cannot see." in said) != whole
        on_the_map(ursula, book, near="Russian resentment of China")
        assert mina.open(f"{book}/map").page.locator("[data-gauge=russian_resentment]").count() == 0
        assert mina.page.request.get(f"{ursula.house.base}{book}/gauge/russian_resentment").status == 404

        mina.open(f"{book}/gauges").page.get_by_label("Find on this page").fill("tariff")
        expect(mina.page.locator("[data-item]:visible")).to_have_count(3)
        for part in ("map", "gauge/cohesion", "claims"):
            ursula.open(f"{book}/{part}").shoot(
                room.shots, f"10-rulebook-{part.replace('/', '-')}", DESK, TABLET, PHONE
            )
        room.clean()


def test_everybody_can_use_every_kind_of_page_in_light_and_dark(browser: Browser, tmp_path: Path) -> None:
    # The harbour's pages are of every kind, and short.
    house = House(tmp_path, Path(__file__).parents[1] / "rulebooks" / "harbour")
    house.start()
    room = Room(browser, house)
    try:
        ursula = room.screen("Ursula").umpire()
        book = f"/rulebook/{room.house.code}"
        for theme, parts in (("light", KINDS), ("dark", DRESSED)):
            ursula.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            for part in parts:
                ursula.open(f"{book}/{part}").judge(f"rulebook {part}, {theme}")
                ursula.shoot(None, f"rulebook {part}", PHONE)
        room.clean()
    finally:
        room.close()
        house.stop()


def from_the_team_screen_to_a_gauge(who: Screen) -> None:
    link = who.page.get_by_role("link", name="Danger of escalation").first
    with who.page.context.expect_page() as opened:
        link.click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Danger of escalation")
    opened.value.close()
    with who.page.context.expect_page() as opened:
        who.page.get_by_role("link", name="Rulebook", exact=True).first.click()
    expect(opened.value.get_by_text("You read what Beijing may know.")).to_be_visible()
    opened.value.close()


def on_the_map(who: Screen, book: str, near: str) -> None:
    """By keyboard alone: into a gauge's facts, and back to all of the map."""
    who.open(f"{book}/map")
    chosen = who.page.locator("svg [data-gauge=cohesion]")
    chosen.focus()
    who.page.keyboard.press("Enter")
    facts = who.page.get_by_role("complementary")
    expect(facts).to_be_focused()
    expect(facts.get_by_role("heading", level=2).first).to_have_text("Moscow-Beijing cohesion")
    expect(who.page.locator("svg a.lit", has_text=re.compile(near.split()[0])).first).to_be_visible()
    expect(chosen).to_have_attribute("aria-current", "true")
    assert who.page.url.endswith("/map#cohesion")
    who.judge("map with facts")
    who.page.reload()
    expect(facts).to_be_visible()
    who.page.keyboard.press("Escape")
    expect(facts).to_be_hidden()
    assert who.page.locator("svg .lit").count() == 0
