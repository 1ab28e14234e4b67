"""What machines read in a page's head: schema.org as JSON-LD, Open Graph, the tags that reference managers read.

Pure: the Book and what its pages are called in, HTML for each page's head out. Canonical address and language versions
stand in the theme (docs/overrides/main.html); the page at `/`, which the theme does not make, gets them here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from explainer.addresses import is_hosted
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book, fill
from explainer.proof import Proof
from explainer.render.meta.graph import page_graph
from explainer.render.meta.things import organization, website
from explainer.render.meta.view import Node, View
from explainer.view.context import Context

PREVIEW = "assets/preview.png"
"""The picture that a link to the site is shown with, below a language's root."""
PREVIEW_SIZE = (1200, 630)


def render_heads(
    book: Book, named: Mapping[str, Head], files: Sequence[tuple[str, str]], site_url: str
) -> dict[str, str]:
    """HTML for the head of every page: path below docs/ -> markup; "index.md" is the page at `/`.

    `named`: path below docs/ -> what the page is called. `files`: (path below the site's address, media type) of the
    data. Where nobody knows the host, a page tells of things by ways from itself, and what must be a whole address is
    left out.
    """
    proof = Proof(book)
    views = {language: View(context=Context(book, proof, language), site_url=site_url) for language in LANGUAGES}
    hosted = is_hosted(site_url)
    heads = {"index.md": _front_head(views)}
    for language, view in views.items():
        prefix = f"{language}/"
        titles = {
            path.removeprefix(prefix).removesuffix("index.md").rstrip("/"): head
            for path, head in named.items()
            if path.startswith(prefix)
        }
        for page, head in titles.items():
            path = f"{prefix}{page}/index.md" if page else f"{prefix}index.md"
            here = view if hosted else _from_here(view, path.count("/"))
            made = _head(here, page, head), _json_ld(page_graph(here, page, titles, files))
            heads[path] = feed_link(book, language, "../" * path.count("/")) + "".join(made)
    return heads


def _from_here(view: View, depth: int) -> View:
    """The site as a page so far below its address reaches it."""
    return replace(view, site_url="../" * depth or "./")


def _front_head(views: Mapping[str, View]) -> str:
    view = views[LANGUAGES[0]]
    title = " · ".join(view.context.book.site.name)
    description = " ".join(view.context.book.labels["site.description"].text)
    links = [f'<link rel="canonical" href="{escape(view.site_url)}">']
    links += [
        f'<link rel="alternate" hreflang="{language}" href="{escape(other.url(""))}">'
        for language, other in views.items()
    ]
    links.append(f'<link rel="alternate" hreflang="x-default" href="{escape(view.site_url)}">')
    tags = _open_graph(view, view.site_url, "website", title, description)
    here = view if is_hosted(view.site_url) else _from_here(view, 0)
    told = _json_ld([website(here), organization(here)])
    return feed_link(view.context.book, view.language) + "\n".join([*links, *tags]) + "\n" + told


def feed_link(book: Book, language: str, root: str = "") -> str:
    """How a reader of feeds finds the one of the site. `language`: the page's; `root`: the way to the site's address.

    In which language the feed is its title says: an `hreflang` here would make it a version of the page.
    """
    words = fill(book.labels["meta.feed"].text[language], site=book.site.name[language])
    title, where = escape(words), f"{escape(root)}feed.xml"
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{where}">\n'


def _head(view: View, page: str, head: Head) -> str:
    """Open Graph, and what a reference manager reads: without a type of item Zotero takes every page for an article."""
    edition = view.context.book.edition
    name = view.name
    full = head.title if page else name
    kind = "article" if page.startswith("essays/") else "website"
    tags = _open_graph(view, view.url(page), kind, full, head.description)
    if kind == "article":
        tags.append(_property("article:modified_time", edition))
    tags += [
        _name("citation_title", full),
        # Behind a comma a reference manager looks for first names; before it the name stays whole.
        _name("citation_author", f"{view.holder},"),
        _name("citation_publication_date", edition),
        _name("citation_language", view.language),
        *([_name("citation_public_url", view.url(page))] if is_hosted(view.site_url) else []),
        _name("z:itemType", "webpage"),
    ]
    return "\n".join(tags) + "\n"


def _open_graph(view: View, url: str, kind: str, title: str, description: str) -> list[str]:
    locales = view.context.book.labels["meta.locale"].text
    width, height = PREVIEW_SIZE
    tags = [
        _property("og:type", kind),
        _property("og:site_name", view.name),
        _property("og:title", title),
        _property("og:description", description),
        _property("og:locale", locales[view.language]),
        *(_property("og:locale:alternate", other) for other in locales if other != locales[view.language]),
    ]
    if is_hosted(view.site_url):
        tags += [
            _property("og:url", url),
            _property("og:image", view.url("") + PREVIEW),
            _property("og:image:width", str(width)),
            _property("og:image:height", str(height)),
            _property("og:image:alt", f"{view.name}. {view.label('site.description')}"),
            _name("twitter:card", "summary_large_image"),
        ]
    return tags


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'


def _name(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}">'


def _json_ld(nodes: Sequence[Node]) -> str:
    """A data block, which no browser executes; no text in it can end it."""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": list(nodes)}, ensure_ascii=False, separators=(",", ":")
    )
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>\n'
