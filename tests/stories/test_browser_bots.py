"""A turn at the screens with one player, an umpire and four bots, one of which gives way to a person who comes late."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import PHONE, Room, Screen, seminar
from .gestures import channel, seal, send_cable
from .people import Person
from .waiting import eventually

BOTS = ("moscow", "beijing", "kyiv", "new_delhi")


def test_four_bots_an_umpire_and_a_player_play_a_turn(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path, pace=0.02) as room:
        ursula = room.screen("Ursula").umpire()
        wilma = room.screen("Wilma").join("Lead", "Washington")
        ursula.press("Let doctrines play the empty teams")
        wilma.shows("played by a doctrine: Cautious supplier")
        change(ursula, "New Delhi", "Opportunist")
        wilma.shows("played by a doctrine: Opportunist")
        ursula.judge("doctrines")
        wilma.judge("lobby")

        ursula.confirm("Start the game")
        close(ursula, room, "Briefing", "Deliberation")
        close(ursula, room, "Deliberation", "Negotiation")
        send_cable(wilma, "Moscow", "What would it take?")
        answered(wilma, "moscow")
        # A member reads along, which hands nothing over: the bot goes on, and its draft is there to be taken over.
        noor = Person(room.house, name="Noor").join("member", "new_delhi")
        room.people.append(noor)
        eventually(lambda: bool(noor.sync()["draft"]["moves"]), 15, lambda: "the bot drafted nothing")
        nell = takes_over(room, ursula)
        close(ursula, room, "Negotiation", "Sealing")
        seal(nell)
        wilma.press("Seal an empty sheet")
        eventually(lambda: all(view(ursula)["sheets"].values()), 15, lambda: str(view(ursula)["sheets"]))
        assert view(ursula)["sealed"]["new_delhi"]["moves"], "the bot's draft, sealed by a person"

        close(ursula, room, "Sealing", "Contest")
        counts(ursula)
        close(ursula, room, "Contest", "Adjudication")
        ursula.page.get_by_role("button", name="Accept").first.click()
        ursula.page.get_by_role("dialog").get_by_role("button", name="Accept").click()
        expect(ursula.page.get_by_role("button", name="Accept")).to_have_count(0)
        close(ursula, room, "Adjudication", "Results")
        wilma.shows("What changed, and why")
        room.clean()
        leaves(nell, ursula)


def view(screen: Screen) -> dict:
    found: dict = screen.known()["view"]
    return found


def change(ursula: Screen, team: str, doctrine: str) -> None:
    """Let another doctrine play a team."""
    ursula.page.get_by_label(f"Change who plays {team}").click()
    ursula.page.get_by_label(f"Doctrine for {team}").select_option(label=doctrine)
    row = ursula.page.locator(".doctrines li").filter(has=ursula.page.get_by_label(f"Doctrine for {team}"))
    ursula.press("Let it play", row)


def close(ursula: Screen, room: Room, phase: str, following: str) -> None:
    ursula.confirm(f"Close {phase}")
    room.at(following)


def answered(wilma: Screen, team: str) -> None:
    """A bot's answer stands in its channel."""

    def answers() -> list[str]:
        return [c["text"] for c in view(wilma)["cables"].values() if c["sender"] == team and c["answers"]]

    eventually(lambda: bool(answers()), 15, lambda: "no answer came")
    channel(wilma, "Moscow")
    expect(wilma.page.get_by_role("log").get_by_text(answers()[0])).to_be_visible()


def takes_over(room: Room, ursula: Screen) -> Screen:
    """Nell comes late and leads New Delhi: its bot stands back, and what it drafted is on her sheet."""
    nell = room.screen("Nell", size=PHONE).join("Lead", "New Delhi")
    nell.press("Our moves", nell.page.get_by_role("navigation"))
    expect(nell.page.get_by_role("article", name="Move 1")).to_be_visible()
    ursula.shows("standing back: a person leads")
    return nell


def leaves(nell: Screen, ursula: Screen) -> None:
    """Nell shuts her browser: the desk says that nobody plays New Delhi, and one click lets the doctrine play again."""
    tile = ursula.panel("Teams").get_by_role("listitem").filter(has_text="New Delhi")
    nell.page.close()
    away = tile.get_by_text("New Delhi's lead is away. Opportunist stands back: let it play again?")
    expect(away).to_be_visible(timeout=15_000)
    ursula.press("Outlook")
    outlook = ursula.panel("Outlook")
    expect(outlook.get_by_text(re.compile("only supposed that they go on.*New Delhi \\(Opportunist"))).to_be_visible()
    ursula.press("Let it play on", tile)
    expect(tile.get_by_text("played by a doctrine: Opportunist", exact=True)).to_be_visible()
    expect(outlook.get_by_text(re.compile("Played by doctrines: [^.]*New Delhi \\(Opportunist"))).to_be_visible()


def counts(ursula: Screen) -> None:
    """Every bot but the one that stands back has estimated every open move."""

    def lowest() -> int:
        seen = view(ursula)
        moves = [id for id, move in seen["moves"].items() if not move["covert"]]
        given = (seen["estimates"].get(move, {}).get("bots", {"count": 0}) for move in moves)
        return min(bots["count"] for bots in given)

    eventually(lambda: lowest() >= len(BOTS) - 1, 15, lambda: str(view(ursula)["estimates"]))
