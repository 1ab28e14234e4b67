"""What stands before the text: title page, contents, how to read, the book in brief."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.datewords import describe_day
from explainer.proof import every_sentence
from explainer.render.book.composer import Composer
from explainer.render.book.prose import set_prose
from explainer.render.corrections import with_corrections
from explainer.render.typst import array, bullets, call, join, string

KINDS = ("fact", "opinion", "forecast", "official", "relayed")


def _end(kind: str) -> str:
    return "." if kind == KINDS[-1] else ";"


VOICES = ("direct", "indirect", "inherited", "editorial")


def set_title(composer: Composer) -> Iterator[str]:
    """Name, what it is, the day of the edition, whose texts and on what terms."""
    context, site = composer.context, composer.context.book.site
    day = describe_day(context.book.edition, composer.language)
    lines = [composer.label("book.edition", day=day)]
    lines += [
        string(
            f"{source.code} — {source.title[composer.language]}. "
            f"{context.label('sources.publisher')} {source.publisher[composer.language]}."
        )
        for source in context.book.sources
    ]
    lines += [
        composer.label("book.rights"),
        composer.label("book.licence", year=context.book.edition[:4], holder=site.holder[composer.language]),
    ]
    yield call("title-page", string(site.name[composer.language]), composer.label("site.description"), array(lines))


def set_contents(composer: Composer) -> Iterator[str]:
    """The contents; its own heading is not listed in it."""
    yield composer.heading(1, "contents", composer.context.label("book.contents"), listed=False)
    yield call("contents")


def set_reading(composer: Composer) -> Iterator[str]:
    """How to read: references, notes, marks, voices."""
    yield composer.heading(1, "how-to-read", composer.context.label("book.how"))
    first = next((reference for *_, reference in every_sentence(composer.context.book)), None)
    if first is not None and str(first) in composer.printed:
        words = {"code": first.code, "paragraph": first.paragraph, "sentence": first.sentence}
        yield composer.heading(2, "how-to-read#references", composer.context.label("book.how.references"), listed=False)
        told = composer.label("book.how.references.text", reference=first, **words)
        example = join([composer.label("book.how.example"), composer.reference(first)], " ")
        yield call("par", join([told, string(" "), example, string(".")]))
    yield composer.heading(2, "how-to-read#notes", composer.context.label("book.how.notes"), listed=False)
    yield call("par", composer.label("book.how.notes.text"))
    yield composer.heading(2, "how-to-read#marks", composer.context.label("book.how.marks"), listed=False)
    yield call("par", composer.label("book.how.marks.text"))
    yield bullets(
        join([composer.mark(kind), string(" — "), composer.label(f"kind.{kind}.means"), string(_end(kind))], "")
        for kind in KINDS
    )
    yield composer.heading(2, "how-to-read#voices", composer.context.label("book.how.voices"), listed=False)
    yield call("par", composer.label("book.how.voices.text"))
    yield bullets(
        join([call("strong", composer.label(f"voice.{kind}")), string(" — "), composer.label(f"voice.{kind}.means")])
        for kind in VOICES
    )


def set_brief(composer: Composer) -> Iterator[str]:
    """The answer in a minute: the front page of the site up to its first heading."""
    home = next((page for page in composer.context.book.pages if page.id == "home"), None)
    if home is None:
        return
    blocks = home.blocks[composer.language]
    end = next((at for at, block in enumerate(blocks) if block.kind == "heading"), len(blocks))
    yield composer.heading(1, "home", home.title[composer.language])
    yield from set_prose(composer, blocks[:end], "home", 2)


def set_about(composer: Composer) -> Iterator[str]:
    """How the work is made and what it leaves out: the site's page of that name."""
    about = next((page for page in composer.context.book.pages if page.id == "about"), None)
    if about is not None:
        about = with_corrections(about, composer.context.book.corrections, composer.context.book.labels)
        yield composer.heading(1, "about", about.title[composer.language])
        yield from set_prose(composer, about.blocks[composer.language], "about", 2, listed=False)


def set_essays(composer: Composer) -> Iterator[str]:
    """Every essay, one question each."""
    if composer.context.book.essays:
        yield composer.heading(1, "essays", composer.context.label("essays.title"))
        yield call("lead", composer.label("essays.lead"))
    for essay in composer.context.book.essays:
        slug = f"essays/{essay.id}"
        yield composer.heading(2, slug, essay.title[composer.language])
        yield from set_prose(composer, essay.blocks[composer.language], slug, 3)
