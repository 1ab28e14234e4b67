"""glossary/: what the words mean in the texts and who uses them; concordance/: every place where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.corpus.mentions import find_mentions
from explainer.corpus.words import plain_letters
from explainer.model import Book, Paragraph, Reference, Sentence, Source, Term
from explainer.proof import every_sentence, speaker_of
from explainer.render.context import Context, term_index
from explainer.render.markdown import escape, link
from explainer.render.page import Page


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention of a term in a text."""

    source: Source
    paragraph: Paragraph
    sentence: Sentence
    reference: Reference
    start: int
    end: int
    """Offsets in the text of the sentence."""
    speaker: str


Concordance = dict[str, list[Occurrence]]


def concordance(book: Book) -> Concordance:
    """Every occurrence of every term, by term, in the order of the texts."""
    indexes = {language: term_index(book, language) for language in {source.language for source in book.sources}}
    found: Concordance = {term.id: [] for term in book.terms}
    for source, paragraph, sentence, reference in every_sentence(book):
        for mention in find_mentions(sentence.text, source.language, indexes[source.language]):
            at = sentence.start + mention.start
            voice = next(voice for voice in source.voices[paragraph.number - 1] if voice.start <= at < voice.end)
            speaker = speaker_of(voice, source)
            found[mention.id].append(
                Occurrence(source, paragraph, sentence, reference, mention.start, mention.end, speaker)
            )
    return found


def render_glossary(contexts: Iterable[Context]) -> Iterator[Page]:
    """The glossary and its concordance in every language, each in the alphabet of the page's own."""
    found: Concordance | None = None
    for context in contexts:
        found = found or concordance(context.book)
        terms = sorted(context.book.terms, key=lambda term: _key(term.name[context.language]))
        yield _glossary(context, terms, found)
        yield _concordance(context, terms, found)


def _key(name: str) -> str:
    return plain_letters(name).lstrip("«“\"'")


def _glossary(context: Context, terms: list[Term], found: Concordance) -> Page:
    language = context.language
    page = Page(context, "glossary", context.label("glossary.title"), context.label("glossary.description"))
    page.add(escape(context.label("glossary.lead", terms=context.count("count.terms", len(terms)))))
    page.linked.update(term.id for term in terms)
    for term in terms:
        page.add(f"## {escape(term.name[language])} {{ #{term.id} }}")
        names = _other_names(context, term)
        kind = escape(context.label(f"term.{term.kind}"))
        page.add(f'<span class="kind">{kind}</span>{names}')
        if term.definitions:
            page.add("\n".join(f"- {page.statement(item, keep=term.id)}" for item in term.definitions))
        else:
            page.add(f'<span class="silence">{escape(context.label("glossary.named-only"))}</span>')
        if term.reading:
            ours = escape(context.label("glossary.reading"))
            page.add(f"**{ours}** {escape(term.reading[language])}")
        page.add(_uses(page, term, found[term.id]))
    return page


def _other_names(context: Context, term: Term) -> str:
    pieces = []
    said = set(_with_parts(term.name[context.language]))
    for language in (
        context.language,
        *(other for other in term_languages(term) if other != context.language),
    ):
        names: list[str] = []
        for name in (term.name[language], term.short[language], *term.forms.get(language, ())):
            if name not in said:
                names.append(name)
                said.update(_with_parts(name))
        if names:
            words = escape(", ".join(names))
            pieces.append(f' · <span lang="{language}">{words}</span>')
    return "".join(pieces)


def _with_parts(name: str) -> tuple[str, ...]:
    """A name and what stands between its commas, none of which needs saying again."""
    return name, *name.split(", ")


def term_languages(term: Term) -> tuple[str, ...]:
    return tuple(language for language, _ in term.name.items())


def _uses(page: Page, term: Term, occurrences: list[Occurrence]) -> str:
    context = page.context
    lines = []
    if occurrences:
        speakers: dict[str, int] = {}
        for item in occurrences:
            speakers[item.speaker] = speakers.get(item.speaker, 0) + 1
        names = ", ".join(
            f"{link(escape(context.speaker_short(id)), page.url(f'experts/{id}'))} ({count})"
            for id, count in speakers.items()
        )
        every = link(escape(context.count("count.places", len(occurrences))), page.url("concordance", term.id))
        lines.append(f"{escape(context.label('glossary.used-by'))} {names}. {every}.")
    else:
        lines.append(escape(context.label("glossary.endnotes-only")))
    if term.see:
        see = ", ".join(link(escape(context.terms[id].name[context.language]), f"#{id}") for id in term.see)
        lines.append(f"{escape(context.label('glossary.see'))} {see}.")
    return "\n\n".join(lines)


def _concordance(context: Context, terms: list[Term], found: Concordance) -> Page:
    page = Page(context, "concordance", context.label("concordance.title"), context.label("concordance.description"))
    total = sum(len(items) for items in found.values())
    page.add(escape(context.label("concordance.lead", places=context.count("count.places", total))))
    for term in terms:
        items = found[term.id]
        if not items:
            continue
        name = link(escape(term.name[context.language]), page.url("glossary", term.id))
        page.add(f"## {name} {{ #{term.id} }}")
        page.add("\n".join(f"- {_line(page, term, item)}" for item in items))
    return page


def _line(page: Page, term: Term, item: Occurrence) -> str:
    """A sentence with the word marked; in another language our translation of it, with the word of the text."""
    source, text = item.source, item.sentence.text
    reference = link(str(item.reference), page.url(f"sources/{source.id}", item.reference.anchor), "reference")
    who = link(escape(page.context.speaker_short(item.speaker)), page.url(f"experts/{item.speaker}"))
    if source.rights == "excerpts":
        # Of a text shown in excerpts no more than the words themselves may stand here.
        words = escape(text[item.start : item.end])
        return f'{reference} {who}: <span lang="{source.language}">{words}</span>'
    marked = f"<mark>{escape(text[item.start : item.end])}</mark>"
    if page.context.language != source.language:
        translated = _translated(page.context, term, item)
        return f'{reference} {who}: {translated} (<span lang="{source.language}">{marked}</span>)'
    words = f"{escape(text[: item.start])}{marked}{escape(text[item.end :])}"
    return f'{reference} {who}: <span lang="{source.language}">{words}</span>'


def _translated(context: Context, term: Term, item: Occurrence) -> str:
    """Our translation of the sentence, with every name of the term in it marked."""
    words = item.source.translations[str(item.reference)].words[context.language]
    pieces, at = [], 0
    for mention in find_mentions(words, context.language, context.term_index):
        if mention.id == term.id:
            pieces += [escape(words[at : mention.start]), f"<mark>{escape(words[mention.start : mention.end])}</mark>"]
            at = mention.end
    return "".join([*pieces, escape(words[at:])])
