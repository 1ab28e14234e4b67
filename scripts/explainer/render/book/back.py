"""What stands after the text: the index of names and terms, the works cited, how the book is made."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.alphabets import language_of
from explainer.corpus.datewords import describe, describe_day
from explainer.languages.known import language_named
from explainer.model import Reference, Work
from explainer.render.book.composer import Composer
from explainer.render.book.names import entries, initial, sort_key
from explainer.render.typst import array, block, call, join, string
from explainer.view.context import written_and_published


def set_index(composer: Composer) -> Iterator[str]:
    """Names and terms with their pages, as Typst counts them; bold where the name has its own entry."""
    lines = [
        array(
            (
                string(entry.name),
                string(initial(entry.name)),
                array(map(string, entry.ids)),
                string(entry.main) if entry.main in composer.anchors else "none",
                join([call("see-word", composer.label("book.index.see")), string(entry.see)], " ")
                if entry.see
                else "none",
            )
        )
        for entry in entries(composer.context.book, composer.language)
    ]
    if not lines:
        return
    yield call("anchor", string("before-index"))
    yield composer.heading(1, "index", composer.context.label("book.index"), opens=False)
    yield call("lead", composer.label("book.index.lead"))
    yield call("name-index", *lines)


def set_works(composer: Composer) -> Iterator[str]:
    """The texts that the book rests on, and the works that their endnotes cite, with the notes that do."""
    context, language = composer.context, composer.language
    yield composer.heading(1, "works", context.label("book.works"), opens=False)
    yield composer.heading(2, "works#texts", context.label("book.works.texts"), listed=False)
    lines = []
    for source in context.book.sources:
        publisher = f"{written_and_published(context, source)}."
        written = f"{context.label('sources.date')} {describe(source.date, language)}."
        ours = () if source.has_title else (context.label("sources.title-ours"),)
        words = " ".join([f"{source.title[language]}.", publisher, written, *ours])
        lines.append(call("work", join([string(words), composer.page_of(f"sources/{source.id}", source.code)], " ")))
    cited: dict[Work, list[Reference]] = {}
    for source in context.book.sources:
        for note in source.text.endnotes:
            cited.setdefault(note.work, []).append(Reference(source.code, note=note.label))
    if cited:
        lines.append(composer.heading(2, "works#cited", context.label("book.works.cited"), listed=False))
    for work in sorted(cited, key=lambda work: sort_key(work.title, language)):
        day = describe_day(work.accessed, language)
        title = string(language_named(language).house.title_marks(work.title))
        pieces = [
            join([composer.tongue(language_of(work.title), title), string(f". {work.publisher}.")]),
            call("web", string(work.address), string(work.address)),
            string(f"({context.label('reading.accessed', day=day)})."),
            join(map(composer.reference, cited[work]), "; "),
        ]
        lines.append(call("work", join(pieces, " ")))
    yield call("small-print", block(lines))


def set_colophon(composer: Composer) -> Iterator[str]:
    """How the book is made; what it leaves out, where the site that has it can be opened."""
    context = composer.context
    composer.anchors.add("colophon")
    lines = [composer.label(key) for key in ("book.colophon.set", "book.colophon.made")]
    if composer.address:
        lines.append(composer.label("book.left-out"))
        lines.append(call("web", string(composer.address), string(composer.address)))
    yield call("colophon", string("colophon"), string(context.label("book.colophon")), *lines)
