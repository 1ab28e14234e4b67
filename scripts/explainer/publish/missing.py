"""The page for addresses that do not exist: one for the whole site, in every language, served from any depth.

A host answers with it at whatever address was asked for, so its links are absolute from the host's root: they hold the
path that SITE_URL names, and nothing else of it.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from explainer.addresses import every_page, menu_of
from explainer.model import LANGUAGES, Book
from explainer.render.meta import feed_link

MISSING = "404.html"


def base_path(site_url: str) -> str:
    """The path below which the site stands on its host: "/", "/name/"."""
    return urlsplit(site_url).path.rstrip("/") + "/"


def missing_page(book: Book, site_url: str) -> str:
    """The page as HTML: what happened, and the ways on, in every language."""
    base = base_path(site_url)

    def label(key: str, language: str) -> str:
        return escape(book.labels[key].text[language])

    ways_on = [page for page in ("", "start", *menu_of(book), "search") if page in every_page(book)]
    sections = []
    for language in LANGUAGES:
        ways = "".join(
            f'<li><a href="{escape(base)}{language}/{page}{"/" if page else ""}" hreflang="{language}">'
            f"{label(f'{page}.title', language) if page else escape(book.site.name[language])}</a></li>"
            for page in ways_on
        )
        sections.append(
            f'<section lang="{language}"><h2>{label("missing.title", language)}</h2>'
            f"<p>{label('missing.text', language)}</p><ul>{ways}</ul></section>"
        )
    first = LANGUAGES[0]
    title = " · ".join(label("missing.title", language) for language in LANGUAGES)
    return f"""<!doctype html>
<html lang="{first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<meta name="color-scheme" content="light dark">
{feed_link(book, first, base).strip()}
<link rel="stylesheet" href="{escape(base)}{first}/assets/style.css">
<link rel="icon" href="{escape(base)}{first}/assets/favicon.svg">
</head>
<body class="front">
<main>
<h1><img class="logo" src="{escape(base)}{first}/assets/favicon.svg" alt=""><span class="unseen">{title}</span></h1>
{chr(10).join(sections)}
</main>
</body>
</html>
"""
