"""What a search can find: the parts of the pages of every language, each with an address, made of the pages' trees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from explainer.addresses import menu_of, parent_of
from explainer.document.nodes import Page
from explainer.model import LANGUAGES, Book, Named
from explainer.pages import Builder
from explainer.search.parts import Filled, Head, parts_of, tidy
from explainer.view.context import Context

MOST = {"concordance": 1, "coverage": 1, "search": 0}
"""How many parts of a page can be found: of one that repeats the texts only what it is; of that of the search none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A part of a page: its head, a section, an event, a sentence."""

    address: str
    """Below the language's root: `essays/`, `essays/#an-id`; the front page is empty."""
    kind: str
    """`page`, `section`, `event`, `sentence`, `endnote`, or `pointer` for a section that is about another page."""
    page: str
    """The title of its page."""
    group: str
    """The title of the list that its page belongs to; of a page that belongs to none, its own."""
    title: str
    """Its own heading; of a sentence none."""
    blocks: tuple[str, ...]
    """The words of its paragraphs, in the page's language; those in another one if there are no others."""
    names: tuple[str, ...] = ()
    """Every name of what it is about, in all languages."""
    reference: str = ""
    speakers: tuple[tuple[str, str], ...] = ()
    """Whose words a sentence is, each with how they are brought: "quoted", "reported, Caption"."""
    heads: bool = False
    """Whether a sentence is a title or a heading of its text."""


def find_entries(book: Book, filled: Mapping[str, Filled]) -> dict[str, tuple[Entry, ...]]:
    """By language, the parts of all pages, in the order of their files and of the page.

    `filled`: by language, what figures and lists say.
    """
    builder, records, menu = Builder(book), _records(book), menu_of(book)
    found: dict[str, dict[str, tuple[Entry, ...]]] = {language: {} for language in LANGUAGES}
    for draft in builder.drafts:
        for context, page in builder.trees(draft):
            every = _entries(context, page, _group(context, page, menu), records, filled[page.language])
            found[page.language][page.slug] = tuple(islice(every, MOST.get(page.slug)))
    return {
        language: tuple(entry for slug in sorted(pages, key=_file) for entry in pages[slug])
        for language, pages in found.items()
    }


def _file(slug: str) -> list[str]:
    """What a page is sorted by: behind those below it whose names come first."""
    return [*filter(None, slug.split("/")), "index.html"]


def _records(book: Book) -> dict[str, tuple[str, Named]]:
    """Each record that has a name, by its id, with the list that it stands in."""
    lists = (("experts", book.people), ("formats", book.partners), ("glossary", book.terms))
    return {record.id: (page, record) for page, records in lists for record in records}


def _group(context: Context, page: Page, menu: Collection[str]) -> str:
    """The title of its list. The front page has a long title, and a name wherever another page names it."""
    if not page.slug:
        return context.label("home.title")
    parent = parent_of(page.slug, menu)
    return page.title if parent in (None, page.slug) else context.label(f"{parent}.title")


def _entries(
    context: Context, page: Page, group: str, records: Mapping[str, tuple[str, Named]], filled: Filled
) -> Iterator[Entry]:
    title, about = tidy(page.title), page.slug.rpartition("/")[2]
    for head, blocks in _gathered(parts_of(context, page.nodes, filled)):
        home, record = records.get(head.anchor or about, ("", None))
        named = record and (head.kind == "page" or (head.kind == "section" and page.slug == home))
        yield Entry(
            address=(f"{page.slug}/" if page.slug else "") + (f"#{head.anchor}" if head.anchor else ""),
            kind=head.kind,
            page=title,
            group=tidy(group),
            title=title if head.kind == "page" else head.title,
            blocks=blocks,
            names=names_of(record) if record and named else (),
            reference=head.reference,
            speakers=head.speakers,
            heads=head.heads,
        )


def _gathered(found: Iterable[Head | str]) -> Iterator[tuple[Head, tuple[str, ...]]]:
    """Each head with its paragraphs; what stands before the first one is the page's own."""
    head, blocks = Head(kind="page"), list[str]()
    for one in found:
        if isinstance(one, Head):
            yield head, tuple(blocks)
            head, blocks = one, []
        elif one:
            blocks.append(one)
    yield head, tuple(blocks)


def names_of(record: Named) -> tuple[str, ...]:
    """Every name of a record in every language, each once."""
    every = [words for text in (record.name, record.short) for words in text]
    every += [form for forms in record.forms.values() for form in forms]
    return tuple(dict.fromkeys(every))
