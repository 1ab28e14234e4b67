"""What machines read, put where they look for it: into the head of every page, sitemaps and robots.txt beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer.addresses import DATA, texts_of
from explainer.document.outline import Head
from explainer.model import Book
from explainer.publish.hosting import TYPES
from explainer.publish.site import BuildError, site_url
from explainer.render.meta import render_heads
from explainer.render.sitemap import render_robots, render_sitemaps
from explainer.write import write_text

END = "</head>"


def write_heads(site: Path, book: Book, named: Mapping[str, Head]) -> None:
    """Into every built page. `named`: path below docs/ -> what the page is called.

    Raises BuildError for a page without a head.
    """
    texts = (name for source in book.sources for name in texts_of(source.id))
    files = [(f"data/{name}", TYPES[name.rpartition(".")[2]]) for name in (*DATA, *texts)]
    for path, head in render_heads(book, named, files, site_url(book)).items():
        place = site / path.replace("index.md", "index.html")
        page = place.read_text(encoding="utf-8")
        if page.count(END) != 1:
            raise BuildError(f"{place.relative_to(site)} has no one {END} to put what machines read before")
        write_text(place, page.replace(END, head + END))


def write_sitemaps(site: Path, book: Book, pages: Iterable[str]) -> None:
    """The sitemaps in place of MkDocs's, and robots.txt. `pages`: paths below docs/."""
    addresses = {path.partition("/")[2].removesuffix("index.md").rstrip("/") for path in pages}
    for old in site.glob("*/sitemap.xml*"):
        old.unlink()
    for path, text in render_sitemaps(addresses, book.edition, site_url(book)).items():
        write_text(site / path, text)
    write_text(site / "robots.txt", render_robots(site_url(book)))
