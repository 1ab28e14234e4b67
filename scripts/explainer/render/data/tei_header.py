"""The head of a text in TEI: whose it is and under which terms, how it was read, who speaks in it, our editions."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from explainer.corpus.datewords import describe
from explainer.model import LANGUAGES, Book, Source
from explainer.view.context import told_of

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XML_ID, XML_LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MIXED = {f"{{{TEI}}}{tag}" for tag in ("s", "note")}
"""Elements with words and elements side by side."""
VOICES = ("direct", "indirect", "inherited", "editorial")


def add(
    parent: etree._Element, tag: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    """A new element of TEI at the end of another."""
    element = etree.SubElement(parent, f"{{{TEI}}}{tag}", dict(attributes or {}))
    element.text = text or None
    return element


def indent(element: etree._Element, level: int = 1) -> None:
    """Sets every element in a line of its own, but in those that hold words: a blank is one of those."""
    if len(element) == 0 or element.tag in MIXED or (element.text or "").strip():
        return
    element.text = "\n" + level * " "
    for child in element:
        indent(child, level + 1)
        child.tail = element.text
    element[-1].tail = "\n" + (level - 1) * " "


def person_id(id: str) -> str:
    """What a person, or the author of a text, is called in the file."""
    return f"person-{id}"


def add_header(root: etree._Element, book: Book, source: Source) -> None:
    """The `teiHeader` of one text."""
    header = add(root, "teiHeader", {XML_LANG: LANGUAGES[-1]})
    _file(add(header, "fileDesc"), book, source)
    _encoding(add(header, "encodingDesc"), book)
    _profile(add(header, "profileDesc"), book, source)
    changes = add(header, "revisionDesc")
    for change in book.changes:
        entry = add(add(changes, "change", {"when": change.day, "n": change.version, "who": "#makers"}), "list")
        for item in change.items:
            add(entry, "item", text=item)


def _both(parent: etree._Element, tag: str, book: Book, key: str) -> None:
    """A label in every language."""
    for language, words in book.labels[key].text.items():
        add(parent, tag, {XML_LANG: language}, words)


def _file(place: etree._Element, book: Book, source: Source) -> None:
    titles = add(place, "titleStmt")
    for language, title in source.title.items():
        add(titles, "title", {XML_LANG: language}, title)
    for language, author in source.author.items() if source.author else ():
        add(titles, "author", {XML_LANG: language}, author)
    makers = add(titles, "respStmt", {XML_ID: "makers"})
    _both(makers, "resp", book, "tei.work")
    for language, holder in book.site.holder.items():
        add(makers, "name", {XML_LANG: language}, holder)
    add(add(place, "editionStmt"), "edition", {"n": book.changes[0].version}, book.edition)
    published = add(place, "publicationStmt")
    for language, holder in book.site.holder.items():
        add(published, "publisher", {XML_LANG: language}, holder)
    add(published, "date", {"when": book.edition}, book.edition)
    terms = add(published, "availability")
    _both(add(terms, "licence", {"target": LICENCE}), "p", book, "tei.rights")
    for language in LANGUAGES:
        words = (book.labels[key].text[language] for key in ("sources.rights", f"rights.{source.rights}"))
        add(terms, "p", {XML_LANG: language}, " ".join(words))
    notes = add(place, "notesStmt")
    if not source.has_title:
        _both(notes, "note", book, "tei.title-ours")
    if not source.author:
        _both(notes, "note", book, "tei.no-author")
    if not source.licence:
        _both(notes, "note", book, "tei.no-licence")
    if len(notes) == 0:
        place.remove(notes)
    _source(add(place, "sourceDesc"), book, source)


def _source(place: etree._Element, book: Book, source: Source) -> None:
    """The text itself, as its record has it."""
    entry = add(place, "bibl", {XML_ID: "source"})
    for language, title in source.title.items():
        add(entry, "title", {XML_LANG: language}, title)
    for language in LANGUAGES:
        for key, words in told_of(source, language):
            add(entry, "note", {XML_LANG: language}, f"{book.labels[key].text[language]} {words}")
    for language in LANGUAGES:
        dated = {"when-custom": source.date, "datingMethod": "#edtf", XML_LANG: language}
        add(entry, "date", dated, describe(source.date, language))


def _encoding(place: etree._Element, book: Book) -> None:
    """How the text was taken apart and what the marks mean."""
    _both(add(place, "editorialDecl"), "p", book, "tei.how")
    kinds = add(add(place, "classDecl"), "taxonomy", {XML_ID: "voices"})
    for kind in VOICES:
        category = add(kinds, "category", {XML_ID: f"voice-{kind}"})
        for language in LANGUAGES:
            name, meaning = (
                book.labels[f"voice.{kind}"].text[language],
                book.labels[f"voice.{kind}.means"].text[language],
            )
            add(category, "catDesc", {XML_LANG: language}, f"{name}: {meaning}")


def _profile(place: etree._Element, book: Book, source: Source) -> None:
    """Languages, people, the calendar that dates are written in."""
    calendar = add(add(place, "calendarDesc"), "calendar", {XML_ID: "edtf"})
    add(calendar, "p", text="EDTF, ISO 8601-2")
    languages = add(place, "langUsage")
    for language in LANGUAGES:
        kind = "tei.original" if language == source.language else "tei.translation"
        name = book.labels[f"language.{language}"].text[LANGUAGES[-1]]
        add(languages, "language", {"ident": language}, f"{name}, {book.labels[kind].text[LANGUAGES[-1]]}")
    if book.people:
        people = add(add(place, "particDesc"), "listPerson")
        for person in book.people:
            entry = add(people, "person", {XML_ID: person_id(person.id)})
            for language, name in person.name.items():
                add(entry, "persName", {XML_LANG: language}, name)
