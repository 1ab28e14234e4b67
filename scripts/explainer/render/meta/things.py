"""What the pages are about, as schema.org things: events, terms, people, texts, the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from explainer.model import LANGUAGES, Event, Person, Source, Statement, Term
from explainer.render.meta.view import LICENSE, Node, View, quotation, source_reference

# ISO 8601 as schema.org has it: a year, month or day that the text gives without doubt, or two of them.
PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?")
# Of an event that was planned and not held schema.org can say only why, and on that the sources may differ.
LEFT_OUT_STATUS = "not-held"


def organization(view: View) -> Node:
    """Who makes the site."""
    name = view.in_every_language(view.context.book.site.holder)
    return {"@type": "Organization", "@id": view.id("makers"), "name": name, "url": view.site_url}


def website(view: View) -> Node:
    """The site as a whole, in all its languages."""
    book = view.context.book
    return {
        "@type": "WebSite",
        "@id": view.id("site"),
        "url": view.site_url,
        "name": view.in_every_language(book.site.name),
        "description": view.in_every_language(book.labels["site.description"].text),
        "inLanguage": list(LANGUAGES),
        "publisher": view.ref("makers"),
        "license": LICENSE,
        "dateModified": book.edition,
        "isBasedOn": [source_reference(view, source) for source in book.sources],
    }


def text(view: View, source: Source) -> Node:
    """A source text: whose it is, when it was written as far as it lets one know, that its title is ours."""
    node: Node = {
        "@type": "CreativeWork",
        "@id": view.id("text", source.id),
        "name": source.title[view.language],
        "inLanguage": source.language,
        "url": view.url(f"sources/{source.id}"),
    }
    if source.publisher[view.language] != view.label("meta.publisher-not-stated"):
        node["publisher"] = {"@type": "Organization", "name": source.publisher[view.language]}
    if PLAIN.fullmatch(source.date):
        node["dateCreated"] = source.date
    return node


def event(view: View, record: Event) -> Node | None:
    """An event, dated where the date is plain; None for one that was not held."""
    if record.status == LEFT_OUT_STATUS:
        return None
    node: Node = {
        "@type": "Event",
        "@id": view.id("event", record.id),
        "name": record.title[view.language],
        "url": view.url("timeline", record.id),
        "description": _words(view, record.statements[:1]),
        "subjectOf": _texts_of(view, record.statements),
    }
    if PLAIN.fullmatch(record.date):
        first, _, last = record.date.partition("/")
        node["startDate"] = first
        if last:
            node["endDate"] = last
    if record.status == "planned":
        node["eventStatus"] = "https://schema.org/EventScheduled"
    return node


def term_set(view: View, name: str, terms: Sequence[Term]) -> Node:
    """The glossary: every word with what the texts mean by it; nothing where they do not say."""
    id = view.url("glossary", "terms")
    entries = []
    for term in terms:
        entry: Node = {
            "@type": "DefinedTerm",
            "@id": view.url("glossary", term.id),
            "name": term.name[view.language],
            "inDefinedTermSet": {"@id": id},
        }
        if term.definitions:
            entry["description"] = _words(view, term.definitions)
        entries.append(entry)
    return {
        "@type": "DefinedTermSet",
        "@id": id,
        "name": name,
        "inLanguage": view.language,
        "license": LICENSE,
        "hasDefinedTerm": entries,
    }


def person(view: View, record: Person) -> Node:
    """Somebody the texts name, with what they say of them."""
    name = record.name[view.language]
    node: Node = {
        "@type": "Person",
        "@id": view.id("person", record.id),
        "name": name,
        "alternateName": [other for other in dict.fromkeys(record.name) if other != name],
        "url": view.url(f"experts/{record.id}"),
    }
    if record.described:
        node["description"] = _words(view, record.described)
    return node


def quotations(view: View, statements: Iterable[Statement]) -> list[Node]:
    """The evidence of these statements, each quotation once, in their order."""
    every = {(item.source, item.at, item.quote): item for statement in statements for item in statement.evidence}
    return [quotation(view, item) for item in every.values()]


def dataset(view: View, description: str, files: Sequence[tuple[str, str]]) -> Node:
    """The data that can be downloaded. `files`: (path below the site's address, media type)."""
    book = view.context.book
    return {
        "@type": "Dataset",
        "@id": view.id("data"),
        "name": f"{view.name} · {view.label('downloads.data')}",
        "description": description,
        "url": view.url("downloads", "data"),
        "inLanguage": list(LANGUAGES),
        "license": LICENSE,
        "creator": view.ref("makers"),
        "dateModified": book.edition,
        "version": book.edition,
        "isAccessibleForFree": True,
        "isBasedOn": [source_reference(view, source) for source in book.sources],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": path.rpartition("/")[2],
                "contentUrl": f"{view.site_url}{path}",
                "encodingFormat": media,
            }
            for path, media in files
        ],
    }


def _words(view: View, statements: Iterable[Statement]) -> str:
    return " ".join(statement.text[view.language] for statement in statements)


def _texts_of(view: View, statements: Iterable[Statement]) -> list[Node]:
    ids = dict.fromkeys(item.source for statement in statements for item in statement.evidence)
    return [source_reference(view, view.context.source(id)) for id in ids]
