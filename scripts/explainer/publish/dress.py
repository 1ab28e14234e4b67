"""Plain work on the built pages: what a theme owes the words that Python-Markdown made. Text in, text out.

It is done here and not in the templates, so that any engine that knows MkDocs's configuration can build them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from explainer.addresses import menu_of, parent_of, way
from explainer.digest import Digester
from explainer.document.nodes import KICKER
from explainer.model import LANGUAGES, Book
from explainer.pages import Builder, Draft
from explainer.proof import Proof
from explainer.publish.choices import Offer, add_choices, choices_of
from explainer.publish.contents import Contents, add_contents, contents_of
from explainer.publish.folds import Folds, fold_page, folds_of
from explainer.publish.meanings import explain_words, term_meanings
from explainer.publish.notes import set_notes
from explainer.render.site.short import ShortNotes, short_notes
from explainer.store import Shelf, Store
from explainer.view.context import Context, term_index
from explainer.write import write_text

ARTICLE = re.compile(r'(<article class="page)("[^>]*>)(.*)(</article>)', re.DOTALL)
TAGS = re.compile(r"<[^>]+>")
NOTE_MARKS = re.compile(r"<sup.*?</sup>", re.DOTALL)
TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a page is dressed with that is read from its tree."""

    choices: Offer
    folds: Folds
    contents: Contents
    kicker: str
    """What the page says of itself above its title."""
    short: ShortNotes
    """The notes that stand in its margin, too: those of our own prose."""


Dressings = list[tuple[str, str, Dressing]]
"""Language, address below its root, and what the page there is dressed with."""


@dataclass(frozen=True, slots=True)
class Dresser:
    """What dresses the pages of one language."""

    language: str
    labels: Mapping[str, str]
    menu: Collection[str]
    """The pages that it names."""
    meanings: Mapping[str, str]
    pages: Mapping[str, Dressing]
    """By their addresses below the language's root."""

    @property
    def made_from(self) -> tuple[object, ...]:
        """All that can change any dressed page beside the page itself."""
        return self.language, dict(self.labels), tuple(self.menu), dict(self.meanings)

    def kept_by(self, digester: Digester) -> Callable[[str], bytes]:
        """For a page, the digest of all that it is dressed with."""
        every = digester.of(*self.made_from)
        return lambda page: digester.of(every, self.pages[page])

    def __call__(self, text: str, page: str) -> str:
        """A built page, dressed. `page` is its address below the language's root."""
        labels, dressing = self.labels, self.pages[page]
        text = dress(text, page, self.menu, self.language, labels, dressing)
        text = fold_page(add_choices(text, dressing.choices, labels), dressing.folds)
        return explain_words(text, page, self.meanings, labels)


def dress_pages(place: Path, book: Book, store: Store) -> None:
    """Every page of every language of the built site; `store` keeps each."""
    with Shelf[str](store, "dressed pages") as shelf:
        for language, dressed in dressers(book, store).items():
            root, beside = place / language, dressed.kept_by(store.digester)
            for path in sorted(root.rglob("index.html")):
                page = path.parent.relative_to(root).as_posix().removeprefix(".")
                write_text(path, shelf.get(dressed, path.read_text(encoding="utf-8"), page, beside=beside(page)))


def dressers(book: Book, store: Store) -> dict[str, Dresser]:
    """What dresses the pages of a Book, by language; `store` keeps what the tree of each page says."""
    builder = Builder(book)
    pages: dict[str, dict[str, Dressing]] = {language: {} for language in LANGUAGES}
    with Shelf[Dressings](store, "what pages are dressed with") as shelf:
        for draft in builder.drafts:
            key = store.digester.of(builder.made_from(draft))
            for language, page, dressing in shelf.get(partial(_dressings, builder, draft), beside=key):
                pages[language][page] = dressing
    return {language: _dresser(book, language, pages[language]) for language in LANGUAGES}


def _dressings(builder: Builder, draft: Draft) -> Dressings:
    return [
        (
            page.language,
            page.slug,
            Dressing(
                choices_of(context, page),
                folds_of(context, page),
                contents_of(page),
                page.kicker,
                short_notes(context, page),
            ),
        )
        for context, page in builder.trees(draft)
    ]


def _dresser(book: Book, language: str, pages: Mapping[str, Dressing]) -> Dresser:
    context = Context(book, Proof(book), language, term_index(book, language))
    labels = {key: label.text[language] for key, label in book.labels.items()}
    return Dresser(language, labels, menu_of(book), term_meanings(context), pages)


def dress(
    text: str, page: str, menu: Collection[str], language: str, labels: Mapping[str, str], dressing: Dressing
) -> str:
    """One page. `page` is its address below the language's root; `labels` are the words of its language.

    `menu`: the pages that it names; `dressing`: what its tree says.
    """
    parent = parent_of(page, menu)
    kind = "prose" if not page or page.startswith("essays/") else "list"

    def article(found: re.Match[str]) -> str:
        inside = set_notes(_own(found[3], language), labels, dressing.short)
        inside = _top(inside, page, parent, dressing.kicker, labels)
        inside = add_contents(inside, dressing.contents, labels)
        return f"{found[1]} {kind}{found[2]}{_tables(inside, labels)}{found[4]}"

    text = ARTICLE.sub(article, text)
    if parent is not None and parent != page:
        link = f'href="{_link(page, parent)}"'
        text = text.replace(f"<li><a {link}>", f'<li><a {link} aria-current="true">')
    return text


def _link(page: str, target: str) -> str:
    return way(page, target) + "/"


def _own(html: str, language: str) -> str:
    """Marks what is in the reader's own language, so that the style sheet can set it first."""
    html = html.replace(f'<q lang="{language}">', f'<q class="own" lang="{language}">')
    html = html.replace(f'<q lang="{language}" class="translation">', f'<q class="translation own" lang="{language}">')
    return html.replace(f'class="translation" lang="{language}"', f'class="translation own" lang="{language}"')


def _top(html: str, page: str, parent: str | None, kicker: str, labels: Mapping[str, str]) -> str:
    """The line above the title: the section the page belongs to, and what the page says of itself (`kicker`)."""
    if parent is None or parent == page:
        return html
    more = ""
    if kicker:
        more = f" · <span>{escape(kicker, quote=False)}</span>"
        # Nothing in it is an element.
        head, found, rest = html.partition(f'<p><span class="{KICKER}">')
        if not found:
            raise ValueError(f"{page} does not say of itself what its tree says: {kicker}")
        html = head + rest.partition("</span></p>\n")[2]
    words = escape(labels[f"{parent}.title"])
    label = escape(labels["page.section"])
    return f'<nav class="kicker" aria-label="{label}"><a href="{_link(page, parent)}">{words}</a>{more}</nav>{html}'


def _plain(words: str) -> str:
    return TAGS.sub("", NOTE_MARKS.sub("", words)).strip()


def _tables(html: str, labels: Mapping[str, str]) -> str:
    """Row and column heads, each cell with its column's name, and a frame that can be focused where it scrolls."""
    count = 0

    def table(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        head, _, body = found[1].partition("<tbody>")
        # Text of an element, where a quotation mark is only one: in an attribute it would end it.
        names = [_plain(cell).replace('"', "&quot;") for cell in re.findall(r"<th>(.*?)</th>", head, re.DOTALL)]
        rows = re.sub(r"<tr>(.*?)</tr>", lambda row: f"<tr>{_row(row[1], names)}</tr>", body, flags=re.DOTALL)
        columns = head.replace("<th>", '<th scope="col">')
        number = f" ({count})" if count > 1 else ""
        return (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(labels["page.table"])}{number}">'
            f'<table class="table">{columns}<tbody>{rows}</table></div>'
        )

    return TABLE.sub(table, html)


def _row(row: str, names: list[str]) -> str:
    cells = re.findall(r"<td>(.*?)</td>", row, re.DOTALL)
    made = [f'<th scope="row">{cells[0]}</th>']
    for name, cell in zip(names[1:], cells[1:], strict=True):
        silent = ' class="none"' if cell.startswith('<span class="silence">') else ""
        made.append(f'<td{silent} data-label="{name}">{cell}</td>')
    return "".join(made)
