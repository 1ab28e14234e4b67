"""Addresses that have moved, on the built site: each old one still leads to what it led to, without a script, too.

A page that is gone becomes a small page at its old address, and a file stands under its old name as a copy. A place
that moved within its page keeps its old id beside the new one; one that went to another page is named at the foot of
the old one. All this comes after the search's index and the sitemaps, so that nothing old is found in them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from explainer.addresses import TOP, address_of, is_file, moved_to, take_apart, way
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book, Redirect, Text
from explainer.publish.site import BuildError, site_url
from explainer.render import Written, markdown
from explainer.render.markdown import path_of
from explainer.view.places import end_after
from explainer.write import write_bytes, write_text

END = "</article>"
# A refresh forgets which place was asked for; a script need not.
SCRIPT = (
    "var place=document.getElementById(location.hash.slice(1)),link=(place||document).querySelector('a');"
    "if(!place&&!link.hash)link.hash=location.hash;location.replace(link.href)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that was on an old page: its id there, its address now, and why it moved."""

    id: str
    new: str
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A page that is no more."""

    page: str
    new: str
    reason: Text | None
    places: tuple[Place, ...]
    """Those of it that were published, with the ones that the new page has under the same id."""

    @property
    def whole(self) -> bool:
        """Whether every place has its old id on the new page, so that a server may send all of it there."""
        return all(place.new == f"{self.new}#{place.id}" for place in self.places)


def find_gone(book: Book, today: Iterable[str]) -> tuple[Gone, ...]:
    """The pages that have moved, with all that stood on them, sorted. `today`: the addresses that exist."""
    moves = {redirect.old: redirect for redirect in book.redirects}
    targets = {old: redirect.new for old, redirect in moves.items()}
    exist = frozenset(today)
    known = sorted({*(item.address for item in book.published), *moves})
    found = []
    for old, redirect in sorted(moves.items()):
        page, id = take_apart(old)
        if is_file(old) or id:
            continue
        places = [
            Place(take_apart(address)[1], new, moves[address].reason if address in moves else None)
            for address in known
            if address.startswith(f"{old}#") and (new := moved_to(address, targets, exist)) is not None
        ]
        found.append(Gone(page, redirect.new, redirect.reason, tuple(places)))
    return tuple(found)


def write_moved(site: Path, book: Book, docs: Written) -> None:
    """Pages and places."""
    gone = find_gone(book, docs.addresses)
    former = {item.page for item in gone}
    for language in LANGUAGES:
        words = Words(book, language, docs.heads)
        for item in gone:
            place = site / language / path_of(item.page)
            write_text(place.with_suffix(".html"), moved_page(item, words, site_url(book)))
            write_text(place, moved_markdown(item, words))
        for page in sorted({take_apart(item.old)[0] for item in book.redirects if not is_file(item.old)} - former):
            path = (site / language / path_of(page)).with_suffix(".html")
            write_text(path, add_moved(path.read_text(encoding="utf-8"), page, book.redirects, words))


def copy_moved_files(site: Path, book: Book, *, again: bool = False) -> None:
    """Every file that has another name now, under its old one, too. Raises BuildError where another file has that.

    `again`: the site is an older one, where the copies stand already.
    """
    for redirect in book.redirects:
        new, old = site / redirect.new, site / redirect.old
        if is_file(redirect.old) and new.is_file():
            if old.exists() and not again:
                raise BuildError(f"{redirect.old} stands in the way of a redirect; take it out of seeds/redirects.yml")
            write_bytes(old, new.read_bytes())


def server_moves(book: Book, today: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(old, new) paths below the site's root for servers that answer with a redirect.

    A browser keeps the place that was asked for, and the server never hears of it: so only pages that moved whole.
    """
    return tuple(
        (f"{language}/{address_of(item.page)}", f"{language}/{item.new}")
        for language in LANGUAGES
        for item in find_gone(book, today)
        if item.whole
    )


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a move in one language."""

    book: Book
    language: str
    named: Mapping[str, Head]
    """Path below docs/ -> what the page is called."""

    def label(self, key: str) -> str:
        return escape(self.book.labels[key].text[self.language])

    def title(self, page: str) -> str:
        """As it is; to be escaped for what it stands in."""
        return self.named[f"{self.language}/{path_of(page)}"].title

    def link(self, page: str, new: str) -> str:
        """From an old page to where something is now, at the end of a sentence."""
        title = escape(self.title(take_apart(new)[0]))
        return f'<a href="{_relative(page, new)}">{title}</a>{end_after(title)}'

    def reason(self, reason: Text | None) -> str:
        return f" {escape(reason[self.language])}" if reason else ""

    def places(self, page: str, places: Iterable[Place]) -> str:
        """A line for each place, with the id it had here."""
        return "".join(
            f'<li id="{place.id}"><p><code>#{place.id}</code>: {self.link(page, place.new)}'
            f"{self.reason(place.reason)}</p></li>"
            for place in places
        )


def moved_page(gone: Gone, words: Words, site_url: str) -> str:
    """The page at an old address. Without a script it leads on by itself where no place was asked for on it: a refresh
    would lose that, so a page with places shows where each of them is."""
    label, page = words.label, gone.page
    up = _relative(page, address_of(""))
    title = label("moved.title")
    refresh = "" if gone.places else f'<meta http-equiv="refresh" content="0; url={_relative(page, gone.new)}">\n'
    places = ""
    if gone.places:
        places = f"<section><h2>{label('moved.places')}</h2><ul>{words.places(page, gone.places)}</ul></section>\n"
    return f"""<!doctype html>
<html lang="{words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} · {escape(words.book.site.name[words.language])}</title>
<link rel="canonical" href="{escape(site_url)}{words.language}/{gone.new.removeprefix("./")}">
{refresh}<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="{up}assets/style.css">
<link rel="icon" href="{up}assets/favicon.svg">
</head>
<body class="front">
<main>
<h1>{title}</h1>
<section><p>{label("moved.page")} {words.link(page, gone.new)}{words.reason(gone.reason)}</p></section>
{places}</main>
<script>{SCRIPT}</script>
</body>
</html>
"""


def moved_markdown(gone: Gone, words: Words) -> str:
    """The same for programs that read the Markdown beside each page."""
    page, id = take_apart(gone.new)
    target = posixpath.relpath(path_of(page), gone.page) + (f"#{id}" if id else "")
    # Text is escaped otherwise in Markdown than in HTML.
    title, told = (
        markdown.escape(words.book.labels[key].text[words.language]) for key in ("moved.title", "moved.page")
    )
    name = words.title(page)
    return f"# {title}\n\n{told} {markdown.link(markdown.escape(name), target)}{end_after(name)}\n"


def add_moved(html: str, page: str, redirects: Iterable[Redirect], words: Words) -> str:
    """A built page with the old ids on it: beside the new ones, or at its foot with where they lead."""
    away = []
    for redirect in redirects:
        old_page, id = take_apart(redirect.old)
        new_page, new_id = take_apart(redirect.new)
        if is_file(redirect.old) or old_page != page:
            continue
        if new_page == page:
            html = _beside(html, new_id or TOP, id)
        else:
            away.append(Place(id, redirect.new, redirect.reason))
    if not away:
        return html
    foot = f'<section class="moved"><h2>{words.label("moved.away")}</h2><ul>{words.places(page, away)}</ul></section>'
    return html.replace(END, foot + END)


def _beside(html: str, new: str, old: str) -> str:
    """An empty anchor as the first thing in the element that has the new id."""
    opening = re.compile(rf'<[a-z][a-z0-9]*\b[^<>]* id="{re.escape(new)}"[^<>]*>')
    return opening.sub(lambda found: f'{found[0]}<span id="{old}"></span>', html, count=1)


def _relative(page: str, new: str) -> str:
    """A link from an old page, as a browser follows it: to a folder with its slash."""
    target, id = take_apart(new)
    return f"{way(page, target)}/" + (f"#{id}" if id else "")
