"""Works cited and the site itself for reference managers: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

import json
import re

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
# BibTeX counts braces and knows no backslash: those that do not pair need names.
UNPAIRED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def csl_items(book: Book, site_url: str) -> list[Item]:
    """CSL-JSON items: the site in every language, then every work the texts cite, once."""
    items: list[Item] = []
    for language in LANGUAGES:
        items.append(
            {
                "id": f"site-{language}",
                # Of type webpage: it keeps its address and day of access in every style tried, GOST among them.
                "type": "webpage",
                "title": book.site.name[language],
                "publisher": book.site.holder[language],
                "URL": f"{site_url}{language}/",
                "issued": {"date-parts": [_parts(book.edition)]},
                "language": language,
            }
        )
    for number, work in enumerate(works(book), 1):
        items.append(
            {
                "id": f"work-{number}",
                "type": "webpage",
                "title": work.title,
                "container-title": work.publisher,
                "URL": work.address,
                "accessed": {"date-parts": [_parts(work.accessed)]},
            }
        )
    return items


def works(book: Book) -> tuple[Work, ...]:
    """Every work cited, once, in the order of the texts."""
    return tuple(dict.fromkeys(note.work for source in book.sources for note in source.text.endnotes))


def render_citations(book: Book, site_url: str) -> dict[str, str]:
    """`citations.json` (CSL-JSON), `.bib` (BibTeX) and `.ris`."""
    items = csl_items(book, site_url)
    return {
        "citations.json": json.dumps(items, ensure_ascii=False, indent=1) + "\n",
        "citations.bib": "\n".join(_bibtex(item) for item in items),
        "citations.ris": "\n".join(_ris(item) for item in items),
    }


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]


def _day(item: Item, field: str) -> tuple[int, ...]:
    value = item.get(field)
    if not isinstance(value, dict):
        return ()
    return tuple(value["date-parts"][0])


def _bibtex(item: Item) -> str:
    issued, accessed = _day(item, "issued"), _day(item, "accessed")
    fields = {
        "title": f"{{{_tex(str(item['title']))}}}",
        "publisher": _tex(str(item.get("publisher", ""))),
        "organization": _tex(str(item.get("container-title", ""))),
        "year": str(issued[0]) if issued else "",
        "url": str(item["URL"]),
        "urldate": "-".join(f"{part:02}" for part in accessed),
        "language": str(item.get("language", "")),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return f"@misc{{{item['id']},\n" + "\n".join(lines) + "\n}\n"


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
        ("TI", item["title"]),
        ("PB", item.get("publisher", "")),
        ("T2", item.get("container-title", "")),
        ("PY", issued[0] if issued else ""),
        # Readers of the format part several addresses at a semicolon.
        ("UR", str(item["URL"]).replace(";", "%3B")),
        ("Y2", "/".join(f"{part:02}" for part in accessed)),
        ("LA", item.get("language", "")),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"
