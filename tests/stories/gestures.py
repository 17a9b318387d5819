"""What people do at a screen, by what is written on it."""

import re

from playwright.sync_api import Locator, expect

from .browsing import Screen

# Sends and goes on typing within one moment, before any answer can come.
_TYPE_ON = """(text, more) => { text.closest(".composer").querySelector("button.main").click();
  text.value = more; text.dispatchEvent(new Event("input", {bubbles: true})); }"""


def put_on_sheet(screen: Screen, card: str) -> Locator:
    """Open a card, read it, put it on the sheet; its place there."""
    row = screen.panel("Our cards").locator("details").filter(has_text=card)
    row.locator("summary").click()
    screen.press("Put on the sheet", row)
    slot = screen.page.get_by_role("article", name=re.compile("^Move ")).filter(
        has=screen.page.get_by_role("heading", name=card)
    )
    expect(slot).to_be_visible()
    return slot


def seal(screen: Screen) -> None:
    """Hand the sheet in, and see that it counts."""
    screen.press("Seal our sheet")
    expect(screen.page.get_by_role("button", name="Recall the sheet")).to_be_visible()


def channel(screen: Screen, name: str) -> None:
    """Choose whom to talk to."""
    channels = screen.page.get_by_role("list", name="Channels")
    channels.get_by_role("button", name=re.compile(f"^{name}")).click()


def send_cable(screen: Screen, to: str, text: str) -> None:
    """Write a cable and see it stand in its channel."""
    channel(screen, to)
    screen.page.locator(".composer textarea").fill(text)
    screen.press("Send", screen.page.locator(".composer"))
    expect(screen.page.get_by_role("log").get_by_text(text)).to_be_visible()


def types_on(screen: Screen, to: str, text: str, more: str) -> None:
    """Write a cable and, while it is on its way, type on: what was typed since stays where it was typed."""
    channel(screen, to)
    box = screen.page.locator(".composer").get_by_role("textbox")
    box.fill(text)
    box.evaluate(_TYPE_ON, more)
    expect(screen.page.get_by_role("log").get_by_text(text)).to_be_visible()
    expect(screen.page.get_by_role("button", name="Send", exact=True)).to_be_enabled()
    expect(box).to_have_value(more)
    box.fill("")


def send_inject(screen: Screen, title: str) -> None:
    """Send an inject that is due, and say yes when asked."""
    row = screen.panel("Injects").get_by_role("listitem").filter(has_text=title)
    screen.press("Send now", row)
    screen.press("Send now", screen.page.get_by_role("dialog"))
    expect(row).to_have_count(0)


def opened(move: Locator) -> Locator:
    """Open a move of the umpire's queue, which is one line until then.

    A move that has just been ruled goes behind the others; a click in that instant may fall on another line.
    """
    line = move.locator("> details")
    for _ in range(5):
        if line.get_attribute("open") is None:
            line.locator("> summary").click()
    return move


def move_on_table(screen: Screen, title: str) -> Locator:
    """A move on the table or in the queue."""
    return screen.page.locator("article.move").filter(has=screen.page.get_by_role("heading", name=title))


def not_answered_yet(slider: Locator) -> None:
    """Nothing is said for whoever has not answered, and the steps of the slider lie under the figures that it may be set to."""
    expect(slider).to_have_attribute("aria-valuetext", "Not given yet")
    # Its handle is 16 px wide and never leaves it.
    assert slider.evaluate("""(slider) => {
      const figures = [...slider.closest("fieldset").querySelectorAll(".taps button")];
      const under = (n) => slider.getBoundingClientRect().x + 8 + (slider.offsetWidth - 16) * n / (figures.length - 1);
      const middles = figures.map((one) => one.getBoundingClientRect()).map((one) => one.x + one.width / 2);
      return middles.every((middle, n) => Math.abs(middle - under(n)) < 2);
    }""")
