"""The sources themselves: their records, each text alone or beside its translation, and notes to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from explainer.document.nodes import Lead, Page, Section
from explainer.document.records import Statements
from explainer.document.texts import Endnote, Facts, Heard, Line, Passage, Passages
from explainer.languages.known import language_named
from explainer.model import Book, Reference, Rights, Source
from explainer.proof import every_sentence
from explainer.render.book.composer import Composer
from explainer.render.book.names import Marks
from explainer.render.book.notes import mark_of, marked, verbatim
from explainer.render.typst import array, block, call, join, string
from explainer.view.context import Context
from explainer.view.eras import texts_in_order
from explainer.view.uses import Uses

EDGES = {"direct": "direct", "indirect": "reported", "inherited": "reported"}
"""How the edge of a paragraph shows whose words it holds; quoted words come first."""


def printed_references(book: Book, uses: Uses) -> frozenset[str]:
    """The references that the source part shows: all of a text, or what is quoted of one shown in excerpts."""
    every = ((source, str(reference)) for source, *_, reference in every_sentence(book))
    notes = (Reference(source.code, note=note.label) for source in book.sources for note in source.text.endnotes)
    return frozenset((*(at for source, at in every if source.rights == "full" or at in uses), *map(str, notes)))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with the page that shows it."""

    source: Source
    page: Page
    languages: tuple[str, ...]
    """What stands side by side, the reader's own last: a reader of the text's language needs no translation."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(one for node in self.page.nodes if isinstance(node, Passages) for one in node.passages)


def set_sources(composer: Composer) -> Iterator[str]:
    """What is known of each text, then the texts, then the notes to them."""
    page = composer.page("sources")
    yield composer.heading(1, page.slug, page.title, opens=False)
    yield call("lead", composer.label("book.texts.lead"))
    records = {section.id: section for section in page.sections()}
    texts = [_text(composer, source) for source in texts_in_order(composer.context.book)]
    for text in texts:
        yield from _record(composer, records[text.source.id])
    for _, together in groupby(texts, key=lambda text: text.languages):
        yield _texts(composer, list(together))
    notes = [line for text in texts for line in _notes(composer, text)]
    if notes:
        yield composer.heading(2, "sources#notes", composer.context.label("book.text-notes"), over=True)
        yield call("small-print", block(notes))


def _text(composer: Composer, source: Source) -> _Text:
    languages = tuple(dict.fromkeys((source.language, composer.language)))
    return _Text(source, composer.page(f"sources/{source.id}"), languages)


def _record(composer: Composer, section: Section) -> Iterator[str]:
    title = composer.plain(section.title)
    yield composer.heading(2, f"about/{section.id}", title, listed=False, bookmarked=False)
    lines: list[str] = []
    for node in section.nodes:
        if isinstance(node, Facts):
            facts = ((composer.said(name), call("strong", composer.said(value))) for name, value in node.rows)
            lines += (call("item", join(fact, " ")) for fact in facts)
        elif isinstance(node, Statements):
            lines.append(call("runin", composer.label("sources.dating")))
            lines.append(composer.statements(node.statements, speaker=False))
        elif isinstance(node, Lead):
            lines.append(call("item", composer.said(node.words)))
    yield call("small-print", block(lines))


def _texts(composer: Composer, texts: Sequence[_Text]) -> str:
    """Texts that follow each other, each with its name over it, on the pages of the original, too."""
    made = []
    for text in texts:
        heading = composer.chapter(f"sources/{text.source.id}", text.page.title)
        if text.source.rights == Rights.EXCERPTS:
            heading = join([heading, call("lead", composer.label("reading.excerpts"))])
        titles = [string(text.source.title[language]) for language in text.languages]
        openings = array([*(call("strong", words) for words in titles[:-1]), heading])
        items = array(_paragraph(composer, text, one) for one in text.passages)
        made.append(array([array(titles), openings, items]))
    languages = texts[0].languages
    if len(languages) == 1:
        return call("alone", *made)
    return call("parallel", array(map(string, languages)), *made)


def _paragraph(composer: Composer, text: _Text, one: Passage) -> str:
    """A paragraph with those who speak in it above it, in each language; where that changes, before the sentence."""
    told = [_told(composer.context, line.heard) for line in one.lines]
    said = [EDGES[voice.kind] for line in one.lines for voice in line.heard if voice.kind in EDGES]
    about = "; ".join((*([one.label] if one.label else []), *(words for words, _ in told[0])))
    verses = [
        _verse(composer, text, line, who if who != before else ())
        for line, who, before in zip(one.lines, told, (told[0], *told), strict=False)
    ]
    # Whose words they are is said on the reader's own page, and on the other where there is one.
    abouts = [call("tongue", string(composer.language), string(about)) if about else '""' for _ in text.languages]
    # An index leads to the page that the reader reads.
    abouts[-1] = join([abouts[-1], *composer.speakers(id for _, id in told[0])])
    return call(
        "paragraph",
        string(f"{text.source.code}{one.number}"),
        string(one.kind.value),
        string(min(said, default="")),
        array(abouts),
        *verses,
    )


def _verse(composer: Composer, text: _Text, line: Line, who: tuple[tuple[str, str], ...]) -> str:
    """A sentence in each language. `who`: who speaks, in words and by id, where that is not as before."""
    id, source, own = str(line.reference), text.source, text.languages[-1]
    composer.anchors.add(id)
    marks = composer.names.mentioned(line.sentence.text, source.language)
    exact = verbatim(line.sentence.text, source.misprints, marks=marks if own == source.language else {})
    words = {source.language: exact}
    for language in text.languages[1:]:
        words[language] = _translated(composer, source.translations[id].words[language], language, marks)
    words[own] = join([*composer.speakers(id for _, id in who), words[own]])
    texts = [words[language] for language in text.languages]
    endnotes = [
        call("endnote-mark", string(str(Reference(source.code, note=label))), string(f"[{label}]"))
        for label in line.sentence.notes
    ]
    star = [call("asterisk", string(f"{id}/note"))] if _remarks(composer, source, line) else []
    if star:
        composer.anchors.add(f"{id}/note")
    notes = [join([*endnotes, *(star if language == own else [])]) for language in text.languages]
    more = {"who": string(f"[{'; '.join(words for words, _ in who)}]")} if who else {}
    return call("verse", string(id), string(str(line.sentence.number)), array(notes), array(texts), **more)


def _translated(composer: Composer, words: str, language: str, of_original: Marks) -> str:
    """A translation with marks for the index; before it those of the names that only its original has."""
    marks = composer.names.mentioned(words, language)
    there = {id for ids in marks.values() for id in ids}
    others = dict.fromkeys(id for ids in of_original.values() for id in ids if id not in there)
    return join([*([mark_of(others)] if others else []), marked(words, marks)])


def _remarks(composer: Composer, source: Source, line: Line) -> list[str]:
    """Why we read a sentence as somebody's words, and what the translator says of it."""
    context, language = composer.context, composer.language
    found = [_remark(context.label("reading.our-reading"), reason[language]) for reason in line.reasons]
    if line.note and source.language != language:
        found.append(_remark(context.label("reading.translator"), line.note[language]))
    return found


def _remark(label: str, words: str) -> str:
    return join([call("emph", string(label)), string(f" {words}")])


def _told(context: Context, heard: Sequence[Heard]) -> tuple[tuple[str, str], ...]:
    """Who speaks, how, and whose words are passed on, in words and by id.

    A text's own author needs no mention where nobody else speaks.
    """
    told: dict[str, str] = {}
    for voice in heard:
        if voice.kind != "editorial":
            told[f"{context.speaker_short(voice.speaker)}, {context.label(f'voice.{voice.kind}')}"] = voice.speaker
        if voice.relays:
            told[context.relays(voice.relays)] = voice.relays
    return tuple(told.items())


def _notes(composer: Composer, text: _Text) -> Iterator[str]:
    """Remarks to sentences, then the text's own endnotes."""
    for line in (line for one in text.passages for line in one.lines):
        if remarks := _remarks(composer, text.source, line):
            words = join([call("strong", composer.reference(line.reference)), *remarks], " ")
            yield call("endnote", string(f"{line.reference}/note"), words)
    for section in text.page.sections():
        title = f"{composer.plain(section.title)}: {text.page.title}"
        yield composer.heading(3, f"sources/{text.source.id}#{section.id}", title)
        yield from (_endnote(composer, node) for node in section.nodes if isinstance(node, Endnote))


def _endnote(composer: Composer, node: Endnote) -> str:
    context, source, note, work = composer.context, node.source, node.note, node.note.work
    reference = Reference(source.code, note=note.label)
    composer.anchors.add(str(reference))
    original = composer.tongue(source.language, string(f"[{note.label}] {note.text}"))
    about = [f"{context.label('reading.ibid')} [{note.same_as}]."] if note.same_as else []
    seen = context.label("reading.accessed", day=node.accessed)
    title = language_named(composer.language).house.title_marks(work.title)
    told = f"{context.label('reading.work')} {title}, {work.publisher}, {seen}"
    # A day may end in an abbreviation, whose stop is the sentence's.
    about.append(f"{told.removesuffix('.')}.")
    return call("endnote", string(str(reference)), original, call("by", string(" ".join(about))))
