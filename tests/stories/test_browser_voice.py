"""What somebody hears who does not look: each thing once, together, the last ten seconds at once, and refusals."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import Screen, seminar
from .people import Person

# Keeps every text that an announcing part of the page takes on, with how urgent it is.
LISTEN = """() => {
  window.heard = [];
  const last = new Map();
  const look = () => {
    for (const one of document.querySelectorAll("[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]")) {
      const text = one.textContent.trim();
      if (text && last.get(one) !== text) window.heard.push([one.getAttribute("role"), text]);
      last.set(one, text);
    }
  };
  look();
  window.heard = [];
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


def test_arrivals_and_the_last_minutes_are_heard_once(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        bao = Person(room.house, name="Bao").join("lead", "beijing")
        room.people.append(bao)
        wilma = room.screen("Wilma").join("Lead", "Washington")
        umpire = room.begun()
        wilma.page.evaluate(LISTEN)
        for n in range(3):
            bao.order("SendCable", kind="bilateral", to=["washington"], text=f"Are you there? {n}")
        umpire.order("Announce", text="Coffee is served.")
        hears(wilma, "status", "A cable from Beijing.")
        hears(wilma, "status", "Coffee is served.")
        assert len([text for _, text in heard(wilma) if "cable" in text]) <= 2, "a burst is not read out line by line"

        left_s = (umpire.view["game"]["clock"]["ends_at"] - wilma.page.evaluate("() => Date.now()")) / 1000
        umpire.order("MoveClock", minutes=-(left_s - 64) / 60)
        hears(wilma, "status", "One minute left.")
        umpire.order("MoveClock", minutes=-48 / 60)
        hears(wilma, "alert", "Ten seconds left.")
        said = [text for _, text in heard(wilma)]
        for once in ("One minute left.", "Ten seconds left.", "Coffee is served."):
            assert len([text for text in said if once in text]) == 1, said

        umpire.order("ClosePhase", turn=1, phase="deliberate")
        hears(wilma, "status", "Phase: Negotiation")
        umpire.order("ClosePhase", turn=1, phase="negotiate")
        umpire.order("PauseClock")
        wilma.press("Seal an empty sheet")
        hears(wilma, "alert", "Not done.")
        assert len([text for _, text in heard(wilma) if "stopped the clock" in text]) <= 1, "a pause is said once"
        expect(wilma.panel("Our sheet").get_by_role("alert").last).to_be_visible()
        room.clean()


def heard(screen: Screen) -> list[tuple[str, str]]:
    """Everything announced so far, and how urgently."""
    told: list[tuple[str, str]] = screen.page.evaluate("() => window.heard")
    return told


def hears(screen: Screen, how: str, text: str) -> None:
    """Wait until this is announced."""
    screen.page.wait_for_function(
        "([how, text]) => window.heard.some(([role, said]) => role === how && said.includes(text))", arg=[how, text]
    )
