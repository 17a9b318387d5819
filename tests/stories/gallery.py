"""Pictures of every screen in every state, for people to look at: `make shots`, or `python -m tests.stories.gallery FOLDER`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import FLAGS, executable

from .browsing import DESK, PHONE, TABLET, WALL, seminar
from .moments import Walk


def main(folder: Path) -> None:
    """Walk through one game and take every moment's picture in light and dark, at each size its screen is made for."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), headless=True, args=FLAGS)
        with seminar(browser, Path(data)) as room:
            for moment in Walk(room).moments():
                print(moment.name, flush=True)
                sizes = (WALL,) if moment.screen.size == WALL else (DESK, TABLET, PHONE)
                moment.screen.shoot(folder, moment.name, *sizes, part=moment.part)
            print(*(fault for screen in room.screens for fault in screen.faults), sep="\n")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else "shots"))
