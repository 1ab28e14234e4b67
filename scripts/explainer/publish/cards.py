"""The sentences of the texts for the cards of references: one script a text, read from the page of the text itself.

So a card can show no more than that page does, and says it in the same words. It is a script and not JSON, since a page
that was opened from a disk may not read other files.
"""

from __future__ import annotations

import json
from pathlib import Path

from lxml import html

from explainer.model import LANGUAGES, Book
from explainer.view.context import cited_as
from explainer.write import write_text

FOLDER = "assets/sentences"


def write_cards(place: Path, book: Book) -> None:
    """assets/sentences/ID.js of every text, below each language's root of the built site."""
    for language in LANGUAGES:
        for source in book.sources:
            page = place / language / "sources" / source.id / "index.html"
            tree = html.document_fromstring(page.read_bytes())
            title, publisher, date = cited_as(source, language)
            text = {
                "title": title,
                "short": source.short[language] if source.short else title,
                "publisher": publisher,
                "date": date,
                "other": next(other for other in LANGUAGES if other != language),
                "paragraphs": [
                    [_sentence(sentence, language) for sentence in paragraph.iterfind(".//div[@class='sentence']")]
                    for paragraph in tree.iter("section", "li")
                    if "paragraph" in paragraph.get("class", "").split()
                ],
            }
            words = json.dumps(text, ensure_ascii=False, separators=(",", ":"))
            write_text(place / language / FOLDER / f"{source.id}.js", f"readText({json.dumps(source.id)},{words})\n")


def _sentence(sentence: html.HtmlElement, language: str) -> dict[str, str]:
    """Its place, its reference, its words in the page's language and in the other one, and whose they are."""
    words = {str(one.get("lang")): one.text_content() for one in sentence.xpath("./div/p[@lang] | ./details/p[@lang]")}
    # What is said of dates begins with the text's own words, and is left to the page.
    about = sentence.iterfind("./details/p[@class='about']")
    told = [part for one in about for part in _before_quotation(one).split(" · ") if part.strip()]
    return {
        "at": str(sentence.get("id")),
        "reference": sentence.findtext("./div/a[@class='reference']", ""),
        "own": words[language],
        "there": next((text for other, text in words.items() if other != language), ""),
        "who": " · ".join(told),
    }


def _before_quotation(about: html.HtmlElement) -> str:
    pieces = [about.text or ""]
    for child in about:
        if child.tag == "q":
            break
        pieces += [child.text_content(), child.tail or ""]
    return "".join(pieces)
