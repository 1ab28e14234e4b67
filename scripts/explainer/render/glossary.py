"""glossary/: what the words mean in the texts and who uses them; concordance/: every place where they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from explainer.corpus.mentions import find_mentions
from explainer.corpus.words import plain_letters
from explainer.model import Book, Paragraph, Reference, Sentence, Source, Term
from explainer.proof import Located, every_sentence, speaker_of
from explainer.render.context import Context, term_index
from explainer.render.markdown import escape, link
from explainer.render.meant import is_meant, quoted_by_definitions
from explainer.render.page import Page
from explainer.render.translating import notes_on


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


def _located(item: Occurrence) -> Located:
    """The word where it stands, as a quotation is."""
    start = item.sentence.start
    return Located(item.source, item.paragraph, start + item.start, start + item.end, (item.reference,))


AROUND = 4
"""Words that are shown on either side of a word."""

Concordance = dict[str, list[Occurrence]]


def concordance(book: Book) -> Concordance:
    """Every occurrence of every term, by term, in the order of the texts."""
    indexes = {language: term_index(book, language) for language in {source.language for source in book.sources}}
    found: Concordance = {term.id: [] for term in book.terms}
    terms, quoted = {term.id: term for term in book.terms}, quoted_by_definitions(book)
    for source, paragraph, sentence, reference in every_sentence(book):
        for mention in find_mentions(sentence.text, source.language, indexes[source.language]):
            said = sentence.text[mention.start : mention.end]
            if not is_meant(terms[mention.id], said, source.language, (source.id,), quoted):
                continue
            at = sentence.start + mention.start
            voice = next(voice for voice in source.voices[paragraph.number - 1] if voice.start <= at < voice.end)
            speaker = speaker_of(voice, source)
            found[mention.id].append(
                Occurrence(source, paragraph, sentence, reference, mention.start, mention.end, speaker)
            )
    return found


def render_glossary(contexts: Iterable[Context], hidden: Sequence[str]) -> Iterator[Page]:
    """The glossary and its concordance in every language, each in the alphabet of the page's own.

    `hidden`: the references of sentences that no page shows.
    """
    found: Concordance | None = None
    for context in contexts:
        found = found or concordance(context.book)
        terms = sorted(context.book.terms, key=lambda term: _key(term.name[context.language]))
        yield _glossary(context, terms, found)
        yield _concordance(context, terms, found, frozenset(hidden))


def _key(name: str) -> str:
    return plain_letters(name).lstrip("«“\"'")


def _glossary(context: Context, terms: list[Term], found: Concordance) -> Page:
    language = context.language
    page = Page.of_list(context, "glossary")
    page.add(escape(context.label("glossary.lead", terms=context.count("count.terms", len(terms)))))
    page.linked.update(term.id for term in terms)
    for term in terms:
        page.head(2, escape(term.name[language]), term.id)
        names = _other_names(context, term)
        kind = escape(context.label(f"term.{term.kind}"))
        page.add(f'<span class="kind">{kind}</span>{names}')
        if term.gloss:
            ours = escape(context.label("glossary.gloss"))
            page.add(f"**{ours}** {escape(term.gloss[language])}\n{{: .gloss }}")
        if term.definitions:
            page.items(page.statement(item, keep=term.id) for item in term.definitions)
        else:
            page.add(f'<span class="silence">{page.label("glossary.named-only")}</span>')
        if term.reading:
            ours = escape(context.label("glossary.reading"))
            page.add(f"**{ours}** {escape(term.reading[language])}")
        page.add(*notes_on(page, map(_located, found[term.id]), term.reading))
        page.add(_uses(page, term, found[term.id]))
    return page


def _other_names(context: Context, term: Term) -> str:
    """The names of a term but the one that heads its entry, none twice: marks around a name make no other."""
    pieces = []
    said = set(_parts(term.name[context.language]))
    for language in (
        context.language,
        *(other for other in term_languages(term) if other != context.language),
    ):
        names: list[str] = []
        for name in term.called(language):
            if _bare(name) not in said:
                names.append(name)
                said.update(_parts(name))
        if names:
            words = escape(", ".join(names))
            pieces.append(f' · <span lang="{language}">{words}</span>')
    return "".join(pieces)


def _bare(name: str) -> str:
    return name.strip("«»„“”‘’\"'")


def _parts(name: str) -> tuple[str, ...]:
    """A name and what stands between its commas, none of which needs saying again."""
    return tuple(_bare(part) for part in (name, *name.split(", ")))


def term_languages(term: Term) -> tuple[str, ...]:
    return tuple(language for language, _ in term.name.items())


def _uses(page: Page, term: Term, occurrences: list[Occurrence]) -> str:
    context = page.context
    lines = []
    if occurrences:
        speakers: dict[str, int] = {}
        for item in occurrences:
            speakers[item.speaker] = speakers.get(item.speaker, 0) + 1
        several = len(speakers) > 1
        names = ", ".join(page.speaker(id) + (f" ({count})" if several else "") for id, count in speakers.items())
        every = link(escape(context.count("count.places", len(occurrences))), page.url("concordance", term.id))
        lines.append(f"{every}: {names}.")
    else:
        lines.append(escape(context.label("glossary.endnotes-only")))
    if term.see:
        see = ", ".join(link(escape(context.terms[id].name[context.language]), f"#{id}") for id in term.see)
        lines.append(f"{escape(context.label('glossary.see'))} {see}.")
    return "\n\n".join(lines)


def _concordance(context: Context, terms: list[Term], found: Concordance, hidden: Collection[str]) -> Page:
    page = Page.of_list(context, "concordance")
    total = sum(len(items) for items in found.values())
    page.add(page.label("concordance.lead", places=context.count("count.places", total)))
    for term in terms:
        items = found[term.id]
        if not items:
            continue
        name = link(escape(term.name[context.language]), page.url("glossary", term.id))
        page.head(2, name, term.id)
        page.items(_line(page, term, item, hidden) for item in items)
    return page


def _line(page: Page, term: Term, item: Occurrence, hidden: Collection[str]) -> str:
    """A word with those around it; in another language in our translation, behind it the word of the text."""
    source, text, reference = item.source, item.sentence.text, str(item.reference)
    if reference not in hidden:
        reference = link(reference, page.url(f"sources/{source.id}", item.reference.anchor), "reference")
    who = page.speaker(item.speaker)
    found = escape(text[item.start : item.end])
    if source.rights == "excerpts":
        # Of a text shown in excerpts no more than the words themselves may stand here.
        return f'{reference} {who}: <span lang="{source.language}">{found}</span>'
    language = page.context.language
    if language == source.language:
        return f'{reference} {who}: <span lang="{language}">{_around(text, [(item.start, item.end)])}</span>'
    translated = source.translations[str(item.reference)].words[language]
    mentions = find_mentions(translated, language, page.context.term_index)
    marked = _around(translated, [(one.start, one.end) for one in mentions if one.id == term.id])
    return f'{reference} {who}: {marked} (<span lang="{source.language}"><mark>{found}</mark></span>)'


def _around(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The places marked, with a few words on either side of them; the reference shows the whole sentence."""
    first, last = (places[0][0], places[-1][1]) if places else (0, 0)
    start = next(iter(re.findall(rf"(?:\S+\s+){{0,{AROUND}}}\S*$", text[:first])), "")
    end = next(iter(re.findall(rf"^\S*(?:\s+\S+){{0,{AROUND}}}", text[last:])), "")
    pieces, at = ["…" if len(start) < first else ""], first - len(start)
    for begin, stop in places:
        pieces += [escape(text[at:begin]), f"<mark>{escape(text[begin:stop])}</mark>"]
        at = stop
    return "".join([*pieces, escape(text[at : last + len(end)]), "…" if last + len(end) < len(text) else ""])
