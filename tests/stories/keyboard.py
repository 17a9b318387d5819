"""Somebody without a mouse: goes from one thing to the next by Tab, and must see at every stop where they are."""

from playwright.sync_api import Locator, expect

from .browsing import Screen

_STOPS = 400
# What has the keyboard: whether it is the thing sought, and what is wrong with the stop, if anything.
_STOP = """(sought) => {
  const now = document.activeElement;
  if (now === document.body) return [false, ""];
  const style = getComputedStyle(now);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const box = now.getBoundingClientRect();
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const name = `${now.tagName} ${now.className} ${(now.textContent || "").trim().slice(0, 40)}`;
  return [now === sought, ring ? (seen ? "" : `out of sight: ${name}`) : `no ring: ${name}`];
}"""


class Keyboard:
    """The keys of one screen. What is wrong with a stop counts as a fault of the screen."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.keys = screen.page.keyboard

    def to(self, sought: Locator, *, back: bool = False) -> "Keyboard":
        """Press Tab until the keyboard is at this thing."""
        expect(sought).to_be_visible()
        for _ in range(_STOPS):
            self.keys.press("Shift+Tab" if back else "Tab")
            here, wrong = sought.evaluate(_STOP)
            if wrong and wrong not in self.screen.faults:
                self.screen.faults.append(wrong)
            if here:
                return self
        raise AssertionError(f"{sought} is not to be reached by Tab")

    def button(self, name: str, within: Locator | None = None, *, back: bool = False) -> None:
        """Go to the button of this name and press it; the keyboard stays somewhere on the page."""
        self.to((within or self.screen.page).get_by_role("button", name=name, exact=True).first, back=back)
        self.press("Enter")
        self.held(f"after “{name}”")

    def confirm(self, name: str, *, back: bool = False) -> None:
        """Press a button that asks first: the keyboard is in the dialog, and back on the page afterwards."""
        self.to(self.screen.page.get_by_role("button", name=name, exact=True).first, back=back)
        self.press("Enter")
        dialog = self.screen.page.get_by_role("dialog")
        yes = dialog.get_by_role("button", name=name, exact=True)
        expect(yes).to_be_focused()
        self.press("Escape")
        expect(self.screen.page.get_by_role("button", name=name, exact=True)).to_be_focused()
        self.press("Enter")
        expect(yes).to_be_focused()
        self.press("Enter")
        expect(dialog).to_have_count(0)
        self.held(f"after “{name}” was confirmed")

    def type(self, text: str) -> None:
        """Type into what has the keyboard."""
        self.keys.insert_text(text)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.keys.press(key)

    def held(self, when: str) -> None:
        """See that something on the page has the keyboard, once the page has come to rest."""
        where = "() => document.activeElement !== document.body"
        self.screen.page.wait_for_function(where)
        self.screen.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        self.screen.page.wait_for_function(where)
        assert self.screen.page.evaluate(where), when
