"""The page of no language: the neutral front page at /."""

from __future__ import annotations

from html import escape

from explainer.model import LANGUAGES, Book


def front_page(book: Book) -> str:
    """The page at `/`: the name of the site and a way in, in every language."""

    def label(key: str, language: str) -> str:
        return escape(book.labels[key].text[language])

    ways = "\n".join(
        f'<section lang="{language}"><h2>{escape(book.site.name[language])}</h2>'
        f"<p>{label('site.description', language)}</p>"
        f'<p><a class="way" href="{language}/index.html" hreflang="{language}">{label("site.enter", language)}</a></p>'
        "</section>"
        for language in LANGUAGES
    )
    title = " · ".join(map(escape, book.site.name))
    description = " ".join(label("site.description", language) for language in LANGUAGES)
    first = LANGUAGES[0]
    return f"""<!doctype html>
<html lang="{first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="stylesheet" href="{first}/assets/style.css">
<link rel="icon" href="{first}/assets/favicon.svg">
</head>
<body class="front">
<main>
<h1><img class="logo" src="{first}/assets/favicon.svg" alt=""><span class="unseen">{title}</span></h1>
{ways}
</main>
</body>
</html>
"""
