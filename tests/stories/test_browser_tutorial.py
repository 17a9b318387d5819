"""Before the seminar: everybody says that they hear, plays the tutorial's turn, and lands in the lobby of the game itself."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import Room, Screen, seminar
from .cutting_proxy import CuttingProxy


def test_a_room_hears_learns_and_goes_on_to_its_game(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room, CuttingProxy(room.house.port) as wifi:
        ursula = room.screen("Ursula").umpire()
        wilma = room.screen("Wilma").join("Lead", "Washington")
        mikhail = room.screen("Mikhail", proxy=wifi.address).join("Lead", "Moscow")
        everybody_hears(ursula, wilma, mikhail, wifi)
        ursula.shoot(room.shots, "desk-lines")
        wilma.judge("lobby")

        before = wilma.known()["me"]
        go_on(ursula, "Choose Tutorial, two banks of a river", "Open it and go on there")
        for player in (wilma, mikhail):
            follow(player)
        expect(wilma.page.get_by_role("heading", name="North Bank", level=1)).to_be_visible()
        ursula.confirm("Start the game")
        hints(room, wilma)
        for phase in ("1. Read", "2. Choose"):
            ursula.confirm(f"Close {phase}")
        the_only_other_town(wilma, mikhail)
        for phase in ("3. Talk", "4. Seal", "5. Argue"):
            ursula.confirm(f"Close {phase}")
        wilma.shows("6. Roll")
        go_on(ursula, "Go on to it Wedge 2025", "Go on there")
        for player in (wilma, mikhail):
            follow(player)
        after = wilma.known()["me"]
        assert (after["seat"], after["name"], after["team"]) == (before["seat"], "Wilma", "washington")
        assert after["link"] == before["link"]
        assert {who["name"] for who in ursula.known()["view"]["seats"].values()} == {"Ursula", "Wilma", "Mikhail"}
        wilma.shows("Can you hear the table?")
        room.clean()


def everybody_hears(ursula: Screen, wilma: Screen, mikhail: Screen, wifi: CuttingProxy) -> None:
    """The desk tells a good line from a slow one, and learns of one that is lost."""
    lines = ursula.panel("Can everybody hear?")
    expect(lines).to_contain_text("has not pressed yet")
    wilma.press("I can hear you")
    wilma.shows("ms there and back")
    wifi.slow(0.5)
    mikhail.press("I can hear you")
    mikhail.shows("Hears badly")
    expect(lines).to_contain_text("Sit nearer to the access point")
    wifi.slow(0)
    mikhail.away = True
    wifi.cut()
    expect(lines.get_by_text("Lost", exact=True)).to_be_visible()
    wifi.mend()
    expect(lines.get_by_text("Lost", exact=True)).to_have_count(0)
    mikhail.live()
    mikhail.away = False


def go_on(ursula: Screen, where: str, how: str) -> None:
    """From the desk's menu to another game, with everybody placed as it is suggested."""
    ursula.page.get_by_text("Prepare", exact=True).first.click()
    ursula.page.get_by_role("link", name="Another game, or the tutorial").first.click()
    ursula.judge("another game")
    ursula.page.get_by_role("link", name=where).click()
    ursula.judge("who sits where")
    ursula.press(how)
    ursula.live()


def follow(player: Screen) -> None:
    """One tap, and the same person sits in the other game."""
    player.page.get_by_role("link", name="Go on there").click()
    player.live()


def the_only_other_town(wilma: Screen, mikhail: Screen) -> None:
    """A pact can only be with the other town, and its proposer takes it back; a card that is always covert says so."""
    wilma.turn_to("Pacts")
    wilma.press("Propose a pact")
    expect(wilma.page.get_by_role("group", name="With").get_by_label("South Bank")).to_be_checked()
    wilma.page.get_by_label("Title of the pact").fill("Quiet nights")
    wilma.page.get_by_role("group", name="Clause 1").get_by_label("Card").select_option(index=1)
    wilma.press("Propose and sign it")
    wilma.press("Withdraw")
    wilma.shows("North Bank withdrew it.")
    boats = mikhail.panel("Our cards").locator("details").filter(has_text="Send boats by night")
    boats.locator("summary").click()
    expect(boats.get_by_text("This card is always covert.")).to_be_visible()


def hints(room: Room, wilma: Screen) -> None:
    """Hints come one after the other, and go for good when one has had enough."""
    wilma.shows("Hint 1 of 3")
    wilma.shoot(room.shots, "hint", wilma.size, (390, 844), part="Our moves")
    wilma.press("Next")
    wilma.shows("Hint 2 of 3")
    wilma.press("No more hints")
    wilma.page.reload()
    expect(wilma.live().page.get_by_text("Hint 1 of")).to_have_count(0)
