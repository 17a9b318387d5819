"""A browser without a screen: it keeps cookies, fills in the forms it is shown, and reads what a person would."""

import html
import json
import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

HOST = "table.example"
BASE = f"http://{HOST}"


class Browser:
    """One browser on one person's knees."""

    def __init__(self, app: Flask, base: str = BASE) -> None:
        self.client = app.test_client()
        self.base = base

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, base_url=self.base, **more)

    def post(self, path: str, fields: dict[str, str], **more: Any) -> TestResponse:
        return self.client.post(path, base_url=self.base, data=fields, **more)

    def send(self, page: str, to: str, **fields: str) -> TestResponse:
        """Open a page and send its form with these fields filled in."""
        return self.post(to, {**hidden(self.get(page)), **fields})

    def join(self, code: str, place: str, name: str) -> TestResponse:
        return self.send(f"/j/{code}", "/join", code=code, place=place, name=name)

    def umpire(self, token: str, name: str = "Uma", role: str = "umpire") -> TestResponse:
        return self.send(f"/u/{token}", f"/u/{token}", name=name, role=role)

    def cookie(self, name: str = "wedge_session") -> str | None:
        found = self.client.get_cookie(name, domain=HOST)
        return found.value if found else None


def seal(page: TestResponse) -> str:
    """The token of the form on a page."""
    return hidden(page)["csrf_token"]


def hidden(page: TestResponse) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    found = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    assert found, f"there is no form on this page: {page.text[:500]}"
    return found


def read(page: TestResponse) -> str:
    """What a person reads: the text without tags."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.text)))


def shell(page: TestResponse) -> dict[str, Any]:
    """The data of a live page's shell."""
    tag = re.search(r'<div id="app"([^>]*)>', page.text)
    assert tag, f"this is no live page: {page.status} {page.text[:500]}"
    data: dict[str, Any] = {k: html.unescape(v) for k, v in re.findall(r'data-(\w+)="([^"]*)"', tag[1])}
    return {**data, **{name: json.loads(data[name]) for name in ("me", "join") if name in data}}
