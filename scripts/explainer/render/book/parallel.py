"""The sources themselves: their records, then each text beside its translation, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.datewords import describe, describe_day
from explainer.model import LANGUAGES, BlockKind, Endnote, Paragraph, Reference, Sentence, Source, Voice
from explainer.proof import every_sentence, speaker_of
from explainer.render.book.composer import Composer
from explainer.render.book.notes import verbatim
from explainer.render.context import told_of
from explainer.render.typst import array, block, bullets, call, join, string
from explainer.render.uses import Uses


def printed_references(sources: tuple[Source, ...], uses: Uses) -> frozenset[str]:
    """The references that the source part shows: all of a text, or what is quoted of one shown in excerpts."""
    found = set()
    for source in sources:
        for paragraph in source.text.paragraphs:
            for sentence in paragraph.sentences:
                reference = str(Reference(source.code, paragraph.number, sentence.number))
                if source.rights == "full" or reference in uses:
                    found.add(reference)
        found.update(str(Reference(source.code, note=note.label)) for note in source.text.endnotes)
    return frozenset(found)


def set_sources(composer: Composer) -> Iterator[str]:
    """What is known of each text, then the text."""
    yield composer.heading(1, "sources", composer.context.label("sources.title"))
    yield call("lead", composer.label("sources.lead"))
    for source in composer.context.book.sources:
        yield from _record(composer, source)
        yield from _text(composer, source)


def _record(composer: Composer, source: Source) -> Iterator[str]:
    context, language = composer.context, composer.language
    yield composer.heading(2, f"sources/{source.id}", source.title[language])
    facts = [
        ("sources.code", source.code),
        *told_of(source, language),
        ("sources.language", context.label(f"language.{source.language}")),
        ("sources.date", describe(source.date, language)),
        ("sources.size", _size(composer, source)),
        ("sources.rights", context.label(f"rights.{source.rights}")),
    ]
    yield bullets(join([call("strong", composer.label(key)), string(value)], " ") for key, value in facts)
    yield call("runin", composer.label("sources.dating"))
    yield composer.statements(source.dating, speaker=False)
    if not source.has_title:
        yield call("par", composer.label("sources.title-ours"))


def _size(composer: Composer, source: Source) -> str:
    sentences = sum(owner is source for owner, *_ in every_sentence(composer.context.book))
    counts = {
        "count.paragraphs": len(source.text.paragraphs),
        "count.sentences": sentences,
    }
    context = composer.context
    return ", ".join(
        [*(context.count(key, number) for key, number in counts.items()), context.endnotes(len(source.text.endnotes))]
    )


def _text(composer: Composer, source: Source) -> Iterator[str]:
    if source.rights == "excerpts":
        yield call("par", composer.label("reading.excerpts"))
    others = [language for language in LANGUAGES if language != source.language]
    heads = ["book.reference", "book.original", *("book.translation" for _ in others)]
    rows: list[str] = []
    for paragraph in source.text.paragraphs:
        shown = [
            _sentence(composer, source, paragraph, sentence, others)
            for sentence in paragraph.sentences
            if str(Reference(source.code, paragraph.number, sentence.number)) in composer.printed
        ]
        rows += ["paragraph-rule", *shown] if shown and rows else shown
    yield call("parallel", array(map(composer.label, heads)), *rows)
    if source.text.endnotes:
        yield composer.heading(3, f"sources/{source.id}#endnotes", composer.context.label("reading.endnotes"))
        yield from (_endnote(composer, source, note) for note in source.text.endnotes)


def _sentence(composer: Composer, source: Source, paragraph: Paragraph, sentence: Sentence, others: list[str]) -> str:
    reference = Reference(source.code, paragraph.number, sentence.number)
    voices = [
        voice
        for voice in source.voices[paragraph.number - 1]
        if any(
            character.isalnum()
            for character in paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
        )
    ]
    entry = source.translations[str(reference)]
    kind = source.blocks[paragraph.number - 1]
    marks = join([call("mentions", *map(string, composer.names.mentioned(sentence.text, source.language)))])
    original = [marks, composer.tongue(source.language, _as(kind, verbatim(sentence.text, source.misprints)))]
    original += [
        call("endnote-mark", string(str(Reference(source.code, note=label))), string(f"[{label}]"))
        for label in sentence.notes
    ]
    notes = [
        f"{composer.context.label('reading.our-reading')} {reason[composer.language]}"
        for reason in dict.fromkeys(voice.reason for voice in voices if voice.reason)
    ]
    if entry.note:
        notes.append(f"{composer.context.label('reading.translator')} {entry.note[composer.language]}")
    below = [call("below", string(note)) for note in notes]
    translations = [composer.tongue(language, _as(kind, string(entry.words[language]))) for language in others]
    # Below the words in the reader's language, which is the notes' own.
    if composer.language in others:
        at = others.index(composer.language)
        translations[at] = join([translations[at], *below])
    else:
        original += below
    what = [] if kind == BlockKind.PARAGRAPH else [composer.context.label(f"block.{kind.replace(' ', '-')}")]
    told = array(string(words) for words in (*what, *_told(composer, source, voices)))
    composer.anchors.add(str(reference))
    return call("sentence", string(str(reference)), string(str(reference)), told, join(original), *translations)


def _as(kind: BlockKind, words: str) -> str:
    """Words that look like what they are."""
    return words if kind == BlockKind.PARAGRAPH else call("as-block", string(kind.value), words)


def _told(composer: Composer, source: Source, voices: list[Voice]) -> dict[str, None]:
    """Who speaks, how, and whose words are passed on."""
    context = composer.context
    told: dict[str, None] = {}
    for voice in voices:
        who = context.speaker_short(speaker_of(voice, source))
        told[f"{who}, {context.label(f'voice.{voice.kind}')}"] = None
        if voice.relays:
            name = context.label("voice.unknown") if voice.relays == "unknown" else context.speaker_short(voice.relays)
            told[context.label("voice.relays", name=name)] = None
    return told


def _endnote(composer: Composer, source: Source, note: Endnote) -> str:
    context, work = composer.context, note.work
    day = describe_day(work.accessed, composer.language)
    reference = Reference(source.code, note=note.label)
    composer.anchors.add(str(reference))
    original = composer.tongue(source.language, string(f"[{note.label}] {note.text}"))
    about = [f"{context.label('reading.ibid')} [{note.same_as}]."] if note.same_as else []
    seen = context.label("reading.accessed", day=day)
    told = f"{context.label('reading.work')} {work.title}, {work.publisher}, {seen}"
    # A day may end in an abbreviation, whose stop is the sentence's.
    about.append(f"{told.removesuffix('.')}.")
    lines = [call("par", original), call("aside", string(" ".join(about)))]
    return call("endnote", string(str(reference)), block(lines))
