"""The printed book: the Book in one language as Typst source. Pure; `publish.pdf` typesets it.

`style.typ`, which stands beside this module, holds all that the eye sees; the source needs it in front.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.addresses import every_page
from explainer.model import LANGUAGES, Book
from explainer.pages import Builder
from explainer.proof import Proof
from explainer.render.book.back import set_colophon, set_index, set_works
from explainer.render.book.comparison import set_comparison
from explainer.render.book.composer import Composer
from explainer.render.book.findings import set_disagreements, set_forecasts, set_numbers, set_silences
from explainer.render.book.front import (
    set_about,
    set_brief,
    set_contents,
    set_cover,
    set_essays,
    set_reading,
    set_titles,
)
from explainer.render.book.glossary import set_glossary
from explainer.render.book.names import Names, given_names
from explainer.render.book.texts import printed_references, set_sources
from explainer.render.book.timeline import set_timeline
from explainer.render.book.voices import set_voices
from explainer.render.typst import array, block, call, string
from explainer.view.context import Context
from explainer.view.uses import find_uses


def render_book(book: Book, language: str, address: str = "") -> str:
    """The whole book of one language, ready to be typeset with `style.typ`.

    `address`: where the site is, "" if nowhere.
    """
    composer = _composer(book, language, address)
    texts, others = list(_up_to_the_texts(composer)), list(_behind_the_texts(composer))
    # The contents list figures, which are known only now.
    front = [set_cover(composer), *set_titles(composer), *set_contents(composer)]
    # So are the places that a link of the prose can lead to.
    places = call("goto-among", array(map(string, sorted(composer.anchors))))
    # Nearly all that is referred to are the texts: where they stand is known before the rest is set for the first time.
    made = block([*front, *texts, call("rest", f"() => {block(others)}")])
    return f"#show: {_settings(composer)}\n#let goto = {places}\n#{made}\n"


def render_cover(book: Book, language: str) -> str:
    """The cover alone, which the e-book has as a picture."""
    composer = _composer(book, language)
    return f"#show: {_settings(composer)}\n#{set_cover(composer)}\n"


def _composer(book: Book, language: str, address: str = "") -> Composer:
    proof = Proof(book)
    context = Context(book, proof, language)
    names = Names(book, frozenset((*LANGUAGES, *(source.language for source in book.sources))))
    return Composer(context, Builder(book), names, printed_references(book, find_uses(book, proof)), address)


def _settings(composer: Composer) -> str:
    book, language = composer.context.book, composer.language
    year, month, day = (str(int(part)) for part in book.edition.split("-"))
    return call(
        "book.with",
        title=string(book.site.name[language]),
        description=composer.label("site.description"),
        author=string(book.site.holder[language]),
        given=array(map(string, given_names(book))),
        lang=string(language),
        date=call("datetime", year=year, month=month, day=day),
    )


def _up_to_the_texts(composer: Composer) -> Iterator[str]:
    yield from set_reading(composer)
    yield from set_brief(composer)
    yield from _of_the_site(composer, ("experts", set_voices(composer)), ("sources", set_sources(composer)))


def _behind_the_texts(composer: Composer) -> Iterator[str]:
    return _of_the_site(
        composer,
        ("essays", set_essays(composer)),
        ("timeline", set_timeline(composer)),
        ("formats", set_comparison(composer)),
        ("disagreements", set_disagreements(composer)),
        ("forecasts", set_forecasts(composer)),
        ("silences", set_silences(composer)),
        ("numbers", set_numbers(composer)),
        ("glossary", set_glossary(composer)),
        ("about", set_about(composer)),
        ("sources", set_index(composer)),
        ("sources", set_works(composer)),
        ("sources", set_colophon(composer)),
    )


def _of_the_site(composer: Composer, *parts: tuple[str, Iterable[str]]) -> Iterator[str]:
    """What the site has no page for the book has no chapter for."""
    there = frozenset(every_page(composer.context.book))
    for page, part in parts:
        if page in there:
            yield from part
