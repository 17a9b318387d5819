"""The replay at the screen: through two turns by keyboard, with other eyes, and never with a rival's."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from server.umpire.digest import canonical

from .browsing import DESK, PHONE, Room, Screen, seminar
from .campaign import Campaign, seated
from .people import Person
from .record import exported, sights


def test_two_turns_are_walked_through_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room, seated(room.house) as campaign:
        two_turns(campaign)
        shown = sights(exported(room.house, tmp_path / "game.wedge"))
        ursula = sitting_as(room, campaign.umpire)
        ursula.open("/replay")
        last = len(shown["umpire"])
        at_step(ursula, 1, last)
        expect(ursula.page.get_by_role("link", name="Back to the desk")).to_have_attribute("href", "/play")
        ursula.judge("replay")
        keys = {"ArrowRight": (2, 3), "ArrowLeft": (2, 1), "End": (last, last), "Home": (1, 1)}
        for key, step in [(key, step) for key, steps in keys.items() for step in steps]:
            ursula.page.keyboard.press(key)
            at_step(ursula, step, last)
            assert seen(ursula) == known(shown["umpire"][step - 1])
        ursula.page.get_by_role("slider", name="Place in the record").focus()
        ursula.page.keyboard.press("End")
        at_step(ursula, last, last)
        ursula.page.keyboard.press("ArrowLeft")
        at_step(ursula, last - 1, last)
        ursula.press("Turn 2")
        ursula.shows(re.compile("^March 2026 to February 2027, Briefing"))
        ursula.page.keyboard.press("End")
        a_gauge_is_looked_at_in_large(ursula)
        ursula.judge("replay at its end")
        ursula.shoot(room.shots, "9-replay", DESK, PHONE)

        eyes = ursula.page.get_by_label("As seen by")
        expect(eyes).to_have_value("umpire")
        ursula.page.keyboard.press("f")
        expect(eyes).not_to_have_value("umpire")
        eyes.select_option(label="Moscow")
        at_step(ursula, len(shown["team:moscow"]), len(shown["team:moscow"]))
        assert seen(ursula) == known(shown["team:moscow"][-1])
        ursula.shoot(room.shots, "9-replay-moscow", DESK)
        room.clean()


def test_a_lead_looks_back_with_no_rivals_eyes(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room, seated(room.house) as campaign:
        campaign.umpire.order("StartGame")
        wilma = sitting_as(room, campaign.leads["washington"])
        wilma.open("/replay").shows("Step 1 of")
        eyes = wilma.page.get_by_label("As seen by")
        assert eyes.locator("option").all_inner_texts() == ["Washington", "Observers"]
        for _ in range(3):
            wilma.page.keyboard.press("f")
            expect(eyes).not_to_be_disabled()
        assert eyes.input_value() in ("team:washington", "observer")
        for audience in ("team:moscow", "umpire", "analyst", "projector"):
            status = f"async () => (await fetch('/replay/frames.json?audience={audience}')).status"
            assert wilma.page.evaluate(status) == 403
        wilma.open("/replay?audience=team:moscow")
        wilma.shows(re.compile("Your seat may replay the game as one of these saw it.*: team:washington, observer"))
        assert wilma.known()["view"] is None


def a_gauge_is_looked_at_in_large(screen: Screen) -> None:
    """Its line is drawn on a canvas, its figures stand as a table, and every change of it says why."""
    screen.page.get_by_role("button", name="Moscow's price: show in large").click()
    large = screen.panel("One gauge in large")
    expect(large.get_by_role("combobox")).to_have_value("concession_price")
    expect(large.locator("canvas").first).to_be_visible()
    large.get_by_text("The same as a table").click()
    path = screen.known()["view"]["gauges"]["concession_price"]["path"]
    assert len(large.get_by_role("table").get_by_role("row").all()) == 2 + (len(path) - 1) // 4
    for change in large.locator(".whys > li").all():
        expect(change.locator("li").first).to_be_visible()
    expect(screen.panel("Who is tied to whom").get_by_role("img")).to_be_visible()


def two_turns(campaign: Campaign) -> None:
    """Let the people play two turns over their sockets."""
    campaign.umpire.order("StartGame")
    for _ in range(2):
        campaign.play_turn()


def sitting_as(room: Room, person: Person) -> Screen:
    """A browser in which a person who has a seat already opens it by the personal link."""
    return room.screen(person.name).open(person.sync()["me"]["link"]).live()


def at_step(screen: Screen, step: int, last: int) -> None:
    """Wait until the scrubber stands at a step."""
    expect(screen.page.get_by_text(f"Step {step} of {last}", exact=True)).to_be_visible()


def seen(screen: Screen) -> Any:
    """The view that the page is drawn from."""
    return screen.known()["view"]


def known(view: dict[str, Any]) -> Any:
    """A view worked out from the log, as it is on the wire."""
    return json.loads(canonical(view))
