"""The Book as named files: pure functions, one module a page or output. Same Book, same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from explainer.addresses import every_page, prose_page
from explainer.corpus.mentions import NameIndex
from explainer.model import LANGUAGES, Book
from explainer.model.sheets import Sheet, sheets
from explainer.proof import Finder, Proof
from explainer.render.context import Context, Frame, find_remarks, find_twins, heads, term_index
from explainer.render.coverage import render_coverage
from explainer.render.cuts import Cutter
from explainer.render.downloads import render_downloads
from explainer.render.essays import render_essay, render_essays
from explainer.render.experts import render_author, render_experts, render_person
from explainer.render.findings import (
    render_disagreements,
    render_findings,
    render_forecasts,
    render_numbers,
    render_silences,
)
from explainer.render.formats import render_formats, render_partner
from explainer.render.glossary import render_glossary
from explainer.render.markdown import path_of
from explainer.render.meant import quoted_by_definitions
from explainer.render.page import Page
from explainer.render.prose_pages import render_prose_page
from explainer.render.search import render_search
from explainer.render.sources import render_sources, render_text
from explainer.render.start import render_start
from explainer.render.timeline import render_timeline
from explainer.render.uses import find_uses, hidden_sentences


@dataclass(frozen=True, slots=True)
class Draft:
    """A page, or pages that are made together, before they are rendered in any language."""

    slugs: tuple[str, ...]
    render: Callable[..., Iterator[Page]]
    """Takes a context for each language, then what is told."""
    cut: Book
    """The part of the Book that they are made from."""
    told: tuple[Any, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Its files below docs/."""
        return tuple(f"{language}/{path_of(slug)}" for language in LANGUAGES for slug in self.slugs)


class Renderer:
    """The pages of one Book, to be rendered one after another, each from its draft alone."""

    def __init__(self, book: Book) -> None:
        self.frame = Frame(
            heads(book), find_twins(book), every_page(book), quoted_by_definitions(book), find_remarks(book)
        )
        self.drafts = tuple(_drafts(book))
        self._indexes: dict[str, NameIndex] = {}
        self._finder = Finder(book.sources)

    def made_from(self, draft: Draft) -> tuple[object, ...]:
        """All that can change its files: whoever remembers them by a digest of this has forgotten nothing."""
        frame = self.frame
        known = (frame.book, frame.twins, sorted(frame.pages), frame.quoted, sorted(frame.remarks))
        return *known, draft.slugs, draft.cut, draft.told

    def files(self, draft: Draft) -> dict[str, str]:
        """The draft in every language: path below docs/ -> Markdown."""
        if not self._indexes:
            self._indexes = {language: term_index(self.frame.book, language) for language in LANGUAGES}
        proof = Proof(draft.cut, self._finder)
        contexts = [Context(draft.cut, proof, name, self._indexes[name], self.frame) for name in LANGUAGES]
        pages = draft.render(contexts, *draft.told)
        return {f"{page.context.language}/{path_of(page.slug)}": page.markdown() for page in pages}


def render_docs(book: Book) -> dict[str, str]:
    """Every page of every language: path below docs/ -> Markdown."""
    renderer = Renderer(book)
    made = [renderer.files(draft) for draft in renderer.drafts]
    # Language by language, as their readers meet them.
    return {
        path: text
        for language in LANGUAGES
        for files in made
        for path, text in files.items()
        if path.startswith(f"{language}/")
    }


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
    cut, named, every = cutter.cut, cutter.named, tuple(source.id for source in book.sources)
    for page in book.pages:
        slug, listed = prose_page(page.id), (book.corrections if page.id == "about" else ())
        yield _draft(slug, render_prose_page, cutter.prose(page, "pages"), page, listed)
    yield _draft("timeline", render_timeline, cut(events=book.events, sources=every))
    yield _draft("formats", render_formats, cut(comparisons=book.comparisons, partners=cutter.undescribed()))
    for partner in book.partners:
        told = cut(comparisons=cutter.compared(partner.id), partners=(partner,))
        yield _draft(f"formats/{partner.id}", render_partner, told, partner)
    spoken = cut(people=book.people, statements=book.statements, topics=book.topics, sources=every)
    yield _draft("experts", render_experts, spoken)
    for person in book.people:
        share = cutter.share(person.id)
        shown = (*share.said, *share.relayed)
        part = cut(shown, cutter.heard(person.id), people=(person,), topics=book.topics)
        yield _draft(f"experts/{person.id}", render_person, part, person, share)
    for source in book.sources:
        share = cutter.share(source.id)
        part = cut(share.said, cutter.heard(source.id), topics=book.topics)
        yield _draft(f"experts/{source.id}", render_author, part, source.id, share)
    yield Draft(("glossary", "concordance"), render_glossary, cut(terms=book.terms, sources=every), (hidden,))
    yield _draft("sources", render_sources, cut(sources=every), hidden)
    for source in book.sources:
        part = cut(sources=(source.id,))
        yield _draft(f"sources/{source.id}", render_text, part, source, cutter.uses_in(source))
    yield _draft("coverage", render_coverage, cut(sources=every, set_aside=book.set_aside), uses)
    yield _draft("essays", render_essays, cut(essays=book.essays))
    for essay in book.essays:
        yield _draft(f"essays/{essay.id}", render_essay, cutter.prose(essay, "essays"), essay)
    yield _draft("findings", render_findings, cut(**cutter.counted()))
    ids = tuple(_forecast(book))
    yield _draft("forecasts", render_forecasts, cut(forecasts=book.forecasts, statements=named(ids)), cutter.whole(ids))
    ids = tuple(_asked(book))
    yield _draft(
        "disagreements", render_disagreements, cut(questions=book.questions, statements=named(ids)), cutter.whole(ids)
    )
    ids = tuple(id for silence in book.silences for id in (*silence.statements, *silence.rests_on))
    yield _draft("silences", render_silences, cut(silences=book.silences, statements=named(ids)), cutter.whole(ids))
    ids = tuple(id for figure in book.figures for id in figure.statements)
    told = cut(sources=every, figures=book.figures, statements=named(ids), **cutter.names())
    yield _draft("numbers", render_numbers, told, cutter.whole(ids), hidden)
    yield _draft("start", render_start, cut(paths=book.paths))
    yield _draft("downloads", render_downloads, cut(), _empty_tables(book))
    yield _draft("search", render_search, cut(sources=every))


def _empty_tables(book: Book) -> tuple[str, ...]:
    """The tables of the data that hold nothing, since the site has no records of their kind."""

    def holder(sheet: Sheet) -> Sheet:
        return holder(sheet.owner) if sheet.owner else sheet

    return tuple(sheet.name for sheet in sheets() if not getattr(book, holder(sheet).field.name))


def _draft(slug: str, render: Callable[..., Page], cut: Book, *told: object) -> Draft:
    """A page that is rendered in each language by itself."""

    def each(contexts: Iterable[Context], *told: object) -> Iterator[Page]:
        return (render(context, *told) for context in contexts)

    return Draft((slug,), each, cut, told)


def _forecast(book: Book) -> Iterator[str]:
    for forecast in book.forecasts:
        yield from (*forecast.expected, *forecast.reported, *forecast.rests_on)


def _asked(book: Book) -> Iterator[str]:
    for question in book.questions:
        yield from question.rests_on
        for position in question.positions:
            yield from position.statements
