"""Every page of the site as a tree, built once from the part of the Book that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.addresses import every_page, prose_page
from explainer.corpus.mentions import NameIndex
from explainer.document.nodes import Page
from explainer.model import LANGUAGES, Book
from explainer.model.sheets import Sheet, sheets
from explainer.pages.coverage import coverage
from explainer.pages.cuts import Cutter
from explainer.pages.downloads import downloads
from explainer.pages.essays import essay, essays
from explainer.pages.experts import author, experts, person
from explainer.pages.findings import disagreements, findings, forecasts, numbers, silences
from explainer.pages.formats import formats, partner
from explainer.pages.glossary import glossary
from explainer.pages.prose_pages import prose_of
from explainer.pages.search import search
from explainer.pages.sources import sources, text
from explainer.pages.start import start
from explainer.pages.timeline import timeline
from explainer.proof import Finder, Proof
from explainer.view.context import Context, Frame, find_remarks, find_twins, heads, term_index
from explainer.view.meant import quoted_by_definitions
from explainer.view.uses import find_uses, hidden_sentences


@dataclass(frozen=True, slots=True)
class Draft:
    """A page, or pages that are made together, before they are built in any language."""

    slugs: tuple[str, ...]
    build: Callable[..., Iterator[Page]]
    """Takes a context for each language, then what is told."""
    cut: Book
    """The part of the Book that they are made from."""
    told: tuple[Any, ...] = ()


class Builder:
    """The pages of one Book, to be built one after another, each from its draft alone."""

    def __init__(self, book: Book) -> None:
        self.frame = Frame(
            heads(book), find_twins(book), every_page(book), quoted_by_definitions(book), find_remarks(book)
        )
        self.drafts = tuple(_drafts(book))
        self._indexes: dict[str, NameIndex] = {}
        self._built: dict[tuple[str, str], Page] = {}
        self._finder = Finder(book.sources)

    def made_from(self, draft: Draft) -> tuple[object, ...]:
        """All that can change its pages: whoever remembers them by a digest of this has forgotten nothing."""
        frame = self.frame
        known = (frame.book, frame.twins, sorted(frame.pages), frame.quoted, sorted(frame.remarks))
        return *known, draft.slugs, draft.cut, draft.told

    def page(self, slug: str, language: str) -> Page | None:
        """One page of one language, if the site has it; none is built twice."""
        draft = next((one for one in self.drafts if slug in one.slugs), None)
        if draft and (slug, language) not in self._built:
            self._built |= {(page.slug, language): page for _, page in self.trees(draft, (language,))}
        return self._built.get((slug, language))

    def trees(self, draft: Draft, languages: Sequence[str] = LANGUAGES) -> Iterator[tuple[Context, Page]]:
        """The pages of a draft in some languages, each with what it was built from."""
        if not self._indexes:
            self._indexes = {language: term_index(self.frame.book, language) for language in LANGUAGES}
        proof = Proof(draft.cut, self._finder)
        contexts = {name: Context(draft.cut, proof, name, self._indexes[name], self.frame) for name in languages}
        for page in draft.build(contexts.values(), *draft.told):
            yield contexts[page.language], page


def _drafts(book: Book) -> Iterator[Draft]:
    """Those of the pages that the site has."""
    there = frozenset(every_page(book))
    for draft in _every_draft(book):
        if there.issuperset(draft.slugs):
            yield draft


def _every_draft(book: Book) -> Iterator[Draft]:
    uses = find_uses(book, Proof(book))
    hidden = hidden_sentences(book, uses)
    cutter = Cutter(book, uses)
    cut, by_id, every = cutter.cut, cutter.named, tuple(source.id for source in book.sources)
    for page in book.pages:
        slug, listed = prose_page(page.id), (book.corrections if page.id == "about" else ())
        yield _draft(slug, prose_of, cutter.prose(page, "pages"), page, listed)
    yield _draft("timeline", timeline, cut(events=book.events, sources=every))
    yield _draft("formats", formats, cut(comparisons=book.comparisons, partners=cutter.undescribed()))
    for one in book.partners:
        told = cut(comparisons=cutter.compared(one.id), partners=(one,))
        yield _draft(f"formats/{one.id}", partner, told, one)
    spoken = cut(people=book.people, statements=book.statements, topics=book.topics, sources=every)
    yield _draft("experts", experts, spoken)
    for named in book.people:
        share = cutter.share(named.id)
        shown = (*share.said, *share.relayed)
        part = cut(shown, cutter.heard(named.id), people=(named,), topics=book.topics)
        yield _draft(f"experts/{named.id}", person, part, named, share)
    for source in book.sources:
        share = cutter.share(source.id)
        part = cut(share.said, cutter.heard(source.id), topics=book.topics)
        yield _draft(f"experts/{source.id}", author, part, source.id, share)
    yield Draft(("glossary", "concordance"), glossary, cut(terms=book.terms, sources=every), (hidden,))
    yield _draft("sources", sources, cut(sources=every), hidden)
    for source in book.sources:
        part = cut(sources=(source.id,))
        yield _draft(f"sources/{source.id}", text, part, source, cutter.uses_in(source))
    yield _draft("coverage", coverage, cut(sources=every, set_aside=book.set_aside), uses)
    yield _draft("essays", essays, cut(essays=book.essays))
    for prose in book.essays:
        yield _draft(f"essays/{prose.id}", essay, cutter.prose(prose, "essays"), prose)
    yield _draft("findings", findings, cut(**cutter.counted()))
    ids = tuple(_forecast(book))
    yield _draft("forecasts", forecasts, cut(forecasts=book.forecasts, statements=by_id(ids)), cutter.whole(ids))
    ids = tuple(_asked(book))
    yield _draft(
        "disagreements", disagreements, cut(questions=book.questions, statements=by_id(ids)), cutter.whole(ids)
    )
    ids = tuple(id for silence in book.silences for id in (*silence.statements, *silence.rests_on))
    yield _draft("silences", silences, cut(silences=book.silences, statements=by_id(ids)), cutter.whole(ids))
    ids = tuple(id for figure in book.figures for id in figure.statements)
    told = cut(sources=every, figures=book.figures, statements=by_id(ids), **cutter.names())
    yield _draft("numbers", numbers, told, cutter.whole(ids), hidden)
    yield _draft("start", start, cut(paths=book.paths))
    yield _draft("downloads", downloads, cut(), _empty_tables(book))
    yield _draft("search", search, cut(sources=every))


def _empty_tables(book: Book) -> tuple[str, ...]:
    """The tables of the data that hold nothing, since the site has no records of their kind."""

    def holder(sheet: Sheet) -> Sheet:
        return holder(sheet.owner) if sheet.owner else sheet

    return tuple(sheet.name for sheet in sheets() if not getattr(book, holder(sheet).field.name))


def _draft(slug: str, build: Callable[..., Page], cut: Book, *told: object) -> Draft:
    """A page that is built in each language by itself."""

    def each(contexts: Iterable[Context], *told: object) -> Iterator[Page]:
        return (build(context, *told) for context in contexts)

    return Draft((slug,), each, cut, told)


def _forecast(book: Book) -> Iterator[str]:
    for forecast in book.forecasts:
        yield from (*forecast.expected, *forecast.reported, *forecast.rests_on)


def _asked(book: Book) -> Iterator[str]:
    for question in book.questions:
        yield from question.rests_on
        for position in question.positions:
            yield from position.statements
