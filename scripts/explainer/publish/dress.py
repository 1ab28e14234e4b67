"""Plain work on the built pages: what a theme owes the words that Python-Markdown made. Text in, text out.

It is done here and not in the templates, so that any engine that knows MkDocs's configuration can build them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from explainer.addresses import menu_of, parent_of, way
from explainer.digest import Digester
from explainer.model import LANGUAGES, Book
from explainer.pages import Builder, Draft
from explainer.proof import Proof
from explainer.publish.choices import Offer, add_choices, choices_of
from explainer.publish.folds import Folds, fold_page, folds_of
from explainer.publish.meanings import explain_words, term_meanings
from explainer.publish.notes import set_notes
from explainer.render.site.short import ShortNotes, short_notes
from explainer.store import Shelf, Store
from explainer.view.context import Context, term_index
from explainer.write import write_text

ARTICLE = re.compile(r'(<article class="page)("[^>]*>)(.*)(</article>)', re.DOTALL)
HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
TAGS = re.compile(r"<[^>]+>")
NOTE_MARKS = re.compile(r"<sup.*?</sup>", re.DOTALL)
KICKER = re.compile(r'<p><span class="kicker">(.*?)</span></p>\s*')
TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
# More headings than this make a list of headings too long to name the third level; many more, too long to be one.
LONG = 12
ENDLESS = 40


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a page is dressed with that is read from its tree."""

    choices: Offer
    folds: Folds
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
        text = dress(text, page, self.menu, self.language, labels, dressing.short)
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
            Dressing(choices_of(context, page), folds_of(context, page), short_notes(context, page)),
        )
        for context, page in builder.trees(draft)
    ]


def _dresser(book: Book, language: str, pages: Mapping[str, Dressing]) -> Dresser:
    context = Context(book, Proof(book), language, term_index(book, language))
    labels = {key: label.text[language] for key, label in book.labels.items()}
    return Dresser(language, labels, menu_of(book), term_meanings(context), pages)


def dress(
    text: str, page: str, menu: Collection[str], language: str, labels: Mapping[str, str], short: ShortNotes
) -> str:
    """One page. `page` is its address below the language's root; `labels` are the words of its language.

    `menu`: the pages that it names; `short`: the notes that stand in its margin, too.
    """
    parent = parent_of(page, menu)
    kind = "prose" if not page or page.startswith("essays/") else "list"

    def article(found: re.Match[str]) -> str:
        inside = set_notes(_own(found[3], language), labels, short)
        inside = _top(inside, page, parent, labels)
        inside = _contents(inside, kind, labels)
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


def _top(html: str, page: str, parent: str | None, labels: Mapping[str, str]) -> str:
    """The line above the title: the section the page belongs to, and what the page says of itself there."""
    said = KICKER.search(html) if parent is not None else None
    more = f" · <span>{said[1]}</span>" if said else ""
    if said:
        html = html[: said.start()] + html[said.end() :]
    if parent is None or parent == page:
        return html
    words = escape(labels[f"{parent}.title"])
    label = escape(labels["page.section"])
    return f'<nav class="kicker" aria-label="{label}"><a href="{_link(page, parent)}">{words}</a>{more}</nav>{html}'


def _contents(html: str, kind: str, labels: Mapping[str, str]) -> str:
    """The list of headings, behind the first paragraph or the title. Prose keeps its margin free for notes."""
    body = html.partition('<div class="footnote"')[0]
    entries = [(level, id, _plain(words)) for level, id, words in HEADING.findall(body)]
    chapters = [entry for entry in entries if entry[0] == "2"]
    # Where every heading is itself a link the page is such a list already, unless it is a long one.
    plain = sum(not words.lstrip().startswith("<a") for level, _, words in HEADING.findall(body) if level == "2")
    if kind == "prose" or not (len(chapters) > 15 or (len(chapters) > 1 and plain > 1)):
        return html
    label = escape(labels["page.contents"])
    if len(chapters) > ENDLESS:
        letters = f'<nav class="letters" aria-label="{label}">{_letters(chapters)}</nav>'
        return _behind_first(html, f'<div class="contents-rail">{letters}</div>')
    items, deep = [], len(chapters) < LONG
    for level, id, words in entries:
        if level == "2" or deep:
            css = "" if level == "2" else ' class="deeper"'
            items.append(f'<li{css}><a href="#{id}">{words}</a></li>')
    top = f'<li class="to-top"><a href="#top">{escape(labels["page.top"])}</a></li>'
    rail = (
        f'<div class="contents-rail"><details class="contents"><summary>{label}</summary>'
        f'<nav aria-label="{label}"><ul>{"".join(items)}{top}</ul></nav></details></div>'
    )
    return _behind_first(html, rail)


def _behind_first(html: str, words: str) -> str:
    """The page with something behind its first paragraph, or its title where none follows."""
    head, title_end, rest = html.partition("</h1>")
    first = re.match(r"\s*<p>.*?</p>", rest, re.DOTALL)
    cut = first.end() if first else 0
    return f"{head}{title_end}{rest[:cut]}{words}{rest[cut:]}"


def _letters(chapters: list[tuple[str, str, str]]) -> str:
    """The letters that a long list of names has, each a link to the first name under it.

    Those of another script are one link for all, since some look like letters of this one.
    """
    begins = [(next((one for one in words if one.isalnum()), words[:1]).upper(), id) for _, id, words in chapters]
    scripts = Counter(_script(letter) for letter, _ in begins if letter.isalpha())
    own = max(scripts, key=scripts.__getitem__, default="")
    first: dict[str, str] = {}
    for letter, id in begins:
        others = sorted({one for one, _ in begins if one.isalpha() and _script(one) == _script(letter) != own})
        first.setdefault("–".join(dict.fromkeys((others[0], others[-1]))) if letter in others else letter, id)
    return " ".join(f'<a href="#{id}">{letter}</a>' for letter, id in first.items())


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


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
