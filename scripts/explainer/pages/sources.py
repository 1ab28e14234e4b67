"""sources/: the record of each text; sources/ID/: the text itself, sentence by sentence, with what rests on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from explainer.corpus.datewords import describe, describe_day
from explainer.corpus.endnotes import ADDRESS
from explainer.document.inline import Inline, Strong, Tagged, Web, Words
from explainer.document.nodes import Figure, Items, Lead, Node, Page, Paragraph, Section, Slot
from explainer.document.records import Statements
from explainer.document.texts import Endnote, Facts, Heard, Line, Passage, Passages
from explainer.languages.edtf import is_date
from explainer.model import LANGUAGES, BlockKind, Reference, Rights, Sentence, Source
from explainer.model import Paragraph as TextParagraph
from explainer.pages.words import label, page_of_list, used_on
from explainer.proof import speaker_of, voices_of
from explainer.view.context import VOICES, Context, told_of
from explainer.view.uses import Uses

STYLES = ("gost", "apa", "chicago")


def sources(context: Context, hidden: Collection[str]) -> Page:
    """The records of all texts, and the works cited. `hidden`: the sentences that no page shows."""
    records = (_record(context, source) for source in context.book.sources)
    nodes: list[Node] = [Lead(label(context, "sources.lead")), Figure("sentences", tuple(hidden)), *records]
    # The lists are filled when the pages are built: the site's own address is not known before (render/data/works.py).
    if any(source.text.endnotes for source in context.book.sources):
        cited = (
            Section(3, style, label(context, f"style.{style}"), (Slot("bibliography", style),)) for style in STYLES
        )
        lead = Lead(label(context, "sources.works.lead"))
        nodes.append(Section(2, "works", label(context, "sources.works"), (lead, *cited)))
    lists: list[Node] = [Lead(label(context, "sources.cite.lead"))]
    for style in STYLES:
        lists += [Paragraph((Strong((label(context, f"style.{style}"),)),)), Slot("bibliography", f"{style}-site")]
    nodes.append(Section(2, "cite", label(context, "sources.cite"), tuple(lists)))
    return page_of_list(context, "sources", *nodes)


def _record(context: Context, source: Source) -> Section:
    language = context.language
    called = [("sources.called", source.short[language])] if source.short else []
    first = [*called, ("sources.code", source.code)]
    then = [
        ("sources.language", context.label(f"language.{source.language}")),
        ("sources.date", describe(source.date, language)),
        ("sources.size", _size(context, source)),
        ("sources.rights", context.label(f"rights.{source.rights}")),
    ]
    facts: list[tuple[str, Inline]] = [(key, Words(value)) for key, value in first]
    # Of a publisher or an author the text speaks, too.
    facts += [(key, _on_the_web(value)) for key, value in told_of(source, language)]
    facts += [(key, Words(value)) for key, value in then]
    nodes: list[Node] = [Facts(tuple((label(context, key), value) for key, value in facts))]
    if source.dating:
        nodes.append(Paragraph((Strong((label(context, "sources.dating"),)),)))
        nodes.append(Statements(source.dating, speaker=False))
    if not source.has_title:
        nodes.append(Lead(label(context, "sources.title-ours")))
    title = Words(source.title[language])
    return Section(2, source.id, title, tuple(nodes), leads=(f"sources/{source.id}", ""))


def _size(context: Context, source: Source) -> str:
    sentences = sum(len(paragraph.sentences) for paragraph in source.text.paragraphs)
    return ", ".join(
        (
            context.count("count.paragraphs", len(source.text.paragraphs)),
            context.count("count.sentences", sentences),
            context.endnotes(len(source.text.endnotes)),
        )
    )


def _on_the_web(words: str) -> Inline:
    """Words, or an address that leads where it says."""
    return Web(words) if re.fullmatch(ADDRESS, words) else Words(words, indexed=True)


def text(context: Context, source: Source, uses: Uses) -> Page:
    """One text, sentence by sentence. `uses`: of its sentences and endnotes."""
    title = source.title[context.language]
    others = ", ".join(context.label(f"language.{other}") for other in LANGUAGES if other != source.language)
    publisher = source.publisher[context.language]
    nodes: list[Node] = [Lead(label(context, "reading.lead", publisher=publisher, language=others))]
    if source.misprints:
        nodes.append(Lead(label(context, "reading.misprints")))
    if source.rights == Rights.EXCERPTS:
        nodes.append(Lead(label(context, "reading.excerpts")))
    nodes += [Lead(label(context, "reading.legend")), Items(tuple(_legend(context, source)))]
    nodes.append(Passages(source, tuple(_passages(context, source, uses))))
    if source.text.endnotes:
        notes = tuple(
            Endnote(
                source,
                note,
                describe_day(note.work.accessed, context.language),
                used_on(context, uses.get(f"{source.code}.{note.label}", ())),
            )
            for note in source.text.endnotes
        )
        nodes.append(Section(2, "endnotes", label(context, "reading.endnotes"), notes))
    return Page(
        slug=f"sources/{source.id}",
        language=context.language,
        title=title,
        description=context.label("reading.description", title=title),
        nodes=tuple(nodes),
    )


def _legend(context: Context, source: Source) -> Iterator[tuple[Inline, ...]]:
    kinds = [(kind, context.label(f"voice.{kind}"), context.label(f"voice.{kind}.means")) for kind in VOICES]
    if any(voice.relays for voices in source.voices for voice in voices):
        kinds.append(("relayed", context.label("kind.relayed"), context.label("kind.relayed.means")))
    for css, name, means in kinds:
        yield Tagged(name, f"voice {css}"), Words(": "), Words(means)


def _passages(context: Context, source: Source, uses: Uses) -> Iterator[Passage]:
    """What is shown of a text, each piece as what it is."""
    for kind, paragraph in zip(source.blocks, source.text.paragraphs, strict=True):
        every = (_line(context, source, paragraph, sentence, uses) for sentence in paragraph.sentences)
        if lines := tuple(one for one in every if source.rights == Rights.FULL or one.used):
            what = "" if kind == BlockKind.PARAGRAPH else context.label(f"block.{kind.replace(' ', '-')}")
            yield Passage(kind, what, paragraph.number, lines)


def _line(context: Context, source: Source, paragraph: TextParagraph, sentence: Sentence, uses: Uses) -> Line:
    reference = Reference(source.code, paragraph.number, sentence.number)
    every = source.voices[paragraph.number - 1]
    voices = tuple(one for one in every if one.start < sentence.end and one.end > sentence.start)
    spoken = voices_of(source, paragraph, sentence)
    here = (paragraph.number, sentence.number)
    dates = (found for found in source.dates if (found.paragraph, found.sentence) == here and is_date(found.edtf))
    return Line(
        paragraph=paragraph,
        sentence=sentence,
        reference=reference,
        voices=voices,
        heard=tuple(dict.fromkeys(Heard(speaker_of(one, source), one.kind, one.relays or "") for one in spoken)),
        dates=tuple((found.wording, describe(found.edtf, context.language)) for found in dates),
        reasons=tuple(dict.fromkeys(voice.reason for voice in voices if voice.reason)),
        note=source.translations[str(reference)].note,
        used=str(reference) in uses,
    )
