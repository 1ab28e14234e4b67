"""glossary/: what the words mean in the texts and who uses them; concordance/: every place where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from explainer.corpus.mentions import find_mentions
from explainer.corpus.words import plain_letters
from explainer.document.inline import Ours
from explainer.document.nodes import Lead, Node, Page, Section
from explainer.document.records import Explained, Naming, Statements, Users
from explainer.document.texts import Occurrence, Occurrences
from explainer.model import Rights, Term
from explainer.pages.translating import notes_on
from explainer.pages.words import label, page_of_list, silence
from explainer.view.concordance import Concordance, concordance, located
from explainer.view.concordance import Occurrence as Found
from explainer.view.context import Context

AROUND = 4
"""Words that are shown on either side of a word."""

Pieces = tuple[tuple[str, bool], ...]


def glossary(contexts: Iterable[Context], hidden: Sequence[str]) -> Iterator[Page]:
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


def _glossary(context: Context, terms: Sequence[Term], found: Concordance) -> Page:
    lead = Lead(label(context, "glossary.lead", terms=context.count("count.terms", len(terms))))
    entries = (Section(2, term.id, Ours(term.name), tuple(_entry(context, term, found[term.id]))) for term in terms)
    explains = frozenset(term.id for term in terms)
    return page_of_list(context, "glossary", lead, *entries, explains=explains)


def _entry(context: Context, term: Term, found: Sequence[Found]) -> Iterator[Node]:
    """What it is, its other names, what is said of it, how we read it, who uses it."""
    yield Naming(term, label(context, f"term.{term.kind}"), tuple(_other_names(context, term)))
    if term.gloss:
        yield Explained(label(context, "glossary.gloss"), term.gloss, "gloss")
    if term.definitions:
        yield Statements(term.definitions, keep=term.id)
    else:
        yield silence(context.label("glossary.named-only"))
    if term.reading:
        yield Explained(label(context, "glossary.reading"), term.reading)
    yield from notes_on(context, map(located, found), term.reading)
    yield Users(term, len(found), tuple(Counter(item.speaker for item in found).items()), term.see)


def _other_names(context: Context, term: Term) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of a term but the one that heads its entry, none twice: marks around a name make no other."""
    said = set(_parts(term.name[context.language]))
    others = (language for language, _ in term.name.items() if language != context.language)
    for language in (context.language, *others):
        names: list[str] = []
        for name in term.called(language):
            if _bare(name) not in said:
                names.append(name)
                said.update(_parts(name))
        if names:
            yield language, tuple(names)


def _bare(name: str) -> str:
    return name.strip("«»„“”‘’\"'")


def _parts(name: str) -> tuple[str, ...]:
    """A name and what stands between its commas, none of which needs saying again."""
    return tuple(_bare(part) for part in (name, *name.split(", ")))


def _concordance(context: Context, terms: Sequence[Term], found: Concordance, hidden: Collection[str]) -> Page:
    total = sum(len(items) for items in found.values())
    lead = Lead(label(context, "concordance.lead", places=context.count("count.places", total)))
    entries = (
        Section(
            2,
            term.id,
            Ours(term.name),
            (Occurrences(tuple(_place(context, term, item, hidden) for item in found[term.id])),),
            leads=("glossary", term.id),
        )
        for term in terms
        if found[term.id]
    )
    return page_of_list(context, "concordance", lead, *entries)


def _place(context: Context, term: Term, item: Found, hidden: Collection[str]) -> Occurrence:
    source, text = item.source, item.sentence.text
    around: Pieces = ()
    # Of a text shown in excerpts no more than the words themselves may stand here.
    if source.rights != Rights.EXCERPTS:
        places = [(item.start, item.end)]
        if context.language != source.language:
            text = source.translations[str(item.reference)].words[context.language]
            mentions = find_mentions(text, context.language, context.term_index)
            places = [(one.start, one.end) for one in mentions if one.id == term.id]
        around = _around(text, places)
    return Occurrence(
        reference=item.reference,
        source=source.id,
        shown=str(item.reference) not in hidden,
        speaker=item.speaker,
        language=source.language,
        words=item.sentence.text[item.start : item.end],
        around=around,
    )


def _around(text: str, places: Sequence[tuple[int, int]]) -> Pieces:
    """The places marked, with a few words on either side of them; the reference shows the whole sentence."""
    first, last = (places[0][0], places[-1][1]) if places else (0, 0)
    start = next(iter(re.findall(rf"(?:\S+\s+){{0,{AROUND}}}\S*$", text[:first])), "")
    end = next(iter(re.findall(rf"^\S*(?:\s+\S+){{0,{AROUND}}}", text[last:])), "")
    pieces, at = [("…" if len(start) < first else "", False)], first - len(start)
    for begin, stop in places:
        pieces += [(text[at:begin], False), (text[begin:stop], True)]
        at = stop
    after = "…" if last + len(end) < len(text) else ""
    return (*pieces, (text[at : last + len(end)], False), (after, False))
