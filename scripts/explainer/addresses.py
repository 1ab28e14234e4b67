"""Where a reader can be sent: the pages below a language's root, the same in every language, places on them, files.

A page's name is its folder, "" for the front page. Its address, as `seeds/published.txt` has it, is `timeline/`, that
of a place on it `timeline/#an-event`; the front page is `./`. A file's address is below the site's root.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

from explainer.document.outline import Mark, What
from explainer.model import LANGUAGES, Book, Essay, Field, fields_of
from explainer.model.marks import OnPages
from explainer.model.sheets import made_tables, sheets

_ORDER = (
    "timeline",
    "formats",
    "experts",
    "glossary",
    "concordance",
    "sources",
    "coverage",
    "downloads",
    "essays",
    "findings",
    "forecasts",
    "disagreements",
    "silences",
    "numbers",
    "start",
    "search",
)
"""Pages in the order in which a text says where it is used. A page that is not named here comes behind them."""


DATA = (
    "readme.txt",
    "tables.xlsx",
    "annotations.jsonld",
    "glossary.tbx",
    "sentences.tmx",
    *(f"{name}.{ending}" for name in ("citations", "this-site") for ending in ("json", "bib", "ris")),
    "datapackage.json",
    *(f"{name}.csv" for name in (*(sheet.name for sheet in sheets()), *made_tables())),
)
"""Below data/. A JSON twin stands beside every CSV, and each text has files of its own."""
HOSTED = ("annotations.jsonld",)
"""Of those what only the site has, and not the bundle: tools on the web ask for it. So it is with the JSON twins."""
ENDINGS = ("pdf", "epub")
"""Of the book, in every language."""


def records_of_pages(order: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The fields of the Book whose records each page shows, of these pages first."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(order, ())
    for field in fields_of(Book):
        if shown := field.mark(OnPages):
            for page in dict.fromkeys(page.partition("/")[0] for page in shown.names):
                found[page] = (*found.get(page, ()), field.name)
    return found


RECORDS_OF_PAGES = records_of_pages(_ORDER)
"""Without any record that it shows a site has no such page."""
LISTS = tuple(RECORDS_OF_PAGES)
"""The pages beside those of single records and of prose."""

PARENTS = {
    "concordance": "glossary",
    "coverage": "sources",
    "disagreements": "findings",
    "forecasts": "findings",
    "numbers": "findings",
    "silences": "findings",
}
"""Pages that belong under another one although their address does not say so."""


OWN_PAGE = "{id}"
FRONT = "home"
"""What the front page is called in seeds/."""


def own_pages(field: Field, kind: str = "") -> tuple[str, ...]:
    """The pages that each record of a field of the Book has for itself: "experts/{id}". `kind`: of that kind alone."""
    shown = field.mark(OnPages)
    if shown is None or (kind and field.type.what != kind):
        return ()
    return tuple(page for page in shown.names if OWN_PAGE in page)


def folders_of_records() -> tuple[str, ...]:
    """The folders whose pages are each of a record, sorted."""
    return tuple(sorted({page.partition("/")[0] for field in fields_of(Book) for page in own_pages(field)}))


def bundle_of(stem: str) -> str:
    """The zip of the whole site, as its files are called."""
    return f"{stem}.zip"


def texts_of(id: str) -> tuple[str, str]:
    """Below data/: a text as it is published, and the same in TEI."""
    return f"texts/{id}.txt", f"texts/{id}.tei"


def books_of(stem: str) -> tuple[str, ...]:
    """The books of every language, as the site's files are called."""
    return tuple(f"{stem}.{language}.{ending}" for ending in ENDINGS for language in LANGUAGES)


def handouts_of(stem: str) -> tuple[str, ...]:
    """The handouts of every language."""
    return tuple(f"{stem}-handout.{language}.pdf" for language in LANGUAGES)


def picture_of(name: str, language: str) -> str:
    """The drawing of a figure as a file."""
    return f"pictures/{name}.{language}.svg"


def files_of(stem: str) -> tuple[str, ...]:
    """What readers download and cite, and programs come back to."""
    return (
        *("index.html", "feed.xml", "llms.txt", bundle_of(stem), *books_of(stem), *handouts_of(stem)),
        *(f"data/{name}" for name in DATA),
        *(f"data/{name.removesuffix('.csv')}.json" for name in DATA if name.endswith(".csv")),
    )


def lists_of(book: Book) -> tuple[str, ...]:
    """The pages beside those of single records and of prose that a site has: there is something for each to show."""
    return tuple(
        page for page, shown in RECORDS_OF_PAGES.items() if not shown or any(getattr(book, it) for it in shown)
    )


def menu_of(book: Book) -> tuple[str, ...]:
    """The pages that the menu names, in its order."""
    return tuple(page for page in book.site.menu if page in every_page(book))


def foot_of(book: Book) -> tuple[str, ...]:
    """The pages that the foot of every page names besides, in its order."""
    return tuple(page for page in book.site.foot if page in every_page(book))


def parent_of(page: str, menu: Collection[str]) -> str | None:
    """The page of the menu that this one belongs under: itself for a list, None for the front page and its like."""
    folder = page.partition("/")[0]
    parent = PARENTS.get(folder, folder)
    return parent if parent in menu else None


def way(origin: str, target: str) -> str:
    """The relative path from one folder of the site to a folder or file: "../sources/x", "." for the same."""
    return posixpath.relpath(f"/{target}", f"/{origin}")


def prose_page(id: str) -> str:
    """The page of a text of seeds/pages/."""
    return "" if id == FRONT else id


def prose_pages(book: Book) -> dict[str, Essay]:
    """Our prose by its pages: the essays, then what is none."""
    essays = {f"essays/{essay.id}": essay for essay in book.essays}
    return essays | {prose_page(page.id): page for page in book.pages}


def every_page(book: Book) -> tuple[str, ...]:
    """Every address, sorted."""
    return tuple(
        sorted(
            {
                *lists_of(book),
                *(prose_page(page.id) for page in book.pages),
                *(
                    pattern.replace(OWN_PAGE, record.id)
                    for field in fields_of(Book)
                    for pattern in own_pages(field)
                    for record in getattr(book, field.name)
                ),
            }
        )
    )


OPENABLE = re.compile(r"https?://(?![^/:]+\.example(?:[/:]|$))")
"""Begins the address of a host that can be; `.example` (RFC 2606) stands for one not known yet."""


def is_hosted(url: str) -> bool:
    """Whether anybody can open it; all else is a placeholder, to feed, data, books and `publish` alike."""
    return bool(OPENABLE.match(url))


# --- addresses as they are kept ----------------------------------------------------------------------------------

NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ADDRESS = re.compile(rf"(?:\./|(?:{NAME}/)+)(?:#{NAME}(?:--[0-9]+)?)?|(?:{NAME}/)*{NAME}(?:\.{NAME})+")
# Names that a file system of a reader's machine keeps for itself.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
TOP = "top"
"""The id of every page's title: where the page itself leads."""


def is_address(text: str) -> bool:
    """Whether it is written as an address is, and is fit to name a file."""
    folders = re.split(r"[/.#]", text)
    return bool(ADDRESS.fullmatch(text)) and not any(
        RESERVED.fullmatch(name) or len(name) > 80 for name in folders if name
    )


def is_file(address: str) -> bool:
    """Whether it is a file's; else it is a page's or that of a place on one."""
    return not address.partition("#")[0].endswith("/")


def address_of(page: str, id: str = "") -> str:
    """The address of a page, or of a place on it."""
    return f"{page or '.'}/" + (f"#{id}" if id else "")


def take_apart(address: str) -> tuple[str, str]:
    """(page, id) of an address that is no file's; the id is "" for the page itself."""
    page, _, id = address.partition("#")
    return page.removesuffix("/").removesuffix("."), id


def site_addresses(pages: Mapping[str, Iterable[Mark]], stem: str) -> frozenset[str]:
    """Every address of today that works in every language. `pages`: path below docs/ -> what stands on the page.

    `stem`: what the site's files are called.
    """
    figures = {mark.name for marks in pages.values() for mark in marks if mark.what == What.FIGURE}
    pictures = {picture_of(name, language) for name in figures for language in LANGUAGES}
    found: dict[str, set[str]] = {language: {*files_of(stem), *pictures} for language in LANGUAGES}
    for path, marks in pages.items():
        language, _, name = path.partition("/")
        page = name.removesuffix("index.md").removesuffix("/")
        # Its title is where the page itself leads.
        ids = {mark.name for mark in marks if mark.what == What.ID} - {TOP}
        found[language] |= {address_of(page), *(address_of(page, id) for id in ids)}
        folder, _, id = page.partition("/")
        if folder == "sources" and id:
            found[language] |= {f"data/{name}" for name in texts_of(id)}
    return frozenset(set.intersection(*found.values()))


def moved_to(address: str, moves: Mapping[str, str], today: Collection[str] | None = None) -> str | None:
    """Where an address leads now, or None. With a page that moved go the places on it that the new page has, too."""
    if address in moves or is_file(address):
        return moves.get(address)
    page, id = take_apart(address)
    new = moves.get(address_of(page))
    if not id or new is None or is_file(new) or take_apart(new)[1]:
        return None
    carried = address_of(take_apart(new)[0], id)
    return carried if today is None or carried in today else None
