"""For search engines: the sitemaps, each page with its versions in the other languages, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from explainer.addresses import is_hosted
from explainer.model import LANGUAGES

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def render_sitemaps(pages: Iterable[str], day: str, site_url: str) -> dict[str, str]:
    """`sitemap.xml` with everything, and one a language: path -> XML.

    `pages` are addresses below a language's root; `day` is that of the edition, since which nothing has changed. None
    where nobody knows the host: a sitemap has whole addresses alone.
    """
    if not is_hosted(site_url):
        return {}
    every = sorted(pages)
    root = [(site_url, _versions("", site_url), day)]
    own = {
        language: [(_url(site_url, language, page), _versions(page, site_url), day) for page in every]
        for language in LANGUAGES
    }
    files = {f"{language}/sitemap.xml": _sitemap(entries) for language, entries in own.items()}
    return {"sitemap.xml": _sitemap([*root, *(entry for entries in own.values() for entry in entries)]), **files}


def render_robots(site_url: str) -> str:
    """Everything may be read; where the sitemap is, if there is one."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {site_url}sitemap.xml\n" if is_hosted(site_url) else "")


def _url(site_url: str, language: str, page: str) -> str:
    return f"{site_url}{language}/{page}/" if page else f"{site_url}{language}/"


def _versions(page: str, site_url: str) -> list[tuple[str, str]]:
    """(language, address) as the page's own head has them; whoever has no language of ours gets the default."""
    default = _url(site_url, LANGUAGES[0], page) if page else site_url
    return [*((language, _url(site_url, language, page)) for language in LANGUAGES), ("x-default", default)]


def _sitemap(entries: Iterable[tuple[str, list[tuple[str, str]], str]]) -> str:
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})  # type: ignore[dict-item]
    for address, versions, day in entries:
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        etree.SubElement(url, f"{{{SITEMAP}}}loc").text = address
        etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = day
        for language, other in versions:
            etree.SubElement(url, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": other})
    etree.indent(root, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"
