"""For other programs that follow the site: an Atom feed of its changes, and llms.txt, the list of its pages.

The change log has one language, and so has the feed: its title and its links say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from explainer.addresses import ENDINGS, OWN_PAGE, every_page, foot_of, is_hosted, menu_of, own_pages, parent_of
from explainer.corpus.datewords import describe_day
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book, Change, Field, fields_of, fill
from explainer.render.markdown import escape, path_of

LOGGED = Change.language
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"


def render_feed(book: Book, site_url: str) -> str:
    """Atom: an entry for every edition of the change log. Where nobody knows the host, links go out from the feed."""
    hosted = is_hosted(site_url)
    where = site_url if hosted else "./"

    def id_of(address: str) -> str:
        return address if hosted else f"urn:uuid:{uuid5(NAMESPACE_URL, address)}"

    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    root.set(XML_LANG, LOGGED)
    _add(root, "title", book.site.name[LOGGED])
    _add(root, "id", id_of(site_url))
    _add(root, "updated", _moment(book.edition))
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", book.site.holder[LOGGED])
    etree.SubElement(root, f"{{{ATOM}}}link", {"href": where, "hreflang": LOGGED})
    etree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": f"{where}feed.xml"})
    for change in book.changes:
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        day = describe_day(change.day, LOGGED)
        _add(entry, "title", f"{change.version} · {fill(book.labels['epub.edition'].text[LOGGED], day=day)}")
        _add(entry, "id", id_of(f"{site_url}#{change.version}"))
        _add(entry, "updated", _moment(change.day))
        etree.SubElement(entry, f"{{{ATOM}}}link", {"href": where})
        content = etree.SubElement(entry, f"{{{ATOM}}}content", {"type": "xhtml"})
        div = etree.SubElement(content, f"{{{XHTML}}}div", nsmap={None: XHTML})  # type: ignore[dict-item]
        items = etree.SubElement(div, f"{{{XHTML}}}ul")
        for item in change.items:
            etree.SubElement(items, f"{{{XHTML}}}li").text = item
    etree.indent(root, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def render_llms(book: Book, named: Mapping[str, Head], site_url: str) -> str:
    """llms.txt: what the site is and on what terms, the Markdown of its pages as the menu has them, books and data.

    `named`: path below docs/ -> what the page is called. The search, which is nothing without a browser, is left out.
    """
    where = site_url if is_hosted(site_url) else ""
    lines = [f"# {escape(' · '.join(book.site.name))}", ""]
    lines += [f"> {escape(words)}" for words in book.labels["site.description"].text]
    lines += ["", *(escape(words) for words in book.labels["data.readme.rights"].text)]
    for language in LANGUAGES:
        lines += ["", f"## {escape(book.labels[f'language.{language}'].text[language])}", ""]
        for page in _in_order(book):
            path = f"{language}/{path_of(page)}"
            if page != "search" and path in named:
                head = named[path]
                lines.append(f"- [{escape(head.title)}]({where}{path}): {escape(head.description)}")
    headings = book.labels["downloads.title"].text
    lines += ["", f"## {escape(' · '.join(dict.fromkeys(headings)))}", ""]
    lines += [f"- [{name}]({where}{name}): {escape(words)}" for name, words in _to_take_along(book)]
    return "\n".join(lines) + "\n"


def _in_order(book: Book) -> list[str]:
    """Every page: the front page, those of the menu with those below them, those of the foot, the others."""
    menu = menu_of(book)
    first = ("", *menu, *foot_of(book))
    # What stands below a page comes as its records do.
    below = [one for field in fields_of(Book) for pattern in own_pages(field) for one in _pages(book, field, pattern)]

    def place(page: str) -> tuple[int, bool, int, str]:
        parent = page if page in first else parent_of(page, menu)
        at = first.index(parent) if parent in first else len(first)
        return at, page != parent, below.index(page) if page in below else -1, page

    return sorted(every_page(book), key=place)


def _pages(book: Book, field: Field, pattern: str) -> list[str]:
    return [pattern.replace(OWN_PAGE, record.id) for record in getattr(book, field.name)]


def _to_take_along(book: Book) -> Iterator[tuple[str, str]]:
    """The books, and where to begin with the data: names below the site's address, and what each is."""
    for ending, kind in zip(ENDINGS, ("downloads.pdf", "downloads.epub"), strict=True):
        for language in LANGUAGES:
            own = book.labels[f"language.{language}"].text[language]
            yield f"{book.site.stem}.{language}.{ending}", fill(book.labels[kind].text[language], language=own)
    for name in ("tables.xlsx", "datapackage.json", "readme.txt"):
        yield f"data/{name}", " · ".join(book.labels[f"data.{name}"].text)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = words
