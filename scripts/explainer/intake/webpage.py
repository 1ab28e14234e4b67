"""A page of the web: the part that is its text, and what its head says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lxml import html

from explainer.intake.cleaning import Told

SHOWN = 20
"""So many of the words that are left out are told."""
PARTS = ("article", "main", "*[@role='main']", "*[@itemprop='articleBody']")
AROUND = ("script", "style", "noscript", "template", "nav", "aside", "form", "button", "iframe", "svg", "footer")
NAMED: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "citation_title", "dc.title"),
    "author": ("author", "article:author", "citation_author", "dc.creator"),
    "publisher": ("og:site_name", "citation_publisher", "dc.publisher"),
    "address": ("og:url",),
    "date": ("article:published_time", "citation_publication_date", "dc.date", "date"),
}


def webpage(source: str, told: Told) -> tuple[str, dict[str, str]]:
    """The HTML of the text alone, and title, author, publisher, address, date and licence where the head has them."""
    page = html.document_fromstring(source)
    said = _head(page)
    whole = _words(page)
    part = _part(page)
    for tag in AROUND:
        for node in [*part.iter(tag)]:
            node.drop_tree()
    left = _without(whole, _words(part))
    shown = " ".join(left[:SHOWN]) + " …" * (len(left) > SHOWN)
    told.say(len(left), f"words of the page around its text (menus, lists, forms, scripts), left out: “{shown}”")
    return str(html.tostring(part, encoding="unicode", with_tail=False)), said


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Words in their order, without as many of each as there are among the others."""
    kept, left = Counter(others), list[str]()
    for word in words:
        if kept[word]:
            kept[word] -= 1
        else:
            left.append(word)
    return left


def _part(page: html.HtmlElement) -> html.HtmlElement:
    for name in PARTS:
        found = page.xpath(f"//{name}")
        if len(found) == 1:
            return found[0]
    return next(iter(page.xpath("//body")), page)


def _words(node: html.HtmlElement) -> list[str]:
    return " ".join(
        node.xpath(".//text()[not(ancestor::script) and not(ancestor::style) and not(ancestor::head)]")
    ).split()


def _head(page: html.HtmlElement) -> dict[str, str]:
    metas = {
        str(one.get("property") or one.get("name") or "").lower(): " ".join(str(one.get("content") or "").split())
        for one in page.iter("meta")
    }
    found = {key: next((metas[name] for name in names if metas.get(name)), "") for key, names in NAMED.items()}
    found["title"] = found["title"] or " ".join("".join(page.xpath("//head/title//text()")).split())
    # What a browser shows above a page names its site, too: «Title — The Herald».
    headline = " ".join(" ".join(page.xpath("(//h1)[1]//text()")).split())
    found["title"] = headline if headline and found["title"].startswith(headline) else found["title"]
    found["address"] = next(iter(page.xpath("//link[@rel='canonical']/@href")), "") or found["address"]
    found["licence"] = next(iter(page.xpath("//*[contains(concat(' ', @rel, ' '), ' license ')]/@href")), "")
    return {key: str(words) for key, words in found.items() if words}
