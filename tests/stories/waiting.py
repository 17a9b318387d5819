"""Waiting: for what a page knows, whose modules are asked and answer with a promise, and for whatever else takes a while."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

_PATIENCE_MS = 20_000


def until(page: Page, holds: str) -> None:
    """Wait until an expression of a page holds. It may await; Playwright's own waiting takes any promise for a yes."""
    found = page.evaluate(
        f"""async (end) => {{
            for (end += Date.now(); Date.now() < end; await new Promise((go) => setTimeout(go, 20))) if ({holds}) return true;
        }}""",
        _PATIENCE_MS,
    )
    assert found, f"it never came to be that {holds}"


def eventually(what: Callable[[], bool], within_s: float, why: Callable[[], str]) -> None:
    """Wait until something holds; AssertionError with what is the matter where it does not in that time."""
    deadline = time.monotonic() + within_s
    while not what():
        if time.monotonic() > deadline:
            raise AssertionError(why())
        time.sleep(0.02)
