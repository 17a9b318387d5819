"""What is the same for everybody comes compressed and is kept; what is one person's is neither."""

import gzip
import json
import re

import pytest

from server.web.statics import plain as unremarked
from tests.web.conftest import laid

FOREVER = "public, max-age=31536000, immutable"
PACKED = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def modules(static):
    """A page whose modules import each other in every way there is."""
    return laid(
        static,
        {
            "js/pages/team.js": """/** @type {import("../typed.js").View} */
import { one } from "../one.js";
import "../bare.js";
export * from "preact";
import {
  many,
} from "../parts/many.js";
const lazy = () => import("../lazy.js");
const words = "taken from \\"nowhere\\"";
""",
            "js/one.js": 'import { two } from "./parts/two.js";',
            "js/parts/two.js": 'import{signal as s}from"preact";export{s}from"../one.js";',
            "js/parts/many.js": 'import spoken from "spoken";',
            "js/bare.js": "",
            "js/lazy.js": 'import "./wanted.js"; import "./one.js";',
            "js/wanted.js": "",
            "js/typed.js": "",
            "package.json": "{}",
            "node_modules/preact/index.js": "",
        },
    )


@pytest.fixture
def seated(browser, game, modules):
    ana = browser()
    ana.join(game.join_code, "lead:red", "Ana")
    return ana


def entry(page):
    return re.search(r'src="(/static/[^"]+/js/pages/[^"]+)"', page.text)[1]


def test_a_file_is_compressed_for_who_takes_that_and_whole_for_who_does_not(browser, modules):
    ana, path = browser(), "/static/js/pages/team.js"
    plain, packed = ana.get(path), ana.get(path, headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert (
        gzip.decompress(packed.data)
        == plain.data
        == unremarked((modules / "js/pages/team.js").read_bytes(), "text/javascript")
    )
    assert plain.headers["ETag"] != packed.headers["ETag"], "they are not the same bytes"
    for answer, asked in ((plain, {}), (packed, PACKED)):
        assert answer.headers["Vary"] == "Accept-Encoding" and answer.mimetype == "text/javascript"
        again = ana.get(path, headers={**asked, "If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
    assert "Content-Encoding" not in ana.get(path, headers={"Accept-Encoding": "br, gzip;q=0"}).headers


def test_what_its_address_names_is_kept_for_ever_and_nothing_else_is(seated, modules):
    address = entry(seated.get("/play"))
    assert seated.get(address).headers["Cache-Control"] == FOREVER
    assert seated.get("/static/vendor/preact-11.2.0.js").headers["Cache-Control"] == FOREVER
    for plain in ("/static/js/pages/team.js", "/static/vendor/importmap.json"):
        assert seated.get(plain).headers["Cache-Control"] == "no-cache"
    (modules / "js/one.js").write_text("export const one = 1;", "utf-8")
    changed = entry(seated.get("/play"))
    assert changed != address and seated.get(changed).headers["Cache-Control"] == FOREVER
    assert seated.get(address).headers["Cache-Control"] == "no-cache", "what lies there now is not what was meant"
    assert "immutable" not in seated.get("/static/vendor/gone.js").headers.get("Cache-Control", "")


def test_a_page_names_beforehand_all_that_its_modules_need_to_run(seated):
    page = seated.get("/play")
    start = entry(page).removesuffix("js/pages/team.js")
    needed = re.findall(r'rel="modulepreload" href="([^"]+)"', page.text)
    assert needed[:5] == [
        f"{start}js/pages/team.js",
        f"{start}js/one.js",
        f"{start}js/bare.js",
        "/static/vendor/preact-11.2.0.js",
        f"{start}js/parts/many.js",
    ], "nearest first"
    assert needed[5] == f"{start}js/parts/two.js" and needed[6].startswith("/words/en.") and len(needed) == 7, (
        "nothing twice"
    )
    line, beside, later = (
        re.search(rf'data-{name}="([^"]*)"', page.text)[1].split() for name in ("line", "beside", "later")
    )
    assert line == ["wire.js", "focus.js", "heads.js"], "the line comes when the page is drawn, and no longer before it"
    assert beside == ["components/situation.js", "components/talk.js", "components/voice.js"]
    assert later == ["lazy.js", "wanted.js"], (
        "what is imported when it is wanted, and what that needs and nothing else does"
    )
    known = json.loads(re.search(r'<script type="importmap"[^>]*>(.*?)</script>', page.text)[1])["imports"]
    assert known["/static/js/"] == f"{start}js/", "who asks for a module by its plain address gets the same one"
    assert seated.get(known["spoken"], headers=PACKED).headers["Content-Encoding"] == "gzip"


def test_a_page_without_a_line_names_everything_at_once(seated):
    page = seated.get("/replay")
    named = re.findall(r'rel="modulepreload" href="([^"]+)"', page.text)
    assert [address.rpartition("/js/")[2] for address in named] == ["pages/replay.js"] and 'data-line=""' in page.text


@pytest.mark.parametrize(
    "path",
    ["package.json", "node_modules/preact/index.js", "js/../package.json", "js", "~x/package.json", "~", "js/no.js"],
)
def test_nothing_but_what_pages_use_is_served(browser, modules, path):
    assert browser().get(f"/static/{path}").status_code == 404


@pytest.mark.parametrize("path", ["/", "/play", "/replay/frames.json?audience=observer", "/brief", "/help"])
def test_what_is_one_persons_is_never_compressed(seated, path):
    answer = seated.get(path, headers=PACKED)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers and answer.headers["Cache-Control"] == "no-store"


def test_what_we_write_for_one_another_is_not_sent() -> None:
    script = b"""/** Why. */
import "./a.js"; // said beside code, and kept
  /**
   * @param {string} a
   */
const f = (a) => html`<a href="//x">*/ /* ${a}</a>`;
// A sentence.
/** @type {X} */ (f)("/* no comment */");
"""
    assert unremarked(script, "text/javascript").decode().splitlines() == [
        'import "./a.js"; // said beside code, and kept',
        'const f = (a) => html`<a href="//x">*/ /* ${a}</a>`;',
        '/** @type {X} */ (f)("/* no comment */");',
    ]
    assert unremarked(b"/* Why. */\na { }\n", "text/css") == b"a { }\n"
    assert unremarked(script, "application/json") == script
