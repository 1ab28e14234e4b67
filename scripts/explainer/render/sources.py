"""sources/: the record of each text; sources/ID/: the text itself, sentence by sentence, with what rests on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from explainer.corpus.datewords import describe, describe_day
from explainer.corpus.endnotes import ADDRESS
from explainer.languages.edtf import is_date
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, BlockKind, Endnote, Paragraph, Reference, Sentence, Source, Voice
from explainer.proof import misprints_in, speaker_of
from explainer.render.context import VOICES, Context, told_of
from explainer.render.figures.sentences import render_sentences_figure
from explainer.render.markdown import escape, in_html, link, link_out
from explainer.render.page import Page
from explainer.render.translating import translators_note
from explainer.render.uses import Uses, covered_at

STYLES = ("gost", "apa", "chicago")
HEADS = (BlockKind.TITLE, BlockKind.HEADING)
SPEAKS_FOR_ITSELF = (*HEADS, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
"""What is marked as what it is; of anything else it is told in words."""


def cited_as(source: Source, language: str) -> tuple[str, str, str]:
    """Title, publisher and date of a text, as a copied quotation names them."""
    return source.title[language], source.publisher[language], describe(source.date, language)


def _on_the_web(words: str) -> str:
    """Words, or an address that leads where it says."""
    return link_out(escape(words), words) if re.fullmatch(ADDRESS, words) else escape(words)


def render_sources(context: Context, hidden: Collection[str]) -> Page:
    """The records of all texts, and the works cited. `hidden`: the sentences that no page shows."""
    language = context.language
    page = Page.of_list(context, "sources")
    page.add(page.label("sources.lead"), render_sentences_figure(page, hidden))
    for source in context.book.sources:
        title = link(escape(source.title[language]), page.url(f"sources/{source.id}"))
        page.head(2, title, source.id)
        sentences = sum(len(paragraph.sentences) for paragraph in source.text.paragraphs)
        size = ", ".join(
            (
                context.count("count.paragraphs", len(source.text.paragraphs)),
                context.count("count.sentences", sentences),
                context.endnotes(len(source.text.endnotes)),
            )
        )
        called = [("sources.called", source.short[language])] if source.short else []
        facts = [
            *called,
            ("sources.code", source.code),
            *told_of(source, language),
            ("sources.language", context.label(f"language.{source.language}")),
            ("sources.date", describe(source.date, language)),
            ("sources.size", size),
            ("sources.rights", context.label(f"rights.{source.rights}")),
        ]
        page.items(f"**{page.label(key)}** {_on_the_web(value)}" for key, value in facts)
        if source.dating:
            page.add(f"**{page.label('sources.dating')}**")
            page.items(page.statement(item, with_speaker=False) for item in source.dating)
        if not source.has_title:
            page.add(page.label("sources.title-ours"))
    # The lists are filled when the pages are built: the site's own address is not known before (render/data/works.py).
    if any(source.text.endnotes for source in context.book.sources):
        page.head(2, page.label("sources.works"), "works")
        page.add(page.label("sources.works.lead"))
        for style in STYLES:
            page.head(3, page.label(f"style.{style}"), style)
            page.add(f'<div class="bibliography" data-style="{style}"></div>')
    page.head(2, page.label("sources.cite"), "cite")
    page.add(page.label("sources.cite.lead"))
    for style in STYLES:
        page.add(f"**{page.label(f'style.{style}')}**")
        page.add(f'<div class="bibliography" data-style="{style}-site"></div>')
    return page


def render_text(context: Context, source: Source, uses: Uses) -> Page:
    """One text, sentence by sentence. `uses`: of its sentences and endnotes."""
    language = context.language
    title = source.title[language]
    page = Page(context, f"sources/{source.id}", title, context.label("reading.description", title=title))
    others = ", ".join(context.label(f"language.{other}") for other in LANGUAGES if other != source.language)
    page.add(page.label("reading.lead", publisher=source.publisher[language], language=others))
    if source.misprints:
        page.add(page.label("reading.misprints"))
    if source.rights == "excerpts":
        page.add(page.label("reading.excerpts"))
    page.add(_legend(context, source))
    page.add(*_paragraphs(page, source, uses))
    if source.text.endnotes:
        page.head(2, page.label("reading.endnotes"), "endnotes")
        page.add(*(_endnote(page, source, note, uses) for note in source.text.endnotes))
    return page


def _paragraphs(page: Page, source: Source, uses: Uses) -> Iterator[str]:
    """What is shown of a text, each piece as what it is: items that follow each other are a list."""
    shown = [
        (kind, paragraph, sentences)
        for kind, paragraph in zip(source.blocks, source.text.paragraphs, strict=True)
        if (sentences := [one for one in paragraph.sentences if _is_shown(source, paragraph, one, uses)])
    ]
    level = 2
    for listed, run in groupby(shown, key=lambda piece: piece[0] == BlockKind.LIST_ITEM):
        pieces = []
        for kind, paragraph, sentences in run:
            head = f' role="heading" aria-level="{level}"' if kind in HEADS else ""
            # Below a title a heading is of the next level; where a text has none, of the first.
            level = 3 if kind == BlockKind.TITLE else level
            inside = [_sentence(page, source, paragraph, sentence, uses, head) for sentence in sentences]
            pieces.append(_piece(page.context, kind, paragraph, inside))
        whole = "\n\n".join(pieces)
        yield f'<ul class="paragraphs" markdown="block">\n\n{whole}\n\n</ul>' if listed else whole


def _is_shown(source: Source, paragraph: Paragraph, sentence: Sentence, uses: Uses) -> bool:
    return source.rights == "full" or str(_reference(source, paragraph, sentence)) in uses


def _piece(context: Context, kind: BlockKind, paragraph: Paragraph, inside: list[str]) -> str:
    """A paragraph of the text, which says what it is where it is more than that."""
    tag, css, told = "li" if kind == BlockKind.LIST_ITEM else "section", "paragraph", ""
    if kind != BlockKind.PARAGRAPH:
        label = escape(context.label(f"block.{kind.replace(' ', '-')}"))
        css, told = f"paragraph is-{kind.replace(' ', '-')}", f' data-block="{label}"'
        if kind not in SPEAKS_FOR_ITSELF:
            inside = [f'<p class="block-kind">{label}</p>', *inside]
    opening = f'<{tag} class="{css}" id="p{paragraph.number}"{told} markdown="block">'
    return "\n\n".join([opening, *inside, f"</{tag}>"])


def _legend(context: Context, source: Source) -> str:
    kinds = [(kind, context.label(f"voice.{kind}"), context.label(f"voice.{kind}.means")) for kind in VOICES]
    if any(voice.relays for voices in source.voices for voice in voices):
        kinds.append(("relayed", context.label("kind.relayed"), context.label("kind.relayed.means")))
    words = "\n".join(
        f'- <span class="voice {css}">{escape(name)}</span>: {escape(means)}' for css, name, means in kinds
    )
    return f"{escape(context.label('reading.legend'))}\n\n{words}"


def _reference(source: Source, paragraph: Paragraph, sentence: Sentence) -> Reference:
    return Reference(source.code, paragraph.number, sentence.number)


def _sentence(page: Page, source: Source, paragraph: Paragraph, sentence: Sentence, uses: Uses, head: str) -> str:
    """`head`: the attributes of words that head what follows them, or nothing; those in the reader's language do."""
    reference = _reference(source, paragraph, sentence)
    voices = [
        voice
        for voice in source.voices[paragraph.number - 1]
        if voice.start < sentence.end and voice.end > sentence.start
    ]
    entry = source.translations[str(reference)]
    heads = {page.context.language: head}
    original = _original(source, sentence, voices)
    lines = [
        f'<div class="sentence" id="{reference.anchor}" markdown="block">',
        f'<p class="original" lang="{source.language}"{heads.get(source.language, "")}>{original}</p>',
    ]
    lines += [
        f'<p class="translation" lang="{language}"{heads.get(language, "")}>{in_html(words)}</p>'
        for language, words in entry.words.items()
    ]
    lines += ["", " · ".join(_facts(page, source, paragraph, sentence, voices)), "{: .about }", ""]
    reasons = dict.fromkeys(voice.reason for voice in voices if voice.reason)
    for reason in reasons:
        ours = page.label("reading.our-reading")
        lines += [f"**{ours}** {escape(reason[page.context.language])}", "{: .reason }", ""]
    if entry.note:
        lines += [translators_note(page, entry.note), "{: .reason }", ""]
    if str(reference) in uses:
        # Told once, where every sentence is accounted for.
        where = link(page.label("reading.used"), page.url("coverage", covered_at(reference)))
        lines += [where, "{: .uses }", ""]
    lines.append("</div>")
    return "\n".join(lines)


def _original(source: Source, sentence: Sentence, voices: list[Voice]) -> str:
    """The sentence as HTML: a span a voice, misprints marked. The characters are those of the text."""
    pieces = []
    for voice in voices:
        start, end = max(voice.start, sentence.start), min(voice.end, sentence.end)
        part = sentence.text[start - sentence.start : end - sentence.start]
        css = f"voice {voice.kind}" + (" relayed" if voice.relays else "")
        pieces.append(f'<span class="{css}">{_with_misprints(part, source.misprints)}</span>')
    return "".join(pieces)


def _with_misprints(text: str, misprints: tuple[str, ...]) -> str:
    pieces, at = [], 0
    for start, end in misprints_in(text, misprints):
        pieces += [in_html(text[at:start]), f'<span class="sic">{in_html(text[start:end])}</span>']
        at = end
    return "".join([*pieces, in_html(text[at:])])


def _facts(page: Page, source: Source, paragraph: Paragraph, sentence: Sentence, voices: list[Voice]) -> Iterator[str]:
    """Reference, voices, what words are relayed, dates with their values, endnotes."""
    context = page.context
    reference = _reference(source, paragraph, sentence)
    yield link(str(reference), f"#{reference.anchor}", "reference")
    told: dict[str, None] = {}
    for voice in voices:
        words = paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
        if not any(character.isalnum() for character in words):
            continue
        speaker = speaker_of(voice, source)
        how = f'<span class="voice {voice.kind}">{escape(context.label(f"voice.{voice.kind}"))}</span>'
        # The text's own author is named alone.
        own = voice.kind == "editorial"
        told[
            f'<span class="voice editorial">{page.speaker(speaker)}</span>'
            if own
            else f"{page.speaker(speaker)}, {how}"
        ] = None
        if voice.relays:
            told[escape(context.relays(voice.relays))] = None
    yield from told
    for found in source.dates:
        if (found.paragraph, found.sentence) == (paragraph.number, sentence.number) and is_date(found.edtf):
            yield (
                f'<q lang="{source.language}">{escape(found.wording)}</q> = '
                f"{escape(describe(found.edtf, context.language))}"
            )
    for label in sentence.notes:
        yield f"{escape(context.label('reading.endnote'))} [{escape(label)}](#note-{label})"


def _endnote(page: Page, source: Source, note: Endnote, uses: Uses) -> str:
    context = page.context
    work = note.work
    title = language_named(context.language).house.title_marks(work.title)
    day = describe_day(work.accessed, context.language)
    lines = [
        f'<div class="sentence endnote" id="note-{note.label}" markdown="block">',
        f'<p class="original" lang="{source.language}">{in_html(f"[{note.label}] {note.text}")}</p>',
        "",
    ]
    if note.same_as:
        same = link(escape(note.same_as), f"#note-{note.same_as}")
        lines += [f"{escape(context.label('reading.ibid'))} [{same}]."]
    lines += [
        f"{escape(context.label('reading.work'))} <cite>{escape(title)}</cite>, {escape(work.publisher)}, "
        f"{link_out(escape(work.address), work.address)}, {escape(context.label('reading.accessed', day=day))}",
        "{: .about }",
        "",
    ]
    used = uses.get(f"{source.code}.{note.label}", ())
    if used:
        lines += [f"{escape(context.label('reading.used'))}: {page.used_on(used)}.", "{: .uses }", ""]
    return "\n".join([*lines, "</div>"])
