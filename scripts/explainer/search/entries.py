"""What a search can find: the parts of the built pages of one language, each with an address.

Only here is the built HTML read; who has page trees can make the same entries of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

from lxml import html

from explainer.digest import Digester
from explainer.model import Book, Named
from explainer.store import Shelf

# Notes repeat the sources, where their words are found; the rest is no content.
LEFT_OUT_TAGS = {"nav", "script", "style", "sup", "svg", "fieldset", "figcaption"}
LEFT_OUT_CLASSES = {
    *("footnote", "legend", "next", "about", "uses", "meanings", "choices", "filter", "kicker", "mark", "ours"),
    *(
        "wording",
        "size",
        "silence",
        "contents-rail",
        "side",
        "holds",
        "glance",
        "block-kind",
        "beside",
        "disputed",
        "places",
        "inferred",
        "whole",
    ),
}
HEADS_ONLY = {"concordance/", "coverage/"}
"""Pages that repeat the sources: only what they are can be found."""
BLANKS = re.compile(r"[ \t\n\r\f]+")
PART = "\0"
"""Where a block within words begins or ends."""
PARTED = re.compile(rf"(?<=[\w»”)’])[ \n]*{PART}[ \n{PART}]*(?=[\w«“(])")
"""The same between words that no punctuation parts."""
BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "td", "th", "blockquote", "dt", "dd", "figure"}
HEADINGS = {"h2", "h3"}
LEAD = 14
"""Letters beside its links of a line that does nothing but lead on."""


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


@dataclass(slots=True)
class _Part:
    """An entry in the making."""

    kind: str
    anchor: str = ""
    title: str = ""
    own: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """Lines of other names: an excerpt shows what is said before them."""
    reference: str = ""
    speakers: tuple[tuple[str, str], ...] = ()
    heads: bool = False


def read_entries(
    root: Path, book: Book, language: str, shelf: Shelf[tuple[Entry, ...]] | None = None
) -> Iterator[Entry]:
    """The parts of all built pages below a language's root, in the order of their addresses and of the page.

    `shelf` keeps those of each page.
    """
    shelf, make = shelf or Shelf(), partial(_of_page, _known(book))
    names = Digester().of(book.people, book.partners, book.terms)
    front = book.labels["home.title"].text[language]
    for path in sorted(root.rglob("index.html")):
        page, data = path.relative_to(root).as_posix().removesuffix("index.html"), path.read_bytes()
        found = shelf.get(make, language, page, data, beside=names)
        # The front page has a long title, and a name wherever another page names it.
        yield from found if page else (replace(entry, group=front) for entry in found)


def _of_page(known: Mapping[str, tuple[str, Named]], language: str, page: str, data: bytes) -> tuple[Entry, ...]:
    article = html.document_fromstring(data).find(".//article")
    if article is None or article.find(".//*[@data-search-page]") is not None:
        return ()
    return tuple(islice(_entries(article, page, known, language), 1 if page in HEADS_ONLY else None))


def _known(book: Book) -> dict[str, tuple[str, Named]]:
    """Each record that has a name, by its id, with the list that it stands in."""
    lists = (("experts/", book.people), ("formats/", book.partners), ("glossary/", book.terms))
    return {record.id: (page, record) for page, records in lists for record in records}


def _entries(
    article: html.HtmlElement, page: str, known: Mapping[str, tuple[str, Named]], language: str
) -> Iterator[Entry]:
    heading, above = article.find(".//h1"), article.find(".//nav[@class='kicker']/a")
    title = _words(heading) if heading is not None else ""
    group = _words(above) if above is not None else title
    about = page.rstrip("/").rpartition("/")[2]
    letter = ""
    for part in _parts(article, language):
        letter = letter or part.reference.rstrip(".0123456789")
        home, record = known.get(part.anchor or about, ("", None))
        named = record is not None and (page == home if part.kind == "section" else part.kind == "page")
        yield Entry(
            address=page + (f"#{part.anchor}" if part.anchor else ""),
            kind=part.kind,
            page=title,
            group=group,
            title=title if part.kind == "page" else part.title,
            blocks=(*(part.own or part.other), *part.names),
            names=names_of(record) if record and named else (),
            reference=part.reference
            or (f"{letter}.{part.anchor.rpartition('-')[2]}" if part.kind == "endnote" else ""),
            speakers=part.speakers,
            heads=part.heads,
        )


def names_of(record: Named) -> tuple[str, ...]:
    """Every name of a record in every language, each once."""
    every = [words for text in (record.name, record.short) for words in text]
    every += [form for forms in record.forms.values() for form in forms]
    return tuple(dict.fromkeys(every))


def _parts(article: html.HtmlElement, language: str) -> Iterator[_Part]:
    part = _Part("page")
    for element in _blocks(article):
        classes = element.get("class", "").split()
        if element.tag in HEADINGS or "sentence" in classes or "event" in classes:
            yield part
            part = _begin(element, classes)
        if element.tag in HEADINGS or "sentence" in classes or "event" in classes or element.tag == "h1":
            continue
        words = _words(element)
        if words and not _is_frame(element, words):
            said = part.own if _language(element, language) == language else part.other
            (part.names if _only_names(element, words) else said).append(words)
    yield part


def _begin(element: html.HtmlElement, classes: list[str]) -> _Part:
    if "sentence" in classes:
        reference = element.find(".//a[@class='reference']")
        return _Part(
            "endnote" if "endnote" in classes else "sentence",
            element.get("id", ""),
            reference=_words(reference) if reference is not None else "",
            speakers=tuple(_speakers(element)),
            heads=element.find(".//p[@role='heading']") is not None,
        )
    if "event" in classes:
        date, strong = element.find(".//span[@class='date']"), element.find(".//strong")
        said = [_words(one) for one in (date, strong) if one is not None]
        return _Part("event", element.get("id", ""), ": ".join(said))
    return _Part("pointer" if _leads(element) else "section", element.get("id", ""), _words(element))


def _leads(heading: html.HtmlElement) -> bool:
    """Whether a heading is a link, and stands for the page that it leads to; that of a fold has the link below it."""
    if heading.find("./a[@href]") is not None:
        return True
    summary = heading.getparent()
    below = summary.getnext() if summary is not None and summary.tag == "summary" else None
    link = below.find("./a[@href]") if below is not None and below.tag == "p" else None
    return link is not None and link.text_content() == heading.text_content()


def _speakers(sentence: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each speaker that the line below a sentence names, with the voice that stands behind the name."""
    around = sentence.getparent()
    what = around.get("data-block", "") if around is not None else ""
    for link in sentence.iterfind(".//*[@class='about']/a"):
        if "experts/" in link.get("href", ""):
            voice = link.getnext()
            how = _words(voice) if voice is not None and "voice" in voice.get("class", "").split() else ""
            yield _words(link), ", ".join(filter(None, [how, what]))


def _is_frame(element: html.HtmlElement, words: str) -> bool:
    """A line that holds the page together and says nothing: only strong words, or links for the greater part."""
    if element.tag not in ("p", "li"):
        return False
    if element.find("./span[@class='kind']") is not None or element.find("./span[@class='date']") is not None:
        return True
    strong = "".join(_words(one) for one in element.iterfind("./strong"))
    links = "".join(_words(one) for one in element.iterfind(".//a") if one.get("class") != "term")
    led = element.tag == "p" and element.find(".//span[@class='statement']") is None and links
    return strong == words or bool(led and len(words) - len(links) < max(LEAD, len(links)))


def _only_names(element: html.HtmlElement, words: str) -> bool:
    """A line that lists names, each in a language of its own, and says nothing of them."""
    named = "".join(_words(one) for one in element.iterfind("./span[@lang]"))
    return element.tag == "p" and named != "" and len(words) - len(named) <= 3 * len(element)


def _blocks(article: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The blocks in order, none inside another but for those of events and sentences, which begin an entry."""
    stack = [article]
    while stack:
        element = stack.pop()
        if _left_out(element):
            continue
        classes = element.get("class", "").split()
        begins = "sentence" in classes or "event" in classes
        inner = "paragraph" in classes or any(child.tag in (*BLOCKS, "ul", "ol") for child in element)
        inner = inner and element.tag in BLOCKS
        if begins or (element.tag in BLOCKS and not inner):
            yield element
        if begins or inner or element.tag not in BLOCKS:
            stack.extend(reversed([child for child in element if isinstance(child.tag, str)]))


def _left_out(element: html.HtmlElement) -> bool:
    return element.tag in LEFT_OUT_TAGS or bool(LEFT_OUT_CLASSES & set(element.get("class", "").split()))


def _language(element: html.HtmlElement, otherwise: str) -> str:
    return str(next((one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")), otherwise))


def _words(element: html.HtmlElement) -> str:
    """The words of an element without what is left out; who is named behind a statement is left out, too."""
    words = BLANKS.sub(" ", PARTED.sub(" · ", "".join(_pieces(element))).replace(PART, " ")).strip()
    # What parted the words from what is left out goes with it; a sentence of a text begins and ends as it does there.
    return words if element.get("lang") else words.strip(" ·—–")


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    before: html.HtmlElement | None = None
    for child in element:
        if isinstance(child.tag, str) and not _left_out(child) and not _names_speaker(child, before):
            around = " " if child.tag == "br" else PART if child.tag in ("div", *BLOCKS) else ""
            yield from (around, *_pieces(child), around)
        before = child
        yield child.tail or ""


def _names_speaker(element: html.HtmlElement, before: html.HtmlElement | None) -> bool:
    return element.tag == "a" and before is not None and "mark" in before.get("class", "").split()
