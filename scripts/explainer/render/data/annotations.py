"""The evidence as W3C Web Annotations: every quotation of a statement, found again in the published text.

The body is the statement in every language, who says it, of what kind it is, the sentences it stands in, and where the
site shows it. The target is the file of the text (texts.py), by what is quoted with a few words on either side, and by
its offsets, in Unicode code points. Either is enough to find the place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.addresses import prose_pages, texts_of
from explainer.model import LANGUAGES, Evidence, Statement
from explainer.proof import Located, every_statement
from explainer.render.data.columns import View
from explainer.render.data.texts import Published, publish_text

Node = dict[str, object]
FILE = "annotations.jsonld"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
AROUND = 32
"""How many letters stand on either side of a quotation; more where that would fit another place, too."""


@dataclass(frozen=True, slots=True)
class Maker:
    """What every annotation needs."""

    view: View
    base: str
    """The address of the site, ending in a slash; relative to the file where no host is known."""
    texts: dict[str, Published]

    def page(self, language: str, page: str, anchor: str) -> str:
        """The address of a place on the site."""
        return f"{self.base}{language}/{page}/#{anchor}" if page else f"{self.base}{language}/#{anchor}"


def render_annotations(view: View, base: str) -> str:
    """The file: a collection of one page. `base`: where the site is, seen from this file or from anywhere."""
    maker = Maker(view, base, {source.id: publish_text(view, source) for source in view.book.sources})
    items = [item for statement in every_statement(view.book) for item in _annotations(maker, statement)]
    book, file = view.book, f"{base}data/{FILE}"
    head: Node = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": file,
        "type": "AnnotationCollection",
        "label": " · ".join(book.site.name),
        "creator": [{"type": "Organization", "name": name} for name in book.site.holder],
        "modified": f"{book.edition}T00:00:00Z",
        "rights": LICENCE,
        "total": len(items),
    }
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    page = json.dumps({"id": f"{file}#page", "type": "AnnotationPage", "startIndex": 0}, ensure_ascii=False)
    # One annotation a line, so that two editions can be compared.
    return f'{opening},\n "first": {page.removesuffix("}")}, "items": [\n{lines}\n ]}}\n}}\n'


def _annotations(maker: Maker, statement: Statement) -> Iterator[Node]:
    """One for each quotation of a statement, those of its derived values, too."""
    for number, evidence in enumerate(statement.every_evidence, 1):
        yield {
            "id": f"{maker.base}data/{FILE}#{statement.id}-{number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": list(_bodies(maker, statement, evidence)),
            "target": _target(maker, maker.view.proof.located(evidence)),
        }


def _bodies(maker: Maker, statement: Statement, evidence: Evidence) -> Iterator[Node]:
    view = maker.view
    labels, located = view.book.labels, view.proof.located(evidence)
    for language, words in statement.text.items():
        yield _words("describing", words, language)
    for language, words in labels[f"kind.{statement.kind}"].text.items():
        yield _words("classifying", words, language)
    for language, name in _speaker(view, statement).items():
        yield _words("identifying", name, language)
    for reference in located.references:
        yield {"type": "TextualBody", "purpose": "tagging", "value": str(reference)}
    source, anchor = located.source, located.references[0].anchor
    for language in LANGUAGES:
        if page := _page_of(view, statement, located):
            yield _page(maker.page(language, page, statement.id), language)
        yield _page(maker.page(language, f"sources/{source.id}", anchor), language)


def _words(purpose: str, words: str, language: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": words, "language": language, "format": "text/plain"}


def _page(address: str, language: str) -> Node:
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": {"id": address, "type": "Text", "format": "text/html", "language": language},
    }


def _speaker(view: View, statement: Statement) -> dict[str, str]:
    """Who says it: a person's name, or what the text is called whose author speaks."""
    people = {person.id: person for person in view.book.people}
    if statement.speaker in people:
        return dict(people[statement.speaker].name.items())
    source = view.proof.sources[statement.speaker]
    return dict((source.short or source.title).items())


def _page_of(view: View, statement: Statement, located: Located) -> str:
    """The page on which the statement stands in full: the first that has it under its own id and is no prose."""
    prose = prose_pages(view.book)
    uses = (use for use in view.uses[str(located.references[0])] if use.statement == use.anchor == statement.id)
    return next((use.page for use in uses if use.page not in prose), "")


def _target(maker: Maker, located: Located) -> Node:
    """The file of the text, and two ways to the quotation in it."""
    published = maker.texts[located.source.id]
    start, end = published.span(located)
    text, around = published.text, AROUND
    while True:
        prefix, suffix = text[max(0, start - around) : start], text[end : end + around]
        found = f"{prefix}{text[start:end]}{suffix}"
        if text.count(found) == 1 or around > len(text):
            break
        around *= 2
    return {
        "type": "SpecificResource",
        "source": {
            "id": f"{maker.base}data/{texts_of(located.source.id)[0]}",
            "type": "Text",
            "format": "text/plain",
            "language": located.source.language,
        },
        "selector": [
            {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
