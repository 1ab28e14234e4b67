"""For other programs that follow the site: an Atom feed of its changes, and llms.txt, the list of its pages.

The change log has one language, and so has the feed: its title and its links say so.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from explainer.corpus.datewords import describe_day
from explainer.model import LANGUAGES, Book, Change, fill
from explainer.render.markdown import escape, read_front_matter

LOGGED = Change.language
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"


def render_feed(book: Book, site_url: str) -> str:
    """Atom: an entry for every edition of the change log."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    root.set(XML_LANG, LOGGED)
    _add(root, "title", book.site.name[LOGGED])
    _add(root, "id", site_url)
    _add(root, "updated", _moment(book.edition))
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", book.site.holder[LOGGED])
    etree.SubElement(root, f"{{{ATOM}}}link", {"href": site_url, "hreflang": LOGGED})
    etree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": f"{site_url}feed.xml"})
    for change in book.changes:
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        day = describe_day(change.day, LOGGED)
        _add(entry, "title", f"{change.version} · {fill(book.labels['epub.edition'].text[LOGGED], day=day)}")
        _add(entry, "id", f"{site_url}#{change.version}")
        _add(entry, "updated", _moment(change.day))
        etree.SubElement(entry, f"{{{ATOM}}}link", {"href": site_url})
        content = etree.SubElement(entry, f"{{{ATOM}}}content", {"type": "xhtml"})
        div = etree.SubElement(content, f"{{{XHTML}}}div", nsmap={None: XHTML})  # type: ignore[dict-item]
        items = etree.SubElement(div, f"{{{XHTML}}}ul")
        for item in change.items:
            etree.SubElement(items, f"{{{XHTML}}}li").text = item
    etree.indent(root, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def render_llms(book: Book, pages: Mapping[str, str], site_url: str) -> str:
    """llms.txt: what the site is, and the Markdown of every page. `pages`: path below docs/ -> Markdown."""
    lines = [f"# {escape(' · '.join(book.site.name))}", ""]
    lines += [f"> {escape(words)}" for words in book.labels["site.description"].text]
    for language in LANGUAGES:
        lines += ["", f"## {escape(book.labels[f'language.{language}'].text[language])}", ""]
        for path in sorted(pages):
            if path.startswith(f"{language}/"):
                title, description = read_front_matter(pages[path])
                lines.append(f"- [{escape(title)}]({site_url}{path}): {escape(description)}")
    return "\n".join(lines) + "\n"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = words
