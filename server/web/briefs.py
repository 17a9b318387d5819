"""Briefs: Markdown of the rulebook to HTML that can neither run a script nor fetch anything."""

import nh3
from markdown_it import MarkdownIt

_TAGS = {
    *("h1", "h2", "h3", "h4", "p", "br", "hr", "ul", "ol", "li", "blockquote"),
    *("strong", "em", "s", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "a"),
}
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def brief_html(markdown: str) -> str:
    """Render Markdown to safe HTML: raw HTML stays visible text, no pictures, links to http, https and mailto only."""
    return nh3.clean(
        _MARKDOWN.render(markdown),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
