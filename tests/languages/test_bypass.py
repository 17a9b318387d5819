"""No sentence goes round the catalogue, and no page forgets that it may be read from right to left."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "server" / "web" / "templates").rglob("*.html"))
SCRIPTS = [*(ROOT / "static" / "js" / "components").glob("*.js"), *(ROOT / "static" / "js" / "pages").glob("*.js")]
STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
# Attributes that people read or hear.
READ = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-valuetext", "label"}
WORD = re.compile(r"[A-Za-z]{2,}")
NAME = "Wedge"
# What is neither markup nor said: Jinja's own, and the values that htm puts in.
JINJA = re.compile(r"\{% block body %\}.*?\{% endblock %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# A string of code that reads like a sentence: a capital, then words.
SENTENCE = re.compile(r"""(["'`])([A-Z][a-z]+ [a-z][^"'`]*|[A-Z][a-z]+[.!?…:])\1""")
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)|left|right"
    r"|border-(top|bottom)-(left|right)-radius)\s*:|(text-align|float|clear)\s*:\s*(left|right)\b"
)


class Texts(HTMLParser):
    """What a page's markup says by itself: texts and the attributes that are read, without what the catalogue puts in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style", "kbd", "code")
        self.found += [value or "" for name, value in attrs if name in READ]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style", "kbd", "code")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def said_by(markup: str) -> list[str]:
    """Words in markup that no catalogue gave."""
    reader = Texts()
    reader.feed(markup)
    texts = [" ".join(text.split()) for text in reader.found]
    return [text for text in texts if WORD.search(text.replace(NAME, ""))]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_says_nothing_of_its_own(file: Path) -> None:
    found = said_by(JINJA.sub("", file.read_text("utf-8")))
    assert found == [], 'write {{ _("...") }}, so that it can be said in other languages'


def markup_of(script: str) -> list[str]:
    """The html`...` templates of a script, inner ones too, each without what ${...} puts in."""
    found, depth, parts = [], [], []
    place = 0
    while place < len(script):
        if script.startswith("html`", place):
            depth.append("html")
            parts.append("")
            place += 5
        elif not depth:
            place += 1
        elif depth[-1] == "html" and script[place] == "`":
            found.append(parts.pop())
            depth.pop()
            place += 1
        elif depth[-1] == "html" and script.startswith("${", place):
            depth.append("{")
            parts[-1] += "\0"
            place += 2
        elif depth[-1] == "html":
            parts[-1] += script[place]
            place += 1
        else:
            # Code within a template: braces are counted, other strings are passed over.
            if script[place] == "{":
                depth.append("{")
            elif script[place] == "}":
                depth.pop()
            elif script[place] in "\"'`":
                place = _end_of_string(script, place)
            place += 1
    return found


def _end_of_string(script: str, place: int) -> int:
    quote, place = script[place], place + 1
    while script[place] != quote:
        if quote == "`" and script.startswith("${", place):
            inner = 1
            place += 2
            while inner:
                inner += {"{": 1, "}": -1}.get(script[place], 0)
                place += 1
            continue
        place += 2 if script[place] == "\\" else 1
    return place


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_component_says_nothing_of_its_own(file: Path) -> None:
    pieces = markup_of(file.read_text("utf-8"))
    # htm has tags and attributes that are put in, and one way of closing whatever is open.
    found = [
        text
        for piece in pieces
        for text in said_by(re.sub(r"<\0", "<x", piece).replace("=\0", '="\0"').replace("<//>", "</x>"))
    ]
    assert found == [], "put the sentence into static/js/words, and name it here as words.screen.sentence"


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_no_sentence_hides_in_the_code_of_a_component(file: Path) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text("utf-8"), flags=re.DOTALL)
    thrown = re.sub(r"new Error\([^)]*\)|console\.\w+\([^)]*\)", "", code)
    found = [sentence for _, sentence in SENTENCE.findall(thrown)]
    assert found == [], "put the sentence into static/js/words, and name it here as words.screen.sentence"


def test_what_is_looked_for_would_be_found() -> None:
    assert markup_of('const a = html`<p title="Hm">${b.map((c) => html`<b>${`x ${c}`}</b> So be it`)}</p>`;') == [
        "<b>\0</b> So be it",
        '<p title="Hm">\0</p>',
    ]
    assert said_by('<p title="Hm hm">\0</p><p aria-hidden="true">§</p> So be it') == ["Hm hm", "So be it"]
    assert (
        PHYSICAL.search("  margin-left: 1px") and PHYSICAL.search("text-align: right") and PHYSICAL.search(" left: 0;")
    )
    assert not PHYSICAL.search("  margin-inline-start: 1px; inset-inline-end: 0; text-align: end; float: inline-start")


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_a_style_sheet_names_no_side_that_turns_with_the_script(file: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
    found = [line.strip() for line in text.splitlines() if PHYSICAL.search(line)]
    assert found == [], "use the logical property: margin-inline-start, inset-inline-end, text-align: start"
