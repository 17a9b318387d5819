"""The browser libraries, as a browser loads them: native modules, bare names, nothing from anywhere else."""

import functools
import json
import re
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from server import assets

STATIC = Path(__file__).resolve().parent.parent / "static"
IMPORTS = json.loads((STATIC / "vendor" / "importmap.json").read_text("utf-8"))["imports"]

PAGE = """<!doctype html><html lang="en"><title>Libraries</title><main></main>
<script type="importmap">%s</script><script type="module">
import { h, render } from "preact";
import { useState } from "preact/hooks";
import htm from "htm";
import { signal } from "@preact/signals";
import { signal as core } from "@preact/signals-core";
import { io } from "socket.io-client";
const html = htm.bind(h);
const seats = signal(5);
function Seats() { const [word] = useState("seats"); return html`<p>${seats} ${word}</p>`; }
render(html`<${Seats} />`, document.querySelector("main"));
seats.value = 6;
const { init } = await import("echarts");
window.kinds = [typeof core, typeof io, typeof init].join();
</script>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the page at / and the checkout's /static, and keeps the test's output clean."""

    def do_GET(self) -> None:
        if self.path != "/":
            return super().do_GET()
        body = (PAGE % json.dumps({"imports": IMPORTS})).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(STATIC.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_browser_loads_them_by_their_bare_names(browser: Browser, address: str) -> None:
    faults, asked = [], []
    context = browser.new_context()
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_function("window.kinds")
    assert page.evaluate("window.kinds") == "function,function,function"
    # A signal read in a template redraws it: preact, its hooks, htm and signals share one preact.
    assert page.inner_text("main") == "6 seats"
    assert faults == []
    assert {url for url in asked if not url.startswith(address)} == set()
    context.close()


def test_each_is_an_es_module_that_imports_only_names_of_the_map() -> None:
    assert set(IMPORTS) == set(assets.LIBRARIES)
    for url in IMPORTS.values():
        text = (STATIC.parent / url.lstrip("/")).read_text("utf-8")
        assert re.search(r"\bexport\s*(\{|default)", text), url
        assert "sourceMappingURL" not in text


def test_each_name_carries_the_release_that_is_pinned() -> None:
    pinned = json.loads((STATIC / "package.json").read_text("utf-8"))["dependencies"]
    for specifier, url in IMPORTS.items():
        package = specifier if specifier in pinned else specifier.rpartition("/")[0]
        assert url.endswith(f"-{pinned[package]}.js")


def test_a_library_that_needs_a_stranger_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "node_modules" / "preact"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"version": "1.0.0"}')
    (package / "index.js").write_text('import x from "left-pad"; export default x;')
    monkeypatch.setattr(assets, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(assets, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(assets, "LIBRARIES", {"preact": "preact/index.js"})
    with pytest.raises(SystemExit, match="left-pad"):
        assets.vendor()
    assert not (tmp_path / "vendor" / "importmap.json").exists()
