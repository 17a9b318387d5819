"""Chromium for the stories: find it or install it, open it, and ask axe what a page does to those who cannot see it.

`python -m tests.chromium` runs before the tests: it looks for the machine's own, else installs it with apt as root,
else takes playwright's. Playwright keeps an event loop running in the main thread once `browser` is open, so
asyncio.run belongs in threads or processes of their own.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=AutofillServerCommunication",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AXE = Path(__file__).resolve().parent.parent / "static" / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
HOW = "install Chromium (on Debian, apt-get install chromium), or name one in CHROMIUM"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open one headless Chromium for all stories, which open contexts of their own. Without one they fail, loudly."""
    found = executable()
    if found is None:
        pytest.fail(f"No Chromium on this machine, so no story in a browser can run: {HOW}.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, headless=True, args=FLAGS)
        yield opened
        opened.close()


def axe(page: Page) -> list[str]:
    """Name every fault that axe finds in a page as it now is by WCAG 2.2 AA and good practice, each with where it is."""
    # Evaluated by the debugger, not added as a script, so the page's own content policy stays as it is.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    run = "async (only) => (await axe.run(document, {resultTypes: ['violations'], preload: false, runOnly: only})).violations"
    with _unrolled(page):
        return [_told(fault) for fault in page.evaluate(run, list(WCAG))]


@contextmanager
def _unrolled(page: Page) -> Iterator[None]:
    """Make the window as high as the page. What lies under a fixed bar only because of where the page is scrolled is no fault."""
    size = page.viewport_size
    assert size is not None
    whole = page.evaluate("() => document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], whole)})
    yield
    page.set_viewport_size(size)


def executable() -> str | None:
    """Find a Chromium: the one named in CHROMIUM, the machine's, or playwright's; None where there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    own = next(filter(None, map(shutil.which, NAMES)), None)
    return own or _fetched()


def _fetched() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _told(fault: dict[str, Any]) -> str:
    places = ", ".join(str(node["target"]) for node in fault["nodes"])
    return f"{fault['id']} ({fault['impact']}): {fault['help']}, at {places}"


def _install() -> None:
    """Try apt as root, then playwright's own download; both may fail, and the caller looks again."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("No Chromium here: installing it with apt.", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        apt = ["apt-get", "-qq", "-y", "--no-install-recommends"]
        for words in (["update"], ["install", "chromium", "fonts-dejavu-core"]):
            subprocess.run([*apt, *words], env=quiet, check=False, stdin=subprocess.DEVNULL)
    if executable() is None:
        print("No Chromium here: asking playwright for its own.", flush=True)
        fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(fetch, check=False, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    if executable() is None:
        _install()
    if executable() is None:
        print(
            f"\n*** No Chromium, and none could be installed: every browser story will FAIL. {HOW.capitalize()}. ***\n"
        )
