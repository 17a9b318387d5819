"""The umpire rules otherwise than proposed, by every method that has no story of its own, with dice rolled on the table."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from .browsing import DESK, PHONE, TABLET, Screen
from .gestures import move_on_table, opened


def rules_by_every_method(ursula: Screen, look: Path | None) -> None:
    """Real dice, an expert, two sides, a word of the umpire's own with its effects, and estimates; wrong dice are refused."""
    titles_have_the_line(ursula)
    weighed = otherwise(ursula, "Raise a toll", "Weighed: 2d6 and reasons")
    weighed.get_by_label("Real dice").fill("9 banana")
    ursula.press("Rule", weighed)
    expect(weighed.get_by_role("alert")).to_contain_text("“banana” is no whole number.")
    expect(weighed.get_by_role("alert")).to_contain_text("The reason for the ruling is missing too.")
    weighed.get_by_label("Real dice").fill("6 7")
    given(ursula, weighed, "They rolled it.")
    expect(weighed.get_by_role("alert")).to_contain_text(
        "You entered 6, 7; this method takes 2 dice, each from 1 to 6."
    )
    weighed.get_by_label("Real dice").fill("6 6")
    ursula.press("Add a factor", weighed)
    weighed.get_by_label("Reason", exact=True).last.fill("The pier is new")
    weighed.get_by_label("Points", exact=True).last.fill("999")
    expect(weighed.get_by_text("Points may be whole numbers from −12 to +12.")).to_have_role("alert")
    expect(weighed.get_by_text("Chance of success as ruled so:")).to_have_count(0)
    weighed.get_by_label("Points", exact=True).last.fill("2")
    expect(weighed.get_by_text("Chance of success as ruled so:")).to_be_visible()
    ursula.press("Rule", weighed)
    expert = otherwise(ursula, "Post a guard", "Expert's chance, d100")
    expert.get_by_label("Chance of success, %").fill("35")
    expert.get_by_label("Expert's name").fill("Captain Ahab")
    expert.get_by_label("Real dice").fill("36")
    given(ursula, expert, "He has seen it.")
    opposed = otherwise(ursula, "Night raid", "Opposed rolls")
    opposed.get_by_label("The other side's points").fill("1")
    opposed.get_by_label("Real dice").fill("3, 4, 5, 6")
    ursula.shoot(look, "opposed", DESK, TABLET, PHONE, part="Work")
    ursula.judge("opposed")
    given(ursula, opposed, "A guard stood there.")
    own = otherwise(ursula, "Ring the bell", "Umpire's decision, no dice")
    own.get_by_label("Degree").select_option(label="Success")
    ursula.press("Add an effect", own)
    expect(own.get_by_text("Effects added here happen whatever the dice say")).to_be_visible()
    own.get_by_label("Gauge").select_option(value="peace")
    own.get_by_label("Change by").fill("−2,5")
    own.get_by_label("After quarters").fill("1")
    ursula.shoot(look, "effects", DESK, TABLET, PHONE, part="Work")
    given(ursula, own, "Nobody slept.")
    opened(own)
    expect(own.get_by_text("Set by the umpire, at every degree alike: Peace −2.50 in 1 quarter")).to_be_visible()
    market = otherwise(ursula, "Hold a market", "Median of estimates, d100")
    market.get_by_label("Real dice").fill("60")
    given(ursula, market, "As the room has it.")
    expect(ursula.page.get_by_text("Every move has its ruling.")).to_be_visible()
    found = {move: item["ruling"] for move, item in ursula.known()["view"]["queue"].items()}
    assert {move: (r["method"], r["degree"], r["rolls"], r["dice"]) for move, r in found.items()} == {
        "1.red.1": ("weighted", "decisive", [6, 6], "table"),
        "1.red.2": ("opposed", "backfire", [3, 4, 5, 6], "table"),
        "1.blue.1": ("expert", "failure", [36], "table"),
        "1.blue.2": ("ruling", "success", [], "none"),
        "1.green.1": ("estimate", "partial", [60], "table"),
    }
    assert [factor["title"] for factor in found["1.red.1"]["factors"]][-1] == "The pier is new"
    assert (found["1.blue.1"]["expert"], found["1.blue.1"]["chance"]) == ("Captain Ahab", 35)


def titles_have_the_line(ursula: Screen) -> None:
    """On a telephone a move's title stands on a line of its own, below team, chance and button."""
    ursula.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    ursula.press("Work", ursula.page.get_by_role("navigation"))
    shares = """titles => titles.map((title) => title.clientWidth / title.closest(".queued").clientWidth)"""
    assert min(ursula.page.locator(".queued h3").evaluate_all(shares)) > 0.9
    ursula.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})


def otherwise(ursula: Screen, title: str, method: str) -> Locator:
    """Open a move to another ruling by this method."""
    move = opened(move_on_table(ursula, title))
    move.get_by_text("Rule otherwise").click()
    move.get_by_label("Method").select_option(label=method)
    return move


def given(ursula: Screen, move: Locator, reason: str) -> None:
    """Give the ruling with its reason."""
    move.get_by_label("Reason, for the record").fill(reason)
    ursula.press("Rule", move)
