"""The texts, the works that they cite, and this site by itself, for reference managers: CSL-JSON, BibLaTeX, RIS.

Each work is a page of the web in all three, by type, too; who made the site is one name, which nothing takes apart.
"""

from __future__ import annotations

import json
import re

from explainer.addresses import is_hosted
from explainer.corpus.alphabets import language_of
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Book, Work

Item = dict[str, object]
# What TeX prints otherwise, or takes for an accent behind a backslash.
TEX = {
    **{character: f"\\{character}" for character in "{}$&#%_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "'": r"\textquotesingle{}",
}
PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""A year, month or day that nothing makes doubtful."""
# BibTeX counts braces and knows no backslash: those that do not pair need names.
UNPAIRED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def site_items(book: Book, site_url: str) -> list[Item]:
    """The site as a CSL-JSON item, in every language; without an address where nobody knows its host."""
    return [
        {
            "id": f"site-{language}",
            # Of type webpage: it keeps its address and day of access in every style tried, GOST among them.
            "type": "webpage",
            "title": book.site.name[language],
            "author": [{"literal": book.site.holder[language]}],
            **({"URL": f"{site_url}{language}/"} if is_hosted(site_url) else {}),
            "issued": {"date-parts": [_parts(book.edition)]},
            "language": language,
        }
        for language in LANGUAGES
    ]


def work_items(book: Book) -> list[Item]:
    """Every work that the texts cite, once, as a CSL-JSON item."""
    return [
        {
            "id": f"work-{number}",
            "type": "webpage",
            # The endnote has the marks of the text around it.
            "title": language_named(language_of(work.title)).house.title_marks(work.title),
            "publisher": work.publisher,
            "URL": work.address,
            "accessed": {"date-parts": [_parts(work.accessed)]},
            # No record names it: by its letters.
            "language": language_of(work.title),
        }
        for number, work in enumerate(works(book), 1)
    ]


def text_items(book: Book, site_url: str) -> list[Item]:
    """The texts themselves, in their own language: a title of ours in brackets, and nothing that they do not state."""
    unstated = book.labels["meta.publisher-not-stated"].text
    made: list[Item] = []
    for source in book.sources:
        own = source.language
        title, publisher = source.title[own], source.publisher[own]
        item: Item = {"id": f"text-{source.id}", "type": "webpage"}
        if source.author:
            item["author"] = [{"literal": source.author[own]}]
        item["title"] = title if source.has_title else f"[{title}]"
        if publisher != unstated[own]:
            item["publisher"] = publisher
        if source.address:
            item["URL"] = source.address
        elif is_hosted(site_url):
            item["URL"] = f"{site_url}{own}/sources/{source.id}/"
        if PLAIN_DATE.fullmatch(source.date):
            item["issued"] = {"date-parts": [_parts(source.date)]}
        made.append({**item, "language": own})
    return made


def works(book: Book) -> tuple[Work, ...]:
    """Every work cited, once, in the order of the texts."""
    return tuple(dict.fromkeys(note.work for source in book.sources for note in source.text.endnotes))


def render_citations(book: Book, site_url: str) -> dict[str, str]:
    """`citations.json` (CSL-JSON), `.bib` (BibLaTeX), `.ris`: the texts, the works they cite; `this-site` likewise."""
    made = {}
    cited = [*text_items(book, site_url), *work_items(book)]
    for name, items in (("citations", cited), ("this-site", site_items(book, site_url))):
        made[f"{name}.json"] = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
        made[f"{name}.bib"] = "\n".join(_bibtex(item) for item in items)
        made[f"{name}.ris"] = "\n".join(_ris(item) for item in items)
    return made


def author_of(item: Item) -> str:
    """Who has made it, as one name; empty for a work of which that is not told."""
    authors = item.get("author")
    return str(authors[0]["literal"]) if isinstance(authors, list) else ""


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]


def _day(item: Item, field: str) -> tuple[int, ...]:
    value = item.get(field)
    if not isinstance(value, dict):
        return ()
    return tuple(value["date-parts"][0])


def _bibtex(item: Item) -> str:
    issued, accessed = _day(item, "issued"), _day(item, "accessed")
    author = _tex(author_of(item))
    fields = {
        # In braces of its own a name is one, and no list of first and last names.
        "author": f"{{{author}}}" if author else "",
        "title": f"{{{_tex(str(item['title']))}}}",
        # What publishes a page of the web is called so there, and nowhere else.
        "organization": _tex(str(item.get("publisher", ""))),
        "date": "-".join(f"{part:02}" for part in issued),
        "url": str(item.get("URL", "")),
        "urldate": "-".join(f"{part:02}" for part in accessed),
        "language": str(item.get("language", "")),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    # What reference managers take for a page of the web; what does not know the word takes it for `misc`.
    return f"@online{{{item['id']},\n" + "\n".join(lines) + "\n}\n"


def _tex(words: str) -> str:
    """Words that TeX prints to the letter and BibTeX reads as one value."""
    names = TEX if _paired(words) else {**TEX, **UNPAIRED}
    safe = "".join(names.get(character, character) for character in words)
    # Side by side they would be one longer dash.
    return re.sub("-(?=-)", "-{}", safe)


def _paired(words: str) -> bool:
    depth = 0
    for character in words:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _ris(item: Item) -> str:
    issued, accessed = _day(item, "issued"), _day(item, "accessed")
    lines = [
        ("TY", "ELEC"),
        ("ID", item["id"]),
        ("AU", author_of(item)),
        ("TI", item["title"]),
        ("PB", item.get("publisher", "")),
        ("PY", issued[0] if issued else ""),
        ("DA", "/".join(f"{part:02}" for part in issued)),
        # Readers of the format part several addresses at a semicolon.
        ("UR", str(item.get("URL", "")).replace(";", "%3B")),
        ("Y2", "/".join(f"{part:02}" for part in accessed)),
        ("LA", item.get("language", "")),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"
