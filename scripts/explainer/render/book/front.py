"""What stands before the text: cover, titles, imprint, contents, how to read, the book in brief; then the essays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.corpus.datewords import describe_day
from explainer.model import Block
from explainer.proof import every_sentence
from explainer.render.book.composer import Composer
from explainer.render.book.figures import cover_drawing
from explainer.render.book.prose import set_prose
from explainer.render.typst import block, call, join, string
from explainer.view.context import VOICES, written_and_published
from explainer.view.eras import texts_in_order
from explainer.view.places import essay_short

SECTION = 2
"""The level of the headings of a page."""
KINDS = ("fact", "opinion", "forecast", "official", "relayed")


def set_cover(composer: Composer) -> str:
    """The name over all sentences of the texts."""
    context, language = composer.context, composer.language
    site = context.book.site
    edition = call("strong", composer.label(f"language.{language}"))
    svg, told = cover_drawing(composer)
    caption = composer.label("book.cover")
    name, description = string(site.name[language]), composer.label("site.description")
    return call("cover", name, description, svg, told, caption, edition)


def set_titles(composer: Composer) -> Iterator[str]:
    """Half-title, title, imprint: name, what it is, the day of the edition, whose texts and on what terms."""
    context, site, language = composer.context, composer.context.book.site, composer.language
    yield call("blank-side", composer.label("book.cover.inside"))
    yield call("half-title", string(site.name[language]))
    yield call("blank-side", '""')
    day = composer.label("book.edition", day=describe_day(context.book.edition, language))
    yield call("title-page", composer.label("site.description"), string(site.holder[language]), day)
    lines = [
        string(f"{source.title[language]}. {written_and_published(context, source)}.")
        for source in texts_in_order(context.book)
    ]
    lines += [
        composer.label("book.rights"),
        composer.label("book.licence", year=context.book.edition[:4], holder=site.holder[language]),
        day,
    ]
    if composer.address:
        lines.append(call("web", string(composer.address), string(composer.address)))
    yield call("imprint", *lines)


def set_contents(composer: Composer) -> Iterator[str]:
    """The contents and the list of figures; their own headings are not listed."""
    yield composer.heading(1, "contents", composer.context.label("book.contents"), listed=False)
    yield call("contents")
    if composer.figures:
        yield composer.heading(2, "contents#figures", composer.context.label("book.figures"), listed=False)
        lines = [
            call("item", join([string(f"{number}. "), composer.turn_to(id, title)]))
            for number, (id, title) in enumerate(composer.figures, 1)
        ]
        yield call("small-print", block(lines))


def set_reading(composer: Composer) -> Iterator[str]:
    """How to read: references, notes, kinds of statements, voices; what is left out."""
    yield composer.heading(1, "how-to-read", composer.context.label("book.how"))
    first = next((reference for *_, reference in every_sentence(composer.context.book)), None)
    if first is not None and str(first) in composer.printed:
        words = {"code": first.code, "paragraph": first.paragraph, "sentence": first.sentence}
        yield composer.heading(2, "how-to-read#references", composer.context.label("book.how.references"), listed=False)
        told = composer.label("book.how.references.text", reference=first, **words)
        example = join([composer.label("book.how.example"), composer.reference(first)], " ")
        yield call("par", join([told, string(" "), example, string(". "), _texts_by_code(composer)]))
    for key in ("notes", "marks"):
        label = composer.context.label(f"book.how.{key}")
        yield composer.heading(2, f"how-to-read#{key}", label, listed=False)
        yield call("par", composer.label(f"book.how.{key}.text"))
    sic = call("item", composer.label("book.how.sic"))
    misprinted = any(source.misprints for source in composer.context.book.sources)
    yield call("small-print", block([_means(composer, "kind", KINDS), *([sic] if misprinted else [])]))
    yield composer.heading(2, "how-to-read#voices", composer.context.label("book.how.voices"), listed=False)
    yield call("par", composer.label("book.how.voices.text"))
    yield call("small-print", _means(composer, "voice", VOICES))


def _texts_by_code(composer: Composer) -> str:
    """Which text each code stands for, and on which page its original is where it is printed beside its translation."""
    context, language = composer.context, composer.language
    texts = texts_in_order(context.book)
    codes = (composer.label("book.how.text", code=one.code, title=one.title[language]) for one in texts)
    told = [join(codes, "; "), string(".")]
    others = dict.fromkeys(context.label(f"language.{one.language}") for one in texts if one.language != language)
    if others:
        own = context.label(f"language.{language}")
        told += [string(" "), composer.label("book.how.sides", original=", ".join(others), own=own)]
    return join(told)


def _means(composer: Composer, what: str, kinds: tuple[str, ...]) -> str:
    lines = []
    for kind in kinds:
        words = call("emph", composer.label(f"{what}.{kind}"))
        lines.append(call("item", join([words, string(" — "), composer.label(f"{what}.{kind}.means")])))
    return block(lines)


def set_brief(composer: Composer) -> Iterator[str]:
    """The answer in a minute: the front page of the site up to its first heading."""
    if home := composer.prose(""):
        yield composer.heading(1, home.id, home.title[composer.language])
        begins = {language: _beginning(blocks) for language, blocks in home.blocks.items()}
        yield from set_prose(composer, begins, home.id, 2)


def _beginning(blocks: Sequence[Block]) -> list[Block]:
    """What stands before the first heading; a figure of the front page stands in a part of the book."""
    end = next((at for at, block in enumerate(blocks) if block.kind == "heading"), len(blocks))
    return [block for block in blocks[:end] if block.kind != "figure"]


def set_about(composer: Composer) -> Iterator[str]:
    """How the work is made and what it leaves out: the site's page of that name without what only the site needs."""
    if about := composer.prose("about"):
        yield composer.heading(1, about.id, about.title[composer.language], opens=False)
        printed = {language: _printed(blocks) for language, blocks in about.blocks.items()}
        composer.indexed = False
        lines = list(set_prose(composer, printed, about.id, 2, listed=False))
        composer.indexed = True
        yield call("small-print", block(lines))


def _printed(blocks: Sequence[Block]) -> list[Block]:
    """What is not of the site alone."""
    kept, left_out = [], False
    for one in blocks:
        if one.kind == "heading" and one.level == SECTION:
            left_out = one.site_only
        if not left_out:
            kept.append(one)
    return kept


def set_essays(composer: Composer) -> Iterator[str]:
    """Every essay, one question each; the part has its name over the first."""
    page = composer.page("essays")
    if page.sections():
        yield composer.heading(1, page.slug, page.title)
        yield composer.lead(page)
    for section in page.sections():
        slug, essay = f"essays/{section.id}", composer.prose(f"essays/{section.id}")
        assert essay is not None
        short = essay_short(essay, composer.language)
        yield join([composer.spare(), composer.chapter(slug, composer.page(slug).title, short)])
        if essay.blocks[composer.language][0].kind == "list":
            yield call("runin", composer.label("essays.short"))
        yield from set_prose(composer, essay.blocks, slug, 3)
