"""Waiting for what a page knows: its modules are asked, which answer with a promise."""

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
