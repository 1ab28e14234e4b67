"""For translators' tools: the glossary as TBX (ISO 30042, basic), the aligned sentences as TMX 1.4.

Only what is ours is a definition; what somebody says of a term is a context, with the speaker and the sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from explainer.model import LANGUAGES, Book, Statement, Term
from explainer.proof import Proof, every_sentence
from explainer.view.context import Context
from explainer.view.uses import find_uses

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render_tbx(book: Book, proof: Proof) -> str:
    """One entry a term, one language set a language, the name first, then its other names."""
    root = etree.Element("martif", {"type": "TBX", XML_LANG: LANGUAGES[0]})
    header = etree.SubElement(root, "martifHeader")
    description = etree.SubElement(header, "fileDesc")
    statement = etree.SubElement(etree.SubElement(description, "titleStmt"), "title")
    statement.text = " · ".join(book.site.name)
    etree.SubElement(etree.SubElement(description, "publicationStmt"), "p").text = _rights(book)
    source = etree.SubElement(etree.SubElement(description, "sourceDesc"), "p")
    source.text = " ".join(book.labels["site.description"].text)
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    contexts = [Context(book, proof, language) for language in LANGUAGES]
    for term in book.terms:
        _entry(body, term, contexts)
    return _document(root)


def _rights(book: Book) -> str:
    return " ".join(book.labels["data.readme.rights"].text)


def _entry(body: etree._Element, term: Term, contexts: Sequence[Context]) -> None:
    entry = etree.SubElement(body, "termEntry", {"id": term.id})
    etree.SubElement(entry, "descrip", {"type": "subjectField"}).text = term.kind
    for context in contexts:
        language = context.language
        group = etree.SubElement(entry, "langSet", {XML_LANG: language})
        if term.gloss:
            _described(group, "definition", term.gloss[language], context.label("glossary.gloss").rstrip(":"))
        for item in term.definitions:
            _described(group, "context", item.text[language], _said(context, item))
        for name in term.called(language):
            etree.SubElement(etree.SubElement(group, "tig"), "term").text = name


def _described(group: etree._Element, kind: str, words: str, source: str) -> None:
    described = etree.SubElement(group, "descripGrp")
    etree.SubElement(described, "descrip", {"type": kind}).text = words
    etree.SubElement(described, "admin", {"type": "source"}).text = source


def _said(context: Context, statement: Statement) -> str:
    """Who says it, as what, and in which sentences."""
    located = (context.proof.located(evidence) for evidence in statement.evidence)
    places = dict.fromkeys(str(reference) for one in located for reference in one.references)
    kind = context.label(f"kind.{statement.kind}")
    return f"{context.speaker_name(statement.speaker)}, {kind}: {'; '.join(places)}"


def render_tmx(book: Book, proof: Proof) -> str:
    """One unit a sentence, its reference as the unit's id. Of a text in excerpts, the quoted sentences alone."""
    uses = find_uses(book, proof)
    root = etree.Element("tmx", {"version": "1.4"})
    day = book.edition.replace("-", "")
    header = etree.SubElement(
        root,
        "header",
        {
            "creationtool": "explainer",
            "creationtoolversion": book.edition,
            "segtype": "sentence",
            "o-tmf": "explainer",
            "adminlang": LANGUAGES[-1],
            "srclang": _language(book),
            "datatype": "plaintext",
            "creationdate": f"{day}T000000Z",
        },
    )
    for language in LANGUAGES:
        rights = book.labels["data.readme.rights"].text[language]
        etree.SubElement(header, "note", {XML_LANG: language}).text = rights
    body = etree.SubElement(root, "body")
    for source, _, sentence, reference in every_sentence(book):
        if source.rights == "excerpts" and str(reference) not in uses:
            continue
        unit = etree.SubElement(body, "tu", {"tuid": str(reference), "srclang": source.language})
        words = {source.language: sentence.text, **source.translations[str(reference)].words}
        for language in LANGUAGES:
            variant = etree.SubElement(unit, "tuv", {XML_LANG: language})
            etree.SubElement(variant, "seg").text = words[language]
    return _document(root)


def _language(book: Book) -> str:
    """The one that all texts are written in; each unit says its own where there are several."""
    languages = {source.language for source in book.sources} or {LANGUAGES[0]}
    return languages.pop() if len(languages) == 1 else "*all*"


def _document(root: etree._Element) -> str:
    etree.indent(root, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"
