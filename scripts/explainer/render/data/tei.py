"""Each source text as TEI P5 (https://tei-c.org): what is known of every sentence, in the markup of scholarly editions.

The original and our translation stand side by side, sentence by sentence, tied by `corresp`. In the original `said`
has whose words they are, as they are confirmed; `date` the dates that it names; `sic` its misprints. Names are as the
program finds them in whatever form. Of a text in excerpts there are the quoted sentences, and a `gap` for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from explainer.corpus.mentions import NameIndex, find_mentions, index_of
from explainer.model import LANGUAGES, BlockKind, Book, Named, Paragraph, Sentence, Source, Voice
from explainer.proof import misprints_in
from explainer.render.data.columns import View
from explainer.render.data.tei_header import TEI, XML_ID, XML_LANG, add, add_header, indent, person_id

# A number above twelve in place of the month is a season.
PLAIN = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
# What a text puts between quotation marks is told in the words of who has said it.
QUOTED = re.compile(r"[\"«“„‘].+[\"»”“’]\W*", re.DOTALL)
HEADS = (BlockKind.TITLE, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sentence that an element holds; offsets count from the sentence's beginning."""

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """A text in one language, the original or a translation, with what is looked up in it."""

    view: View
    source: Source
    language: str
    kinds: Mapping[str, str]
    """Whatever has a name: id -> its kind."""
    index: NameIndex
    marked: Mapping[str, str]
    """Where each endnote is marked first: its label -> the id of the sentence."""

    @property
    def own(self) -> bool:
        """Whether it is the original."""
        return self.language == self.source.language

    def ids(self, id: str) -> dict[str, str]:
        """How a piece is known; that of a translation names the piece that it renders."""
        return {XML_ID: id} if self.own else {XML_ID: f"{self.language}-{id}", "corresp": f"#{id}"}


def render_tei(view: View, source: Source) -> str:
    """The file of one text."""
    root = etree.Element(f"{{{TEI}}}TEI", {XML_LANG: source.language}, nsmap={None: TEI})  # type: ignore[dict-item]
    add_header(root, view.book, source)
    text = add(root, "text")
    body = add(text, "body")
    named = _named(view.book)
    for language in (source.language, *(other for other in LANGUAGES if other != source.language)):
        index = index_of((record for _, record in named), language)
        kinds = {record.id: kind for kind, record in reversed(named)}
        _version(body, Version(view, source, language, kinds, index, _marked_at(source)))
    if source.text.endnotes:
        _endnotes(add(text, "back"), source)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


# --- the words ---------------------------------------------------------------------------------------------------


def _version(body: etree._Element, version: Version) -> None:
    """A division of the body; a heading begins one inside it."""
    source, kind = version.source, "original" if version.own else "translation"
    attributes = {"type": kind, XML_LANG: version.language, **version.ids("original")}
    division = place = add(body, "div", attributes)
    pieces = zip(source.blocks, source.text.paragraphs, strict=True)
    for listed, run in groupby(pieces, key=lambda piece: piece[0] == BlockKind.LIST_ITEM):
        around = add(place, "list") if listed else place
        for kind_of_block, paragraph in run:
            if kind_of_block == BlockKind.HEADING:
                around = place = add(division, "div", {"type": "section"})
            element = _block(around, kind_of_block, version.ids(f"p{paragraph.number}"))
            for sentence in paragraph.sentences:
                _sentence(element, version, paragraph, sentence)


def _block(around: etree._Element, kind: BlockKind, ids: Mapping[str, str]) -> etree._Element:
    """The element of a paragraph."""
    if kind == BlockKind.LIST_ITEM:
        return add(around, "item", ids)
    if kind in HEADS and len(around) == 0:
        return add(around, "head", ids)
    if kind == BlockKind.PARAGRAPH:
        return add(around, "p", ids)
    return add(around, "ab", {"type": kind.replace(" ", "-"), **ids})


def _sentence(around: etree._Element, version: Version, paragraph: Paragraph, sentence: Sentence) -> None:
    source, id = version.source, f"p{paragraph.number}s{sentence.number}"
    reference = f"{source.code}{paragraph.number}.{sentence.number}"
    element = add(around, "s", {**version.ids(id), "n": reference})
    if not version.view.is_shown(source.id, reference):
        add(element, "gap", {"reason": "excerpts"})
        return
    entry = source.translations[reference]
    text = sentence.text if version.own else entry.words[version.language]
    spans = _names_in(version, text)
    if version.own:
        spans = (*_said(source, paragraph, sentence), *_dated(source, paragraph, sentence), *_sic(source, text), *spans)
    _nest(element, text, 0, len(text), _apart(spans))
    if not version.own:
        if entry.note:
            add(element, "note", {"type": "translator", "resp": "#makers"}, entry.note[version.language])
        return
    for label in sentence.notes:
        mark = {XML_ID: f"mark-{label}"} if version.marked[label] == id else {}
        add(element, "ref", {**mark, "type": "noteAnchor", "target": f"#note-{label}", "n": label}, f"[{label}]")
    for reason in dict.fromkeys(voice.reason for voice in _voices(source, paragraph, sentence) if voice.reason):
        for language, words in reason.items():
            add(element, "note", {"type": "reading", "resp": "#makers", XML_LANG: language}, words)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Those of which none crosses one named before; what is around others stands before them."""
    kept: list[Span] = []
    for span in spans:
        if not any(
            one.start < span.start < one.end < span.end or span.start < one.start < span.end < one.end for one in kept
        ):
            kept.append(span)
    # Of two that are as long the one named first is around the other.
    return sorted(kept, key=lambda span: (span.start, -span.end))


def _nest(element: etree._Element, text: str, start: int, end: int, spans: list[Span]) -> None:
    """Puts a piece of the text into an element, its spans into elements of their own."""
    at, last = start, None
    while spans:
        span, *others = spans
        _say(element, last, text[at : span.start])
        last = add(element, span.tag, span.attributes)
        _nest(last, text, span.start, span.end, [one for one in others if one.end <= span.end])
        at, spans = span.end, [one for one in others if one.start >= span.end]
    _say(element, last, text[at:end])


def _say(element: etree._Element, last: etree._Element | None, words: str) -> None:
    if last is None:
        element.text = words or None
    else:
        last.tail = words or None


# --- what is in them ---------------------------------------------------------------------------------------------


def _voices(source: Source, paragraph: Paragraph, sentence: Sentence) -> Iterator[Voice]:
    for voice in source.voices[paragraph.number - 1]:
        if voice.start < sentence.end and sentence.start < voice.end:
            yield voice


def _said(source: Source, paragraph: Paragraph, sentence: Sentence) -> Iterator[Span]:
    """The words of others; those of the text's own author need no mark."""
    for voice in _voices(source, paragraph, sentence):
        start = max(voice.start, sentence.start) - sentence.start
        end = min(voice.end, sentence.end) - sentence.start
        if voice.kind != "editorial":
            how = _who(voice.speaker, direct=voice.kind == "direct")
            yield Span(start, end, "said", {**how, "ana": f"#voice-{voice.kind}"})
        if voice.relays:
            # Inside others' words they are reported, but for those in quotation marks.
            quoted = QUOTED.fullmatch(sentence.text[start:end].strip()) is not None
            yield Span(start, end, "said", _who(None if voice.relays == "unknown" else voice.relays, direct=quoted))


def _who(speaker: str | None, *, direct: bool) -> dict[str, str]:
    how = {"direct": "true" if direct else "false"}
    return {"who": f"#{person_id(speaker)}", **how} if speaker else how


def _dated(source: Source, paragraph: Paragraph, sentence: Sentence) -> Iterator[Span]:
    for found in source.dates:
        if (found.paragraph, found.sentence) == (paragraph.number, sentence.number):
            start = found.start - sentence.start
            yield Span(start, start + found.end - found.start, "date", date_attributes(found.edtf))


def date_attributes(edtf: str) -> dict[str, str]:
    """A date as EDTF has it, and, where it is plain, in the way of TEI too."""
    if not edtf:
        return {}
    first, _, last = edtf.partition("/")
    plain: dict[str, str] = {}
    if PLAIN.fullmatch(edtf):
        plain = {"when": edtf}
    elif PLAIN.fullmatch(first) and PLAIN.fullmatch(last):
        plain = {"from": first, "to": last}
    return {**plain, "when-custom": edtf, "datingMethod": "#edtf"}


def _sic(source: Source, text: str) -> Iterator[Span]:
    yield from (Span(start, end, "sic") for start, end in misprints_in(text, source.misprints))


def _named(book: Book) -> list[tuple[str, Named]]:
    """Whatever has a name, with its kind. People first, who may be in the glossary, too."""
    groups: tuple[tuple[str, tuple[Named, ...]], ...] = (
        ("person", book.people),
        ("partner", book.partners),
        ("name", book.names),
        ("term", book.terms),
    )
    return [(kind, record) for kind, records in groups for record in records]


def _names_in(version: Version, text: str) -> tuple[Span, ...]:
    """Each place once, under the first of those that share its name."""
    order = list(version.kinds)
    found = sorted(find_mentions(text, version.language, version.index), key=lambda one: order.index(one.id))
    places: dict[tuple[int, int], str] = {}
    for mention in found:
        places.setdefault((mention.start, mention.end), mention.id)
    return tuple(Span(*place, *_element_of(version.kinds[id], id)) for place, id in places.items())


def _element_of(kind: str, id: str) -> tuple[str, dict[str, str]]:
    """The element of a name: people are in the head of the file, others in the tables beside it."""
    if kind == "person":
        return "persName", {"ref": f"#{person_id(id)}"}
    return "term" if kind == "term" else "name", {"key": id}


# --- endnotes ----------------------------------------------------------------------------------------------------


def _marked_at(source: Source) -> dict[str, str]:
    """Where each endnote is marked first: its label -> the id of the sentence."""
    found: dict[str, str] = {}
    for paragraph in source.text.paragraphs:
        for sentence in paragraph.sentences:
            for label in sentence.notes:
                found.setdefault(label, f"p{paragraph.number}s{sentence.number}")
    return found


def _endnotes(back: etree._Element, source: Source) -> None:
    """The endnotes as the text has them, and the works that they cite."""
    works = list(dict.fromkeys(note.work for note in source.text.endnotes))
    marked = _marked_at(source)
    division = add(back, "div", {"type": "endnotes", XML_LANG: source.language})
    for note in source.text.endnotes:
        attributes = {XML_ID: f"note-{note.label}", "n": note.label, "type": "endnote"}
        if note.label in marked:
            attributes["target"] = f"#mark-{note.label}"
        attributes["corresp"] = f"#work-{works.index(note.work) + 1}"
        add(division, "note", attributes, note.text)
    listed = add(add(back, "div", {"type": "works"}), "listBibl")
    for number, work in enumerate(works, 1):
        entry = add(listed, "bibl", {XML_ID: f"work-{number}"})
        add(entry, "title", text=work.title)
        add(entry, "publisher", text=work.publisher)
        add(entry, "ref", {"target": work.address}, work.address)
        add(entry, "date", {"type": "accessed", "when": work.accessed}, work.accessed)
