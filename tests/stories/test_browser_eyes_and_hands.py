"""Small windows, great letters, own colours, no motion, fingers: each page still shows and takes everything."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from .browsing import DESK, Room, Screen, seminar
from .moments import CARROT, OWN
from .people import Person
from .waiting import until

NARROW, ZOOMED = (320, 640), (720, 450)
"""320 CSS px; and what a window of 1440 by 900 is at 200 %."""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"
# What is cut off within the page: text wider than a box that hides it.
CUT = """() => [...document.querySelectorAll("button, .button, h1, h2, h3, label, summary, td, th, dd, p")].filter((one) => {
  const box = one.getBoundingClientRect();
  const shown = box.width > 1 && box.height > 1 && !one.closest(".scroll, .hidden, svg");
  return shown && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)"""
SMALL = """(least) => [...document.querySelectorAll("button, select, textarea, summary, input, a.button")].filter((one) => {
  const held = one.matches("[type=checkbox], [type=radio]") ? one.closest("label") ?? one : one;
  const box = held.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && getComputedStyle(one).visibility !== "hidden" && box.height < least - 0.5;
}).map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)} ${one.getBoundingClientRect().height}`)"""
# How well a line of a drawing stands out from the page, as WCAG counts it.
CONTRAST = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
  const light = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const linear = (n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(linear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [getComputedStyle(one).stroke, getComputedStyle(document.body).backgroundColor].map(light);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
})"""
MOVES = "() => getComputedStyle(document.querySelector('.button')).transitionDuration.split(',').some((t) => parseFloat(t) > 0)"


def test_no_page_hides_anything_from_eyes_or_hands(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        lead = Person(room.house, name="W" * 40).join("lead", "washington")
        room.people.append(lead)
        link = lead.sync()["me"]["link"]
        wilma = room.screen("Wilma").open(link).live()
        ursula = room.screen("Ursula").umpire()
        wall = room.screen("Wall").open(f"/board/{room.house.code}").live()
        guest = room.screen("Guest")
        for path in ("/", f"/j/{room.house.code}", "/help", "/nowhere"):
            fits(guest.open(path), path)
        guest.faults.clear()
        fits(wilma, "the lobby")
        fits(ursula, "the lobby, from the desk", "Work")
        ursula.confirm("Start the game")
        ursula.at("Briefing")
        ursula.confirm("Close Briefing")
        wilma.at("Deliberation")
        lead.until_phase("deliberate")
        lead.type_draft(CARROT, OWN)
        wilma.page.get_by_role("article", name="Move 2").wait_for()
        for screen, tabs in ((wilma, ("Situation", "Our moves", "Talk")), (ursula, ("Overview", "Work", "Messages"))):
            for tab in tabs:
                fits(screen, tab, tab)
        own_colours(wilma, wall)
        no_motion(wilma)
        fingers(browser, room, link, ursula)
        room.clean()


def fits(screen: Screen, what: str, tab: str = "") -> None:
    """Nothing is to be scrolled sideways nor cut off, at 320 px, at 200 % and with letters twice as large."""
    for size, letters in ((NARROW, "100%"), (ZOOMED, "100%"), (DESK, "200%")):
        screen.page.set_viewport_size({"width": size[0], "height": size[1]})
        screen.page.evaluate("(size) => { document.documentElement.style.fontSize = size }", letters)
        if tab and size != DESK:
            screen.press(tab, screen.page.get_by_role("navigation"))
        wider, cut = screen.page.evaluate(WIDER), screen.page.evaluate(CUT)
        if wider > 0 or cut:
            screen.faults.append(f"{what} at {size}, {letters}: {wider} px too wide, cut off: {cut[:6]}")
    screen.page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    screen.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})


def own_colours(wilma: Screen, wall: Screen) -> None:
    """Colours that a person has chosen for all pages leave lines and the keyboard's place to be seen."""
    for screen, lines in ((wilma, ".spark path"), (wall, ".capitals path.tie")):
        screen.page.emulate_media(forced_colors="active")
        found = screen.page.evaluate(CONTRAST, lines)
        assert found, lines
        if min(found) < 3:
            screen.faults.append(f"own colours: {lines} stands out by {min(found):.2f} only")
    picked = wilma.page.get_by_role("button", name="Our sheet", exact=True)
    picked.focus()
    wilma.page.keyboard.press("Shift+Tab")
    wilma.page.keyboard.press("Tab")
    style = picked.evaluate("(one) => { const s = getComputedStyle(one); return [s.outlineStyle, s.outlineWidth] }")
    assert style == ["solid", "2px"], style
    colours = "(one) => getComputedStyle(one).backgroundColor"
    other = wilma.page.get_by_role("button", name="Moves on the table")
    assert picked.evaluate(colours) != other.evaluate(colours), "what is picked looks like what is not"
    for screen in (wilma, wall):
        screen.page.emulate_media(forced_colors="none")


def no_motion(screen: Screen) -> None:
    """Whoever asks for no motion gets none; others see buttons change softly."""
    assert not screen.page.evaluate(MOVES)
    screen.page.emulate_media(reduced_motion="no-preference")
    assert screen.page.evaluate(MOVES)
    screen.page.emulate_media(reduced_motion="reduce")


def fingers(browser: Browser, room: Room, link: str, ursula: Screen) -> None:
    """On a touch screen everything that is pressed is 44 px high, and no frame says where keys would go."""
    told: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**told)
    page: Page = context.new_page()
    page.goto(room.house.base + link)
    for tab in ("Our moves", "Situation", "Talk"):
        page.get_by_role("navigation").get_by_role("button", name=tab).tap()
        small = page.evaluate(SMALL, 44)
        if small:
            room.screens[0].faults.append(f"{tab}, for fingers: {small}")
    page.get_by_role("navigation").get_by_role("button", name="Our moves").tap()
    page.get_by_label("What we do, in a line").tap()
    for phase in ("Deliberation", "Negotiation", "Sealing"):
        ursula.confirm(f"Close {phase}")
    until(page, "document.activeElement.matches('.column')")
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "none"
    context.close()
