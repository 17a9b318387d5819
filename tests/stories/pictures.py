"""Pictures of a page in its themes, for people to look at: `WEDGE_SHOTS=folder make test TESTS=tests/stories`."""

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


def dressed(page: Page, theme: Theme) -> None:
    """Ask for a theme as the machine would, and wait until it is on the screen."""
    page.emulate_media(color_scheme=theme)
    # Colours change in the frame after, and are on the screen in the next.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def pictured(page: Page, file: Path, themes: tuple[Theme, ...], back_to: Theme) -> None:
    """Take a picture in each theme into `file`, to whose name the theme is added; then go back to the page's own."""
    for theme in themes:
        dressed(page, theme)
        page.screenshot(path=f"{file}-{theme}.png")
    page.emulate_media(color_scheme=back_to)
