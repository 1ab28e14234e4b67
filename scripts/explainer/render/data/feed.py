"""For other programs that follow the site: an Atom feed of its changes, and llms.txt, the list of its pages."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from explainer.model import LANGUAGES, Book
from explainer.render.markdown import escape, read_front_matter

ATOM = "http://www.w3.org/2005/Atom"


def render_feed(book: Book, site_url: str) -> str:
    """Atom: an entry for every edition of the change log."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    _add(root, "title", " · ".join(book.site.name))
    _add(root, "id", site_url)
    _add(root, "updated", _moment(book.edition))
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    # One feed tells of the site in every language, and so it names the makers, as its title does the site.
    _add(author, "name", " · ".join(book.site.holder))
    etree.SubElement(root, f"{{{ATOM}}}link", {"href": site_url})
    etree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": f"{site_url}feed.xml"})
    for change in book.changes:
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        _add(entry, "title", change.version)
        _add(entry, "id", f"{site_url}#{change.version}")
        _add(entry, "updated", _moment(change.day))
        etree.SubElement(entry, f"{{{ATOM}}}link", {"href": site_url})
        _add(entry, "content", "\n".join(change.items))
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
