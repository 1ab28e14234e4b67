"""The sources themselves: their records, each text alone or beside its translation, and notes to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from explainer.corpus.datewords import describe, describe_day
from explainer.languages.known import language_named
from explainer.model import BlockKind, Book, Endnote, Paragraph, Reference, Sentence, Source, Voice
from explainer.proof import every_sentence, speaker_of, voices_of
from explainer.render.book.composer import Composer
from explainer.render.book.names import Marks
from explainer.render.book.notes import mark_of, marked, verbatim
from explainer.render.context import told_of
from explainer.render.eras import texts_in_order
from explainer.render.typst import array, block, call, join, string
from explainer.render.uses import Uses

EDGES = {"direct": "direct", "indirect": "reported", "inherited": "reported"}
"""How the edge of a paragraph shows whose words it holds; quoted words come first."""


def printed_references(book: Book, uses: Uses) -> frozenset[str]:
    """The references that the source part shows: all of a text, or what is quoted of one shown in excerpts."""
    every = ((source, str(reference)) for source, *_, reference in every_sentence(book))
    notes = (Reference(source.code, note=note.label) for source in book.sources for note in source.text.endnotes)
    return frozenset((*(at for source, at in every if source.rights == "full" or at in uses), *map(str, notes)))


def set_sources(composer: Composer) -> Iterator[str]:
    """What is known of each text, then the texts, then the notes to them."""
    context = composer.context
    yield composer.heading(1, "sources", context.label("sources.title"), opens=False)
    yield call("lead", composer.label("book.texts.lead"))
    sources = texts_in_order(context.book)
    for source in sources:
        yield from _record(composer, source)
    for languages, together in groupby(sources, key=lambda source: _languages(source, composer.language)):
        yield _texts(composer, languages, list(together))
    notes = [line for source in sources for line in _notes(composer, source)]
    if notes:
        yield composer.heading(2, "sources#notes", context.label("book.text-notes"), over=True)
        yield call("small-print", block(notes))


def _record(composer: Composer, source: Source) -> Iterator[str]:
    language = composer.language
    yield composer.heading(2, f"about/{source.id}", source.title[language], listed=False, bookmarked=False)
    facts = [
        ("sources.code", string(source.code)),
        *((key, composer.words(told)) for key, told in told_of(source, language)),
        # A language is nobody of whom the text speaks.
        ("sources.language", composer.label(f"language.{source.language}")),
        ("sources.date", string(describe(source.date, language))),
        ("sources.size", string(_size(composer, source))),
        ("sources.rights", composer.label(f"rights.{source.rights}")),
    ]
    lines = [call("item", join([composer.label(key), call("strong", value)], " ")) for key, value in facts]
    if source.dating:
        lines.append(call("runin", composer.label("sources.dating")))
        lines.append(composer.statements(source.dating, speaker=False))
    if not source.has_title:
        lines.append(call("item", composer.label("sources.title-ours")))
    yield call("small-print", block(lines))


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


def _languages(source: Source, language: str) -> tuple[str, ...]:
    """What stands side by side, the reader's own last: a reader of the text's language needs no translation."""
    return tuple(dict.fromkeys((source.language, language)))


def _texts(composer: Composer, languages: tuple[str, ...], sources: Sequence[Source]) -> str:
    """Texts that follow each other, each with its name over it, on the pages of the original, too."""
    made = []
    for source in sources:
        title = source.title[composer.language]
        heading = composer.chapter(f"sources/{source.id}", title)
        if source.rights == "excerpts":
            heading = join([heading, call("lead", composer.label("reading.excerpts"))])
        titles = [string(source.title[language]) for language in languages]
        openings = array([*(call("strong", words) for words in titles[:-1]), heading])
        items = array(
            _paragraph(composer, source, paragraph, kind, languages)
            for kind, paragraph in zip(source.blocks, source.text.paragraphs, strict=True)
            if _printed(composer, source, paragraph)
        )
        made.append(array([array(titles), openings, items]))
    if len(languages) == 1:
        return call("alone", *made)
    return call("parallel", array(map(string, languages)), *made)


def _printed(composer: Composer, source: Source, paragraph: Paragraph) -> list[Sentence]:
    return [
        sentence
        for sentence in paragraph.sentences
        if str(Reference(source.code, paragraph.number, sentence.number)) in composer.printed
    ]


def _paragraph(
    composer: Composer, source: Source, paragraph: Paragraph, kind: BlockKind, languages: tuple[str, ...]
) -> str:
    """A paragraph with those who speak in it above it, in each language; where that changes, before the sentence."""
    sentences = _printed(composer, source, paragraph)
    told = [_told(composer, source, voices_of(source, paragraph, sentence)) for sentence in sentences]
    said = [
        EDGES[voice.kind] for one in sentences for voice in voices_of(source, paragraph, one) if voice.kind in EDGES
    ]
    what = [] if kind == BlockKind.PARAGRAPH else [composer.context.label(f"block.{kind.replace(' ', '-')}")]
    about = "; ".join((*what, *(words for words, _ in told[0])))
    verses = [
        _verse(composer, source, paragraph, sentence, languages, who if who != before else ())
        for sentence, who, before in zip(sentences, told, (told[0], *told), strict=False)
    ]
    # Whose words they are is said on the reader's own page, and on the other where there is one.
    abouts = [call("tongue", string(composer.language), string(about)) if about else '""' for _ in languages]
    # An index leads to the page that the reader reads.
    abouts[-1] = join([abouts[-1], *composer.speakers(id for _, id in told[0])])
    return call(
        "paragraph",
        string(f"{source.code}{paragraph.number}"),
        string(kind.value),
        string(min(said, default="")),
        array(abouts),
        *verses,
    )


def _verse(
    composer: Composer,
    source: Source,
    paragraph: Paragraph,
    sentence: Sentence,
    languages: tuple[str, ...],
    who: tuple[tuple[str, str], ...],
) -> str:
    """A sentence in each language. `who`: who speaks, in words and by id, where that is not as before."""
    reference = Reference(source.code, paragraph.number, sentence.number)
    id = str(reference)
    composer.anchors.add(id)
    entry = source.translations[id]
    own = languages[-1]
    marks = composer.names.mentioned(sentence.text, source.language)
    words = {source.language: verbatim(sentence.text, source.misprints, marks=marks if own == source.language else {})}
    for language in languages[1:]:
        words[language] = _translated(composer, entry.words[language], language, marks)
    words[own] = join([*composer.speakers(id for _, id in who), words[own]])
    texts = [words[language] for language in languages]
    endnotes = [
        call("endnote-mark", string(str(Reference(source.code, note=label))), string(f"[{label}]"))
        for label in sentence.notes
    ]
    star = [call("asterisk", string(f"{id}/note"))] if _remarks(composer, source, paragraph, sentence) else []
    if star:
        composer.anchors.add(f"{id}/note")
    notes = [join([*endnotes, *(star if language == own else [])]) for language in languages]
    more = {"who": string(f"[{'; '.join(words for words, _ in who)}]")} if who else {}
    return call("verse", string(id), string(str(sentence.number)), array(notes), array(texts), **more)


def _translated(composer: Composer, words: str, language: str, of_original: Marks) -> str:
    """A translation with marks for the index; before it those of the names that only its original has."""
    marks = composer.names.mentioned(words, language)
    there = {id for ids in marks.values() for id in ids}
    others = dict.fromkeys(id for ids in of_original.values() for id in ids if id not in there)
    return join([*([mark_of(others)] if others else []), marked(words, marks)])


def _remarks(composer: Composer, source: Source, paragraph: Paragraph, sentence: Sentence) -> list[str]:
    """Why we read a sentence as somebody's words, and what the translator says of it."""
    reference = str(Reference(source.code, paragraph.number, sentence.number))
    reasons = dict.fromkeys(voice.reason for voice in voices_of(source, paragraph, sentence) if voice.reason)
    context, language = composer.context, composer.language
    found = [_remark(context.label("reading.our-reading"), reason[language]) for reason in reasons]
    note = source.translations[reference].note
    if note and source.language != language:
        found.append(_remark(context.label("reading.translator"), note[language]))
    return found


def _remark(label: str, words: str) -> str:
    return join([call("emph", string(label)), string(f" {words}")])


def _told(composer: Composer, source: Source, voices: Sequence[Voice]) -> tuple[tuple[str, str], ...]:
    """Who speaks, how, and whose words are passed on, in words and by id.

    A text's own author needs no mention where nobody else speaks.
    """
    context = composer.context
    told: dict[str, str] = {}
    for voice in voices:
        speaker = speaker_of(voice, source)
        if voice.kind != "editorial":
            told[f"{context.speaker_short(speaker)}, {context.label(f'voice.{voice.kind}')}"] = speaker
        if voice.relays:
            told[context.relays(voice.relays)] = voice.relays
    return tuple(told.items())


def _notes(composer: Composer, source: Source) -> Iterator[str]:
    """Remarks to sentences, then the text's own endnotes."""
    for paragraph in source.text.paragraphs:
        for sentence in _printed(composer, source, paragraph):
            if remarks := _remarks(composer, source, paragraph, sentence):
                reference = Reference(source.code, paragraph.number, sentence.number)
                words = join([call("strong", composer.reference(reference)), *remarks], " ")
                yield call("endnote", string(f"{reference}/note"), words)
    if source.text.endnotes:
        id = f"sources/{source.id}#endnotes"
        title = f"{composer.context.label('reading.endnotes')}: {source.title[composer.language]}"
        yield composer.heading(3, id, title)
        yield from (_endnote(composer, source, note) for note in source.text.endnotes)


def _endnote(composer: Composer, source: Source, note: Endnote) -> str:
    context, work = composer.context, note.work
    day = describe_day(work.accessed, composer.language)
    reference = Reference(source.code, note=note.label)
    composer.anchors.add(str(reference))
    original = composer.tongue(source.language, string(f"[{note.label}] {note.text}"))
    about = [f"{context.label('reading.ibid')} [{note.same_as}]."] if note.same_as else []
    seen = context.label("reading.accessed", day=day)
    title = language_named(composer.language).house.title_marks(work.title)
    told = f"{context.label('reading.work')} {title}, {work.publisher}, {seen}"
    # A day may end in an abbreviation, whose stop is the sentence's.
    about.append(f"{told.removesuffix('.')}.")
    return call("endnote", string(str(reference)), original, call("by", string(" ".join(about))))
