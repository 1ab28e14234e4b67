"""The printed book: the Book in one language as Typst source. Pure; `publish.pdf` typesets it.

`style.typ`, which stands beside this module, holds all that the eye sees; the source needs it in front.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from explainer.addresses import every_page
from explainer.corpus.mentions import make_index
from explainer.model import Book
from explainer.proof import Proof
from explainer.render.book.back import set_index, set_works
from explainer.render.book.comparison import set_comparison, set_partners
from explainer.render.book.composer import Composer
from explainer.render.book.experts import set_experts
from explainer.render.book.findings import set_disagreements, set_forecasts, set_numbers, set_silences
from explainer.render.book.front import set_about, set_brief, set_contents, set_essays, set_reading, set_title
from explainer.render.book.glossary import set_glossary
from explainer.render.book.keep import keep_together
from explainer.render.book.names import Names
from explainer.render.book.parallel import printed_references, set_sources
from explainer.render.book.timeline import set_timeline
from explainer.render.context import Context
from explainer.render.glossary import concordance
from explainer.render.typst import array, block, call, string
from explainer.render.uses import find_uses


def render_book(book: Book, language: str) -> str:
    """The whole book of one language, ready to be typeset with `style.typ`."""
    proof = Proof(book)
    context = Context(book, proof, language, make_index((), language))
    names = Names(book, frozenset((language, *(source.language for source in book.sources))))
    composer = Composer(context, names, printed_references(book.sources, find_uses(book, proof)))
    body = block(_parts(composer))
    year, month, day = (str(int(part)) for part in book.edition.split("-"))
    settings = call(
        "book.with",
        title=string(book.site.name[language]),
        description=composer.label("site.description"),
        author=string(book.site.holder[language]),
        lang=string(language),
        date=call("datetime", year=year, month=month, day=day),
    )
    # Only now is it known which places a link of the prose can lead to.
    places = call("goto-among", array(map(string, sorted(composer.anchors))))
    return f"#show: {settings}\n#let goto = {places}\n#{body}\n"


def _parts(composer: Composer) -> Iterator[str]:
    book = composer.context.book
    users = {term: Counter(item.speaker for item in items) for term, items in concordance(book).items()}
    there = frozenset(every_page(book))
    for page, part in (
        ("", set_title(composer)),
        ("", set_contents(composer)),
        ("", set_reading(composer)),
        ("", set_brief(composer)),
        ("essays", set_essays(composer)),
        ("timeline", set_timeline(composer)),
        ("formats", set_comparison(composer)),
        ("formats", set_partners(composer)),
        ("experts", set_experts(composer)),
        ("glossary", set_glossary(composer, users)),
        ("forecasts", set_forecasts(composer)),
        ("disagreements", set_disagreements(composer)),
        ("silences", set_silences(composer)),
        ("numbers", set_numbers(composer)),
        ("sources", set_sources(composer)),
        ("sources", set_index(composer)),
        ("sources", set_works(composer)),
        ("about", set_about(composer)),
    ):
        # What the site has no page for the book has no chapter for.
        if not page or page in there:
            yield from keep_together(tuple(part))
